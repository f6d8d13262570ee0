"""What passes by itself, and what the program has done wrong."""

import errno
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage.outage import is_outage


def run(engine: Engine, *statements: str) -> None:
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))


def raised(url: str, *statements: str) -> Exception:
    engine = create_engine(url)
    with pytest.raises(DBAPIError) as caught:
        run(engine, *statements)
    engine.dispose()
    return caught.value


def test_a_locked_and_a_full_database_are_outages(tmp_path: Path) -> None:
    url, other = f"sqlite:///{tmp_path}/one.sqlite3?timeout=0", sqlite3.connect(tmp_path / "one.sqlite3")
    other.executescript("CREATE TABLE one (text); BEGIN IMMEDIATE")
    assert is_outage(raised(url, "INSERT INTO one VALUES ('x')"))
    other.close()
    assert is_outage(raised(url, "PRAGMA max_page_count=1", "INSERT INTO one VALUES (zeroblob(100000))"))
    assert is_outage(raised(f"sqlite:///{tmp_path}/no/folder.sqlite3", "SELECT 1"))


def test_a_wrong_statement_is_none_although_sqlite_calls_it_operational() -> None:
    assert not is_outage(raised("sqlite://", "SELECT no_such_column"))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OperationalError("", {}, psycopg.errors.DiskFull()), True),
        (OperationalError("", {}, psycopg.errors.AdminShutdown()), True),
        (OperationalError("", {}, psycopg.OperationalError("connection refused")), True),
        (IntegrityError("", {}, psycopg.errors.UniqueViolation()), False),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (FileNotFoundError(errno.ENOENT, "no such file"), False),
        (ValueError(), False),
    ],
)
def test_what_is_an_outage(error: Exception, expected: bool) -> None:
    assert is_outage(error) is expected
