"""Named rights that one process holds until a time, and the heartbeats of processes.

All times here are the database server's, which its processes share whatever their machines' clocks say. SQLite has
none of its own: there ``machine_now`` counts.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.models import Lease
from storage.repositories.base import Repository

TERM: Final = timedelta(seconds=10)
KEPT_FOR: Final = timedelta(days=2)
_LIFE: Final = "life:"


class Leases(Repository):
    """Named rights that one process holds until a time."""

    async def holder(self, name: str) -> str | None:
        """Who took a right last, whether or not the time has passed."""
        return await self._session.scalar(select(Lease.owner).where(Lease.name == name))

    async def take(self, name: str, owner: str, machine_now: datetime, instead_of: str | None = None) -> bool:
        """Take a free or run-out right, or hold one's own longer; False while another holds it.

        ``instead_of`` is a holder that is known to be dead. A right that ends later than any may was taken before the
        clock was set back, and is as good as run out.
        """
        now = await self._time(machine_now)
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        row = insert(Lease).values(name=name, owner=owner, until=now + TERM)
        is_free = or_(Lease.owner == owner, Lease.until <= now, Lease.until > now + 2 * TERM, Lease.owner == instead_of)
        taken = row.on_conflict_do_update(
            index_elements=["name"], set_={"owner": owner, "until": now + TERM}, where=is_free
        )
        return await self._session.scalar(taken.returning(Lease.name)) is not None

    async def renew(self, owner: str, machine_now: datetime) -> set[str]:
        """A process's heartbeat: it holds what it holds for another term; answers what that is."""
        await self.take(f"{_LIFE}{owner}", owner, machine_now)
        now = await self._time(machine_now)
        await self._session.execute(delete(Lease).where(Lease.until < now - KEPT_FOR))
        row = update(Lease).where(Lease.owner == owner).values(until=now + TERM)
        return set(await self._session.scalars(row.returning(Lease.name)))

    async def gone(self, machine_now: datetime) -> frozenset[str]:
        """Processes whose heart has stopped within the last days."""
        now = await self._time(machine_now)
        stopped = select(Lease.owner).where(Lease.name.startswith(_LIFE), Lease.until <= now)
        return frozenset(await self._session.scalars(stopped))

    async def give_back(self, name: str, owner: str) -> None:
        """Let another take it at once."""
        await self._session.execute(delete(Lease).where(Lease.name == name, Lease.owner == owner))

    async def _time(self, machine_now: datetime) -> datetime:
        if not self._is_postgresql:
            return machine_now
        return await self._session.scalar(select(func.clock_timestamp())) or machine_now
