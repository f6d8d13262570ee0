"""What tests share: an empty database of this release's tables, on SQLite and, where a server answers, PostgreSQL."""

import os
import secrets
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
def new_postgresql_database() -> Iterator[str]:
    """The address of a database that is made on the server and dropped afterwards."""
    server = postgresql_server()
    assert server is not None
    url = make_url(server)
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    name = f"peygir_test_{secrets.token_hex(6)}"
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield url.set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """A database of the test's own on the server, dropped afterwards."""
    if postgresql_server() is None:
        leave_out("no PostgreSQL answers")
    with new_postgresql_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database with all tables."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    else:
        url = request.getfixturevalue("postgresql_url")
    opened = Database(url)
    await upgrade(opened)
    yield opened
    await opened.close()
