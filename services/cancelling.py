"""«منتفی»: the two questions before the secretariat takes an assignment away from an agency."""

from datetime import datetime
from typing import Final

from domain.life_cycle import Step, after
from domain.permissions import Action
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import to_act_on
from services.cards import card_from
from services.telling import Links
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import cancelling as views

REASON_STEP: Final = "cancel.reason"
CONFIRM_STEP: Final = "cancel.confirm"


async def ask_reason(actor: Actor, assignment_id: int, uow: UnitOfWork, now: datetime) -> None:
    """The agency reads why."""
    async with uow:
        assignment = await _cancellable(actor, assignment_id, uow)
        screen = views.ask_reason(await card_from(uow, assignment, now))
        question = Question(REASON_STEP, screen, {"assignment_id": assignment.id}, Links(assignment.id))
        await ask_within(actor.place, question, uow, now)
        await uow.commit(now)


async def ask_to_confirm(actor: Actor, assignment_id: int, reason: str, uow: UnitOfWork, now: datetime) -> None:
    """It cannot be taken back, so it is asked once more."""
    async with uow:
        assignment = await _cancellable(actor, assignment_id, uow)
        screen = views.ask_to_confirm(await card_from(uow, assignment, now), reason)
        payload = {"assignment_id": assignment.id, "reason": reason}
        await ask_within(actor.place, Question(CONFIRM_STEP, screen, payload, Links(assignment.id)), uow, now)
        await uow.commit(now)


async def _cancellable(actor: Actor, assignment_id: int, uow: UnitOfWork) -> Assignment:
    assignment = await to_act_on(uow, actor, assignment_id, Action.CANCEL)
    after(assignment.status, Step.CANCEL)
    return assignment
