"""The secretariat's queue of reports and requests: what waits, and its cards. Nothing here changes anything."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action
from domain.refusals import Refusal
from services.actors import Actor
from services.calendars import settings_of
from services.looking import code_of, since
from services.recognising import agencies_meant
from services.titles import title_from
from storage.models import Assignment, ProgressReport, Request
from storage.unit_of_work import UnitOfWork
from views import deciding
from views import queue as views
from views.screen import Screen


@dataclass(frozen=True)
class Waiting:
    """What waits for the secretariat's word, oldest first within each."""

    reports: list[ProgressReport]
    requests: list[Request]

    @property
    def total(self) -> int:
        return len(self.reports) + len(self.requests)


async def queue_of(actor: Actor, uow: UnitOfWork, now: datetime) -> Waiting:
    """Reads inside the caller's transaction. Refusal for who has no secretariat."""
    bodies = actor.bodies(Action.JUDGE)
    if not bodies:
        raise Refusal("not_allowed")
    undo = max([(await settings_of(uow, body_id)).undo_minutes for body_id in bodies])
    return Waiting(
        await uow.looking.reports_to_judge(bodies, now, since(now, undo)),
        await uow.looking.requests_to_decide(bodies, now, since(now, undo)),
    )


async def queue_head(actor: Actor, uow: UnitOfWork, now: datetime) -> Screen:
    """«۷ گزارش در انتظار بررسی [شروع]»."""
    async with uow:
        waiting = await queue_of(actor, uow, now)
        return views.queue_head(len(waiting.reports), len(waiting.requests))


async def queue_card(actor: Actor, skipped: int, uow: UnitOfWork, now: datetime) -> Screen:
    """The card after ``skipped`` others, opened and read within its own transaction."""
    async with uow:
        return await card_within(actor, skipped, uow, now)


async def card_within(actor: Actor, skipped: int, uow: UnitOfWork, now: datetime) -> Screen:
    """The same inside the caller's transaction; «همه موارد بررسی شد» when there is none left."""
    waiting = await queue_of(actor, uow, now)
    if skipped >= waiting.total:
        return views.finished()
    position = views.Position(number=skipped + 1, total=waiting.total, skipped=skipped)
    if skipped < len(waiting.reports):
        return views.report_card(await report_card(waiting.reports[skipped], uow), position)
    return deciding.request_card(await _request_card(waiting.requests[skipped - len(waiting.reports)], uow), position)


async def report_card(report: ProgressReport, uow: UnitOfWork) -> views.ReportCard:
    """What the card of a report shows."""
    assignment = await _assignment(report.assignment_id, uow)
    reported_on = today(report.created_at)
    return views.ReportCard(
        report_id=report.id,
        about=judged(assignment),
        status=report.status,
        text=report.text,
        attachments=len(report.attachments),
        returns=await uow.reports.count_returns(assignment.id),
        days_before_due=(assignment.due_on - reported_on).days if assignment.due_on is not None else None,
        on_behalf=report.on_behalf,
        letter_number=report.letter_number,
        letter_on=report.letter_on,
        told_by=report.told_by,
    )


def judged(assignment: Assignment) -> views.Judged:
    """What a card of the queue is about."""
    return views.Judged(
        assignment_id=assignment.id,
        resolution_id=assignment.resolution_id,
        code=code_of(assignment),
        title=title_from(assignment),
        agency=assignment.agency.name,
        due_on=assignment.due_on,
    )


async def _request_card(request: Request, uow: UnitOfWork) -> deciding.RequestCard:
    assignment = await _assignment(request.assignment_id, uow)
    report = await uow.reports.latest_of(assignment.id)
    return deciding.RequestCard(
        request_id=request.id,
        about=judged(assignment),
        kind=request.kind,
        reason=request.reason,
        asked_due_on=request.asked_due_on,
        proposed_agency=request.proposed_agency,
        done_so_far=request.done_so_far,
        last_report=report.text if report is not None else None,
        last_files=len(report.attachments) if report is not None else 0,
        progress=assignment.progress,
        granted_before=await uow.reports.count_extensions(assignment.id),
        most=(await settings_of(uow, assignment.body_id)).most_extensions,
        original_due_on=assignment.original_due_on,
        candidates=await _candidates(request, assignment, uow),
    )


async def _candidates(request: Request, assignment: Assignment, uow: UnitOfWork) -> tuple[tuple[int, str], ...]:
    if not request.proposed_agency:
        return ()
    province = assignment.agency.province
    return tuple(await agencies_meant(uow, province, request.proposed_agency, besides=assignment.agency_id))[:3]


async def _assignment(assignment_id: int, uow: UnitOfWork) -> Assignment:
    assignment = await uow.looking.assignment(assignment_id)
    if assignment is None:
        raise Refusal("not_found")
    return assignment
