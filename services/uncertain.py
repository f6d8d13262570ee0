"""Messages of which nobody knows whether they arrived. Each has an owner, and none stays so for a day.

One that is not a day old is said once more under its reference and shares the fate of that repetition. A repetition
that a dying process left is taken up again, for who gets it twice sees by its mark that it is the same. Where nobody
answers a repetition either, or it would come so late that its words no longer hold, the secretariat sees to it.

Each part of a long message or of many files is repeated for itself. With its mark a part may need several messages, so
that a repetition has parts of its own.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from domain.vocabulary import DeliveryFate, Messenger
from services.outreach import tell_of_uncertain
from storage.models import Delivery
from storage.outgoing import Outgoing
from storage.unit_of_work import UnitOfWork
from views import breakages as views
from views.screen import Screen

_REPEAT: Final = re.compile(r"(.+):again:(\d+)")
REPEATED_FOR: Final = timedelta(hours=20)
MOST_TRIES: Final = 4
DIED: Final = "its process died"
SHOWN: Final = "nobody knows whether it arrived; the secretariat was told"


async def leave_uncertain(
    uow: UnitOfWork, delivery: Delivery, problem: str, now: datetime, not_before: datetime | None = None
) -> None:
    """Give a message that was being sent its owner: a repetition, or the secretariat. The caller commits.

    What does no harm when it comes twice is tried again ``not_before`` a time of the machine.
    """
    is_old = now - delivery.created_at > REPEATED_FOR
    is_crash = problem == DIED and is_repeat(delivery) and delivery.tries < MOST_TRIES
    if not is_old and (delivery.edits_message_id is not None or is_crash):
        # The same words in the same message, or under the same mark, do no harm.
        await uow.outbox.settle(delivery, DeliveryFate.QUEUED, problem=problem, not_before=not_before)
    elif is_old or is_repeat(delivery):
        await uow.outbox.settle(delivery, DeliveryFate.FAILED, problem=SHOWN)
        await follow_repeat(uow, delivery, DeliveryFate.FAILED, problem=SHOWN)
        await tell_of_uncertain(uow, await _first(uow, delivery), now)
    else:
        await uow.outbox.settle(delivery, DeliveryFate.UNCERTAIN, problem=problem)
        screen = views.said_again(Screen.from_json(delivery.screen), delivery.id)
        again = outgoing(delivery, key=repeat_key(delivery.key, delivery.part), screen=screen.to_json())
        await uow.outbox.put(again, now, turn=delivery.turn or delivery.id)


async def follow_repeat(uow: UnitOfWork, delivery: Delivery, fate: DeliveryFate, **columns: Any) -> None:
    """The uncertain message that a delivery repeats, if it repeats one, meets the fate of the whole repetition."""
    found = repeated(delivery.key)
    if found is None:
        return
    if fate is DeliveryFate.SENT:
        parts = await uow.outbox.parts_of(delivery.key)
        if any(part.fate is not DeliveryFate.SENT for part in parts):
            return
        columns["message_id"] = parts[0].message_id
    await uow.outbox.end_uncertainty(*found, fate, **columns)


async def give_up_old(uow: UnitOfWork, messenger: Messenger, now: datetime) -> int:
    """Show the secretariat what is still uncertain because its repetition cannot go; answers how many there were."""
    old = await uow.outbox.uncertain_since(messenger, now - REPEATED_FOR)
    for delivery in old:
        await uow.outbox.end_uncertainty(delivery.key, delivery.part, DeliveryFate.FAILED, problem=SHOWN)
        await uow.outbox.cancel(repeat_key(delivery.key, delivery.part))
        await tell_of_uncertain(uow, delivery, now)
    return len(old)


async def _first(uow: UnitOfWork, delivery: Delivery) -> Delivery:
    """What a delivery repeats: its words are without the mark, and its id is the reference that was told."""
    found = repeated(delivery.key)
    return (found and await uow.outbox.of(*found)) or delivery


def repeat_key(key: str, part: int) -> str:
    """The key under which a part of a message is said once more."""
    return f"{key}:again:{part}"


def repeated(key: str) -> tuple[str, int] | None:
    """The key and the part that are said once more under a key; None for what is said for the first time."""
    found = _REPEAT.fullmatch(key)
    return (found[1], int(found[2])) if found else None


def is_repeat(delivery: Delivery) -> bool:
    """Whether a delivery says something once more."""
    return repeated(delivery.key) is not None


def outgoing(delivery: Delivery, **changes: Any) -> Outgoing:
    """What a delivery carries as a new message, with some of it changed."""
    same = Outgoing(
        key=delivery.key,
        messenger=delivery.messenger,
        chat_id=delivery.chat_id,
        screen=delivery.screen,
        person_id=delivery.person_id,
        links=delivery.links,
        broadcast_id=delivery.broadcast_id,
    )
    return replace(same, **changes)
