"""A backup that was made during traffic is put elsewhere, and a bot that is started on it goes on."""

import asyncio
import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.backup import make_backup, restore_backup
from domain.vocabulary import DeliveryFate
from storage.database import Database
from storage.files import FileStore
from storage.models import Delivery
from storage.unit_of_work import UnitOfWork
from tests.faults.figures import tell
from tests.faults.mortal import HABITS
from tests.faults.ordeal import USUAL, Ordeal, ordeal
from tests.faults.scenario import ANSWERING, BEGINNING, LATE, THEIRS, Play, get_issued
from tests.walk.hand import sees

REPORTS = 12


@pytest.mark.timeout(600)
async def test_a_bot_on_a_restored_backup_goes_on_without_repeating(tmp_path: Path) -> None:
    url, there = f"sqlite+aiosqlite:///{tmp_path}/here.sqlite3", f"sqlite+aiosqlite:///{tmp_path}/there/there.sqlite3"
    files = FileStore(tmp_path / "data/files")
    async with ordeal(url, tmp_path, BEGINNING) as made:
        await get_issued(Play(made))
        talking = asyncio.create_task(_report(made))
        await _until_reported(made)
        kept = await asyncio.to_thread(make_backup, url, files, tmp_path / "backup", datetime.now(UTC))
        await talking
        await made.hand.quiet()
        told = await _told(made)
        async with made.asleep():
            put = FileStore(tmp_path / "there/files")
            assert await asyncio.to_thread(restore_backup, there, put, tmp_path / "backup") == kept
            owed, breaks = await _owed_and_broken(there)
            (tmp_path / "there" / HABITS).write_text(json.dumps(asdict(USUAL)), "ascii")
            made.bots[0].words = (made.address, there, str(tmp_path / "there"))
        await made.hand.quiet()
        repeated = {person: len(said) - len(told[person]) for person, said in (await _told(made)).items()}
        assert breaks == 0
        assert sum(repeated.values()) <= owed
        before = await _told(made)
        await made.hand.advance(30 * 24)
        digests = {person: len(said) - len(before[person]) for person, said in (await _told(made)).items()}
        assert sum(digests.values()) >= 1
        assert max(digests.values()) <= 1
        answer = await made.hand.person(ANSWERING).say(f"{THEIRS[1]} نود درصد")
        tell("backup", reports=REPORTS, owed=owed, repeated=sum(repeated.values()), digests=sum(digests.values()))
        assert sees(answer, "✅ ثبت شد", THEIRS[1], "۹۰ درصد")


async def _report(made: Ordeal) -> None:
    """One report after the other, as fast as they are taken."""
    for number in range(REPORTS):
        await made.hand.post(f"people/{ANSWERING}/send", {"text": f"{THEIRS[0]} {10 + number} درصد"})
        await asyncio.sleep(0)


async def _until_reported(made: Ordeal) -> None:
    """The first of the reports is confirmed, so that the rest is on its way."""
    while not sees(await made.hand.person(ANSWERING).chat(), "ثبت شد"):
        await made.hand.get(f"people/{ANSWERING}/chat", wait=1)


async def _told(made: Ordeal) -> dict[int, list[int]]:
    """The ids of what the bot has said to each."""
    chats = {person: await made.hand.person(person).chat() for person in (ANSWERING, LATE)}
    return {person: [seen.id for seen in chat if seen.is_from_bot] for person, chat in chats.items()}


async def _owed_and_broken(url: str) -> tuple[int, int]:
    """How many messages the backup still owes, and in how many places its history does not hold."""
    database = Database(url)
    undone = (DeliveryFate.QUEUED, DeliveryFate.SENDING, DeliveryFate.UNCERTAIN)
    async with UnitOfWork(database, reads_only=True) as uow:
        owed = await uow.session.scalar(select(func.count()).where(Delivery.fate.in_(undone)))
        broken = len(await uow.history.breaks())
    await database.close()
    return owed or 0, broken
