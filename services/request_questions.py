"""The questions before an obstacle, an extension, a decline or an answer by letter. What is kept stays kept."""

from datetime import datetime
from typing import Any, Final

from domain.life_cycle import FOLLOWED, Step, after
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import RequestKind
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import shown_code, to_act_on
from services.cards import card_from
from services.reporting import Pressed
from services.requests import Wanted, askable, check_asked_day, wanted_day
from services.taking_in import LETTER_STEP, OBSTACLE_STEP
from services.telling import Links
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import requests as views
from views.screen import Screen

DAY_STEP: Final = "request.day"
REASON_STEP: Final = "request.reason"
AGENCY_STEP: Final = "request.agency"
DECLINE_STEP: Final = "request.decline"
SO_FAR_STEP: Final = "request.so_far"


async def see_obstacle_or_extension(pressed: Pressed, uow: UnitOfWork, now: datetime) -> Screen:
    """«مانع یا تمدید», «تمدید مهلت». Reads only."""
    async with uow:
        assignment = await _answerable(pressed, Action.ASK_EXTENSION, uow)
        return views.obstacle_or_extension(await card_from(uow, assignment, now))


async def see_times(pressed: Pressed, uow: UnitOfWork, now: datetime) -> Screen:
    """How much longer, for a request that nothing hinders. Reads only."""
    async with uow:
        assignment = await askable(pressed.actor, pressed.subject_id, RequestKind.EXTENSION, uow)
        return views.ask_time(await card_from(uow, assignment, now))


async def ask_for_obstacle(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«ثبت مانع»."""
    async with uow:
        assignment = await _answerable(pressed, Action.REPORT, uow)
        await _ask(
            pressed, OBSTACLE_STEP, assignment, views.ask_obstacle(await card_from(uow, assignment, now)), uow, now
        )


async def ask_for_day(pressed: Pressed, uow: UnitOfWork, now: datetime, *, is_impossible: bool = False) -> None:
    """«تاریخ دیگر»; after a typed day that the calendar does not have, with that said."""
    async with uow:
        assignment = await askable(pressed.actor, pressed.subject_id, RequestKind.EXTENSION, uow)
        card = await card_from(uow, assignment, now)
        screen = views.day_again(is_impossible=True) if is_impossible else views.ask_day(card)
        await _ask(pressed, DAY_STEP, assignment, screen, uow, now)


async def ask_for_reason(pressed: Pressed, wanted: Wanted, uow: UnitOfWork, now: datetime) -> None:
    """The new day (or so many days longer) is known; why? Raises Refusal for a day that nobody could grant."""
    async with uow:
        assignment = await askable(pressed.actor, pressed.subject_id, RequestKind.EXTENSION, uow)
        day = wanted_day(assignment, wanted, now)
        await check_asked_day(assignment, day, uow, now)
        screen = views.ask_reason(await card_from(uow, assignment, now), day)
        await _ask(pressed, REASON_STEP, assignment, screen, uow, now, {"due_on": day.isoformat()})


async def ask_for_agency(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«خارج از وظایف ما»: whose it is instead."""
    async with uow:
        assignment = await askable(pressed.actor, pressed.subject_id, RequestKind.DECLINE, uow)
        await _ask(pressed, AGENCY_STEP, assignment, views.ask_agency(await card_from(uow, assignment, now)), uow, now)


async def ask_why_declined(pressed: Pressed, agency: str, uow: UnitOfWork, now: datetime) -> None:
    """The agency to propose is known (or empty); why is it not this one's?"""
    async with uow:
        assignment = await askable(pressed.actor, pressed.subject_id, RequestKind.DECLINE, uow)
        screen = views.ask_decline_reason(await card_from(uow, assignment, now))
        await _ask(pressed, DECLINE_STEP, assignment, screen, uow, now, {"agency": agency})


async def ask_for_letter(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«با نامه پاسخ دادیم»."""
    async with uow:
        assignment = await _answerable(pressed, Action.REPORT, uow)
        after(assignment.status, Step.ANSWER_BY_LETTER)
        await _ask(pressed, LETTER_STEP, assignment, views.ask_letter(await card_from(uow, assignment, now)), uow, now)


async def asked_payload(actor: Actor, step: str, uow: UnitOfWork) -> dict[str, Any]:
    """What the open question is about. Raises Refusal when another or none is open. Reads only."""
    async with uow:
        dialogue = await uow.dialogues.open_in(actor.place.messenger, actor.place.chat_id)
        if dialogue is None or dialogue.step != step:
            raise Refusal("nothing_open")
        return dict(dialogue.payload)


async def _answerable(pressed: Pressed, action: Action, uow: UnitOfWork) -> Assignment:
    assignment = await to_act_on(uow, pressed.actor, pressed.subject_id, action)
    after(assignment.status, Step.ADD_EVIDENCE)
    if assignment.duty not in FOLLOWED:
        raise Refusal("not_reported_on", code=shown_code(assignment))
    return assignment


async def _ask(
    pressed: Pressed,
    step: str,
    assignment: Assignment,
    screen: Screen,
    uow: UnitOfWork,
    now: datetime,
    more: dict[str, Any] | None = None,
) -> None:
    payload = {"assignment_id": assignment.id, **(more or {})}
    await ask_within(pressed.actor.place, Question(step, screen, payload, Links(assignment.id)), uow, now)
    await uow.commit(now)
