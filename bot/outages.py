"""Outages of the database or the disk, of which the operator hears when they are over: before, nothing can be kept."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from domain.alarms import Alarm, AlarmKind
from services.watching import note_incident
from storage.outage import is_outage
from storage.unit_of_work import UnitOfWork


class Outages:
    """Watches work that cannot be done without the database."""

    def __init__(self, unit_of_work: Callable[[], UnitOfWork], now: Callable[[], datetime]) -> None:
        self._unit_of_work = unit_of_work
        self._now = now
        self._since: float | None = None

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Remember when an outage began; tell of it when the work succeeds again."""
        try:
            yield
            await self._tell()
        except Exception as error:
            if self._since is None and is_outage(error):
                self._since = time.monotonic()
            raise

    async def _tell(self) -> None:
        if self._since is None:
            return
        seconds = round(time.monotonic() - self._since)
        alarm = Alarm(AlarmKind.OUTAGE, facts={"seconds": seconds})
        await note_incident(alarm, self._unit_of_work(), self._now())
        self._since = None
