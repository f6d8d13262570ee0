"""What is shown of the reading in a meeting: the card of a resolution, and the summary of the whole."""

from datetime import datetime

from domain.calendar import today
from domain.hearings import outcomes_of
from domain.life_cycle import FOLLOWED, is_open
from domain.resolution_state import state_of
from domain.vocabulary import HearingOutcome
from domain.working_time import WorkCalendar
from services.calendars import work_calendar
from services.cards import code_from
from services.cross_references import links_of
from services.looking import listed
from services.papers import last_word
from services.titles import title_of_whole
from storage.models import Assignment, Hearing, ProgressReport, Resolution, Sitting
from storage.unit_of_work import UnitOfWork
from views import hearings as views
from views.minutes import code_of
from views.sittings import SittingSummary, SummaryLine


async def card_of(hearing: Hearing, sitting: Sitting, uow: UnitOfWork, now: datetime) -> views.HearingCard:
    """The resolution as the meeting hears it: text, each agency with its state and last word, and what was decided."""
    resolution, meeting = hearing.resolution, sitting.meeting
    together = await uow.assignments.of_resolution(resolution.id)
    reports = await uow.reports.latest_of_each([one.id for one in together])
    calendar = await work_calendar(uow, meeting.body_id)
    cites, cited_by = await links_of(uow, resolution.id)
    is_closed = resolution.closed_at is not None
    return views.HearingCard(
        hearing_id=hearing.id,
        sitting_id=sitting.id,
        meeting=meeting.number or 0,
        place=hearing.place,
        total=len(sitting.hearings),
        code=code(resolution),
        title=title_of_whole(resolution),
        text=None if resolution.is_text_withheld else resolution.text,
        reason=hearing.reason,
        state=state_of(((one.duty, one.status) for one in together), is_closed=is_closed),
        agencies=tuple(_agency(one, reports.get(one.id), calendar, now) for one in together if one.duty in FOLLOWED),
        cites=tuple(one.code for one in cites),
        cited_by=tuple(one.code for one in cited_by),
        decision=decision_of(hearing),
        outcomes=outcomes_of(hearing.reason, is_closed=is_closed, is_dated=_is_dated(together)),
    )


def decision_of(hearing: Hearing) -> views.Decision | None:
    """What the meeting decided, in the codes that people read."""
    if hearing.outcome is None:
        return None
    renewed_by = code(hearing.renewed_by) if hearing.renewed_by is not None else None
    return views.Decision(hearing.outcome, hearing.due_on, renewed_by, hearing.fate)


def summary_of(sitting: Sitting) -> SittingSummary:
    """What was decided on each, in the order of the reading."""
    lines = [
        SummaryLine(code(one.resolution), title_of_whole(one.resolution), decision_of(one)) for one in sitting.hearings
    ]
    is_drafted = any(one.outcome is HearingOutcome.RENEWED for one in sitting.hearings)
    meeting = sitting.meeting
    return SittingSummary(
        sitting_id=sitting.id,
        body_id=meeting.body_id,
        body=meeting.body.name,
        meeting_id=meeting.id if is_drafted else None,
        number=meeting.number or 0,
        held_on=meeting.held_on,
        lines=tuple(lines),
    )


def heard_of(hearing: Hearing) -> views.Heard:
    """Which resolution it is, in which meeting."""
    resolution = hearing.resolution
    return views.Heard(hearing.sitting.meeting.number or 0, code(resolution), title_of_whole(resolution))


def code(resolution: Resolution) -> str:
    """«۲۰/۳» of a resolution that was loaded with its meeting."""
    return code_of(resolution.meeting.number, resolution.row)


def _agency(one: Assignment, report: ProgressReport | None, calendar: WorkCalendar, now: datetime) -> views.HeardAgency:
    said = None if one.resolution.is_text_withheld else last_word(one, report)
    return views.HeardAgency(code_from(one), listed(one, calendar, today(now), names_agency=True), said)


def _is_dated(together: list[Assignment]) -> bool:
    return any(one.duty in FOLLOWED and is_open(one.status) and one.due_on is not None for one in together)
