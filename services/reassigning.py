"""«خارج از وظایف ما» accepted: the work goes to another agency, or to nobody where somebody else acts already."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.life_cycle import Step, after
from domain.refusals import Refusal
from domain.requests import check_somebody_acts, fresh_due_date
from domain.vocabulary import RequestKind, Status
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import answering_people, changed
from services.cards import card_of
from services.deciding import Decided, DecideRequest, open_request, settle, tell_decision
from services.events import assignment_event
from services.recognising import agencies_meant
from services.requests import shown_request
from services.telling import Links, Telling, tell_people
from storage.models import Agency, Assignment, Request
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views import deciding as views
from views.screen import Screen

AGENCY_STEP: Final = "decide.agency"


@dataclass(frozen=True)
class Reassign:
    """``agency_id`` None lets the agency off without another; ``keeps_due_date`` else as many days anew as it had."""

    actor: Actor
    request_id: int
    agency_id: int | None
    keeps_due_date: bool = True
    pressed_message_id: int | None = None


async def reassign(command: Reassign, uow: UnitOfWork, now: datetime) -> None:
    """Let the agency off and give its work to the other one, in one transaction: nothing falls between the two."""
    async with uow:
        request, assignment = await _declined(command.actor, command.request_id, uow)
        other = await _other(command.agency_id, assignment, uow) if command.agency_id is not None else None
        if other is None:
            await _check_somebody_acts(assignment, uow)
        assignment.status, assignment.obstacle = after(assignment.status, Step.DECLINE), None
        due_on = _due_date(assignment, today(now)) if not command.keeps_due_date else assignment.due_on
        made = await _give(command, other, assignment, due_on, uow, now) if other is not None else None
        request.given_to_id = other.id if other is not None else None
        settle(DecideRequest(command.actor, request.id, is_granted=True), request, assignment, uow, now)
        await changed(uow, assignment, now)
        await _tell(command, request, assignment, other, made, uow, now)
        await uow.commit(now)


async def see_due_dates(actor: Actor, request_id: int, agency_id: int, uow: UnitOfWork, now: datetime) -> Screen | None:
    """Which due date the other agency gets, None where there is none to choose. Reads only."""
    async with uow:
        request, assignment = await _declined(actor, request_id, uow)
        other = await _other(agency_id, assignment, uow)
        if assignment.due_on is None:
            return None
        day = today(now)
        kept = assignment.due_on if assignment.due_on > day else None
        return views.choose_due_date(request.id, other.id, other.name, kept, _due_date(assignment, day), day)


async def ask_for_agency(command: DecideRequest, uow: UnitOfWork, now: datetime) -> None:
    """«دستگاه دیگر»: its name is typed and chosen."""
    async with uow:
        request, assignment = await _declined(command.actor, command.request_id, uow)
        screen = views.ask_other_agency(shown_request(request, assignment, now))
        await _ask(command, screen, uow, now)


async def find_agency(command: DecideRequest, typed: str, uow: UnitOfWork, now: datetime) -> None:
    """What was typed as buttons; the question stays open, so that more may be typed."""
    async with uow:
        request, assignment = await _declined(command.actor, command.request_id, uow)
        province = assignment.resolution.meeting.body.province
        found = await agencies_meant(uow, province, typed, besides=assignment.agency_id)
        await _ask(command, views.found_agencies(request.id, found), uow, now)


def _due_date(assignment: Assignment, day: date) -> date | None:
    first = assignment.original_due_on or assignment.due_on
    return fresh_due_date(today(assignment.issued_at), first, day) if first is not None else None


async def _declined(actor: Actor, request_id: int, uow: UnitOfWork) -> tuple[Request, Assignment]:
    request, assignment = await open_request(actor, request_id, uow)
    if request.kind is not RequestKind.DECLINE:
        raise Refusal("not_found")
    return request, assignment


async def _other(agency_id: int, assignment: Assignment, uow: UnitOfWork) -> Agency:
    agency = await uow.directory.agency(agency_id)
    is_known = agency is not None and agency.province == assignment.resolution.meeting.body.province
    if agency is None or not is_known or agency.id == assignment.agency_id:
        raise Refusal("not_found")
    return agency


async def _check_somebody_acts(assignment: Assignment, uow: UnitOfWork) -> None:
    reach = Reach(bodies=frozenset({assignment.body_id}))
    together = await uow.looking.of_resolutions(reach, [assignment.resolution_id])
    others = [one for one in together if one.id != assignment.id and one.clause_id == assignment.clause_id]
    check_somebody_acts((one.duty, one.status) for one in others)


async def _give(
    command: Reassign, other: Agency, assignment: Assignment, due_on: date | None, uow: UnitOfWork, now: datetime
) -> Assignment | None:
    """The other agency's assignment; None when it has one of the same resolution already."""
    if await uow.assignments.exists(assignment, other.id):
        return None
    made = _same_for(other, assignment, due_on, now)
    uow.add(made)
    await uow.flush()
    await changed(uow, made, now)
    after_it = {"status": made.status.value, "from_agency": assignment.agency_id}
    uow.history.record(assignment_event("reassigned", made, command.actor.person_id, now, after=after_it))
    card = await card_of(uow, made.id, now)
    people = await answering_people(uow, made, now)
    screen = views.handed_over(card, assignment.agency.name)
    await tell_people(uow, people, screen, Telling(f"handed-over:{made.id}", Links(made.id)), now)
    return made


def _same_for(agency: Agency, assignment: Assignment, due_on: date | None, now: datetime) -> Assignment:
    return Assignment(
        body_id=assignment.body_id,
        resolution_id=assignment.resolution_id,
        clause_id=assignment.clause_id,
        agency_id=agency.id,
        duty=assignment.duty,
        status=Status.ISSUED,
        original_due_on=due_on,
        due_on=due_on,
        is_continuous=assignment.is_continuous,
        period=assignment.period,
        issued_at=now,
    )


async def _tell(
    command: Reassign,
    request: Request,
    assignment: Assignment,
    other: Agency | None,
    made: Assignment | None,
    uow: UnitOfWork,
    now: datetime,
) -> None:
    await uow.flush()
    has_people = made is None or bool(await answering_people(uow, made, now))
    decision = views.Decision(
        request=shown_request(request, assignment, now),
        is_granted=True,
        due_on=made.due_on if made is not None else None,
        other_agency=other.name if other is not None else None,
        invites=(assignment.body_id, other.id) if other is not None and not has_people else None,
        had_it_before=other is not None and made is None,
    )
    card = await card_of(uow, assignment.id, now)
    screens = views.agency_hears(decision, card), views.decision_shown(decision)
    await tell_decision(Decided(request, assignment, *screens, command.actor, command.pressed_message_id), uow, now)


async def _ask(command: DecideRequest, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    payload = {"request_id": command.request_id, "pressed": command.pressed_message_id}
    await ask_within(command.actor.place, Question(AGENCY_STEP, screen, payload), uow, now)
    await uow.commit(now)
