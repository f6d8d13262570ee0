"""A backup is made while the bot works, is restored into an empty place only, and is everything."""

import asyncio
import sqlite3
import stat
import tarfile
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.backup import Manifest, NoBackup, make_backup, restore_backup
from domain.vocabulary import AttachmentState, FileKind, Messenger
from storage.database import Database
from storage.files import FileStore
from storage.models import Attachment, Event
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, a_meeting, a_province, a_resolution
from tests.conftest import new_postgresql_database
from tests.integration.operator_desk import TOKEN, open_desk


@dataclass
class Place:
    """A database and a folder of files."""

    url: str
    files: FileStore


@pytest.fixture
async def here(database: Database, tmp_path: Path) -> Place:
    """What is backed up: a province, minutes, a history and two files."""
    place = Place(database.url.render_as_string(hide_password=False), FileStore(tmp_path / "here/files"))
    province = await a_province(database)
    meeting = await a_meeting(database, province)
    await a_resolution(database, meeting, 1, province.municipality, clauses=("الف", "ب"))
    for number in range(2):
        await send_file(database, place.files, number)
    return place


@pytest.fixture
def elsewhere(database: Database, tmp_path: Path) -> Iterator[Place]:
    """Another machine of the same kind, where nothing is."""
    files = FileStore(tmp_path / "elsewhere/files")
    if database.is_sqlite:
        yield Place(f"sqlite+aiosqlite:///{tmp_path}/elsewhere/peygir.sqlite3", files)
        return
    with new_postgresql_database() as url:
        yield Place(url, files)


async def send_file(database: Database, files: FileStore, number: int) -> None:
    """What a report with a file leaves: the file, its row and an event, numbered."""

    async def content() -> AsyncIterator[bytes]:
        yield f"سند {number}".encode() * 100

    kept = await files.keep(content(), 2**20, ".pdf")
    async with UnitOfWork(database) as uow:
        row = Attachment(messenger=Messenger.TELEGRAM, chat_id=number, kind=FileKind.DOCUMENT, created_at=NOW)
        row.state, row.stored_name, row.sha256 = AttachmentState.STORED, kept.stored_name, kept.sha256
        uow.add(row)
        uow.history.record(Event(at=NOW, kind="kept", body_id=1, after={"شماره": number}))
        await uow.commit(NOW)


async def back_up(place: Place, target: Path) -> Manifest:
    return await asyncio.to_thread(make_backup, place.url, place.files, target, NOW)


async def restore(place: Place, source: Path) -> Manifest:
    return await asyncio.to_thread(restore_backup, place.url, place.files, source)


async def test_a_backup_restored_elsewhere_is_equal_by_content(here: Place, elsewhere: Place, tmp_path: Path) -> None:
    made = await back_up(here, tmp_path / "backup")
    assert made.missing == ()
    assert made.contents.tables["persons"].rows == 8
    restored = await restore(elsewhere, tmp_path / "backup")
    assert restored == made
    again = await back_up(elsewhere, tmp_path / "again")
    assert (again.contents, again.files) == (made.contents, made.files)


async def test_a_backup_of_a_busy_database_is_one_moment_of_it(
    database: Database, here: Place, elsewhere: Place, tmp_path: Path
) -> None:
    async def traffic() -> None:
        for number in range(2, 10_000):
            await send_file(database, here.files, number)

    busy = asyncio.create_task(traffic())
    await asyncio.sleep(0.2)
    made = await back_up(here, tmp_path / "backup")
    busy.cancel()
    await asyncio.wait([busy])
    assert made.missing == ()
    await restore(elsewhere, tmp_path / "backup")
    restored = Database(elsewhere.url)
    async with UnitOfWork(restored, reads_only=True) as uow:
        numbers = [event.after["شماره"] for event in await uow.session.scalars(select(Event).order_by(Event.id))]
        files = list(await uow.session.scalars(select(Attachment)))
        breaks = await uow.history.breaks()
    assert numbers == [*range(len(numbers))]
    assert len(numbers) > 2
    assert breaks == []
    assert len(files) == len(numbers)
    for file in files:
        assert await elsewhere.files.read(file.stored_name or "")
    await send_file(restored, elsewhere.files, 99_999)
    await restored.close()
    print(f"backup during traffic: {made}")  # noqa: T201 — a figure of docs/reliability.md.


async def test_nothing_is_overwritten(here: Place, elsewhere: Place, tmp_path: Path) -> None:
    await back_up(here, tmp_path / "backup")
    with pytest.raises(NoBackup, match="is there already"):
        await back_up(here, tmp_path / "backup")
    with pytest.raises(NoBackup, match="empty place"):
        await restore(here, tmp_path / "backup")
    (elsewhere.files.folder / "ab").mkdir(parents=True)
    (elsewhere.files.folder / "ab" / f"ab{'0' * 30}.pdf").touch()
    with pytest.raises(NoBackup, match="empty place"):
        await restore(elsewhere, tmp_path / "backup")


async def test_a_file_that_the_database_names_and_the_folder_lacks_is_told(here: Place, tmp_path: Path) -> None:
    lost, changed = here.files.stored_names()
    here.files.path_of(lost).unlink()
    here.files.path_of(changed).write_bytes(b"something else")
    assert (await back_up(here, tmp_path / "backup")).missing == (lost, changed)


@pytest.mark.parametrize("harm", ["shorter", "changed", "foreign"])
async def test_a_spoilt_backup_puts_nothing_in_place(here: Place, elsewhere: Place, tmp_path: Path, harm: str) -> None:
    target = tmp_path / "backup"
    await back_up(here, target)
    whole = target.read_bytes()
    place = whole.index("سند 1".encode())
    spoilt = {
        "shorter": whole[: len(whole) // 2],
        "changed": whole[:place] + b"x" + whole[place + 1 :],
        "foreign": b"x",
    }
    target.write_bytes(spoilt[harm])
    with pytest.raises(NoBackup):
        await restore(elsewhere, target)
    assert list(elsewhere.files.stored_names()) == []


async def test_a_backup_is_its_owners_alone(here: Place, tmp_path: Path) -> None:
    await back_up(here, tmp_path / "backup")
    assert stat.S_IMODE((tmp_path / "backup").stat().st_mode) == 0o600
    assert list(tmp_path.glob(".peygir*")) == []  # noqa: ASYNC240 — nothing else runs.


def test_the_operator_backs_up_and_restores_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk(tmp_path, monkeypatch)
    desk.set(telegram_token=TOKEN)
    desk.run("db", "upgrade")
    made = desk.run("backup", "copy.tar")
    assert made.exit_code == 0
    assert "is as it was written" in made.output
    assert TOKEN.encode() not in (tmp_path / "copy.tar").read_bytes()
    restored = desk.run("restore", "copy.tar", "--data", "other")
    assert restored.exit_code == 0, restored.output
    assert desk.run("db", "upgrade", "--data", "other").exit_code == 0
    again = desk.run("restore", "copy.tar", "--data", "other")
    assert (again.exit_code, again.output.count("\n")) == (1, 1)
    missing = desk.run("backup", "other.tar", "--data", "nowhere")
    assert (missing.exit_code, missing.output) == (1, "There is no database nowhere/peygir.sqlite3.\n")


def test_another_engines_backup_and_a_missing_program_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path, monkeypatch)
    desk.run("db", "upgrade")
    desk.run("backup", "copy.tar")
    desk.set(database_url="postgresql://peygir:sentinel@127.0.0.1:9/peygir")
    result = desk.run("restore", "copy.tar", "--data", "other")
    assert (result.exit_code, result.output) == (1, "The backup is of sqlite, the database given is postgresql.\n")
    refused = desk.run("backup", "other.tar")
    assert (refused.exit_code, "sentinel" in refused.output) == (1, False)


async def test_without_the_servers_programs_the_operator_is_told_which(
    database: Database, here: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database.is_sqlite:
        return
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoBackup, match="pg_dump is missing"):
        await back_up(here, tmp_path / "backup")


async def test_the_copy_of_sqlite_is_one_file_that_any_program_reads(
    database: Database, here: Place, tmp_path: Path
) -> None:
    if not database.is_sqlite:
        return
    await back_up(here, tmp_path / "backup")
    with tarfile.open(tmp_path / "backup") as archive:
        archive.extract("database", tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / "database")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
        assert connection.execute("SELECT count(*) FROM persons").fetchall() == [(8,)]
