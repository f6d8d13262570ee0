"""Rights that one process has at a time, and updates that one process handles."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.rights import Rights
from bot.sole import NotAlone, sole
from domain.vocabulary import Messenger, Outcome
from services.inbox import take_in
from storage.database import Database
from storage.models import InboxRow, Lease
from storage.receipt import Receipt
from storage.repositories.inbox import Received
from storage.repositories.leases import TERM
from storage.schema import upgrade
from storage.unit_of_work import DoneElsewhere, UnitOfWork
from tests.builders import NOW

SENDER = "sender:1"


@pytest.fixture
async def server(postgresql_url: str) -> AsyncIterator[Database]:
    opened = Database(postgresql_url)
    await upgrade(opened)
    yield opened
    await opened.close()


async def let_pass(database: Database, time: timedelta) -> None:
    """As if it had passed for all that is written."""
    async with UnitOfWork(database) as uow:
        for lease in await uow.session.scalars(select(Lease)):
            lease.until -= time
        await uow.commit(NOW)


async def test_of_two_processes_one_has_a_right_until_it_gives_it_back(server: Database) -> None:
    one, other = Rights(server, "machine-1/1/1"), Rights(server, "machine-2/2/2")
    await one.beat()
    await other.beat()
    assert await one.take(SENDER)
    assert not await other.take(SENDER)
    await one.give_back_all()
    assert await other.take(SENDER)


async def test_a_process_that_stops_beating_loses_its_rights_after_a_term(server: Database) -> None:
    silent, beating = Rights(server, "machine-1/1/1"), Rights(server, "machine-2/2/2")
    for rights in (silent, beating):
        await rights.beat()
        assert await rights.take(f"{SENDER}:{rights.owner}")
    await let_pass(server, TERM / 2)
    await beating.beat()
    assert not beating.is_gone(silent.owner)
    await let_pass(server, TERM / 2)
    await beating.beat()
    assert beating.is_gone(silent.owner)
    assert await beating.take(f"{SENDER}:{silent.owner}")
    await silent.beat()
    assert not await silent.take(f"{SENDER}:{silent.owner}")


async def test_a_right_from_before_the_clock_was_set_back_holds_up_nobody(server: Database) -> None:
    one, other = Rights(server, "machine-1/1/1"), Rights(server, "machine-2/2/2")
    await one.beat()
    await other.beat()
    assert await one.take(SENDER)
    await let_pass(server, -timedelta(hours=2))
    assert await other.take(SENDER)


async def test_who_has_not_beaten_for_long_is_not_sure_of_anything(server: Database) -> None:
    rights = Rights(server, "machine-1/1/1")
    assert not await rights.take(SENDER)
    await rights.beat()
    assert await rights.take(SENDER)


async def test_an_update_that_another_process_has_handled_has_no_second_effect(database: Database) -> None:
    received = Received(1, Messenger.TELEGRAM, 1, 1, "{}")
    await take_in([received], Messenger.TELEGRAM, UnitOfWork(database), NOW)
    async with UnitOfWork(database, Receipt(1)) as uow:
        await uow.commit(NOW)
    slow = Receipt(1)
    with pytest.raises(DoneElsewhere):
        await _lease_and_commit(database, slow, NOW)
    async with UnitOfWork(database, reads_only=True) as uow:
        assert await uow.session.scalar(select(InboxRow.outcome)) is Outcome.COMMITTED
        assert await uow.leases.holder("made by the second") is None


async def _lease_and_commit(database: Database, receipt: Receipt, now: datetime) -> None:
    async with UnitOfWork(database, receipt) as uow:
        await uow.leases.take("made by the second", "anybody", now)
        await uow.commit(now)


async def test_sqlite_refuses_a_second_process_with_a_sentence(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/peygir.sqlite3")
    with sole(database), pytest.raises(NotAlone, match=r"already serves .*PostgreSQL"), sole(database):
        pass
    with sole(database):
        pass
    await database.close()
