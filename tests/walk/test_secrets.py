"""Secrets are nowhere to be found once they have done their work: not in the database, the files or the log."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from domain.invite_codes import digest_of_token, read_code
from storage.database import Database
from tests.walk.cast import Walk
from tests.walk.hand import Person, sees
from tests.walk.scenes import code_in, invite, new_account, payload_of

PLAYGROUND = "playground"
TOKEN = re.compile(r"\b\d{6,}:[A-Za-z0-9_-]{30,}")


@pytest.fixture
async def database(issued: Walk) -> AsyncIterator[Database]:
    url = issued.database_url.replace("sqlite:", "sqlite+aiosqlite:")
    opened = Database(url)
    yield opened
    await opened.close()


async def everything_in(database: Database) -> str:
    """Each value of each table, whatever tables there are."""
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        rows = [str(tuple(row)) for name in names for row in await connection.execute(text(f'SELECT * FROM "{name}"'))]
    return "\n".join(rows)


def everything_kept(walk: Walk) -> str:
    """The data folder but for the playground's own, and the log."""
    files = [path for path in walk.data.rglob("*") if path.is_file() and PLAYGROUND not in path.parts]
    log = walk.data.parent / "log.txt"
    return "\n".join(path.read_bytes().decode("latin-1") for path in (*files, log) if not _is_database(path))


def _is_database(path: Path) -> bool:
    return ".sqlite3" in path.name


async def joined(person: Person) -> None:
    assert sees(await person.say("نرگس مهرجو"), "برای تأیید")


async def test_an_invite_leaves_no_trace_but_its_digest(issued: Walk, database: Database) -> None:
    # What is still being counted of the broadcast would take the place of the state that is opened first.
    await issued.hand.advance(0.01)
    by_link, by_code, by_paste, wrong = [await new_account(issued, f"مهمان {n}") for n in range(4)]
    first, second, third = [await invite(issued.secretary) for _ in range(3)]
    await by_link.start(payload_of(first))
    await joined(by_link)
    await by_code.say(code_in(second).lower())
    await joined(by_code)
    await by_paste.say(third.text)
    await joined(by_paste)
    await wrong.say(code_in(second))
    other = await issued.secretary.say("پیام‌رسان دیگر")
    secrets = [payload_of(one) for one in (first, second, third)]
    secrets += [code for one in (first, second, third, *other) for code in _forms(code_in(one))]
    kept = await everything_in(database) + everything_kept(issued)
    assert digest_of_token(payload_of(first)) in kept
    assert [secret for secret in secrets if secret in kept] == []
    assert TOKEN.findall(kept) == []


def _forms(code: str) -> set[str]:
    return {code, code.lower(), read_code(code) or code}


async def test_a_stranger_who_writes_without_end_is_told_once_and_then_not_heard(issued: Walk) -> None:
    stranger = await new_account(issued, "پرگوی بی‌پایان")
    answers = [len(await stranger.say(f"سلام {n}")) for n in range(34)]
    assert answers == [1] * 31 + [0] * 3
    assert sees(await stranger.chat(), "پیام‌های شما زیاد شد")
    invitation = await invite(issued.secretary)
    assert await stranger.start(payload_of(invitation)) == []
    await issued.hand.advance(1.1)
    assert sees(await stranger.start(payload_of(invitation)), "خوش آمدید")
