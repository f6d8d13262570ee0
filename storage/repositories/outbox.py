"""Messages to send and their fates."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.vocabulary import DeliveryFate, Messenger
from storage.models import Account, Delivery
from storage.outgoing import Outgoing
from storage.repositories.base import Repository

PENDING = (DeliveryFate.QUEUED, DeliveryFate.SENDING)


class Outbox(Repository):
    """Messages to send and their fates. ``real_now`` is the machine's time, ``now`` the clock's."""

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session)
        self.has_queued = False

    async def put(self, message: Outgoing, now: datetime, *, part: int = 0, turn: int | None = None) -> None:
        """Queue one message; a key that is already there is left as it is, whatever its fate."""
        columns = {**vars(message), "part": part, "turn": turn}
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        row = insert(Delivery).values(**columns, fate=DeliveryFate.QUEUED, tries=0, created_at=now)
        await self._session.execute(row.on_conflict_do_nothing(index_elements=["key", "part"]))
        self.has_queued = True

    async def has(self, key: str) -> bool:
        """Whether something was queued under a key, whatever became of it."""
        return await self._session.scalar(select(Delivery.id).where(Delivery.key == key).limit(1)) is not None

    async def of(self, key: str, part: int) -> Delivery | None:
        """One message by its key."""
        return await self._session.scalar(select(Delivery).where(Delivery.key == key, Delivery.part == part))

    async def claim(
        self, messenger: Messenger, owner: str, real_now: datetime, resting: Collection[int]
    ) -> Delivery | None:
        """The next message, marked as being sent by ``owner``; ``resting`` chats are passed over.

        A chat's message goes only when no earlier one is still on its way, a retry included. Answers to people go
        before broadcasts.
        """
        chosen = await self._session.scalar(_next_in_turn(messenger, real_now, resting))
        if chosen is None:
            return None
        claimed = update(Delivery).where(Delivery.id == chosen, Delivery.fate == DeliveryFate.QUEUED)
        values = {"fate": DeliveryFate.SENDING, "claimed_by": owner, "claimed_at": real_now}
        row = claimed.values(**values, tries=Delivery.tries + 1).returning(Delivery)
        delivery = await self._session.scalar(row.execution_options(populate_existing=True))
        if delivery is not None and delivery.edits_key is not None and delivery.edits_message_id is None:
            delivery.edits_message_id = await self.shown_at(delivery.edits_key)
        return delivery

    async def shown_at(self, key: str) -> int | None:
        """The id of the message that a delivery became or edited; None while it is not sent."""
        query = select(Delivery).where(Delivery.key == key, Delivery.fate == DeliveryFate.SENT)
        sent = await self._session.scalar(query.order_by(Delivery.part).limit(1))
        return (sent.message_id or sent.edits_message_id) if sent is not None else None

    async def settle(self, delivery: Delivery, fate: DeliveryFate, **columns: Any) -> None:
        """Write the fate of a message as it was claimed; one that has met a fate or was claimed anew is left alone."""
        is_same = and_(Delivery.id == delivery.id, Delivery.tries == delivery.tries)
        row = update(Delivery).where(is_same, Delivery.fate == DeliveryFate.SENDING)
        await self._session.execute(row.values(fate=fate, claimed_by=None, **columns))
        self.has_queued = self.has_queued or fate is DeliveryFate.QUEUED

    async def end_uncertainty(self, key: str, part: int, fate: DeliveryFate, **columns: Any) -> None:
        """Write what became of an uncertain message after all."""
        row = update(Delivery).where(Delivery.key == key, Delivery.part == part)
        await self._session.execute(row.where(Delivery.fate == DeliveryFate.UNCERTAIN).values(fate=fate, **columns))

    async def uncertain_since(self, messenger: Messenger, before: datetime) -> list[Delivery]:
        """Messages that are uncertain and were queued before an instant of the clock, oldest first."""
        query = select(Delivery).where(Delivery.fate == DeliveryFate.UNCERTAIN, Delivery.messenger == messenger)
        query = query.where(Delivery.created_at < before).order_by(Delivery.id)
        return list(await self._session.scalars(query.with_for_update(skip_locked=True)))

    async def parts_of(self, key: str) -> list[Delivery]:
        """All parts of a message, as they stand now."""
        query = select(Delivery).where(Delivery.key == key).order_by(Delivery.part)
        return list(await self._session.scalars(query.execution_options(populate_existing=True)))

    async def cancel(self, key: str) -> None:
        """Take back what has not begun to go of a message."""
        row = update(Delivery).where(Delivery.key == key, Delivery.fate == DeliveryFate.QUEUED)
        await self._session.execute(row.values(fate=DeliveryFate.CANCELLED))

    async def become_part(self, delivery_id: int, screen: dict[str, Any]) -> None:
        """A claimed message that is too much for one becomes the first of its parts."""
        row = update(Delivery).where(Delivery.id == delivery_id, Delivery.fate == DeliveryFate.SENDING)
        await self._session.execute(row.values(screen=screen))

    async def being_sent(self, messenger: Messenger) -> list[Delivery]:
        """All messages that some process holds, oldest first."""
        query = select(Delivery).where(Delivery.fate == DeliveryFate.SENDING, Delivery.messenger == messenger)
        return list(await self._session.scalars(query.order_by(Delivery.id).with_for_update(skip_locked=True)))

    async def next_try_at(self, messenger: Messenger) -> datetime | None:
        """When the earliest message that was put off comes again, by the machine's time."""
        query = select(func.min(Delivery.not_before)).where(
            Delivery.fate == DeliveryFate.QUEUED, Delivery.messenger == messenger
        )
        return await self._session.scalar(query)

    async def move_chat(self, messenger: Messenger, chat_id: int, new_chat_id: int) -> None:
        """A chat got another id: its account and what waits for it go there."""
        waiting = update(Delivery).where(Delivery.messenger == messenger, Delivery.chat_id == chat_id)
        await self._session.execute(waiting.where(Delivery.fate.in_(PENDING)).values(chat_id=new_chat_id))
        accounts = update(Account).where(Account.messenger == messenger, Account.chat_id == chat_id)
        await self._session.execute(accounts.values(chat_id=new_chat_id))


def _next_in_turn(messenger: Messenger, real_now: datetime, resting: Collection[int]) -> Select[int]:
    earlier = aliased(Delivery)
    is_behind = exists().where(
        earlier.messenger == Delivery.messenger,
        earlier.chat_id == Delivery.chat_id,
        earlier.fate.in_(PENDING),
        tuple_(_turn(earlier), earlier.part, earlier.id) < tuple_(_turn(Delivery), Delivery.part, Delivery.id),
    )
    may_now = or_(Delivery.not_before.is_(None), Delivery.not_before <= real_now)
    query = select(Delivery.id).where(
        Delivery.fate == DeliveryFate.QUEUED, Delivery.messenger == messenger, may_now, ~is_behind
    )
    if resting:
        query = query.where(Delivery.chat_id.not_in(resting))
    query = query.order_by(Delivery.broadcast_id.is_not(None), _turn(Delivery), Delivery.part, Delivery.id)
    return query.limit(1).with_for_update(skip_locked=True, of=Delivery)


def _turn(row: Any) -> ColumnElement[int]:
    """Later parts of a message, and a second sending of it, have the place of the first."""
    return func.coalesce(row.turn, row.id)
