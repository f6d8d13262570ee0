"""What an act without a code is about: the answered message, the open question, the newest card. Reads only."""

from datetime import datetime

from services.actors import Actor
from services.kept import choices_for, is_own, last_card
from storage.unit_of_work import UnitOfWork
from views.assignments import AssignmentCard


async def at_hand(actor: Actor, replies_to: int | None, uow: UnitOfWork) -> int | None:
    """The id of the assignment that the actor answers for and must mean, or None."""
    async with uow:
        place = actor.place
        link = await uow.dialogues.link(place.messenger, place.chat_id, replies_to) if replies_to is not None else None
        dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
        asked = dialogue.payload.get("assignment_id") if dialogue is not None else None
        for candidate in (link.assignment_id if link is not None else None, asked):
            if candidate is not None and await is_own(uow, actor, candidate):
                return int(candidate)
        return await last_card(uow, actor)


async def reportable(actor: Actor, uow: UnitOfWork, now: datetime) -> list[AssignmentCard]:
    """What the actor may report on, as choices."""
    async with uow:
        return await choices_for(uow, actor, now)
