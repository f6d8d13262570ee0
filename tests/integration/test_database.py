"""What the database promises under load: no update lost, no reader blocked, nothing half done."""

import asyncio
from datetime import datetime

from sqlalchemy import text

from domain.vocabulary import Messenger, Outcome
from storage.database import Database
from storage.models import Body, InboxRow
from storage.receipt import Receipt
from storage.repositories.inbox import Received
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW

WRITERS, WRITES = 10, 20


async def a_body(database: Database) -> int:
    async with UnitOfWork(database) as uow:
        body = Body(name="قرارگاه", province="گلشن", settings={"count": 0}, created_at=NOW)
        uow.add(body)
        await uow.flush()
        await uow.commit(NOW)
        return body.id


async def count_one_more(database: Database, body_id: int) -> None:
    async with UnitOfWork(database) as uow:
        body = await uow.session.get(Body, body_id, with_for_update=True)
        assert body is not None
        body.settings = {"count": body.settings["count"] + 1}
        await uow.commit(NOW)


async def test_of_many_writers_that_read_first_none_is_lost(database: Database) -> None:
    body_id = await a_body(database)
    await asyncio.gather(*(count_one_more(database, body_id) for _ in range(WRITERS * WRITES)))
    async with UnitOfWork(database, reads_only=True) as uow:
        body = await uow.get(Body, body_id)
    assert body is not None
    assert body.settings == {"count": WRITERS * WRITES}


async def test_two_processes_on_one_file_wait_for_each_other(database: Database) -> None:
    """A second engine stands for the second process: no lock of this one is shared with it."""
    body_id = await a_body(database)
    other = Database(database.url.render_as_string(hide_password=False))
    both = [database, other] * WRITES
    await asyncio.gather(*(count_one_more(one, body_id) for one in both))
    await other.close()
    async with UnitOfWork(database, reads_only=True) as uow:
        body = await uow.get(Body, body_id)
    assert body is not None
    assert body.settings == {"count": len(both)}


async def test_a_reader_sees_the_last_commit_while_a_writer_is_at_work(database: Database) -> None:
    body_id = await a_body(database)
    async with UnitOfWork(database) as writing:
        body = await writing.session.get(Body, body_id)
        assert body is not None
        body.name = "نام تازه"
        await writing.flush()
        async with UnitOfWork(database, reads_only=True) as reading:
            seen = await reading.get(Body, body_id)
            assert seen is not None
            assert seen.name == "قرارگاه"


async def test_a_writer_that_is_cancelled_anywhere_keeps_nobody_waiting(database: Database) -> None:
    body_id = await a_body(database)
    for turns in range(120):
        writer = asyncio.create_task(count_one_more(database, body_id))
        for _ in range(turns):
            await asyncio.sleep(0)
        writer.cancel()
        await asyncio.wait([writer])
        async with asyncio.timeout(5):
            await count_one_more(database, body_id)
    async with UnitOfWork(database, reads_only=True) as uow:
        body = await uow.get(Body, body_id)
    assert body is not None
    assert 120 <= body.settings["count"] <= 240


async def test_what_is_not_committed_is_gone(database: Database) -> None:
    async with UnitOfWork(database) as uow:
        uow.add(Body(name="رها", province="گلشن", settings={}, created_at=NOW))
        await uow.flush()
    async with UnitOfWork(database, reads_only=True) as uow:
        assert await uow.directory.any_body() is None


async def test_effects_and_the_update_that_asked_for_them_stand_or_fall_together(database: Database) -> None:
    received = Received(1, Messenger.TELEGRAM, 10, 20, "{}")
    async with UnitOfWork(database) as uow:
        await uow.inbox.receive([received, received], NOW)
        await uow.commit(NOW)
    receipt = Receipt(1)
    async with UnitOfWork(database, receipt) as uow:
        uow.add(Body(name="نیمه‌کاره", province="گلشن", settings={}, created_at=NOW))
        await uow.flush()
    assert await outcome_of_the_first(database) is None
    async with UnitOfWork(database, receipt) as uow:
        uow.add(Body(name="کامل", province="گلشن", settings={}, created_at=NOW))
        await uow.commit(NOW)
    assert await outcome_of_the_first(database) is Outcome.COMMITTED
    assert receipt.outcome is Outcome.COMMITTED


async def outcome_of_the_first(database: Database) -> Outcome | None:
    async with UnitOfWork(database, reads_only=True) as uow:
        row = await uow.get(InboxRow, 1)
        assert row is not None
        return row.outcome


async def test_sqlite_is_opened_as_durable_as_it_can_be(database: Database) -> None:
    if not database.is_sqlite:
        return
    async with database.engine.connect() as connection:
        told = [(await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in ("journal_mode", "synchronous")]
        keys = (await connection.execute(text("PRAGMA foreign_keys"))).scalar()
    assert (told, keys) == (["wal", 2], 1)


async def test_an_instant_comes_back_aware_and_the_same(database: Database) -> None:
    moment = datetime.fromisoformat("2022-09-08T10:00:00.123456+03:30")
    async with UnitOfWork(database) as uow:
        uow.add(Body(name="ساعت", province="گلشن", settings={}, created_at=moment))
        await uow.commit(NOW)
    async with UnitOfWork(database, reads_only=True) as uow:
        body = await uow.directory.any_body()
    assert body is not None
    assert body.created_at == moment
    assert body.created_at.tzinfo is not None
