"""What is changed, removed or put elsewhere in the history behind the program's back is found."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.models import Body, Event
from storage.repositories.history import OF_NO_BODY, Anchor, Break
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, PROVINCE, save

EACH = 4


@pytest.fixture
async def told(database: Database) -> Database:
    """Two bodies with four events each, in turn, and one event of no body between: ids 1 to 9."""
    await save(database, *(Body(name=f"ستاد {n}", province=PROVINCE, settings={}, created_at=NOW) for n in (1, 2)))
    for number in range(EACH):
        async with UnitOfWork(database) as uow:
            for body_id in (1, 2):
                uow.history.record(event(f"kind {number}", body_id))
            if number == 0:
                uow.history.record(event("of nobody"))
            await uow.commit(NOW)
    return database


def event(kind: str, body_id: int | None = None) -> Event:
    return Event(at=NOW, kind=kind, body_id=body_id, after={"نوع": kind, "count": 1})


async def breaks(database: Database, *kept: Anchor) -> list[Break]:
    async with UnitOfWork(database, reads_only=True) as uow:
        return await uow.history.breaks({one.body_id: one for one in kept})


async def anchors(database: Database) -> dict[int, Anchor]:
    async with UnitOfWork(database, reads_only=True) as uow:
        return {one.body_id: one for one in await uow.history.anchors()}


async def ids_of(database: Database, body_id: int) -> list[int]:
    async with UnitOfWork(database, reads_only=True) as uow:
        query = text(f"SELECT id FROM events WHERE body_id = {body_id} ORDER BY id")
        return list(await uow.session.scalars(query))


async def behind_its_back(database: Database, *statements: str) -> None:
    """What somebody does who may do everything in the database."""
    async with database.engine.begin() as connection:
        if database.is_sqlite:
            for name in ("events_no_update", "events_no_delete", "history_heads_grow", "history_heads_no_delete"):
                await connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            await connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for statement in statements:
            await connection.exec_driver_sql(statement)


async def test_what_was_only_written_holds(told: Database) -> None:
    assert await breaks(told) == []
    assert {body: end.events for body, end in (await anchors(told)).items()} == {OF_NO_BODY: 1, 1: EACH, 2: EACH}


COLUMNS = {
    "kind": "'forged'",
    "at": "'2020-01-01 00:00:00'",
    "body_id": "2",
    "after": "'{}'",
    "seal": "'0'",
}


@pytest.mark.parametrize("column", sorted(COLUMNS))
async def test_a_changed_event_is_found(told: Database, column: str) -> None:
    second = (await ids_of(told, 1))[1]
    await behind_its_back(told, f"UPDATE events SET {column} = {COLUMNS[column]} WHERE id = {second}")
    assert second in {one.event_id for one in await breaks(told)}


@pytest.mark.parametrize("place", range(EACH))
async def test_a_removed_event_is_found_at_the_end_too(told: Database, place: int) -> None:
    ids = await ids_of(told, 1)
    await behind_its_back(told, f"DELETE FROM events WHERE id = {ids[place]}")
    found = await breaks(told)
    assert Break(1, None) in found
    assert place == EACH - 1 or found[0] == Break(1, ids[place + 1])
    assert {one.body_id for one in found} == {1}, "the other body's history holds"


async def test_two_events_that_changed_places_are_found(told: Database) -> None:
    one, other = (await ids_of(told, 2))[1:3]
    away = f"UPDATE events SET id = 999 WHERE id = {one}"
    await behind_its_back(
        told, away, f"UPDATE events SET id = {one} WHERE id = {other}", f"UPDATE events SET id = {other} WHERE id = 999"
    )
    assert (await breaks(told))[0] == Break(2, one)


async def test_an_event_that_was_put_in_is_found(told: Database) -> None:
    last = (await ids_of(told, 1))[-1]
    columns = "body_id, at, kind, before, after, seal"
    await behind_its_back(
        told, f"INSERT INTO events (id, {columns}) SELECT 999, {columns} FROM events WHERE id = {last}"
    )
    assert await breaks(told) == [Break(1, 999), Break(1, None)]


async def test_who_also_writes_the_ends_is_found_by_an_anchor_kept_elsewhere(told: Database) -> None:
    kept = (await anchors(told))[1]
    *_, before_last, last = await ids_of(told, 1)
    await behind_its_back(
        told,
        f"DELETE FROM events WHERE id = {last}",
        f"UPDATE history_heads SET events = {EACH - 1}, seal = (SELECT seal FROM events WHERE id = {before_last}) "
        "WHERE body_id = 1",
    )
    assert await breaks(told) == []
    assert await breaks(told, kept) == [Break(1, None)]
    async with UnitOfWork(told) as uow:
        uow.history.record(event("something else instead", 1))
        await uow.commit(NOW)
    assert [one.event_id for one in await breaks(told, kept)] == [(await ids_of(told, 1))[-1]]


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE history_heads SET events = events - 1",
        "UPDATE history_heads SET seal = 'x'",
        "DELETE FROM history_heads",
    ],
)
async def test_the_end_of_a_chain_only_grows(told: Database, attempt: str) -> None:
    with pytest.raises(Exception, match="append-only"):
        async with told.engine.begin() as connection:
            await connection.exec_driver_sql(attempt)


async def test_many_writers_lengthen_the_chains_one_after_the_other(told: Database) -> None:
    async def write(number: int) -> None:
        async with UnitOfWork(told) as uow:
            for body_id in ((1, 2), (2, 1))[number % 2]:
                uow.history.record(Event(at=NOW + timedelta(seconds=number), kind="many", body_id=body_id))
            await uow.commit(NOW)

    await asyncio.gather(*map(write, range(40)))
    assert await breaks(told) == []
    assert (await anchors(told))[1].events == EACH + 40
