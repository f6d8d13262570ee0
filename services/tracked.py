"""Looking up by a tracking number, for whoever may read what it stands for. Nothing here changes anything."""

from datetime import datetime

from domain.calendar import today
from domain.refusals import Refusal
from domain.tracking import report_of, request_of
from domain.vocabulary import RequestState
from services.actors import Actor
from services.assignments import check_readable
from services.calendars import calendars_of
from services.kept import is_own
from services.looking import listed
from services.recording import shown_report
from services.requests import shown_request
from services.telling import Links
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import tracked as views
from views.screen import Screen


async def see_tracked(actor: Actor, number: str, uow: UnitOfWork, now: datetime) -> tuple[Screen, Links]:
    """The report or request of a tracking number. One Refusal for what is not there and for what is not one's own."""
    report_id, request_id = report_of(number), request_of(number)
    async with uow:
        if report_id is not None:
            return await _report(actor, report_id, uow, now)
        if request_id is not None:
            return await _request(actor, request_id, uow, now)
    raise Refusal("tracking_not_found")


async def _report(actor: Actor, report_id: int, uow: UnitOfWork, now: datetime) -> tuple[Screen, Links]:
    report = await uow.reports.report(report_id)
    if report is None:
        raise Refusal("tracking_not_found")
    assignment = await _readable(actor, report.assignment_id, uow)
    is_withdrawn = report.taken_back_at is not None
    # What an agency has taken back was never told to others.
    if is_withdrawn and not await is_own(uow, actor, assignment.id):
        raise Refusal("tracking_not_found")
    about = await _about(assignment, uow, now)
    shown = await shown_report(report, assignment, uow)
    return views.report(shown, about, is_withdrawn=is_withdrawn), Links(assignment.id, report.id)


async def _request(actor: Actor, request_id: int, uow: UnitOfWork, now: datetime) -> tuple[Screen, Links]:
    request = await uow.looking.request(request_id)
    if request is None:
        raise Refusal("tracking_not_found")
    assignment = await _readable(actor, request.assignment_id, uow)
    is_unheard = request.state is RequestState.WITHDRAWN and request.told_at is None
    if is_unheard and not await is_own(uow, actor, assignment.id):
        raise Refusal("tracking_not_found")
    about = await _about(assignment, uow, now)
    return views.request(shown_request(request, assignment, now), about, request.state), Links(assignment.id)


async def _readable(actor: Actor, assignment_id: int, uow: UnitOfWork) -> Assignment:
    assignment = await uow.looking.assignment(assignment_id)
    if assignment is None:
        raise Refusal("tracking_not_found")
    try:
        await check_readable(uow, actor, assignment)
    except Refusal as refusal:
        raise Refusal("tracking_not_found") from refusal
    return assignment


async def _about(assignment: Assignment, uow: UnitOfWork, now: datetime) -> views.About:
    calendar = (await calendars_of(uow, [assignment]))[assignment.body_id, assignment.agency_id]
    line = listed(assignment, calendar, today(now), names_agency=False)
    return views.About(assignment.id, assignment.agency.name, line, assignment.resolution.is_text_withheld)
