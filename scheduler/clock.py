"""The ticks: how often things happen, and nothing else. APScheduler holds them in memory and remembers nothing."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from domain.calendar import TEHRAN
from services import due_notices
from services.body_days import plan_days
from services.broadcasts import show_progress
from services.closures import seed_holidays
from services.reminders import send_due
from storage.database import Database
from storage.outage import is_outage
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Beat:
    """How long between two ticks; a trial beats faster, so that a moved clock shows at once."""

    short: timedelta = timedelta(seconds=2)
    long: timedelta = timedelta(seconds=30)


Work = Callable[[], Awaitable[None]]


class Ticker:
    """Calls the services that the clock moves, one process of several at a time: the one that ``may_tick``.

    ``after_tick`` is told when a finished short tick had begun; ``look`` is what the operator's lookout does.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        beat: Beat,
        may_tick: Callable[[], Awaitable[bool]],
        after_tick: Callable[[datetime], Awaitable[None]] | None = None,
        look: Work | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._may_tick = may_tick
        self._after_tick = after_tick
        self._look = look
        self._look_every = beat.long
        self._looked_at = datetime.min.replace(tzinfo=UTC)
        self._scheduler = AsyncIOScheduler(timezone=TEHRAN)
        self._add(self.tick, beat.short)
        self._add(self.keep_days, beat.long)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop; what is missed is found by the first tick after the next start."""
        self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Say what has become due, if it is this process that ticks."""
        await _guarded(self._tick)

    async def _tick(self) -> None:
        if not await self._may_tick():
            return
        began = self._now()
        for work in (self._notices, self._reminders, self._progress):
            await _guarded(work)
        if self._look is not None and not timedelta() <= began - self._looked_at < self._look_every:
            self._looked_at = began
            await _guarded(self._look)
        if self._after_tick is not None:
            await _guarded(partial(self._after_tick, began))

    async def keep_days(self) -> None:
        """Bring a new year's official days off into the table, and plan the next mornings of all bodies."""
        await _guarded(self._days_off)
        if await self._may_tick():
            await _guarded(self._body_days)

    def _add(self, work: Work, every: timedelta) -> None:
        # No grace limit: a tick that could not run on time runs late, and late ones run once.
        self._scheduler.add_job(
            work,
            IntervalTrigger(seconds=every.total_seconds()),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    async def _notices(self) -> None:
        # Each is guarded for itself: one that breaks must not keep back those behind it.
        for notice_id in await due_notices.find_due(UnitOfWork(self._database, reads_only=True), self._now()):
            await _guarded(partial(due_notices.make, notice_id, UnitOfWork(self._database), self._now()))

    async def _reminders(self) -> None:
        await send_due(UnitOfWork(self._database), self._now())

    async def _progress(self) -> None:
        await show_progress(UnitOfWork(self._database), self._now())

    async def _body_days(self) -> None:
        await plan_days(UnitOfWork(self._database), self._now())

    async def _days_off(self) -> None:
        await seed_holidays(UnitOfWork(self._database), self._now())


async def _guarded(work: Work) -> None:
    try:
        await work()
    except Exception as error:
        # One work that breaks must not keep the others from their time; it is tried again at the next tick.
        if is_outage(error):
            logger.log(logging.ERROR, "an outage: the next tick tries again: %.200s", error)
        else:
            logger.exception("a tick failed")
