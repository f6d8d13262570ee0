"""A playground that lives, and a bot beside it that is killed and started again."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from aiohttp import ClientSession

from tests.faults.mortal import DEATHS
from tests.walk.hand import Hand

ROOT: Final = Path(__file__).parents[2]
READY: Final = "playground ready at "
STARTING_SECONDS: Final = 60
STOPPING_SECONDS: Final = 20


@dataclass
class Ordeal:
    """What a scenario is played with. ``deaths`` counts the kills at each point."""

    hand: Hand
    address: str
    url: str
    data: Path
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

    async def keep_alive(self, began: asyncio.Event) -> None:
        """Start the bot again whenever it was killed; when this is cancelled the bot is told to stop."""
        while True:
            process = await self._start()
            began.set()
            try:
                code = await process.wait()
            except asyncio.CancelledError:
                await _end(process)
                raise
            assert code == -signal.SIGKILL, f"the bot ended by itself with {code}"

    def finish(self) -> None:
        """Count the last deaths; all that were asked for must have happened."""
        self._settle()
        assert self.survivors() == [], "the bot did not come past these points"

    def _settle(self) -> None:
        left = self.survivors()
        self.deaths.update(self._asked[: len(self._asked) - len(left)])
        self._asked = left

    async def _start(self) -> asyncio.subprocess.Process:
        words = ("-m", "tests.faults.mortal", self.address, self.url, str(self.data))
        with (self.data / "said.txt").open("a", encoding="utf-8") as said:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *words, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=said
            )
        assert process.stdout is not None
        # Empty where it is killed before it is at work.
        await asyncio.wait_for(process.stdout.readline(), STARTING_SECONDS)
        return process


@asynccontextmanager
async def ordeal(url: str, folder: Path, at: str) -> AsyncIterator[Ordeal]:
    """A playground whose clock starts ``at``, and a bot on ``url`` that is kept alive; both ended by process id."""
    data = folder / "data"
    data.mkdir(parents=True)
    playground = await _playground(folder, at)
    try:
        address = await _address(playground)
        async with ClientSession() as session:
            made = Ordeal(Hand(session, address), address, url, data)
            began = asyncio.Event()
            keeper = asyncio.create_task(made.keep_alive(began))
            try:
                await began.wait()
                await made.hand.quiet()
                yield made
            finally:
                keeper.cancel()
                await asyncio.wait([keeper])
    finally:
        await _end(playground)


async def _playground(folder: Path, at: str) -> asyncio.subprocess.Process:
    words = ("-m", "playground", "--port", "0", "--data", str(folder / "playground"), "--at", at, "--rates", "off")
    return await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT, stdout=asyncio.subprocess.PIPE)


async def _address(playground: asyncio.subprocess.Process) -> str:
    assert playground.stdout is not None
    line = (await asyncio.wait_for(playground.stdout.readline(), STARTING_SECONDS)).decode()
    assert line.startswith(READY), line
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
