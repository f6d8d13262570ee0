"""What tests share: an empty database of this release's tables, on SQLite and, where a server answers, PostgreSQL."""

import asyncio
import os
import secrets
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from storage.database import Database
from storage.schema import upgrade
from tests.left_out import leave_out

LOCAL_SERVER = "postgresql+psycopg://postgres:postgres@127.0.0.1:5432/postgres"


def postgresql_server() -> str | None:
    """The address given in PEYGIR_TEST_POSTGRES_URL, else the local server's if one answers."""
    given = os.environ.get("PEYGIR_TEST_POSTGRES_URL")
    if given:
        return given
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=1).close()
    except OSError:
        return None
    return LOCAL_SERVER


@contextmanager
def new_postgresql_database(template: str | None = None) -> Iterator[str]:
    """The address of a database that is made on the server, empty or like ``template``, and dropped afterwards."""
    server = postgresql_server()
    assert server is not None
    url = make_url(server)
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    name = f"peygir_test_{secrets.token_hex(6)}"
    with psycopg.connect(plain, autocommit=True) as connection:
        like = f' TEMPLATE "{template}"' if template else ""
        connection.execute(f'CREATE DATABASE "{name}"{like}'.encode())
        # No test outlives the server, and each commit would wait for its disk.
        connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off'.encode())
    try:
        yield url.set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with this release's tables and nothing in them, copied because migrating takes most of a short test."""
    path = tmp_path_factory.mktemp("tables") / "empty.db"
    asyncio.run(_migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql_with_tables() -> Iterator[str]:
    """The name of the same on the server."""
    if postgresql_server() is None:
        leave_out("no PostgreSQL answers")
    with new_postgresql_database() as url:
        asyncio.run(_migrate(url))
        yield str(make_url(url).database)


@pytest.fixture(scope="session")
def reused_postgresql(postgresql_with_tables: str) -> Iterator[str]:
    """The address of one more: making and dropping a database takes longer than most tests on it."""
    with new_postgresql_database(postgresql_with_tables) as url:
        yield url


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """An empty database of the test's own on the server, dropped afterwards."""
    if postgresql_server() is None:
        leave_out("no PostgreSQL answers")
    with new_postgresql_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of the test's own, with all tables and nothing in them."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_with_tables"), tmp_path / "test.db")
        yield f"sqlite+aiosqlite:///{tmp_path}/test.db"
        return
    url = request.getfixturevalue("reused_postgresql")
    _empty(url)
    yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database with all tables."""
    opened = Database(database_url)
    yield opened
    await opened.close()


_EMPTY = """
DO $$ DECLARE found record; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;
    FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', found.tablename);
    END LOOP;
    FOR found IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', found.sequencename);
    END LOOP;
END $$
"""
"""Rows and sequences as after the migrations; as a replica's, so that neither references nor the history stand in the
way, which wants a superuser."""


def _empty(url: str) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        connection.execute(_EMPTY)


async def _migrate(url: str) -> None:
    opened = Database(url)
    await upgrade(opened)
    await opened.close()
