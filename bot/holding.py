"""Rights that one process holds at a time: a token's poller, its sender, a chat's turn."""

from datetime import datetime, timedelta
from typing import Final

from bot.owner import is_dead, this_process
from bot.system_clock import real_now
from storage.database import Database
from storage.unit_of_work import UnitOfWork

TERM: Final = timedelta(seconds=60)


class Holding:
    """One named right, kept as a leased row and renewed by asking for it again."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name
        self._owner = this_process()
        self._until: datetime | None = None

    async def take(self) -> bool:
        """Whether this process holds the right now; it is written again when half of its term has passed."""
        now = real_now()
        if self._until is not None and self._until - now > TERM / 2:
            return True
        async with UnitOfWork(self._database) as uow:
            holder = await uow.leases.holder(self._name)
            dead = holder if holder is not None and is_dead(holder) else None
            is_mine = await uow.leases.take(self._name, self._owner, now + TERM, now, dead)
            await uow.commit(now)
        self._until = now + TERM if is_mine else None
        return is_mine

    async def give_back(self) -> None:
        """Let another process have it at once."""
        if self._until is None:
            return
        self._until = None
        async with UnitOfWork(self._database) as uow:
            await uow.leases.give_back(self._name, self._owner)
            await uow.commit(real_now())
