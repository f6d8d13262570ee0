"""Trying Peygir on this machine: the playground as a process of its own, a sample body, and a clock that can jump."""

import asyncio
import contextlib
import logging
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import aiohttp

from bot.loops import forever
from bot.office import Counter
from bot.pacer import Pace
from bot.process import Running, files_of, opened, run
from bot.settings import TrialSettings
from bot.sole import NotAlone
from bot.system_clock import real_now
from domain.vocabulary import Messenger
from scheduler.clock import Beat
from services.owed import count_undone
from services.seeding import seed_sample
from services.trial_welcome import welcome_sample
from storage.database import Database
from storage.unit_of_work import UnitOfWork

READY: Final = "playground ready at "
BOT_IDS: Final = {Messenger.TELEGRAM: 2000000, Messenger.BALE: 2000001}
TOKENS: Final = {messenger: f"{bot_id}:of-a-trial-that-is-no-secret" for messenger, bot_id in BOT_IDS.items()}
BEAT: Final = Beat(short=timedelta(seconds=0.2))
LONGEST_HOLD: Final = 1.0
"""Seconds for which the playground keeps the answer to a pulse while nothing happens in it, and so the next tick."""
LISTEN_EVERY: Final = 1.0
STOPPING_SECONDS: Final = 10.0
PACE: Final = Pace(bot=29.5)
logger = logging.getLogger(__name__)


class PlaygroundFailed(Exception):
    """The playground did not start; it has said why."""


class PlayClock:
    """The trial's clock: the machine's time and the playground's offset, learnt at every pulse."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return real_now() + self._ahead

    def learn(self, now: datetime) -> None:
        """Take over what the playground says the time is."""
        self._ahead = now - real_now()


@dataclass
class Pulse:
    """Tells the playground after every tick what is still undone, and learns its clock from the answer."""

    address: str
    database: Database
    clock: PlayClock
    session: aiohttp.ClientSession

    async def beat(self, began: datetime) -> None:
        """Report for the instant at which the tick began: everything due then is in the count or done."""
        for place, (messenger, bot_id) in enumerate(BOT_IDS.items(), start=1):
            undone = await count_undone(messenger, bot_id, UnitOfWork(self.database, reads_only=True), began)
            pulse = {"bot": bot_id, "now": began.isoformat(), "inbox": undone.inbox, "owed": undone.owed}
            pulse["wait"] = LONGEST_HOLD if place == len(BOT_IDS) else 0
            async with self.session.post(f"{self.address}/play/pulse", json=pulse) as answer:
                told = await answer.json()
            self.clock.learn(datetime.fromisoformat(told["now"]))


def run_trial(trial: TrialSettings) -> int:
    """Start playground and bot together; answers the exit code when they have been told to stop."""
    try:
        asyncio.run(_run(trial))
    except PlaygroundFailed:
        return 1
    except NotAlone as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


async def _run(trial: TrialSettings) -> None:
    trial.data.mkdir(parents=True, exist_ok=True)
    async with (
        _playground(trial) as address,
        opened(_database_url(trial)) as database,
        staged(address, trial, database, when_ready=_Ready(address).say_once) as stage,
    ):
        await run(stage.counters, database, trial.data, stage.running)


@dataclass(frozen=True)
class Stage:
    """What a trial runs: the messengers of the playground, by its clock."""

    counters: list[Counter]
    running: Running


@contextlib.asynccontextmanager
async def staged(
    address: str, trial: TrialSettings, database: Database, *, when_ready: Callable[[], None]
) -> AsyncIterator[Stage]:
    """Set the sample body up for a running playground; ``when_ready`` is called at every pulse."""
    async with aiohttp.ClientSession() as session:
        clock = PlayClock()
        clock.learn(await _its_time(session, address))
        await seed_sample(UnitOfWork(database), clock.now())
        await welcome_sample(files_of(trial.data), UnitOfWork(database), clock.now())
        pulse = Pulse(address, database, clock, session)

        async def after_tick(began: datetime) -> None:
            await pulse.beat(began)
            when_ready()

        pace = PACE if trial.rates else None
        counters = [Counter(messenger, token, address, pace) for messenger, token in TOKENS.items()]
        listening = asyncio.create_task(forever(partial(_listen, session, address, clock)))
        try:
            yield Stage(counters, Running(clock, BEAT, after_tick, watch=trial.watch, keeping=trial.keeping))
        finally:
            listening.cancel()


async def _listen(session: aiohttp.ClientSession, address: str, clock: PlayClock) -> None:
    """Follow the clock in a process that does not tick, and so has no pulse to learn it from."""
    await asyncio.sleep(LISTEN_EVERY)
    clock.learn(await _its_time(session, address))


class _Ready:
    """Prints the address of the chat page, once, when the bot has had its first pulse."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._is_said = False

    def say_once(self) -> None:
        if not self._is_said:
            self._is_said = True
            sys.stdout.write(f"{READY}{self._address}\n")
            sys.stdout.flush()


@contextlib.asynccontextmanager
async def _playground(trial: TrialSettings) -> AsyncIterator[str]:
    """The playground's address while it runs. It is a process of its own: no part of a real deployment."""
    words = ["-m", "playground", "--data", str(trial.data / "playground"), "--port", str(trial.port or 0)]
    words += ["--rates", "on" if trial.rates else "off", "--ends-with-input"]
    if trial.at is not None:
        words += ["--at", trial.at.isoformat()]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield await _address_of(process)
    finally:
        await _end(process)


async def _address_of(process: asyncio.subprocess.Process) -> str:
    line = (await process.stdout.readline()).decode() if process.stdout is not None else ""
    if not line.startswith(READY):
        raise PlaygroundFailed
    return line.removeprefix(READY).strip()


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOPPING_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()


async def _its_time(session: aiohttp.ClientSession, address: str) -> datetime:
    async with session.get(f"{address}/play/clock") as answer:
        told: Any = await answer.json()
    return datetime.fromisoformat(told["now"])


def _database_url(trial: TrialSettings) -> str:
    return trial.database_url or f"sqlite+aiosqlite:///{Path(trial.data) / 'trial.sqlite3'}"
