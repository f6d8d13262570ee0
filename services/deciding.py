"""The secretariat's word on a request: more time is granted, another day given, or the request refused with a reason.

The agency hears of it at once. Handing the work to another agency is in services.reassigning.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.permissions import Action
from domain.refusals import Refusal
from domain.requests import check_granted_day
from domain.vocabulary import RequestKind, RequestState
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import answering_people, changed, to_act_on
from services.cards import card_of
from services.queue import card_within
from services.requests import request_event, shown_request
from services.telling import Links, Telling, tell_people, tell_place
from storage.models import Assignment, Request
from storage.unit_of_work import UnitOfWork
from views import deciding as views
from views.screen import Screen

DAY_STEP: Final = "decide.day"
REFUSAL_STEP: Final = "decide.refusal"


@dataclass(frozen=True)
class DecideRequest:
    """``granted_due_on`` is another day than the one asked for; ``answer`` is what the agency reads."""

    actor: Actor
    request_id: int
    is_granted: bool
    granted_due_on: date | None = None
    answer: str | None = None
    pressed_message_id: int | None = None


@dataclass(frozen=True)
class Decided:
    """A decision that was taken: the request as the agency reads of it, and as the secretariat's card shows it."""

    request: Request
    assignment: Assignment
    to_agency: Screen
    to_secretariat: Screen
    actor: Actor
    pressed_message_id: int | None = None


async def grant_extension(command: DecideRequest, uow: UnitOfWork, now: datetime) -> None:
    """Move the due date to the day asked for or another; the first one is kept. The second of two is refused."""
    async with uow:
        request, assignment = await open_request(command.actor, command.request_id, uow)
        day = command.granted_due_on or request.asked_due_on
        if request.kind is not RequestKind.EXTENSION or day is None:
            raise Refusal("not_found")
        check_granted_day(day, assignment.due_on, today(now))
        request.granted_due_on = assignment.due_on = day
        assignment.due_changed_at = now
        assignment.snoozed_until = None
        settle(command, request, assignment, uow, now)
        await changed(uow, assignment, now)
        await _tell(command, request, assignment, uow, now)
        await uow.commit(now)


async def refuse_request(command: DecideRequest, uow: UnitOfWork, now: datetime) -> None:
    """The due date, or the work, stays where it is; ``answer`` says why."""
    async with uow:
        request, assignment = await open_request(command.actor, command.request_id, uow)
        settle(command, request, assignment, uow, now)
        await changed(uow, assignment, now)
        await _tell(command, request, assignment, uow, now)
        await uow.commit(now)


async def see_refusal_reasons(actor: Actor, request_id: int, uow: UnitOfWork) -> Screen:
    """Why a request is refused, as chips. Reads only."""
    async with uow:
        request, assignment = await open_request(actor, request_id, uow)
        return views.choose_refusal(request.id, request.kind, shown_request(request, assignment, request.created_at))


async def ask_for_refusal(command: DecideRequest, uow: UnitOfWork, now: datetime) -> None:
    """«دلیل دیگر»: the reason in words."""
    async with uow:
        request, assignment = await open_request(command.actor, command.request_id, uow)
        screen = views.ask_refusal(shown_request(request, assignment, now))
        await _ask(command, Question(REFUSAL_STEP, screen), uow, now)


async def ask_for_other_day(command: DecideRequest, uow: UnitOfWork, now: datetime) -> None:
    """«تاریخ دیگر»: until when, in the secretariat's view."""
    async with uow:
        request, assignment = await open_request(command.actor, command.request_id, uow)
        screen = views.ask_other_day(shown_request(request, assignment, now))
        await _ask(command, Question(DAY_STEP, screen), uow, now)


async def open_request(actor: Actor, request_id: int, uow: UnitOfWork) -> tuple[Request, Assignment]:
    """A request that waits for a decision, with its assignment locked. Raises Refusal."""
    request = await uow.reports.request(request_id)
    if request is None:
        raise Refusal("not_found")
    assignment = await to_act_on(uow, actor, request.assignment_id, Action.DECIDE_REQUEST)
    if request.state is RequestState.WITHDRAWN:
        raise Refusal("request_withdrawn")
    if request.state is not RequestState.OPEN:
        raise Refusal("request_decided")
    return request, assignment


def settle(command: DecideRequest, request: Request, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    """Write the decision on the request and into the history."""
    request.state = RequestState.GRANTED if command.is_granted else RequestState.REFUSED
    request.decided_by_id, request.decided_at, request.answer = command.actor.person_id, now, command.answer
    request.told_at = request.told_at or now
    kind = f"{request.kind}_{'granted' if command.is_granted else 'refused'}"
    uow.history.record(request_event(kind, request, assignment, command.actor.person_id, now))


async def tell_decision(decided: Decided, uow: UnitOfWork, now: datetime) -> None:
    """To the agency, to the pressed card, and the queue's next card."""
    await uow.flush()
    number, assignment = decided.request.id, decided.assignment
    people = await answering_people(uow, assignment, now)
    telling = Telling(f"request-decided:{number}", Links(assignment.id))
    await tell_people(uow, people, decided.to_agency, telling, now)
    place = decided.actor.place
    shown = Telling(f"request-decision-shown:{number}", edits_message_id=decided.pressed_message_id)
    await tell_place(uow, place, decided.to_secretariat, shown, now)
    following = await card_within(decided.actor, 0, uow, now)
    await tell_place(uow, place, following, Telling(f"queue-after-request:{number}"), now)
    await uow.dialogues.end(place.messenger, place.chat_id)


async def _tell(
    command: DecideRequest, request: Request, assignment: Assignment, uow: UnitOfWork, now: datetime
) -> None:
    await uow.flush()
    decision = views.Decision(
        request=shown_request(request, assignment, now),
        is_granted=command.is_granted,
        due_on=assignment.due_on,
        answer=command.answer,
    )
    card = await card_of(uow, assignment.id, now)
    screens = views.agency_hears(decision, card), views.decision_shown(decision)
    await tell_decision(Decided(request, assignment, *screens, command.actor, command.pressed_message_id), uow, now)


async def _ask(command: DecideRequest, question: Question, uow: UnitOfWork, now: datetime) -> None:
    payload = {"request_id": command.request_id, "pressed": command.pressed_message_id}
    await ask_within(command.actor.place, Question(question.step, question.screen, payload), uow, now)
    await uow.commit(now)
