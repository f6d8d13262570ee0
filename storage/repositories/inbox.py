"""Received updates and whose turn it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.vocabulary import Messenger, Outcome
from storage.models import Account, InboxRow
from storage.repositories.base import Repository


@dataclass(frozen=True)
class Received:
    """One raw update: ``payload`` is its JSON text, ``outcome`` is set for what cannot be parsed at all."""

    bot_id: int
    messenger: Messenger
    update_id: int
    chat_id: int
    payload: str
    outcome: Outcome | None = None
    problem: str | None = None


class Inbox(Repository):
    """Received updates and whose turn it is. ``not_before`` is by the machine's own clock, never the trial's."""

    async def receive(self, updates: list[Received], now: datetime) -> set[int]:
        """Keep updates and answer the chats of the new ones; what was kept before (same bot and id) stays as it is."""
        new: set[int] = set()
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        for received in updates:
            done_at = now if received.outcome is not None else None
            row = insert(InboxRow).values(**vars(received), received_at=now, done_at=done_at, tries=0)
            kept = row.on_conflict_do_nothing(index_elements=["bot_id", "update_id"]).returning(InboxRow.chat_id)
            new.update(await self._session.scalars(kept))
        return new

    async def note_seen(self, messenger: Messenger, chat_ids: set[int], now: datetime) -> None:
        """Whoever writes can be reached again."""
        accounts = update(Account).where(Account.messenger == messenger, Account.chat_id.in_(chat_ids))
        await self._session.execute(accounts.values(last_seen_at=now, unreachable_at=None))

    async def chats_waiting(self, bot_id: int, now: datetime, limit: int, besides: Collection[int] = ()) -> list[int]:
        """Chats with something undone, the longest waiting first. A chat whose oldest row must wait is left out."""
        oldest = (
            select(func.min(InboxRow.id))
            .where(InboxRow.bot_id == bot_id, InboxRow.outcome.is_(None), InboxRow.chat_id.not_in(besides))
            .group_by(InboxRow.chat_id)
        )
        query = select(InboxRow.chat_id).where(
            InboxRow.id.in_(oldest), or_(InboxRow.not_before.is_(None), InboxRow.not_before <= now)
        )
        return list(await self._session.scalars(query.order_by(InboxRow.id).limit(limit)))

    async def oldest_undone(self, bot_id: int, chat_id: int, now: datetime) -> InboxRow | None:
        """A chat's next update, or None when there is none or it must wait for its next try."""
        query = select(InboxRow).where(
            InboxRow.bot_id == bot_id, InboxRow.chat_id == chat_id, InboxRow.outcome.is_(None)
        )
        row = await self._session.scalar(query.order_by(InboxRow.id).limit(1))
        return row if row is not None and (row.not_before is None or row.not_before <= now) else None

    async def settle(self, inbox_id: int, outcome: Outcome, now: datetime, problem: str | None = None) -> None:
        """Write what became of an update that no commit has marked."""
        await self._session.execute(
            update(InboxRow)
            .where(InboxRow.id == inbox_id, InboxRow.outcome.is_(None))
            .values(outcome=outcome, done_at=now, problem=problem)
        )

    async def try_again(self, inbox_id: int, not_before: datetime, problem: str) -> int:
        """Note a failed try and when to try again; answers how many tries there were."""
        statement = (
            update(InboxRow)
            .where(InboxRow.id == inbox_id)
            .values(tries=InboxRow.tries + 1, not_before=not_before, problem=problem)
        )
        return await self._session.scalar(statement.returning(InboxRow.tries)) or 0

    async def blank_old(self, before: datetime) -> None:
        """Forget what was received by updates that were done before an instant."""
        await self._session.execute(
            update(InboxRow).where(InboxRow.done_at < before, InboxRow.payload.is_not(None)).values(payload=None)
        )
