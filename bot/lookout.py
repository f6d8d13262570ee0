"""The look at everything that an operator would want to know of, and the hourly self-audit."""

import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.scanner import Scanner
from bot.system_clock import real_now
from domain.alarms import Alarm, AlarmKind, Step
from services.self_audit import audit
from services.watching import Measured, Watch, is_audit_due, keep_audit, look_out, note_incident
from storage.database import Database
from storage.unit_of_work import UnitOfWork

AUDIT_EVERY: Final = timedelta(hours=1)
JUMP: Final = timedelta(minutes=1)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Times:
    """The clock that everything goes by, the machine's, and one that only ever goes forward (seconds)."""

    now: Callable[[], datetime]
    machine: Callable[[], datetime] = real_now
    steady: Callable[[], float] = time.monotonic


class Lookout:
    """Looks now and then, in the process that ticks."""

    def __init__(
        self, watch: Watch, data: Path, database: Database, times: Times, scanner: Scanner | None = None
    ) -> None:
        self._watch = watch
        self._scanner = scanner
        self._data = data
        self._database = database
        self._times = times
        self._last: tuple[datetime, datetime, float] | None = None

    async def look(self) -> None:
        """Measure, tell and audit. Right after a start or a jump of the clock what is due has first to be caught up."""
        now, machine, steady = self._times.now(), self._times.machine(), self._times.steady()
        before, self._last = self._last, (now, machine, steady)
        if before is None:
            return
        passed = timedelta(seconds=steady - before[2])
        jump = machine - before[1] - passed
        if abs(jump) > JUMP:
            await self._note_jump(jump, now)
        if abs(now - before[0] - passed) > JUMP:
            return
        if await is_audit_due(UnitOfWork(self._database, reads_only=True), now, AUDIT_EVERY):
            await self._audit(now)
        is_scanner_gone = self._scanner is not None and not await self._scanner.is_there()
        await self._look(Measured(shutil.disk_usage(self._data).free, now, machine, is_scanner_gone))

    async def _audit(self, now: datetime) -> None:
        audited = await audit(UnitOfWork(self._database, reads_only=True), now)
        await keep_audit(audited, UnitOfWork(self._database))
        for found in audited.differences:
            logger.error("self-audit: %s %s, due at %s", found.kind, found.key, found.at.isoformat())

    async def _look(self, measured: Measured) -> None:
        for news in await look_out(self._watch, measured, UnitOfWork(self._database)):
            level = logging.INFO if news.step is Step.ENDED else logging.ERROR
            logger.log(level, "alarm %s: %s %s %s", news.step, news.alarm.kind, news.alarm.subject, news.alarm.facts)

    async def _note_jump(self, jump: timedelta, now: datetime) -> None:
        alarm = Alarm(AlarmKind.CLOCK_JUMPED, facts={"seconds": round(jump.total_seconds())})
        await note_incident(alarm, UnitOfWork(self._database), now)
