"""Long work, notices and broadcasts."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from domain.vocabulary import DeliveryFate
from storage.models import Broadcast, Delivery, InboxRow, Job, Notice
from storage.repositories.base import Repository


class Jobs(Repository):
    """Long work, notices and broadcasts."""

    async def notice(self, key: str) -> Notice | None:
        """The notice of a key, locked against another process that is about to make it."""
        return await self._session.scalar(select(Notice).where(Notice.key == key).with_for_update())

    async def due_notices(self, now: datetime, limit: int) -> list[int]:
        """The ids of those to be made now, earliest first."""
        query = select(Notice.id).where(*is_due(now)).order_by(Notice.due_at, Notice.id).limit(limit)
        return list(await self._session.scalars(query))

    async def due_notice(self, notice_id: int, now: datetime) -> Notice | None:
        """One of them, locked; None when it was made or cancelled meanwhile, or another process is making it."""
        query = select(Notice).where(Notice.id == notice_id, *is_due(now))
        return await self._session.scalar(query.with_for_update(skip_locked=True))

    async def unfinished(self, kind: str, limit: int = 50) -> list[Job]:
        """Unfinished work, held or not, oldest first; what another process is claiming now is passed over."""
        query = select(Job).where(Job.kind == kind, Job.finished_at.is_(None)).order_by(Job.id).limit(limit)
        return list(await self._session.scalars(query.with_for_update(skip_locked=True)))

    async def locked(self, job_id: int) -> Job | None:
        """One job, locked against another process that ends it."""
        return await self._session.scalar(select(Job).where(Job.id == job_id).with_for_update())

    async def blank_received(self, inbox_ids: list[int]) -> None:
        """Forget what these updates held, at once: they carried a classified document."""
        await self._session.execute(update(InboxRow).where(InboxRow.id.in_(inbox_ids)).values(payload=None))

    async def unfinished_broadcasts(self) -> list[Broadcast]:
        """Those with messages that may still be on their way; another process's are passed over."""
        query = select(Broadcast).where(Broadcast.finished_at.is_(None)).order_by(Broadcast.id)
        return list(await self._session.scalars(query.with_for_update(skip_locked=True)))

    async def broadcasts_of(self, meeting_id: int) -> list[Broadcast]:
        """All broadcasts about a meeting, oldest first."""
        query = select(Broadcast).where(Broadcast.meeting_id == meeting_id).order_by(Broadcast.id)
        return list(await self._session.scalars(query))

    async def fates_of(self, broadcast_ids: list[int]) -> list[tuple[str, int, DeliveryFate]]:
        """The (key, person id, fate) of every part of the messages of some broadcasts, oldest first."""
        query = select(Delivery.key, Delivery.person_id, Delivery.fate)
        query = query.where(Delivery.broadcast_id.in_(broadcast_ids)).order_by(Delivery.id)
        return [(key, person_id or 0, fate) for key, person_id, fate in await self._session.execute(query)]

    async def is_on_its_way(self, key: str) -> bool:
        """Whether a message of this key has still to be sent."""
        pending = Delivery.fate.in_([DeliveryFate.QUEUED, DeliveryFate.SENDING])
        return await self._session.scalar(select(Delivery.id).where(Delivery.key == key, pending).limit(1)) is not None


def is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What holds of a notice that is to be made now."""
    return Notice.made_at.is_(None), Notice.cancelled_at.is_(None), Notice.due_at <= now
