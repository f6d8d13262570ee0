"""The fates of messages (reliability.md). ``real_now`` is the machine's time, ``now`` the clock's.

Each function is one transaction around one step of sending; the network is touched only between them.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from domain.vocabulary import DeliveryFate, Messenger
from services.outreach import tell_of_unreachable
from storage.models import Delivery
from storage.outgoing import Outgoing
from storage.unit_of_work import UnitOfWork
from views import breakages as views
from views.screen import Screen

AGAIN: Final = ":again"
LONGEST_SENDING: Final = timedelta(minutes=5)
PROBLEM_LENGTH: Final = 500


async def claim(
    messenger: Messenger, owner: str, resting: Collection[int], uow: UnitOfWork, real_now: datetime
) -> Delivery | None:
    """The next message to send, held by ``owner``; chats in ``resting`` are passed over."""
    async with uow:
        delivery = await uow.outbox.claim(messenger, owner, real_now, resting)
        await uow.commit(real_now)
        return delivery


async def split(delivery: Delivery, parts: Sequence[Screen], uow: UnitOfWork, now: datetime) -> None:
    """Give every part behind the first a row of its own, before the first is sent."""
    async with uow:
        await uow.outbox.become_part(delivery.id, parts[0].to_json())
        turn = delivery.turn or delivery.id
        for number, part in enumerate(parts[1:], start=delivery.part + 1):
            await uow.outbox.put(_outgoing(delivery, screen=part.to_json()), now, part=number, turn=turn)
        await uow.commit(now)


async def was_sent(delivery: Delivery, message_ids: Sequence[int], uow: UnitOfWork, now: datetime) -> None:
    """The messenger took it; what was sent is remembered for replies. An edit has no id of its own."""
    async with uow:
        message_id = message_ids[0] if message_ids else None
        await uow.outbox.settle(delivery.id, DeliveryFate.SENT, message_id=message_id, sent_at=now, problem=None)
        shown = message_ids or [delivery.edits_message_id or 0]
        for one in shown:
            await uow.dialogues.remember(delivery.messenger, delivery.chat_id, one, delivery.links, now)
        await uow.commit(now)


async def put_off(delivery: Delivery, not_before: datetime, problem: str, uow: UnitOfWork, now: datetime) -> None:
    """It was surely not sent: it keeps its place in the chat and goes at ``not_before`` of the machine's time."""
    await _requeue(delivery, uow, now, not_before=not_before, problem=problem[:PROBLEM_LENGTH])


async def send_anew(delivery: Delivery, uow: UnitOfWork, now: datetime) -> None:
    """The message to edit or to reply to is gone: it is said as a message of its own."""
    await _requeue(delivery, uow, now, edits_message_id=None, edits_key=None, replies_to_message_id=None)


async def chat_moved(delivery: Delivery, new_chat_id: int, uow: UnitOfWork, now: datetime) -> None:
    """The chat has a new id: everything for it goes there."""
    async with uow:
        await uow.outbox.settle(delivery.id, DeliveryFate.QUEUED)
        await uow.outbox.move_chat(delivery.messenger, delivery.chat_id, new_chat_id)
        await uow.commit(now)


async def is_uncertain(delivery: Delivery, problem: str, uow: UnitOfWork, now: datetime) -> None:
    """Nobody knows whether it was taken. An edit may be repeated; a message is said once more, and says so."""
    async with uow:
        await _leave_uncertain(uow, delivery, problem, now)
        await uow.commit(now)


async def has_failed(delivery: Delivery, problem: str, uow: UnitOfWork, now: datetime) -> None:
    """The messenger refused it for good; the row is kept, the person is not disabled."""
    async with uow:
        await uow.outbox.settle(delivery.id, DeliveryFate.FAILED, problem=problem[:PROBLEM_LENGTH])
        await uow.commit(now)


async def is_unreachable(delivery: Delivery, problem: str, uow: UnitOfWork, now: datetime) -> None:
    """The person blocked the bot: it goes to their other messenger if they have one, and the secretariat hears."""
    async with uow:
        await uow.outbox.settle(delivery.id, DeliveryFate.UNREACHABLE, problem=problem[:PROBLEM_LENGTH])
        other = await tell_of_unreachable(uow, delivery, now)
        if other is not None:
            key = f"{delivery.key}:{other.messenger}"
            moved = _outgoing(delivery, key=key, messenger=other.messenger, chat_id=other.chat_id)
            await uow.outbox.put(moved, now, part=delivery.part)
        await uow.commit(now)


async def sweep(
    messenger: Messenger, is_gone: Callable[[str], bool], uow: UnitOfWork, now: datetime, real_now: datetime
) -> int:
    """Give a fate to what dead processes held; answers how many there were."""
    async with uow:
        held = await uow.outbox.being_sent(messenger)
        lost = [one for one in held if is_gone(one.claimed_by or "") or _is_stale(one, real_now)]
        for delivery in lost:
            await _leave_uncertain(uow, delivery, "its process died", now)
        await uow.commit(now)
        return len(lost)


async def _requeue(delivery: Delivery, uow: UnitOfWork, now: datetime, **columns: Any) -> None:
    async with uow:
        await uow.outbox.settle(delivery.id, DeliveryFate.QUEUED, **columns)
        await uow.commit(now)


async def _leave_uncertain(uow: UnitOfWork, delivery: Delivery, problem: str, now: datetime) -> None:
    if delivery.edits_message_id is not None:
        await uow.outbox.settle(delivery.id, DeliveryFate.QUEUED, problem=problem[:PROBLEM_LENGTH])
        return
    await uow.outbox.settle(delivery.id, DeliveryFate.UNCERTAIN, problem=problem[:PROBLEM_LENGTH])
    if delivery.key.endswith(AGAIN):
        return
    screen = views.said_again(Screen.from_json(delivery.screen), delivery.id)
    again = _outgoing(delivery, key=f"{delivery.key}{AGAIN}", screen=screen.to_json())
    await uow.outbox.put(again, now, part=delivery.part, turn=delivery.turn or delivery.id)


def _is_stale(delivery: Delivery, real_now: datetime) -> bool:
    return delivery.claimed_at is None or real_now - delivery.claimed_at > LONGEST_SENDING


def _outgoing(delivery: Delivery, **changes: Any) -> Outgoing:
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
