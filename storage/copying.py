"""Copies of a whole database that is in use, and databases made of copies."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import psycopg
from sqlalchemy import URL, make_url

from storage.contents import Contents, contents_of

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
_OURS: Final = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


class CopyTrouble(Exception):
    """A copy cannot be made or put back; the message is one sentence without address or password."""


def engine_of(url: str) -> str:
    """``sqlite`` or ``postgresql``: a copy of the one cannot become the other."""
    return make_url(url).get_backend_name()


def copy_database(url: str, target: Path) -> Contents:
    """Write a copy of one moment to ``target`` while others go on writing; answers what is in it."""
    with _told_in_words():
        if engine_of(url) == SQLITE:
            return _copy_sqlite(_file_of(url), target)
        return _dump_postgresql(make_url(url), target)


def is_empty(url: str) -> bool:
    """Whether there is nothing yet that a copy could overwrite."""
    with _told_in_words():
        if engine_of(url) == SQLITE:
            return not _file_of(url).exists()
        with _connected(make_url(url)) as connection:
            return not connection.execute(_OURS).fetchall()


def put_back(url: str, source: Path, expected: Contents) -> None:
    """Make the database of a copy where there is none; CopyTrouble when not exactly ``expected`` is in it."""
    with _told_in_words():
        if engine_of(url) == SQLITE:
            _place_sqlite(source, _file_of(url), expected)
            return
        _run(["pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"], url, source)
        with _connected(make_url(url)) as connection:
            _compare(_contents_of_postgresql(connection), expected)


def _compare(found: Contents, expected: Contents) -> None:
    if found != expected:
        raise CopyTrouble("The restored rows are not those of the backup: do not use this database.")


def _copy_sqlite(source: Path, target: Path) -> Contents:
    if not source.is_file():
        raise CopyTrouble(f"There is no database {source}.")
    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return _contents_of_sqlite(target)


def _place_sqlite(source: Path, target: Path, expected: Contents) -> None:
    _compare(_contents_of_sqlite(source), expected)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with source.open("rb") as reading, unfinished.open("xb") as writing:
            unfinished.chmod(0o600)
            shutil.copyfileobj(reading, writing)
            writing.flush()
            os.fsync(writing.fileno())
        # A link, because it never takes the place of a file that has come meanwhile.
        target.hardlink_to(unfinished)
    finally:
        unfinished.unlink(missing_ok=True)


def _contents_of_sqlite(file: Path) -> Contents:
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise CopyTrouble("The copy of the database is damaged.")
        tables = [name for (name,) in connection.execute(_TABLES)]
        return contents_of(connection.cursor(), tables)


def _dump_postgresql(url: URL, target: Path) -> Contents:
    """The dump and the figures are of one snapshot, whatever is written meanwhile."""
    with _connected(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        snapshot = str(connection.execute("SELECT pg_export_snapshot()").fetchall()[0][0])
        words = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", "--file"]
        _run([*words, str(target)], url.render_as_string(hide_password=False))
        return _contents_of_postgresql(connection)


def _contents_of_postgresql(connection: psycopg.Connection) -> Contents:
    tables = [str(name) for (name,) in connection.execute(_OURS).fetchall()]
    connection.execute("SET LOCAL TIME ZONE 'UTC'")
    return contents_of(connection.cursor(), tables)


def _connected(url: URL) -> psycopg.Connection:
    return psycopg.connect(url.set(drivername=POSTGRESQL).render_as_string(hide_password=False))


def _run(words: Sequence[str], url: str, *more: Path) -> None:
    """A program of PostgreSQL's; the password goes by the environment, where other users do not see it."""
    address = make_url(url).set(drivername=POSTGRESQL)
    surroundings = os.environ | ({"PGPASSWORD": str(address.password)} if address.password else {})
    target = ["--dbname", address.set(password=None).render_as_string()]
    first, *rest = words
    try:
        subprocess.run([first, *target, *rest, *map(str, more)], env=surroundings, check=True, capture_output=True)
    except FileNotFoundError:
        raise CopyTrouble(f"{first} is missing: install the client programs of the server's version.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise CopyTrouble(f"{first} could not do its work: {said}") from None


def _file_of(url: str) -> Path:
    return Path(make_url(url).database or "")


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, psycopg.Error, OSError) as error:
        raise CopyTrouble(f"The database cannot be used: {str(error).strip().partition(chr(10))[0]}.") from None
