"""The migrations make the tables that the models describe, from nothing and on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError

from storage.database import Database
from storage.models import Base, Event
from storage.schema import newest_revision, revision, upgrade
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW


@pytest.fixture(params=["sqlite", "postgresql"])
async def untouched(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without a table."""
    is_sqlite = request.param == "sqlite"
    url = f"sqlite+aiosqlite:///{tmp_path}/new.db" if is_sqlite else request.getfixturevalue("postgresql_url")
    opened = Database(url)
    yield opened
    await opened.close()


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


# SQLAlchemy does not reflect an index over an expression on SQLite; it does on PostgreSQL.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
async def test_a_new_database_gets_every_table_of_the_models(untouched: Database) -> None:
    assert await revision(untouched) is None
    await upgrade(untouched)
    assert await revision(untouched) == newest_revision()
    async with untouched.engine.connect() as connection:
        assert await connection.run_sync(tables) == set(Base.metadata.tables) | {"alembic_version"}
        assert await connection.run_sync(differences) == []


async def test_an_upgrade_of_an_upgraded_database_changes_nothing(database: Database) -> None:
    async with UnitOfWork(database) as uow:
        uow.history.record(Event(at=NOW, kind="kept"))
        await uow.commit(NOW)
    await upgrade(database)
    async with UnitOfWork(database) as uow:
        assert await uow.get(Event, 1) is not None


@pytest.mark.parametrize("attempt", ["UPDATE events SET kind = 'other'", "DELETE FROM events"])
async def test_the_history_cannot_be_changed_or_removed(database: Database, attempt: str) -> None:
    async with UnitOfWork(database) as uow:
        uow.history.record(Event(at=NOW, kind="kept"))
        await uow.commit(NOW)
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql(attempt)


async def test_a_change_behind_the_programs_back_is_found(database: Database) -> None:
    async with UnitOfWork(database) as uow:
        for kind in ("first", "second", "third"):
            uow.history.record(Event(at=NOW, kind=kind, after={"نوع": kind, "count": 1}))
        await uow.commit(NOW)
    assert await first_broken(database) is None
    is_sqlite = database.is_sqlite
    async with database.engine.begin() as connection:
        off = "DROP TRIGGER events_no_update" if is_sqlite else "ALTER TABLE events DISABLE TRIGGER events_kept"
        await connection.exec_driver_sql(off)
        await connection.exec_driver_sql("UPDATE events SET kind = 'forged' WHERE id = 2")
    assert await first_broken(database) == 2


async def first_broken(database: Database) -> int | None:
    async with UnitOfWork(database, reads_only=True) as uow:
        return await uow.history.first_broken()
