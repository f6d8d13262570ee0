"""«دریافت شد», for one or for all that a person has new."""

from datetime import datetime

from domain.life_cycle import Step, after
from domain.permissions import Action
from domain.vocabulary import Status
from services.actors import Actor
from services.assignments import changed, to_act_on
from services.cards import card_from
from services.events import assignment_event
from services.reporting import Pressed
from services.telling import Links, Telling, tell_place
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import assignments as views


async def acknowledge(pressed: Pressed, uow: UnitOfWork, now: datetime) -> bool:
    """The card turns into the one with the report's buttons; False, and nothing else, when it was pressed before."""
    async with uow:
        assignment = await to_act_on(uow, pressed.actor, pressed.subject_id, Action.ACKNOWLEDGE)
        if assignment.status is not Status.ISSUED:
            return False
        await _see(assignment, pressed.actor, uow, now)
        screen = views.assignment_card(await card_from(uow, assignment, now))
        telling = Telling(f"acknowledged:{assignment.id}:{now.isoformat()}", Links(assignment.id), pressed.message_id)
        await tell_place(uow, pressed.actor.place, screen, telling, now)
        await uow.commit(now)
        return True


async def acknowledge_all(actor: Actor, meeting_id: int | None, uow: UnitOfWork, now: datetime) -> bool:
    """All that is new (of one meeting) for the agencies of the actor; False when nothing was."""
    async with uow:
        new = await uow.assignments.new_of(actor.agencies(Action.ACKNOWLEDGE), meeting_id)
        if not new:
            return False
        for assignment in new:
            await _see(assignment, actor, uow, now)
        shown = [await card_from(uow, assignment, now) for assignment in new]
        key = f"acknowledged-all:{actor.person_id}:{new[0].id}:{new[-1].id}:{now.isoformat()}"
        await tell_place(uow, actor.place, views.all_seen(shown), Telling(key), now)
        await uow.commit(now)
        return True


async def _see(assignment: Assignment, actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    assignment.status = after(assignment.status, Step.ACKNOWLEDGE)
    assignment.seen_at = now
    uow.history.record(
        assignment_event(
            "acknowledged",
            assignment,
            actor.person_id,
            now,
            before={"status": Status.ISSUED.value},
            after={"status": assignment.status.value},
        )
    )
    await changed(uow, assignment, now)
