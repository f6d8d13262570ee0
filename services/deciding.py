"""The secretariat's word on an extension or a decline. The agency hears of it at once."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import today
from domain.life_cycle import Step, after
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import RequestKind, RequestState, Status
from services.actors import Actor
from services.assignments import answering_people, changed, to_act_on
from services.cards import card_of
from services.events import assignment_event
from services.requests import request_event, shown_request
from services.telling import Links, Telling, tell_people, tell_place
from storage.models import Agency, Assignment, Event, Request
from storage.unit_of_work import UnitOfWork
from views import requests as views
from views.assignments import assignment_card


@dataclass(frozen=True)
class DecideRequest:
    """``granted_due_on`` is another day than the one asked for; ``answer`` is what the agency reads."""

    actor: Actor
    request_id: int
    is_granted: bool
    granted_due_on: date | None = None
    answer: str | None = None
    pressed_message_id: int | None = None


async def decide_extension(command: DecideRequest, uow: UnitOfWork, now: datetime) -> None:
    """Move the due date (the first one is kept) or leave it. Of two secretaries the second is refused."""
    async with uow:
        request, assignment = await _open_request(command, RequestKind.EXTENSION, uow)
        if command.is_granted:
            day = command.granted_due_on or request.asked_due_on
            if day is None or day <= today(now):
                raise Refusal("extension_in_the_past")
            request.granted_due_on = assignment.due_on = day
            assignment.due_changed_at = now
            assignment.snoozed_until = None
        _settle(command, request, assignment, uow, now)
        await changed(uow, assignment, now)
        await _tell(command, _decided(command, request, assignment, now), assignment, uow, now)
        await uow.commit(now)


async def decide_decline(command: DecideRequest, uow: UnitOfWork, now: datetime) -> None:
    """Let the agency off, and hand it to the proposed one where the directory knows that; or leave it where it is."""
    async with uow:
        request, assignment = await _open_request(command, RequestKind.DECLINE, uow)
        other = None
        if command.is_granted:
            assignment.status = after(assignment.status, Step.DECLINE)
            other = await _hand_over(command.actor, request, assignment, uow, now)
        _settle(command, request, assignment, uow, now)
        await changed(uow, assignment, now)
        await _tell(command, _decided(command, request, assignment, now, other), assignment, uow, now)
        await uow.commit(now)


async def _open_request(command: DecideRequest, kind: RequestKind, uow: UnitOfWork) -> tuple[Request, Assignment]:
    request = await uow.reports.request(command.request_id)
    if request is None or request.kind is not kind:
        raise Refusal("not_found")
    assignment = await to_act_on(uow, command.actor, request.assignment_id, Action.DECIDE_REQUEST)
    if request.state is RequestState.WITHDRAWN:
        raise Refusal("request_withdrawn")
    if request.state is not RequestState.OPEN:
        raise Refusal("request_decided")
    return request, assignment


def _settle(command: DecideRequest, request: Request, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    request.state = RequestState.GRANTED if command.is_granted else RequestState.REFUSED
    request.decided_by_id, request.decided_at, request.answer = command.actor.person_id, now, command.answer
    request.told_at = request.told_at or now
    kind = f"{request.kind}_{'granted' if command.is_granted else 'refused'}"
    uow.history.record(request_event(kind, request, assignment, command.actor.person_id, now))


async def _hand_over(
    actor: Actor, request: Request, assignment: Assignment, uow: UnitOfWork, now: datetime
) -> Agency | None:
    """A new assignment of the proposed agency with the same due date; None when the name is unknown or it has one."""
    if request.proposed_agency is None:
        return None
    agency = await uow.agencies.named(assignment.agency.province, request.proposed_agency)
    if agency is None or agency.id == assignment.agency_id:
        return None
    if await uow.assignments.exists(assignment, agency.id):
        return agency
    made = _same_for(agency, assignment, now)
    uow.add(made)
    await uow.flush()
    await changed(uow, made, now)
    uow.history.record(_issued(made, actor, now))
    card = await card_of(uow, made.id, now)
    people = await answering_people(uow, made, now)
    await tell_people(uow, people, assignment_card(card), Telling(f"handed-over:{made.id}", Links(made.id)), now)
    return agency


def _same_for(agency: Agency, assignment: Assignment, now: datetime) -> Assignment:
    return Assignment(
        body_id=assignment.body_id,
        resolution_id=assignment.resolution_id,
        clause_id=assignment.clause_id,
        agency_id=agency.id,
        duty=assignment.duty,
        status=Status.ISSUED,
        original_due_on=assignment.due_on,
        due_on=assignment.due_on,
        is_continuous=assignment.is_continuous,
        issued_at=now,
    )


def _decided(
    command: DecideRequest, request: Request, assignment: Assignment, now: datetime, other: Agency | None = None
) -> views.Decided:
    is_unknown = command.is_granted and other is None
    return views.Decided(
        request=shown_request(request, assignment, now),
        is_granted=command.is_granted,
        due_on=assignment.due_on,
        answer=command.answer,
        other_agency=other.name if other is not None else None,
        unknown_agency=request.proposed_agency if is_unknown else None,
    )


async def _tell(
    command: DecideRequest, decided: views.Decided, assignment: Assignment, uow: UnitOfWork, now: datetime
) -> None:
    request_id = decided.request.request_id
    await uow.flush()
    card = await card_of(uow, assignment.id, now)
    people = await answering_people(uow, assignment, now)
    telling = Telling(f"request-decided:{request_id}", Links(assignment.id))
    await tell_people(uow, people, views.agency_hears(decided, card), telling, now)
    shown = Telling(f"request-decision-shown:{request_id}", edits_message_id=command.pressed_message_id)
    await tell_place(uow, command.actor.place, views.decision_shown(decided), shown, now)


def _issued(made: Assignment, actor: Actor, now: datetime) -> Event:
    return assignment_event(
        "issued",
        made,
        actor.person_id,
        now,
        after={"status": made.status.value},
    )
