"""Which of several bodies a secretary or a chair works in: lists, the queue and new work are that body's."""

from dataclasses import dataclass
from datetime import datetime

from domain.refusals import Refusal
from services.actors import Actor
from services.telling import Telling, tell_place
from storage.models import Person
from storage.unit_of_work import UnitOfWork
from views import bodies as views
from views.screen import Screen


@dataclass(frozen=True)
class WorkIn:
    actor: Actor
    body_id: int
    pressed_message_id: int | None


def see_bodies(actor: Actor) -> Screen:
    """The body that the actor works in, and the others. Raises Refusal for who oversees none."""
    if actor.working_in is None:
        raise Refusal("not_allowed")
    return views.bodies(actor.working_in, actor.overseen_names)


async def work_in(command: WorkIn, uow: UnitOfWork, now: datetime) -> None:
    """Change over to another body. An open question belongs to the body before, and is closed."""
    names = command.actor.overseen_names
    if command.body_id not in names:
        raise Refusal("not_found")
    async with uow:
        person = await uow.get(Person, command.actor.person_id)
        if person is None:
            raise Refusal("not_found")
        person.working_in_id = command.body_id
        place = command.actor.place
        await uow.dialogues.end(place.messenger, place.chat_id)
        key = f"working-in:{command.actor.person_id}:{now.isoformat()}"
        telling = Telling(key, edits_message_id=command.pressed_message_id)
        await tell_place(uow, place, views.bodies(command.body_id, names), telling, now)
        await uow.commit(now)
