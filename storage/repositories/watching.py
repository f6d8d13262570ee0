"""Alarms, signs of life, and the figures by which an operator sees how the work stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from domain.alarms import INCIDENTS, Alarm, AlarmKind, Standing
from domain.vocabulary import DeliveryFate, Messenger, Outcome
from storage.models import AlarmRow, Delivery, InboxRow, Lease, Sign
from storage.repositories.base import Repository
from storage.repositories.outbox import PENDING


@dataclass(frozen=True)
class Waiting:
    """How many rows wait, and since when the oldest of them does."""

    count: int
    oldest_at: datetime | None


class Watching(Repository):
    """Alarms, signs of life and figures."""

    async def sign(self, name: str) -> Sign | None:
        """The last sign of a name."""
        return await self._session.get(Sign, name, populate_existing=True)

    async def note_sign(self, name: str, at: datetime, facts: dict[str, Any] | None = None) -> None:
        """Write when something was last done, and what came of it."""
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        values = {"at": at, "facts": facts or {}}
        row = insert(Sign).values(name=name, **values)
        await self._session.execute(row.on_conflict_do_update(index_elements=["name"], set_=values))

    async def standing(self) -> list[Standing]:
        """The alarms that have not ended, the oldest first."""
        query = select(AlarmRow).where(AlarmRow.ended_at.is_(None)).order_by(AlarmRow.began_at, AlarmRow.kind)
        return [
            Standing(Alarm(row.kind, row.subject, row.facts), row.began_at, row.seen_at, row.told_at)
            for row in await self._session.scalars(query)
        ]

    async def raise_alarm(self, alarm: Alarm, now: datetime, *, told_at: datetime | None) -> None:
        """An alarm begins or goes on; one that had ended begins anew. An incident is seen when it happens."""
        row = await self._locked(alarm, now)
        if row.ended_at is not None:
            row.began_at, row.ended_at, row.told_at = now, None, None
        row.facts = dict(alarm.facts)
        row.told_at = told_at or row.told_at
        if told_at is None or alarm.kind not in INCIDENTS:
            row.seen_at = now

    async def end_alarm(self, alarm: Alarm, now: datetime) -> None:
        """What was not well is well again."""
        (await self._locked(alarm, now)).ended_at = now

    async def inbox(self) -> Waiting:
        """Received updates that are not handled."""
        return await self._waiting(InboxRow.received_at, InboxRow.outcome.is_(None))

    async def outbox_due(self, real_now: datetime) -> Waiting:
        """Messages that should have gone: those that were put off by the messenger are not counted."""
        may_go = or_(Delivery.not_before.is_(None), Delivery.not_before <= real_now)
        return await self._waiting(Delivery.created_at, Delivery.fate.in_(PENDING), may_go)

    async def fates(self) -> dict[DeliveryFate, int]:
        """How many messages have met, or wait for, each fate."""
        query: Select[DeliveryFate, int] = select(Delivery.fate, func.count()).group_by(Delivery.fate)
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def set_aside_since(self, at: datetime) -> int:
        """How many updates were set aside since an instant."""
        query = select(func.count()).where(InboxRow.outcome == Outcome.SET_ASIDE, InboxRow.done_at >= at)
        return await self._session.scalar(query) or 0

    async def chats_since(self, at: datetime) -> list[tuple[Messenger, int, datetime]]:
        """The chats that wrote since an instant, the last one first."""
        latest = func.max(InboxRow.received_at)
        query = select(InboxRow.messenger, InboxRow.chat_id, latest).where(InboxRow.received_at >= at)
        query = query.group_by(InboxRow.messenger, InboxRow.chat_id).order_by(latest.desc())
        return [(row[0], row[1], row[2]) for row in await self._session.execute(query)]

    async def processes(self, now: datetime) -> list[dict[str, Any]]:
        """The processes whose leases run, each with what it holds."""
        held: dict[str, list[str]] = {}
        for lease in await self._session.scalars(select(Lease).where(Lease.until > now).order_by(Lease.name)):
            held.setdefault(lease.owner, []).append(lease.name)
        return [
            {"owner": owner, "holds": [name for name in names if not name.startswith("life:")]}
            for owner, names in held.items()
        ]

    async def _waiting(self, at: Any, *conditions: ColumnElement[bool]) -> Waiting:
        count, oldest_at = (await self._session.execute(select(func.count(), func.min(at)).where(*conditions))).one()
        return Waiting(count, oldest_at)

    async def _locked(self, alarm: Alarm, now: datetime) -> AlarmRow:
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        first = {"kind": AlarmKind(alarm.kind), "subject": alarm.subject, "began_at": now, "seen_at": now}
        row = insert(AlarmRow).values(**first, facts=dict(alarm.facts))
        await self._session.execute(row.on_conflict_do_nothing(index_elements=["kind", "subject"]))
        query = select(AlarmRow).where(AlarmRow.kind == alarm.kind, AlarmRow.subject == alarm.subject)
        return (await self._session.scalars(query.with_for_update().execution_options(populate_existing=True))).one()
