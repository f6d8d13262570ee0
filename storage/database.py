"""Connections to SQLite or PostgreSQL, opened as reliability.md says."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from sqlalchemy import Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from storage.search_index import IndexingSession
from storage.steady_session import SteadySession

BUSY_MILLISECONDS: Final = 10_000
_READS: Final = {"peygir_reads": True}
_WRITES: Final[dict[str, Any]] = {"expire_on_commit": False, "sync_session_class": IndexingSession}


class Database:
    """One database with two ways in: ``writing`` takes SQLite's write lock at once, ``reading`` takes none.

    A deferred BEGIN that writes after it has read fails with «database is locked» under load, and the driver's
    own transaction handling loses updates; so the driver is told to do nothing and BEGIN is said here.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = _make_engine(url, is_sqlite=self.is_sqlite)
        self._writer = asyncio.Lock()
        self._listeners: list[Callable[[], None]] = []

    def when_queued(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` after each commit of this process that queued messages, so that they go at once."""
        self._listeners.append(heard)

    def announce_queued(self) -> None:
        """Tell the listeners that messages were queued."""
        for heard in self._listeners:
            heard()

    @property
    def engine(self) -> AsyncEngine:
        return self._engine

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A session that may write; on SQLite one at a time in the process, so that none waits inside the driver."""
        if not self.is_sqlite:
            async with SteadySession(self._engine, **_WRITES) as session:
                yield session
            return
        async with self._writer, SteadySession(self._engine, **_WRITES) as session:
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that must not write; it runs beside the writer and sees the last commit."""
        engine = self._engine.execution_options(**_READS)
        async with SteadySession(engine, expire_on_commit=False) as session:
            yield session

    async def close(self) -> None:
        await self._engine.dispose()


def _make_engine(url: str, *, is_sqlite: bool) -> AsyncEngine:
    if not is_sqlite:
        return create_async_engine(url, pool_size=10, max_overflow=10, json_serializer=_to_json)
    engine = create_async_engine(url, json_serializer=_to_json)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("peygir_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
