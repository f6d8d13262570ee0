"""The append-only history, sealed so that a change behind the program's back shows."""

import hashlib
import json
from datetime import UTC
from typing import Final

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Event
from storage.repositories.base import Repository

_FIRST: Final = ""
_LOCK: Final = 7_203_601
"""Of PostgreSQL's transaction locks, the one under which events get their seals, one transaction after the other."""
_SEALED: Final = ("kind", "body_id", "person_id", "agency_id", "resolution_id", "assignment_id", "report_id")


class History(Repository):
    """The append-only history. Each event's seal covers its content and the seal before it."""

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session)
        self._unsealed: list[Event] = []

    def record(self, event: Event) -> None:
        """Append at the commit; nothing here changes or removes."""
        self._unsealed.append(event)

    async def seal(self) -> None:
        """Write what was recorded. For the unit of work, right before it commits."""
        if not self._unsealed:
            return
        await self._session.flush()
        if self._is_postgresql:
            await self._session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        last = await self._session.scalar(select(Event.seal).order_by(Event.id.desc()).limit(1)) or _FIRST
        for event in self._unsealed:
            event.before, event.after = event.before or {}, event.after or {}
            last = event.seal = _seal(last, event)
            self._session.add(event)
            # One by one, so that ids follow the order of the seals.
            await self._session.flush()
        self._unsealed.clear()

    async def first_broken(self) -> int | None:
        """The id of the first event that is not as it was written, or follows a missing one; None if all is well."""
        last = _FIRST
        async for event in await self._session.stream_scalars(select(Event).order_by(Event.id)):
            if event.seal != _seal(last, event):
                return event.id
            last = event.seal
        return None

    async def of_resolution(self, resolution_id: int) -> list[Event]:
        """All that happened to a resolution and its assignments, oldest first."""
        query = select(Event).where(Event.resolution_id == resolution_id)
        return list(await self._session.scalars(query.order_by(Event.id)))

    async def of_assignment(self, assignment_id: int) -> list[Event]:
        """All that happened to one assignment, oldest first."""
        query = select(Event).where(Event.assignment_id == assignment_id)
        return list(await self._session.scalars(query.order_by(Event.id)))


def _seal(before: str, event: Event) -> str:
    content = [getattr(event, name) for name in _SEALED]
    written = [before, event.at.astimezone(UTC).isoformat(), *content, event.before, event.after]
    return hashlib.sha256(json.dumps(written, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
