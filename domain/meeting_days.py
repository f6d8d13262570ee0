"""A body's calendar of meetings, and the day that «جلسه آتی» and «۲ جلسه آتی» come to by it.

Nothing is guessed: where the meeting that is meant has no day yet, there is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.working_time import WorkCalendar

WORKING_DAYS_BEFORE: Final = 2
"""What must be read in a meeting is due so many working days before it (conversations.md, Reminders)."""


@dataclass(frozen=True)
class MeetingDay:
    """A meeting that was held or is planned; ``number`` is None while nobody has given it one."""

    number: int | None
    held_on: date


def following(origin: MeetingDay, count: int, calendar: Iterable[MeetingDay]) -> MeetingDay | None:
    """The ``count``-th meeting after ``origin``: by its number where numbers are known, else in order of days.

    None too when the meeting at that place bears another number, for then one before it has no day yet.
    """
    later = sorted((one for one in calendar if one.held_on > origin.held_on), key=lambda one: one.held_on)
    wanted = origin.number + count if origin.number is not None else None
    numbered = next((one for one in later if wanted is not None and one.number == wanted), None)
    if numbered is not None or len(later) < count:
        return numbered
    in_order = later[count - 1]
    return in_order if wanted is None or in_order.number is None else None


def due_before(meeting: MeetingDay, work_calendar: WorkCalendar, after: date, present: date | None = None) -> date:
    """The day by which a meeting's reports are due; its own day when the other is not ``after`` that day.

    ``present`` is the due date so far: one that the same meeting gave is left as it is.
    """
    day = work_calendar.add_working_days(meeting.held_on, -WORKING_DAYS_BEFORE)
    if present in (day, meeting.held_on):
        return present
    return day if day > after else meeting.held_on
