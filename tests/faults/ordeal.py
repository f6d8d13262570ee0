"""A playground that lives, and bots beside it that are killed and started again."""

import asyncio
import json
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from aiohttp import ClientSession

from tests.faults.cradle import ROOT, Forked
from tests.faults.mortal import DEATHS, HABITS, PAGES, Habits
from tests.walk.hand import Hand

READY: Final = "playground ready at "
STARTING_SECONDS: Final = 180
STOPPING_SECONDS: Final = 20
PATIENCE: Final = 600
"""Seconds in which a busy machine has started a bot that was killed."""
USUAL: Final = Habits()


@dataclass
class Mortal:
    """One bot, which is started again whenever it was killed, unless it is to sleep. Under ``machine`` it says where
    it runs; empty is the truth."""

    machine: str
    words: tuple[str, ...]
    said: Path
    process: Forked | None = None
    began: asyncio.Event = field(default_factory=asyncio.Event)
    is_awake: asyncio.Event = field(default_factory=asyncio.Event)

    async def keep_alive(self) -> None:
        """When this is cancelled the bot is told to stop."""
        while True:
            await self.is_awake.wait()
            self.process = process = await Forked.born(*self.words, self.machine)
            try:
                # Nothing is said where it is killed before it is at work, or where another is it that ticks.
                await process.line()
                self.began.set()
                code = await process.wait()
            except asyncio.CancelledError:
                await end(process)
                raise
            said = self.said.read_text("utf-8")[-2000:]
            assert code == -signal.SIGKILL, f"the bot ended by itself with {code}: {said}"

    def kill(self) -> None:
        """End it without any farewell; it is started again at once, if it is awake."""
        if self.process is not None:
            self.process.kill()


@dataclass
class Ordeal:
    """What a scenario is played with. ``deaths`` counts the kills at each point."""

    hand: Hand
    address: str
    url: str
    data: Path
    bots: list[Mortal]
    deaths: Counter[str] = field(default_factory=Counter)
    _asked: list[str] = field(default_factory=list)

    def die_at(self, *points: str) -> None:
        """Let the bot be killed at each of the points, one after the other, as it comes past them."""
        self._settle()
        self._asked = list(points)
        (self.data / DEATHS).write_text("\n".join(points), "ascii")

    def survivors(self) -> list[str]:
        """Points asked for that the bot has not come past."""
        file = self.data / DEATHS
        return file.read_text("ascii").split() if file.exists() else []

    def finish(self) -> None:
        """Count the last deaths; all that were asked for must have happened."""
        self._settle()
        assert self.survivors() == [], "the bot did not come past these points"

    def limit_pages(self, pages: int | None) -> None:
        """Let SQLite's file have no more pages than these."""
        file = self.data / PAGES
        if pages is None:
            file.unlink()
        else:
            file.write_text(str(pages), "ascii")

    @asynccontextmanager
    async def asleep(self) -> AsyncIterator[None]:
        """All bots are killed, and not started before this is left."""
        for bot in self.bots:
            bot.is_awake.clear()
            bot.began.clear()
            bot.kill()
        yield
        for bot in self.bots:
            bot.is_awake.set()
        await asyncio.wait_for(self.bots[0].began.wait(), STARTING_SECONDS)

    def _settle(self) -> None:
        left = self.survivors()
        self.deaths.update(self._asked[: len(self._asked) - len(left)])
        self._asked = left


@asynccontextmanager
async def ordeal(
    url: str, folder: Path, at: str, *, machines: tuple[str, ...] = ("",), habits: Habits = USUAL
) -> AsyncIterator[Ordeal]:
    """A playground whose clock starts ``at``, and a bot for each machine on ``url``; all ended by process id."""
    data = folder / "data"
    data.mkdir(parents=True)
    (data / HABITS).write_text(json.dumps(asdict(habits)), "ascii")
    playground = await _playground(folder, at)
    try:
        address = await _address(playground)
        words = (address, url, str(data))
        bots = [Mortal(machine, words, data / f"said{machine}.txt") for machine in machines]
        async with ClientSession() as session:
            made = Ordeal(Hand(session, address, PATIENCE), address, url, data, bots)
            keepers: list[asyncio.Task[None]] = []
            try:
                await _begin(made, keepers)
                yield made
            finally:
                for keeper in keepers:
                    keeper.cancel()
                ends = await asyncio.gather(*keepers, return_exceptions=True)
            assert all(isinstance(one, asyncio.CancelledError) for one in ends), ends
    finally:
        await end(playground)


async def _begin(made: Ordeal, keepers: list[asyncio.Task[None]]) -> None:
    """The first is at work before the others come: it makes the tables and the sample."""
    for bot in made.bots:
        bot.is_awake.set()
        keepers.append(asyncio.create_task(bot.keep_alive()))
        if bot is made.bots[0]:
            await asyncio.wait_for(bot.began.wait(), STARTING_SECONDS)
    await made.hand.quiet()


async def _playground(folder: Path, at: str) -> asyncio.subprocess.Process:
    words = ("-m", "playground", "--port", "0", "--data", str(folder / "playground"), "--at", at, "--rates", "off")
    # It ends with its input, so that it does not outlive tests that are killed.
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        "--ends-with-input",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )


async def _address(playground: asyncio.subprocess.Process) -> str:
    assert playground.stdout is not None
    line = (await asyncio.wait_for(playground.stdout.readline(), STARTING_SECONDS)).decode()
    assert line.startswith(READY), line
    return line.removeprefix(READY).strip()


async def end(process: asyncio.subprocess.Process | Forked) -> None:
    """Tell a process to stop, and see that it does."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOPPING_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
