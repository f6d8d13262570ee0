"""The fates of messages (reliability.md). ``real_now`` is the machine's time, ``now`` the clock's.

Each function is one transaction around one step of sending; the network is touched only between them.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from domain.vocabulary import DeliveryFate, Messenger
from services.outreach import tell_of_unreachable
from services.uncertain import DIED, follow_repeat, give_up_old, leave_uncertain, outgoing
from storage.models import Delivery
from storage.unit_of_work import UnitOfWork
from views.screen import Screen

LONGEST_SENDING: Final = timedelta(minutes=5)
PROBLEM_LENGTH: Final = 500


@dataclass(frozen=True)
class Hands:
    """Who holds messages: this process as ``owner`` with those ``in_hand``, and which others are gone."""

    owner: str
    in_hand: Collection[int]
    is_gone: Callable[[str], bool]


async def claim(
    messenger: Messenger, owner: str, resting: Collection[int], uow: UnitOfWork, real_now: datetime
) -> Delivery | None:
    """The next message to send, held by ``owner``; chats in ``resting`` are passed over."""
    async with uow:
        delivery = await uow.outbox.claim(messenger, owner, real_now, resting)
        await uow.commit(real_now)
        return delivery


async def split(delivery: Delivery, parts: Sequence[Screen], uow: UnitOfWork, now: datetime) -> None:
    """Give every part behind the first a row of its own, before the first is sent; ``delivery`` becomes the first."""
    first = parts[0].to_json()
    async with uow:
        await uow.outbox.become_part(delivery.id, first)
        turn = delivery.turn or delivery.id
        for number, part in enumerate(parts[1:], start=delivery.part + 1):
            await uow.outbox.put(outgoing(delivery, screen=part.to_json()), now, part=number, turn=turn)
        await uow.commit(now)
    # Should it be said again, then not with what the other parts say.
    delivery.screen = first


async def was_sent(delivery: Delivery, message_ids: Sequence[int], uow: UnitOfWork, now: datetime) -> None:
    """The messenger took it; what was sent is remembered for replies. An edit has no id of its own."""
    async with uow:
        message_id = message_ids[0] if message_ids else None
        await uow.outbox.settle(delivery, DeliveryFate.SENT, message_id=message_id, sent_at=now, problem=None)
        await follow_repeat(uow, delivery, DeliveryFate.SENT, sent_at=now)
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
        await uow.outbox.settle(delivery, DeliveryFate.QUEUED)
        await uow.outbox.move_chat(delivery.messenger, delivery.chat_id, new_chat_id)
        await uow.commit(now)


async def is_uncertain(delivery: Delivery, not_before: datetime, problem: str, uow: UnitOfWork, now: datetime) -> None:
    """Nobody knows whether it was taken: services.uncertain decides who sees to it, if so ``not_before`` a time."""
    async with uow:
        await leave_uncertain(uow, delivery, problem[:PROBLEM_LENGTH], now, not_before)
        await uow.commit(now)


async def has_failed(delivery: Delivery, problem: str, uow: UnitOfWork, now: datetime) -> None:
    """The messenger refused it for good; the row is kept, the person is not disabled."""
    async with uow:
        await uow.outbox.settle(delivery, DeliveryFate.FAILED, problem=problem[:PROBLEM_LENGTH])
        await follow_repeat(uow, delivery, DeliveryFate.FAILED)
        await uow.commit(now)


async def is_unreachable(delivery: Delivery, problem: str, uow: UnitOfWork, now: datetime) -> None:
    """The person blocked the bot: it goes to their other messenger if they have one, and the secretariat hears."""
    async with uow:
        await uow.outbox.settle(delivery, DeliveryFate.UNREACHABLE, problem=problem[:PROBLEM_LENGTH])
        await follow_repeat(uow, delivery, DeliveryFate.UNREACHABLE)
        other = await tell_of_unreachable(uow, delivery, now)
        if other is not None:
            key = f"{delivery.key}:{other.messenger}"
            moved = outgoing(delivery, key=key, messenger=other.messenger, chat_id=other.chat_id)
            await uow.outbox.put(moved, now, part=delivery.part)
        await uow.commit(now)


async def sweep(messenger: Messenger, hands: Hands, uow: UnitOfWork, now: datetime, real_now: datetime) -> int:
    """Give a fate to what nobody is sending any more and to what stayed uncertain; answers how much there was."""
    async with uow:
        held = await uow.outbox.being_sent(messenger)
        lost = [one for one in held if hands.is_gone(one.claimed_by or "") or _is_stale(one, real_now)]
        for delivery in lost:
            await leave_uncertain(uow, delivery, DIED, now)
        # The answer to the claim was lost: nobody has begun to send it.
        unknown = [one for one in held if one not in lost and _is_unknown(one, hands)]
        for delivery in unknown:
            await uow.outbox.settle(delivery, DeliveryFate.QUEUED)
        given_up = await give_up_old(uow, messenger, now)
        await uow.commit(now)
        return len(lost) + len(unknown) + given_up


async def _requeue(delivery: Delivery, uow: UnitOfWork, now: datetime, **columns: Any) -> None:
    async with uow:
        await uow.outbox.settle(delivery, DeliveryFate.QUEUED, **columns)
        await uow.commit(now)


def _is_stale(delivery: Delivery, real_now: datetime) -> bool:
    return delivery.claimed_at is None or real_now - delivery.claimed_at > LONGEST_SENDING


def _is_unknown(delivery: Delivery, hands: Hands) -> bool:
    return delivery.claimed_by == hands.owner and delivery.id not in hands.in_hand
