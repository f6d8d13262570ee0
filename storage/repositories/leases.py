"""Named rights that one process holds until a time. All times here are the machine's own, never the trial's."""

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.models import Lease
from storage.repositories.base import Repository


class Leases(Repository):
    """Named rights that one process holds until a time."""

    async def holder(self, name: str) -> str | None:
        """Who took a right last, whether or not the time has passed."""
        return await self._session.scalar(select(Lease.owner).where(Lease.name == name))

    async def take(self, name: str, owner: str, until: datetime, now: datetime, instead_of: str | None = None) -> bool:
        """Take a free or run-out right, or hold one's own longer; False while another holds it.

        ``instead_of`` is a holder that is known to be dead.
        """
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        row = insert(Lease).values(name=name, owner=owner, until=until)
        taken = row.on_conflict_do_update(
            index_elements=["name"],
            set_={"owner": owner, "until": until},
            where=or_(Lease.owner == owner, Lease.until <= now, Lease.owner == instead_of),
        )
        return await self._session.scalar(taken.returning(Lease.name)) is not None

    async def give_back(self, name: str, owner: str) -> None:
        """Let another take it at once."""
        await self._session.execute(delete(Lease).where(Lease.name == name, Lease.owner == owner))
