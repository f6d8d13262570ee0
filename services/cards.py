"""Building the card of an assignment out of what is stored."""

from dataclasses import replace
from datetime import date, datetime

from domain.calendar import today
from domain.life_cycle import is_overdue
from domain.refusals import Refusal
from domain.vocabulary import RequestKind, Status
from domain.working_time import WorkCalendar
from services.calendars import work_calendar
from services.reading import see_each_other
from services.titles import title_from
from storage.models import Assignment, Person, Request
from storage.repositories.reports import Blockage
from storage.unit_of_work import UnitOfWork
from views.assignments import AssignmentCard
from views.deadlines import ShownDeadline
from views.minutes import code_of


async def card_of(uow: UnitOfWork, assignment_id: int, now: datetime) -> AssignmentCard:
    """The card of an assignment as it stands. Raises Refusal when there is none."""
    assignment = await uow.assignments.shown(assignment_id)
    if assignment is None:
        raise Refusal("not_found")
    return await card_from(uow, assignment, now)


async def card_from(uow: UnitOfWork, assignment: Assignment, now: datetime) -> AssignmentCard:
    """The card of an assignment that was loaded with all it shows."""
    request = await uow.assignments.open_request(assignment.id)
    blockage = await _blockage(uow, assignment)
    return replace(
        _as_written(assignment, await _deadline(uow, assignment, now)),
        open_request=request.kind if request is not None else None,
        asked_due_on=_asked_due_on(request),
        taken_by=await _taker(uow, assignment),
        returns=await uow.reports.count_returns(assignment.id),
        blocked_on=today(blockage.since) if blockage is not None else None,
        remover=blockage.remover if blockage is not None else None,
        shows_whole=await _shows_whole(uow, assignment),
    )


def _as_written(assignment: Assignment, deadline: ShownDeadline) -> AssignmentCard:
    resolution, clause = assignment.resolution, assignment.clause
    meeting = resolution.meeting
    return AssignmentCard(
        assignment_id=assignment.id,
        code=code_from(assignment),
        title=title_from(assignment),
        text=clause.text if clause is not None else resolution.text,
        body=meeting.body.name,
        meeting_number=meeting.number,
        held_on=meeting.held_on,
        agency=assignment.agency.name,
        duty=assignment.duty,
        status=assignment.status,
        deadline=deadline,
        letter_number=meeting.letter_number,
        letter_on=meeting.letter_on,
        progress=assignment.progress,
        obstacle=assignment.obstacle,
        is_text_withheld=resolution.is_text_withheld,
        is_closed=resolution.closed_at is not None,
        resolution_id=resolution.id,
    )


def code_from(assignment: Assignment) -> str:
    """«۲۰/۳ بند ب» of an assignment that was loaded with its resolution and meeting."""
    resolution, clause = assignment.resolution, assignment.clause
    return code_of(resolution.meeting.number, resolution.row, clause.letter if clause is not None else None)


async def _shows_whole(uow: UnitOfWork, assignment: Assignment) -> bool:
    if assignment.resolution.lead_agency_id == assignment.agency_id:
        return True
    return await see_each_other(uow, assignment)


async def _taker(uow: UnitOfWork, assignment: Assignment) -> str | None:
    person = await uow.get(Person, assignment.taken_by_id) if assignment.taken_by_id is not None else None
    return person.full_name if person is not None else None


async def _blockage(uow: UnitOfWork, assignment: Assignment) -> Blockage | None:
    if assignment.status is not Status.BLOCKED:
        return None
    return (await uow.reports.blockages([assignment.id])).get(assignment.id)


async def _deadline(uow: UnitOfWork, assignment: Assignment, now: datetime) -> ShownDeadline:
    said = assignment.clause if assignment.clause and assignment.clause.deadline_raw else assignment.resolution
    calendar = await work_calendar(uow, assignment.body_id, assignment.agency_id)
    day, due_on = today(now), assignment.due_on
    return ShownDeadline(
        raw=said.deadline_raw,
        kind=said.deadline_kind,
        base=assignment.resolution.meeting.deadline_base,
        due_on=due_on,
        today=day,
        is_continuous=assignment.is_continuous,
        extensions=await uow.reports.count_extensions(assignment.id),
        original_due_on=assignment.original_due_on,
        period_due_on=assignment.period_due_on,
        is_period_late=is_overdue(assignment.status, assignment.period_due_on, day, calendar),
        is_overdue=is_overdue(assignment.status, due_on, day, calendar),
        last_working_on=_last_working_on(due_on, calendar),
    )


def _last_working_on(due_on: date | None, calendar: WorkCalendar) -> date | None:
    if due_on is None or calendar.is_working_day(due_on):
        return None
    return calendar.last_working_day_up_to(due_on)


def _asked_due_on(request: Request | None) -> date | None:
    is_extension = request is not None and request.kind is RequestKind.EXTENSION
    return request.asked_due_on if request is not None and is_extension else None
