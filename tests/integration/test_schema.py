"""The migrations make the tables that the models describe, from nothing and on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError

import storage
from storage.database import Database
from storage.models import Base, Event
from storage.models.searching import is_of_models
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
    context = MigrationContext.configure(connection, opts={"include_name": is_of_models})
    return list(compare_metadata(context, Base.metadata))


def tables(connection: Connection) -> set[str]:
    return {name for name in inspect(connection).get_table_names() if is_of_models(name, "table")}


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


OLD_SEALS = (
    ("joined", "1", "73242275d5ce11bee0782ee7fece75c341bbad142a1369e4168d96671fe8274b"),
    ("kept", "NULL", "0a0d693c6159e91b56912db892b5c394274dbc048e906b5192bb81f0fdd9a3a7"),
    ("issued", "1", "c41b40f13939d0a9c1f6668a9e52f5bfce495c07226ffda74320b0d1b4780839"),
)


def up_to_the_first(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")


async def test_a_history_in_one_chain_becomes_a_chain_for_each_body(untouched: Database) -> None:
    at = "'2026-11-23 06:30:00'" if untouched.is_sqlite else "'2026-11-23 06:30:00+00'"
    async with untouched.engine.begin() as connection:
        await connection.run_sync(up_to_the_first)
        await connection.exec_driver_sql(
            f"INSERT INTO bodies (id, name, province, settings, created_at) VALUES (1, 'x', 'y', '{{}}', {at})"
        )
        for kind, body_id, seal in OLD_SEALS:
            await connection.exec_driver_sql(
                "INSERT INTO events (at, kind, body_id, before, after, seal) "
                f"VALUES ({at}, '{kind}', {body_id}, '{{}}', '{{\"کار\": 1}}', '{seal}')"
            )
    await upgrade(untouched)
    async with UnitOfWork(untouched, reads_only=True) as uow:
        assert await uow.history.breaks() == []
        assert [(end.body_id, end.events) for end in await uow.history.anchors()] == [(0, 1), (1, 2)]
