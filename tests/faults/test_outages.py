"""A database or a disk that takes nothing for a while: intake pauses, nothing is lost, and it goes on by itself."""

import asyncio
import resource
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Final

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from domain.alarms import AlarmKind
from tests.faults.aftermath import aftermath_of
from tests.faults.figures import tell
from tests.faults.ordeal import PATIENCE, Ordeal, ordeal
from tests.faults.private_server import Server, private_server
from tests.faults.scenario import BEGINNING, Play, get_issued
from tests.faults.traces import looking, newest_row
from tests.faults.traffic import REPORTERS, Traffic

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800)]
A_FEW: Final = len(REPORTERS)
LOCKED_SECONDS: Final = 11.0
"""Longer than a statement waits for the lock."""
BALLAST: Final = """
    INSERT INTO inbox (bot_id, messenger, update_id, chat_id, payload, received_at, outcome, done_at, tries)
    SELECT 4, 'telegram', -n, 4, repeat('.', 1900), now(), 'ignored', now(), 0 FROM generate_series(1, 1000) AS n
"""
"""More than a megabyte of updates that were done long ago."""

Outage = Callable[[Ordeal], AbstractAsyncContextManager[None]]


async def endure(row: str, traffic: Traffic, outage: Outage) -> None:
    """Reports are written before, during and after the outage; told and judged is what became of all of them."""
    made = traffic.ordeal
    async with traffic.flowing():
        await traffic.grow(A_FEW)
        began = time.monotonic()
        async with outage(made):
            await until_stuck(traffic)
        ended = time.monotonic()
        await until_taken_in(made)
        resumed = time.monotonic() - ended
        await traffic.grow(A_FEW)
    await made.hand.quiet()
    await made.hand.advance(1)
    found, left = await traffic.account(), await aftermath_of(made)
    alarms = await alarmed(made)
    tell(
        row, **vars(found), out_for_seconds=round(ended - began, 1), resumed_after_seconds=round(resumed, 1),
        alarms=" ".join(alarms),
    )  # fmt: skip
    assert (found.lost, found.doubled, found.untold, found.blind, found.strange) == (0, 0, 0, 0, 0)
    assert (left.undone, left.is_history_whole) == (0, True)
    assert AlarmKind.OUTAGE in alarms


async def alarmed(made: Ordeal) -> set[AlarmKind]:
    """What the operator was told of, or is by the next look."""
    async with looking(made.url) as uow:
        return {one.alarm.kind for one in await uow.watching.standing()}


async def until_stuck(traffic: Traffic) -> None:
    """Until reports are written and none is taken in; what has room yet may be."""
    before = None
    while (now := await known(traffic.ordeal)) != before:
        before = now
        await traffic.grow(A_FEW)


async def until_taken_in(made: Ordeal) -> None:
    """Until something new has come in."""
    before = await known(made)
    for _ in range(PATIENCE * 10):
        if await known(made) > before:
            return
        await asyncio.sleep(0.1)


async def known(made: Ordeal) -> int:
    """How far the bot's inbox is; 0 while nobody can say."""
    try:
        return await newest_row(made.url)
    except OperationalError:
        return 0


@asynccontextmanager
async def locked(made: Ordeal) -> AsyncIterator[None]:
    """Another program holds the write lock, for no less than it takes to give up waiting for it."""
    began = time.monotonic()
    other = sqlite3.connect(make_url(made.url).database or "", isolation_level=None, timeout=PATIENCE)
    other.execute("BEGIN IMMEDIATE")
    yield
    await asyncio.sleep(LOCKED_SECONDS - (time.monotonic() - began))
    other.close()


@asynccontextmanager
async def out_of_pages(made: Ordeal) -> AsyncIterator[None]:
    """The database file may not grow."""
    made.limit_pages(1)
    yield
    made.limit_pages(None)


@asynccontextmanager
async def out_of_room(made: Ordeal) -> AsyncIterator[None]:
    """Nothing that the bot writes reaches any file, not even its log."""
    process = made.bots[0].process
    assert process is not None
    for size in (0, resource.RLIM_INFINITY):
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        if size == 0:
            yield


def stopped(server: Server, mode: str) -> Outage:
    """The server is stopped, and started when this is left."""

    @asynccontextmanager
    async def outage(_made: Ordeal) -> AsyncIterator[None]:
        await asyncio.to_thread(server.stop, mode)
        yield
        await asyncio.to_thread(server.start)

    return outage


def full(server: Server) -> Outage:
    """The server cannot make any table larger."""

    @asynccontextmanager
    async def outage(_made: Ordeal) -> AsyncIterator[None]:
        with server.full():
            yield

    return outage


async def test_sqlite_locked_and_full_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/outage.sqlite3"
    async with ordeal(url, tmp_path / "ordeal", BEGINNING) as made:
        await get_issued(Play(made))
        traffic = Traffic(made)
        await endure("database locked for 10 s", traffic, locked)
        await endure("disk full, SQLite without pages", traffic, out_of_pages)
        await endure("disk full, no file can be written", traffic, out_of_room)


@pytest.mark.parametrize("modes", [("immediate",), pytest.param(("fast", "immediate") * 5, marks=pytest.mark.long)])
async def test_postgresql_restarted_and_full_loses_nothing_that_was_acknowledged(
    tmp_path: Path, modes: tuple[str, ...]
) -> None:
    with private_server() as server:
        async with ordeal(server.url, tmp_path / "ordeal", BEGINNING) as made:
            await get_issued(Play(made))
            traffic = Traffic(made)
            for mode in modes:
                await endure(f"PostgreSQL restarted ({mode})", traffic, stopped(server, mode))
            with psycopg.connect(server.url.replace("+psycopg", "")) as connection:
                connection.execute(BALLAST)
            await endure("disk full, PostgreSQL", traffic, full(server))
