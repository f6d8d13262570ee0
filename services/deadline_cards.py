"""A deadline of a draft as its card shows it, with what is proposed where the minutes give no day."""

from dataclasses import dataclass
from datetime import date

from domain.body_settings import BodySettings
from domain.calendar import today
from domain.periods import Period
from domain.proposals import proposed_due
from domain.vocabulary import DeadlineKind
from domain.working_time import WorkCalendar
from services.calendars import work_calendar
from services.row_points import ENDLESS_KINDS
from storage.models import Clause, Meeting, Resolution
from storage.unit_of_work import UnitOfWork
from views.correcting import DeadlineCard


@dataclass(frozen=True)
class Dating:
    """From where and by what a draft's missing days are proposed."""

    base: date
    calendar: WorkCalendar


async def dating_of(uow: UnitOfWork, meeting: Meeting) -> Dating:
    """Proposals count from the meeting, or from the day its minutes came in when that was later."""
    handed_in_on = today(meeting.created_at)
    base = max(meeting.held_on, handed_in_on) if meeting.held_on is not None else handed_in_on
    return Dating(base, await work_calendar(uow, meeting.body_id))


def deadline_card_of(owner: Resolution | Clause, texts: tuple[str, ...], dating: Dating) -> DeadlineCard:
    """A deadline; the proposal is for a row that nobody has looked at yet, or that has words without a day."""
    is_open = owner.due_on is None and not (isinstance(owner, Clause) and owner.deadline_kind is DeadlineKind.NONE)
    return DeadlineCard(
        owner.deadline_kind,
        owner.deadline_raw,
        owner.due_on,
        owner.is_due_by_hand,
        texts,
        period=period_of(owner, dating.calendar.settings),
        proposal=proposed_due(owner.deadline_kind, dating.base, dating.calendar) if is_open else None,
    )


def period_of(owner: Resolution | Clause, settings: BodySettings) -> Period | None:
    """How often an endless duty is reported on; None for the others."""
    if owner.due_on is not None or owner.deadline_kind not in ENDLESS_KINDS:
        return None
    if owner.deadline_kind is DeadlineKind.EVERY_SESSION:
        return Period()
    months = owner.deadline_count if owner.deadline_kind is DeadlineKind.PERIODIC else None
    return Period(months=months) if months else Period(days=settings.period_days)
