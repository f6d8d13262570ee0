"""What is proposed to the secretary where minutes give no day: never taken without a press."""

from datetime import date
from typing import Final

from domain.deadlines import Deadline, WorkCalendar, due_date
from domain.vocabulary import DeadlineKind

_PROPOSED: Final = {
    DeadlineKind.IMMEDIATE: Deadline(DeadlineKind.WORKING_DAYS, 2),
    DeadlineKind.ASAP: Deadline(DeadlineKind.WEEKS, 1),
    DeadlineKind.NONE: Deadline(DeadlineKind.WEEKS, 2),
    DeadlineKind.UNTIL_DONE: Deadline(DeadlineKind.MONTHS, 1),
    DeadlineKind.PERIOD: Deadline(DeadlineKind.MONTHS, 1),
    DeadlineKind.RELATIVE_EVENT: Deadline(DeadlineKind.MONTHS, 1),
}


def proposed_due(kind: DeadlineKind, base: date, work_calendar: WorkCalendar) -> date | None:
    """A day for «فوری» and its like; two weeks, the commonest deadline, where minutes say nothing."""
    usual = _PROPOSED.get(kind)
    return due_date(usual, base, work_calendar=work_calendar) if usual is not None else None
