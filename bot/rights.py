"""What one process alone may do: poll a token, send for it, tick, handle a chat.

On PostgreSQL each right is a leased row, and one heartbeat renews all that a process holds; who stops beating loses
them after a term. On SQLite there is one process (bot.sole), so that nobody is asked.
"""

import asyncio
import time
from typing import Final

from bot.loops import forever
from bot.owner import is_dead, this_process
from bot.system_clock import real_now
from domain.alarms import Alarm, AlarmKind
from storage.database import Database
from storage.repositories.leases import TERM
from storage.unit_of_work import UnitOfWork

_TURN: Final = "chat:"
BEAT: Final = TERM.total_seconds() / 4
"""Seconds between two heartbeats; three may fail before a right is lost."""


class Rights:
    """The rights of this process. ``owner`` is the name under which it holds them, messages and jobs."""

    def __init__(self, database: Database, owner: str | None = None) -> None:
        self.owner = owner or this_process()
        self._database = database
        self._held: set[str] = set()
        self._gone: frozenset[str] = frozenset()
        self._beaten_at = float("-inf")

    async def run(self) -> None:
        """Beat until cancelled."""
        await forever(self._beat)

    async def take(self, right: str) -> bool:
        """Whether this process holds a right now, taking it where it is free."""
        if self._database.is_sqlite:
            return True
        if right in self._held and self.is_sure():
            return True
        async with UnitOfWork(self._database) as uow:
            holder = await uow.leases.holder(right)
            dead = holder if holder is not None and is_dead(holder) else None
            is_mine = await uow.leases.take(right, self.owner, real_now(), dead)
            if is_mine and holder not in (None, self.owner) and not right.startswith(_TURN):
                await uow.watching.raise_alarm(Alarm(AlarmKind.TAKEN_OVER), real_now(), told_at=None)
            await uow.commit(real_now())
        (self._held.add if is_mine else self._held.discard)(right)
        return is_mine and self.is_sure()

    async def give_back(self, right: str) -> None:
        """Let another process have it at once."""
        if right not in self._held:
            return
        self._held.discard(right)
        async with UnitOfWork(self._database) as uow:
            await uow.leases.give_back(right, self.owner)
            await uow.commit(real_now())

    async def give_back_all(self) -> None:
        """End: nothing is held any more."""
        self._beaten_at = float("-inf")
        for right in [*self._held]:
            await self.give_back(right)

    def is_sure(self) -> bool:
        """Whether the last heartbeat is young enough that no other process can have taken what this one holds."""
        return self._database.is_sqlite or time.monotonic() - self._beaten_at < TERM.total_seconds() - BEAT

    @property
    def gone(self) -> frozenset[str]:
        """Processes whose heart was found to have stopped; another set means that more may lie about."""
        return self._gone

    def is_gone(self, owner: str) -> bool:
        """Whether whoever held something under this name surely does nothing any more."""
        if owner == self.owner:
            return False
        return self._database.is_sqlite or owner in self._gone or is_dead(owner)

    async def _beat(self) -> None:
        if not self._database.is_sqlite:
            await self.beat()
        await asyncio.sleep(BEAT)

    async def beat(self) -> None:
        """Renew all rights, learn which of them are left, and who has stopped beating."""
        if self._database.is_sqlite:
            return
        began = time.monotonic()
        async with UnitOfWork(self._database) as uow:
            kept = await uow.leases.renew(self.owner, real_now())
            gone = await uow.leases.gone(real_now())
            await uow.commit(real_now())
        self._held &= kept
        self._gone = gone
        self._beaten_at = began
