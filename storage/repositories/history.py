"""The append-only history, sealed so that a change behind the program's back shows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Event, HistoryHead
from storage.repositories.base import Repository

OF_NO_BODY: Final = 0
SETTINGS: Final = ("setting_changed", "setting_restored")
_FIRST: Final = ""
_SEALED: Final = ("kind", "body_id", "person_id", "agency_id", "resolution_id", "assignment_id", "report_id")


@dataclass(frozen=True)
class Anchor:
    """Where a body's history stood: its ``events``-th event has this seal. Kept elsewhere, it shows a rewriting."""

    body_id: int
    events: int
    seal: str

    def __str__(self) -> str:
        return f"{self.body_id}:{self.events}:{self.seal}"


@dataclass(frozen=True)
class Break:
    """An event that is not as it was written, or follows a missing one; without an id the end itself is missing."""

    body_id: int
    event_id: int | None


class History(Repository):
    """The append-only history: for each body one chain, in which a seal covers the event and the seal before it."""

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
        # Always in the same order, so that two transactions never wait for each other.
        for body_id in sorted({_body_of(event) for event in self._unsealed}):
            await self._seal_body(body_id)
        self._unsealed.clear()

    async def anchors(self) -> list[Anchor]:
        """Where each body's history stands."""
        heads = await self._session.scalars(select(HistoryHead).order_by(HistoryHead.body_id))
        return [Anchor(head.body_id, head.events, head.seal) for head in heads]

    async def breaks(self, kept: Mapping[int, Anchor] | None = None) -> list[Break]:
        """All places where a chain does not hold; none if nothing was changed, removed or put elsewhere.

        ``kept`` are anchors from outside, by body: they find what somebody who can also write the seals has changed.
        """
        found, ends = [], dict[int, Anchor]()
        async for event in await self._session.stream_scalars(select(Event).order_by(Event.id)):
            body_id = _body_of(event)
            end = ends.get(body_id, Anchor(body_id, 0, _FIRST))
            if event.seal != _seal(end.seal, event):
                found.append(Break(body_id, event.id))
            ends[body_id] = Anchor(body_id, end.events + 1, event.seal)
            anchor = (kept or {}).get(body_id)
            if anchor is not None and anchor.events == end.events + 1 and anchor.seal != event.seal:
                found.append(Break(body_id, event.id))
        return found + await self._missing_ends(ends, kept or {})

    async def of_resolution(self, resolution_id: int) -> list[Event]:
        """All that happened to a resolution and its assignments, oldest first."""
        query = select(Event).where(Event.resolution_id == resolution_id)
        return list(await self._session.scalars(query.order_by(Event.id)))

    async def of_assignment(self, assignment_id: int) -> list[Event]:
        """All that happened to one assignment, oldest first."""
        query = select(Event).where(Event.assignment_id == assignment_id)
        return list(await self._session.scalars(query.order_by(Event.id)))

    async def of_settings(self, body_id: int, limit: int) -> list[Event]:
        """The last changes of a body's settings, newest first."""
        query = select(Event).where(Event.body_id == body_id, Event.kind.in_(SETTINGS))
        return list(await self._session.scalars(query.order_by(Event.id.desc()).limit(limit)))

    async def _seal_body(self, body_id: int) -> None:
        head = await self._locked_head(body_id)
        for event in self._unsealed:
            if _body_of(event) != body_id:
                continue
            event.before, event.after = event.before or {}, event.after or {}
            head.seal = event.seal = _seal(head.seal, event)
            head.events += 1
            self._session.add(event)
            # One by one, so that ids follow the order of the seals.
            await self._session.flush()

    async def _locked_head(self, body_id: int) -> HistoryHead:
        """The end of a body's chain, which nobody else lengthens until the transaction ends."""
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        first = insert(HistoryHead).values(body_id=body_id, events=0, seal=_FIRST)
        await self._session.execute(first.on_conflict_do_nothing(index_elements=["body_id"]))
        query = select(HistoryHead).where(HistoryHead.body_id == body_id).with_for_update()
        return (await self._session.scalars(query.execution_options(populate_existing=True))).one()

    async def _missing_ends(self, ends: Mapping[int, Anchor], kept: Mapping[int, Anchor]) -> list[Break]:
        """Bodies whose last events are gone: the head, or an anchor from outside, knows of more than there is."""
        heads = {anchor.body_id: anchor for anchor in await self.anchors()}
        bodies = sorted({*heads, *ends, *kept})
        return [
            Break(body_id, None)
            for body_id in bodies
            if heads.get(body_id) != ends.get(body_id)
            or (body_id in kept and kept[body_id].events > ends.get(body_id, Anchor(body_id, 0, _FIRST)).events)
        ]


def _body_of(event: Event) -> int:
    return event.body_id or OF_NO_BODY


def _seal(before: str, event: Event) -> str:
    content = [getattr(event, name) for name in _SEALED]
    written = [before, event.at.astimezone(UTC).isoformat(), *content, event.before, event.after]
    return hashlib.sha256(json.dumps(written, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
