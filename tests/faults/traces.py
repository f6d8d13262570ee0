"""What the database tells about updates and messages, and the digest of all that people would know it by."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import select, text

from domain.vocabulary import DeliveryFate, Outcome
from storage.database import Database
from storage.models import Base, Delivery, InboxRow
from storage.unit_of_work import UnitOfWork

MACHINERY: Final = ("inbox", "leases")
"""Tables that tell how the work was done and not what came of it."""


@asynccontextmanager
async def looking(url: str) -> AsyncIterator[UnitOfWork]:
    """A look into the database of a bot that may be running."""
    database = Database(url)
    try:
        async with UnitOfWork(database, reads_only=True) as uow:
            yield uow
    finally:
        await database.close()


async def outcomes(url: str, after: int = 0) -> dict[int, Outcome | None]:
    """The outcome of each update by its number, of those that came after an inbox row."""
    async with looking(url) as uow:
        rows = await uow.session.execute(select(InboxRow.update_id, InboxRow.outcome).where(InboxRow.id > after))
        return {row.update_id: row.outcome for row in rows}


async def raw_updates(url: str) -> list[Any]:
    """All that was received and is still kept, as it came."""
    async with looking(url) as uow:
        payloads = await uow.session.scalars(select(InboxRow.payload).where(InboxRow.payload.is_not(None)))
        return [json.loads(payload) for payload in payloads if payload]


async def newest_row(url: str) -> int:
    """The inbox row that came last."""
    async with looking(url) as uow:
        return await uow.session.scalar(select(InboxRow.id).order_by(InboxRow.id.desc()).limit(1)) or 0


async def inversions(url: str, after: int) -> tuple[int, int]:
    """How many updates there were, and how many of them were done before an earlier one of their chat."""
    async with looking(url) as uow:
        query = select(InboxRow.chat_id, InboxRow.done_at).where(InboxRow.id > after).order_by(InboxRow.id)
        done: dict[int, list[datetime]] = defaultdict(list)
        for chat, at in await uow.session.execute(query):
            assert at is not None, "an update was not done"
            done[chat].append(at)
    wrong = sum(1 for ats in done.values() for one, other in pairwise(ats) if other < one)
    return sum(map(len, done.values())), wrong


async def fates(url: str) -> Counter[DeliveryFate]:
    """How many messages met which fate."""
    async with looking(url) as uow:
        return Counter(await uow.session.scalars(select(Delivery.fate)))


async def state(url: str) -> str:
    """A digest of every row of every table but the machinery's, whatever order they lie in."""
    digest = hashlib.sha256()
    async with looking(url) as uow:
        for table in sorted(Base.metadata.tables):
            if table not in MACHINERY:
                rows = await uow.session.execute(text(f'SELECT * FROM "{table}"'))
                digest.update("\n".join([table, *sorted(map(repr, rows))]).encode())
    return digest.hexdigest()
