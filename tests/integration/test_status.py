"""How a deployment stands, as its operator reads it from outside."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.system_clock import real_now
from domain.vocabulary import Messenger
from services.inbox import take_in
from services.self_audit import audit
from services.watching import Measured, Watch, keep_audit, look_out
from storage.database import Database
from storage.repositories.inbox import Received
from storage.unit_of_work import UnitOfWork
from tests.integration.operator_desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    opened = open_desk(tmp_path, monkeypatch)
    assert opened.run("db", "upgrade").exit_code == 0
    return opened


def play(desk: Desk, free_bytes: int) -> None:
    """Somebody writes, and a process looks and audits."""
    asyncio.run(_play(f"sqlite+aiosqlite:///{desk.folder}/.peygir/peygir.sqlite3", free_bytes))


async def _play(url: str, free_bytes: int) -> None:
    database, now = Database(url), real_now()
    try:
        received = Received(1, Messenger.BALE, 7, 515151, "{}")
        await take_in([received], Messenger.BALE, UnitOfWork(database), now - timedelta(minutes=2))
        await keep_audit(await audit(UnitOfWork(database, reads_only=True), now), UnitOfWork(database))
        await look_out(Watch(), Measured(free_bytes, now, now), UnitOfWork(database))
    finally:
        await database.close()


def test_a_deployment_in_which_nobody_looks_is_not_well(desk: Desk) -> None:
    told = desk.run("status")
    assert told.exit_code == 1
    assert "✗ no process has looked since ever: is peygir run up?" in told.output


def test_all_is_well_where_a_process_looks_and_finds_nothing(desk: Desk) -> None:
    play(desk, 10**12)
    told = desk.run("status")
    assert told.exit_code == 0, told.output
    assert "inbox: 1 wait, the oldest since" in told.output
    assert "self-audit: 0 expected, 0 differ" in told.output
    assert "✓ all is well" in told.output


def test_an_alarm_is_a_trouble_also_for_machines(desk: Desk) -> None:
    play(desk, 10**6)
    told = desk.run("status", "--json")
    assert told.exit_code == 1
    read = json.loads(told.output)
    assert read["inbox"]["count"] == 1
    assert [(one["kind"], one["facts"]) for one in read["alarms"]] == [("disk_low", {"megabytes": 1})]
    assert read["troubles"][0].startswith("disk_low since")


def test_the_chats_that_wrote_are_told_as_the_setting_wants_them(desk: Desk) -> None:
    assert "Nobody has written" in desk.run("chats").output
    play(desk, 10**12)
    (line,) = desk.run("chats").output.splitlines()
    assert line.startswith("bale:515151 ")
    desk.set(operator_chats=line.split()[0])
    assert desk.run("status").exit_code == 0
    desk.set(operator_chats="515151")
    refused = desk.run("status")
    assert refused.exit_code == 2
    assert "PEYGIR_OPERATOR_CHATS: must name chats such as telegram:123456789" in refused.output
