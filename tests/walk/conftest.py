"""Trials of their own process: playground and bot by the words with which a person starts them, on each messenger and
database."""

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

import pytest
from aiohttp import ClientSession
from sqlalchemy import make_url

from tests.conftest import new_postgresql_database, postgresql_server
from tests.left_out import leave_out
from tests.walk.cast import Walk, cast_of
from tests.walk.hand import Hand
from tests.walk.inspection import unsaid
from tests.walk.scenes import hand_in_and_issue
from tests.walk.trial_process import start_process

ROOT: Final = Path(__file__).parents[2]
COMMAND_LINE: Final = "from bot.command_line import main; main()"
SQLITE: Final = "walk.sqlite3"
READY: Final = "playground ready at "
STARTING_SECONDS: Final = 180
STOPPING_SECONDS: Final = 20
LOOK_AGAIN: Final = 0.05
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


@dataclass(frozen=True)
class Beginning:
    """What trials begin from, each with copies of its own: a file and, where a server answers, a database on it, and
    the data folder of what was played before."""

    sqlite: Path
    postgresql: str | None
    data: Path | None = None


@pytest.fixture(scope="session")
def empty(request: pytest.FixtureRequest, sqlite_with_tables: Path) -> Beginning:
    """This release's tables, made once for all trials of a run."""
    is_served = postgresql_server() is not None
    return Beginning(sqlite_with_tables, request.getfixturevalue("postgresql_with_tables") if is_served else None)


@pytest.fixture(scope="session")
def issued_minutes(
    empty: Beginning, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str, str], Beginning]]:
    """The minutes handed in and issued in a messenger and a database, played once for each pair."""
    with ExitStack() as stack:

        @cache
        def issued_in(messenger: str, engine: str) -> Beginning:
            return stack.enter_context(_issued(empty, messenger, engine, tmp_path_factory.mktemp("issued")))

        yield issued_in


@contextmanager
def _issued(empty: Beginning, messenger: str, engine: str, folder: Path) -> Iterator[Beginning]:
    with _database(empty, engine, folder) as url:
        with _running(url, messenger, engine, folder) as trial:
            asyncio.run(_hand_in_and_issue(trial))
        yield Beginning(folder / SQLITE, make_url(url).database, trial.data)


async def _hand_in_and_issue(trial: Trial) -> None:
    async with ClientSession() as session:
        walk = _walk(session, trial)
        await hand_in_and_issue(walk.cast, walk.secretary)


@pytest.fixture(scope="module", params=PAIRS[os.environ.get("PEYGIR_WALK_PAIRS", "default")], ids="-".join)
def trial(
    request: pytest.FixtureRequest, empty: Beginning, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Trial]:
    """A trial of the module's own whose clock starts on the day of the seed's meeting."""
    messenger, engine = request.param
    with _audited(empty, messenger, engine, tmp_path_factory.mktemp("walk")) as running:
        yield running


@pytest.fixture(scope="module", params=PAIRS[os.environ.get("PEYGIR_WALK_PAIRS", "default")], ids="-".join)
def issued_trial(
    request: pytest.FixtureRequest,
    issued_minutes: Callable[[str, str], Beginning],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Trial]:
    """The same where the minutes have just been issued."""
    messenger, engine = request.param
    beginning = issued_minutes(messenger, engine)
    with _audited(beginning, messenger, engine, tmp_path_factory.mktemp("walk")) as running:
        yield running


@pytest.fixture
async def walk(trial: Trial) -> AsyncIterator[Walk]:
    """The people of the trial's messenger, who have nothing yet."""
    async with ClientSession() as session:
        yield _walk(session, trial)


@pytest.fixture
async def issued(issued_trial: Trial) -> AsyncIterator[Walk]:
    """The same after the minutes have been issued."""
    async with ClientSession() as session:
        yield _walk(session, issued_trial)


def _walk(session: ClientSession, trial: Trial) -> Walk:
    hand = Hand(session, trial.address)
    return Walk(hand, cast_of(trial.messenger), trial.messenger, trial.data, trial.database_url)


@contextmanager
def _audited(beginning: Beginning, messenger: str, engine: str, folder: Path) -> Iterator[Trial]:
    """Whatever was played in it, everything that should have been said was."""
    with started(beginning, messenger, engine, folder) as running:
        yield running
        assert asyncio.run(_unsaid(running)) == []


async def _unsaid(running: Trial) -> list[str]:
    async with ClientSession() as session:
        return await unsaid(running.database_url, Hand(session, running.address))


@contextmanager
def started(beginning: Beginning, messenger: str, engine: str, folder: Path, **settings: str) -> Iterator[Trial]:
    """Start a trial and end it by its process id; ``settings`` are variables such as ``PEYGIR_LOG_LEVEL``."""
    if beginning.data is not None:
        shutil.copytree(beginning.data, folder / "data")
    with _database(beginning, engine, folder) as url, _running(url, messenger, engine, folder, **settings) as trial:
        yield trial


@contextmanager
def _running(url: str, messenger: str, engine: str, folder: Path, **settings: str) -> Iterator[Trial]:
    said, log, data = folder / "said.txt", folder / "log.txt", folder / "data"
    words = ["run", "--trial", "--port", "0", "--no-rates", "--data", str(data), "--at", BEGINNING]
    process = start_process([*words, "--database-url", url], settings, said, log)
    try:
        yield Trial(_address(process, said, log), messenger, engine, data, url)
    finally:
        _end(process)


@contextmanager
def _database(beginning: Beginning, engine: str, folder: Path) -> Iterator[str]:
    if engine == "sqlite":
        shutil.copyfile(beginning.sqlite, folder / SQLITE)
        yield f"sqlite:///{folder / SQLITE}"
        return
    if beginning.postgresql is None:
        leave_out("no PostgreSQL answers: the walk on it is left out")
    with new_postgresql_database(beginning.postgresql) as url:
        yield url


def _address(process: BaseProcess, said: Path, log: Path) -> str:
    """What the line of readiness names."""
    end = time.monotonic() + STARTING_SECONDS
    while process.is_alive() and time.monotonic() < end:
        words = said.read_text("utf-8") if said.exists() else ""
        if words.startswith(READY) and words.endswith("\n"):
            return words.removeprefix(READY).strip()
        process.join(LOOK_AGAIN)
    pytest.fail(f"the trial did not start:\n{log.read_text('utf-8')[-2000:] if log.exists() else ''}")


def _end(process: BaseProcess) -> None:
    process.terminate()
    process.join(STOPPING_SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()
