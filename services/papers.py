"""What papers say: the followup report and the draft of a letter. Nothing here changes anything."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from domain.calendar import long_date, short_date, today
from domain.refusals import Refusal
from domain.text import shorten
from domain.vocabulary import Status
from exports.followup import FollowupLine, FollowupPart, FollowupReport
from exports.report_letter import ReportLetter
from locales.catalog import say
from services.actors import Actor
from services.assignments import check_readable, shown_code
from services.calendars import work_calendar
from services.dashboards import dashboard_of
from services.looking import listed
from storage.models import Assignment, Meeting, ProgressReport
from storage.unit_of_work import UnitOfWork
from views.lists import ListedAssignment, due_words, state_words
from views.minutes import meeting_name

LAST_WORD = 240


async def followup_report(actor: Actor, body_id: int, uow: UnitOfWork, now: datetime) -> FollowupReport:
    """What the next meeting of a body reads. Refusal for who does not see the whole body."""
    board = await dashboard_of(actor, body_id, uow, now)
    async with uow:
        found = await uow.looking.for_followup(body_id)
        reports = await uow.reports.latest_of_each([item.id for item in found])
        calendar = await work_calendar(uow, body_id)
        rows = [(item, listed(item, calendar, today(now), names_agency=True)) for item in found]
        lines = {item.id: _line(shown, item, reports.get(item.id)) for item, shown in rows}
    return FollowupReport(
        board=board,
        day=long_date(today(now)),
        parts=tuple(_parts(found, lines)),
        late=tuple(lines[item.id] for item, shown in rows if shown.is_late),
        blocked=tuple(lines[item.id] for item in found if item.status is Status.BLOCKED),
    )


async def letter_of_report(actor: Actor, assignment_id: int, uow: UnitOfWork, now: datetime) -> ReportLetter:
    """The last report of an assignment as a letter; Refusal when there is none or it is not the actor's to read."""
    async with uow:
        assignment = await uow.assignments.shown(assignment_id)
        if assignment is None:
            raise Refusal("not_found")
        await check_readable(uow, actor, assignment)
        report = await uow.reports.latest_of(assignment_id)
        if assignment.resolution.is_text_withheld:
            raise Refusal("answer_by_letter", code=shown_code(assignment))
        if report is None:
            raise Refusal("no_report_yet", code=shown_code(assignment))
        calendar = await work_calendar(uow, assignment.body_id)
        shown = listed(assignment, calendar, today(now), names_agency=True)
    meeting = assignment.resolution.meeting
    return ReportLetter(
        agency=assignment.agency.name,
        body=meeting.body.name,
        code=shown.code.shown,
        title=shown.title,
        meeting=meeting_name(meeting.number, meeting.held_on),
        reference=_reference(meeting),
        standing=state_words(shown),
        text=report.text,
        attachments=len(report.attachments),
    )


def _reference(meeting: Meeting) -> str:
    if meeting.letter_number is None:
        return say("papers.letter.reference.none")
    if meeting.letter_on is None:
        return say("papers.letter.reference.undated", number=meeting.letter_number)
    return say("papers.letter.reference.dated", number=meeting.letter_number, day=short_date(meeting.letter_on))


def _parts(found: list[Assignment], lines: dict[int, FollowupLine]) -> Iterable[FollowupPart]:
    for meeting, group in groupby(found, key=lambda item: item.resolution.meeting):
        yield FollowupPart(meeting_name(meeting.number, meeting.held_on), tuple(lines[item.id] for item in group))


def _line(shown: ListedAssignment, item: Assignment, report: ProgressReport | None) -> FollowupLine:
    closed = say("papers.followup.closed") if item.resolution.closed_at is not None else None
    return FollowupLine(
        code=shown.code.shown,
        title=shown.title,
        agency=shown.agency or "",
        due=short_date(item.due_on) if item.due_on is not None else due_words(shown, for_secretariat=True),
        standing=closed or state_words(shown),
        last_word=last_word(item, report),
    )


def last_word(item: Assignment, report: ProgressReport | None) -> str:
    """What an agency said last, with its day; its obstacle where it is blocked."""
    if report is None:
        return say("papers.followup.no_report")
    words = item.obstacle if item.status is Status.BLOCKED and item.obstacle else report.text
    day = short_date(today(report.created_at))
    if not words:
        return say("papers.followup.word_alone", day=day)
    return say("papers.followup.word", day=day, text=shorten(words, LAST_WORD))
