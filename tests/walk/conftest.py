"""Trials of their own process: playground and bot as a person starts them, on each messenger and database."""

import asyncio
import os
import queue
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import pytest
from aiohttp import ClientSession

from tests.conftest import new_postgresql_database, postgresql_server
from tests.left_out import leave_out
from tests.walk.cast import Walk, cast_of
from tests.walk.hand import Hand, sees
from tests.walk.inspection import unsaid
from tests.walk.scenes import hand_in_and_issue

ROOT: Final = Path(__file__).parents[2]
COMMAND_LINE: Final = "from bot.command_line import main; main()"
READY: Final = "playground ready at "
STARTING_SECONDS: Final = 180
STOPPING_SECONDS: Final = 20
PAIRS: Final = {
    "default": [("telegram", "sqlite"), ("bale", "postgresql")],
    "all": [("telegram", "sqlite"), ("bale", "postgresql"), ("telegram", "postgresql"), ("bale", "sqlite")],
}
BEGINNING: Final = "2022-09-08T10:00+03:30"


@dataclass(frozen=True)
class Trial:
    """A running trial, in which the people of one messenger are played."""

    address: str
    messenger: str
    engine: str
    data: Path
    database_url: str


@pytest.fixture(scope="module", params=PAIRS[os.environ.get("PEYGIR_WALK_PAIRS", "default")], ids="-".join)
def trial(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """A trial of the module's own whose clock starts on the day of the seed's meeting.

    Whatever was played in it, everything that should have been said was.
    """
    messenger, engine = request.param
    with started(messenger, engine, tmp_path_factory.mktemp("walk")) as running:
        yield running
        assert asyncio.run(_unsaid(running)) == []


async def _unsaid(running: Trial) -> list[str]:
    async with ClientSession() as session:
        return await unsaid(running.database_url, Hand(session, running.address))


@pytest.fixture
async def walk(trial: Trial) -> AsyncIterator[Walk]:
    """The people of the trial's messenger, who have nothing yet."""
    async with ClientSession() as session:
        hand = Hand(session, trial.address)
        yield Walk(hand, cast_of(trial.messenger), trial.messenger, trial.data, trial.database_url)


@pytest.fixture
async def issued(walk: Walk) -> Walk:
    """The same after the minutes have been issued, once in a module."""
    if not sees(await walk.person(walk.cast.single).chat(), "ابلاغ"):
        await hand_in_and_issue(walk.cast, walk.secretary)
    return walk


@contextmanager
def started(messenger: str, engine: str, folder: Path, **settings: str) -> Iterator[Trial]:
    """Start a trial and end it by its process id; ``settings`` are variables such as ``PEYGIR_LOG_LEVEL``."""
    with _database(engine, folder) as url:
        said = folder / "said.txt"
        with said.open("w", encoding="utf-8") as errors:
            process = _start(url, folder / "data", errors, settings)
            try:
                yield Trial(_address(process, said), messenger, engine, folder / "data", url)
            finally:
                _end(process)


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[str]:
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'walk.sqlite3'}"
        return
    if postgresql_server() is None:
        leave_out("no PostgreSQL answers: the walk on it is left out")
    with new_postgresql_database() as url:
        yield url


def _start(url: str, data: Path, errors: IO[str], settings: dict[str, str]) -> subprocess.Popen[str]:
    words = ["-c", COMMAND_LINE, "run", "--trial", "--port", "0", "--no-rates"]
    words += ["--data", str(data), "--at", BEGINNING, "--database-url", url]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PEYGIR_")} | settings
    return subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=errors, text=True
    )


def _address(process: subprocess.Popen[str], said: Path) -> str:
    """What the line of readiness names, waited for in a thread so that silence cannot hold the test."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read_lines, args=(process.stdout, lines), daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=STARTING_SECONDS)
        except queue.Empty:
            line = ""
        if line.startswith(READY):
            return line.removeprefix(READY).strip()
        if not line:
            pytest.fail(f"the trial did not start:\n{said.read_text('utf-8')[-2000:]}")


def _read_lines(source: IO[str] | None, lines: "queue.Queue[str]") -> None:
    for line in source or ():
        lines.put(line)
    lines.put("")


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(STOPPING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
