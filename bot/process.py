"""The whole of a running Peygir: its messengers, the reader of documents and the clock, until it is told to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.lookout import Lookout, Times
from bot.loops import Bell, forever
from bot.office import Counter, Office
from bot.pacer import Pace
from bot.points import Point, pass_by
from bot.premises import Premises
from bot.reading import Reading
from bot.rights import Rights
from bot.scanner import Keeping, Scanner
from bot.settings import Settings
from bot.sole import sole
from bot.system_clock import SystemClock, real_now
from bot.webhook import Receiver, Webhooks
from bot.workshop import Workshop
from domain.vocabulary import Messenger
from handlers.context import Clock
from scheduler.clock import Beat, Ticker
from services.actors import Place
from services.body_days import plan_days
from services.closures import seed_holidays
from services.inbox import blank_old
from services.watching import Limits, Watch
from storage import schema
from storage.database import Database
from storage.files import FileStore
from storage.unit_of_work import UnitOfWork

FORGET_EVERY = 3600.0
TICKER = "ticker"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Running:
    """How a process runs: the clock it goes by, how often it ticks, and who is told when a tick has finished.

    ``owner`` is the name under which it holds its rights, unless it is the usual one. With ``webhooks`` the messengers
    bring their updates, else they are asked for them.
    """

    clock: Clock
    beat: Beat = field(default_factory=Beat)
    after_tick: Callable[[datetime], Awaitable[None]] | None = None
    point: Point = pass_by
    owner: str | None = None
    webhooks: Webhooks | None = None
    watch: Watch = field(default_factory=Watch)
    keeping: Keeping = field(default_factory=Keeping)


async def serve(settings: Settings) -> None:
    """Serve the messengers whose tokens are set until SIGINT or SIGTERM."""
    async with opened(settings.database_url) as database:
        running = Running(
            SystemClock(), webhooks=webhooks_of(settings), watch=watch_of(settings), keeping=keeping_of(settings)
        )
        await run(counters_of(settings), database, settings.data, running)


def counters_of(settings: Settings) -> list[Counter]:
    """One for each token, at the pace that its messenger bears."""
    rates = {Messenger.TELEGRAM: settings.telegram_rate, Messenger.BALE: settings.bale_rate}
    group = settings.group_rate
    return [
        Counter(messenger, token, settings.base_url_of(messenger), Pace(rates[messenger], group=group))
        for messenger, token in settings.tokens().items()
    ]


def webhooks_of(settings: Settings) -> Webhooks | None:
    """Where the messengers bring their updates, if they do."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    host, _, port = settings.webhook_listen.rpartition(":")
    return Webhooks(settings.webhook_url, settings.webhook_secret.get_secret_value(), host.strip("[]"), int(port))


def watch_of(settings: Settings) -> Watch:
    """Who is told when something is not well, and from where on it is not."""
    limits = Limits(
        silence=timedelta(minutes=settings.silent_minutes),
        outbox=timedelta(minutes=settings.outbox_minutes),
        free_bytes=settings.free_megabytes * 10**6,
        quota=settings.body_megabytes * 10**6,
    )
    operators = [Place(Messenger(messenger), chat_id) for messenger, chat_id in settings.operators()]
    return Watch(operators, limits)


def keeping_of(settings: Settings) -> Keeping:
    """How much a body may keep, and who looks for viruses."""
    scanner = Scanner(settings.clamd) if settings.clamd is not None else None
    return Keeping(settings.body_megabytes * 10**6, scanner)


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database, brought to this release's schema; NotAlone when it is SQLite's and another process has it."""
    database = Database(url)
    try:
        with sole(database):
            await schema.upgrade(database)
            yield database
    finally:
        await database.close()


def files_of(data: Path) -> FileStore:
    """Where a process that works on the data folder keeps files."""
    return FileStore(data / "files")


async def run(counters: Sequence[Counter], database: Database, data: Path, running: Running) -> None:
    """Serve until a signal comes; what is in hand is finished before the answer."""
    workshop, rights = Workshop(), Rights(database, running.owner)
    await rights.beat()
    premises = Premises(
        database, files_of(data), running.clock, Bell(), running.point, workshop, rights, running.keeping
    )
    receiver = Receiver(running.webhooks) if running.webhooks is not None else None
    offices = [Office(counter, premises, receiver) for counter in counters]
    await asyncio.gather(*(office.greet() for office in offices))
    ticker = _ticker(running, offices, data, database, rights)
    # Before anything is issued: whether a day is a working day must not depend on who was first.
    await seed_holidays(premises.unit_of_work(), running.clock.now())
    await plan_days(premises.unit_of_work(), running.clock.now())
    ticker.start()
    works = [asyncio.create_task(work.run()) for work in (rights, receiver, *offices, Reading(premises)) if work]
    works.append(asyncio.create_task(forever(lambda: _forget(database))))
    logger.info("serving %s", ", ".join(office.messenger.value for office in offices))
    try:
        await _until_told_or_broken(works)
    finally:
        ticker.stop()
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        workshop.close()
        await rights.give_back_all()


def _ticker(running: Running, offices: Sequence[Office], data: Path, database: Database, rights: Rights) -> Ticker:
    served = [office.messenger for office in offices]
    watch = replace(running.watch, served=served, are_asked=running.webhooks is None)
    lookout = Lookout(watch, data, database, Times(running.clock.now), running.keeping.scanner)
    may_tick = partial(rights.take, TICKER)
    return Ticker(database, running.clock.now, running.beat, may_tick, running.after_tick, lookout.look)


async def _until_told_or_broken(works: Sequence[asyncio.Task[None]]) -> None:
    """Until SIGINT or SIGTERM, or until some work ends, which none ever should."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)
    waiting = asyncio.create_task(told.wait())
    done, _ = await asyncio.wait([waiting, *works], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for work in done - {waiting}:
        work.result()


async def _forget(database: Database) -> None:
    await blank_old(UnitOfWork(database), real_now())
    await asyncio.sleep(FORGET_EVERY)
