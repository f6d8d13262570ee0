"""The whole house in one process, without a messenger: an update goes in, and everything that is told comes out."""

import hashlib
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from telegram import Update
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.applications import make_application, make_bot
from bot.office import MessengerHouse
from bot.processor import AnyApplication
from domain.setting_topics import TOPICS
from domain.vocabulary import Messenger
from handlers.context import RECEIPT
from services.actors import Place
from storage.database import Database
from storage.files import FileStore
from storage.models import InboxRow
from storage.receipt import Receipt
from storage.schema import upgrade
from tests.builders import NOW, save
from tests.integration.permission_world import NOWHERE, World, a_world
from views.screen import Screen

TOKEN: Final = "2000001:" + "x" * 35
A_MOMENT: Final = "'2026-11-23 06:30:00.000000'"
RECORDS: Final = frozenset({"inbox", "outbox", "stranger_counts", "joining_tries", "sqlite_sequence"})
"""Tables that may change with every message, whoever writes it."""

QUESTIONED: Final = (
    *("body", "agency", "announcement", "meeting", "assignment", "resolution", "request", "report", "order"),
    *("appointment", "alias", "hearing", "sitting"),
)
SUBJECTS: Final = {"clause_text": "clause", "meeting_day": "meeting", "meeting_number": "meeting"}
"""Of what kind the subject of a question about minutes is, where it is no row."""
REST: Final = {
    "due_on": "2026-12-20",
    "agency": "اداره",
    "reason": "کمبود وقت",
    "typed": "اداره",
    "letter": {"number": "1/2", "on": None},
    "day": "2026-12-07",
    "start": 0,
    "topic": next(topic.name for topic in TOPICS.values() if topic.is_typed),
}
"""What questions have been told already."""


@dataclass(frozen=True)
class Answer:
    """All that one update brought: what its press was answered with, and every screen that anybody is shown."""

    alerts: tuple[str | None, ...]
    screens: tuple[str, ...]
    problem: str | None

    @property
    def words(self) -> str:
        return "\n".join([*(alert or "" for alert in self.alerts), *self.screens])


@dataclass
class StillClock:
    """A clock that stands, but for the instants that keep keys apart."""

    ticks: int = 0

    def now(self) -> datetime:
        self.ticks += 1
        return NOW.replace(microsecond=self.ticks % 1_000_000)


@dataclass
class RecordingDoor:
    """handlers.context.Door that keeps what it is given."""

    alerts: list[str | None] = field(default_factory=list)
    shown: list[tuple[int, Screen]] = field(default_factory=list)

    async def show(self, place: Place, screen: Screen, **_: object) -> None:
        self.shown.append((place.chat_id, screen))

    async def answer_press(self, press_id: str, words: str | None, *, alert: bool) -> None:
        assert press_id or alert
        self.alerts.append(words)

    async def typing(self, place: Place) -> None:
        """Nobody looks."""


class PlainWorkshop:
    """handlers.context.Workshop whose papers are the values that they are made of."""

    async def make(self, _work: Callable[..., bytes], *values: object) -> bytes:
        return repr(values).encode()


class Silence(BaseRequest):
    """A transport that knows the bot's own name and nothing else."""

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        assert url.endswith("/getMe"), url
        me = {"id": 2000001, "is_bot": True, "first_name": "پیگیر", "username": "peygir_bot"}
        return 200, json.dumps({"ok": True, "result": me}).encode()


class Stage:
    """Plays updates and tells what came of each. ``beginning`` is the database as it was built."""

    def __init__(self, application: AnyApplication, house: MessengerHouse, path: Path, world: World) -> None:
        self.world = world
        self._application = application
        self._house = house
        self._door: RecordingDoor = house.door  # type: ignore[assignment]
        self._looking = sqlite3.connect(path)
        self._looking.execute("PRAGMA synchronous = OFF")
        self._beginning = sqlite3.connect(":memory:")
        self._looking.backup(self._beginning)
        self.played = 0
        self._note_version()
        self._built = self._digest()
        self.digest = dict(self._built)

    async def play(self, raw: dict[str, Any]) -> Answer:
        """One update through the gate and the routing, as the processor gives it."""
        self.played += 1
        update = Update.de_json({"update_id": self.played, **raw}, self._application.bot)
        receipt = Receipt(1)
        token = RECEIPT.set(receipt)
        try:
            await self._application.process_update(update)
        finally:
            RECEIPT.reset(token)
        screens = [json.dumps([chat, _told(screen)], ensure_ascii=False) for chat, screen in self._door.shown]
        answer = Answer(tuple(self._door.alerts), (*screens, *self._queued()), receipt.problem)
        self._door.alerts.clear()
        self._door.shown.clear()
        return answer

    @property
    def is_touched(self) -> bool:
        """Whether the house has committed anything since the beginning."""
        (version,) = self._looking.execute("PRAGMA data_version").fetchone()
        return bool(version != self._version)

    @property
    def database(self) -> Database:
        return self._house.database

    def now(self, days: int = 0) -> datetime:
        """The stage's present, or an hour of work so many days later."""
        return self._house.clock.now() + timedelta(days=days)

    def queued(self) -> list[str]:
        """What waits in the outbox, which is empty then."""
        return self._queued()

    def changed(self) -> list[str]:
        """The tables that are not as they were built, but for the records of messages."""
        if not self.is_touched:
            return []
        now = self._digest()
        return sorted(name for name in now if now[name] != self.digest[name])

    def begin_again(self) -> None:
        """Put the database back as it was built."""
        if self.is_touched:
            self._looking.commit()
            self._beginning.backup(self._looking)
            self._note_version()
            self.digest = dict(self._built)

    def execute(self, statement: str, *values: object) -> None:
        """Put something into the database that no act puts there."""
        self._looking.execute(statement, values)
        self._looking.commit()

    def link(self, chat: int, message_id: int, assignment_id: int, report_id: int) -> None:
        """Let a message of a chat be about an assignment and a report, as from the beginning."""
        link = (chat, message_id, assignment_id, report_id)
        self.execute(f"INSERT OR REPLACE INTO message_links VALUES ('telegram', ?, ?, ?, ?, {A_MOMENT})", *link)
        self.digest["message_links"] = self._digest_of("message_links")

    def open_question(self, chat: int, step: str, ids: dict[str, int]) -> None:
        """Leave a question of ``step`` open in a chat, about these things under every name that they have."""
        named = {f"{kind}_id": ids.get(kind, NOWHERE) for kind in QUESTIONED}
        row = ids.get("row", NOWHERE)
        subject = ids.get(SUBJECTS.get(step, "row"), NOWHERE)
        payload = named | {"clause_id": 0, "subject_id": subject, "target": f"r{row}-0", "pressed": None} | REST
        self.execute(
            f"INSERT INTO dialogues VALUES ('telegram', ?, ?, ?, {A_MOMENT})",
            chat, step, json.dumps(payload),
        )  # fmt: skip

    def _note_version(self) -> None:
        (self._version,) = self._looking.execute("PRAGMA data_version").fetchone()

    def _queued(self) -> list[str]:
        if not self.is_touched:
            return []
        rows = self._looking.execute("SELECT chat_id, screen FROM outbox ORDER BY id").fetchall()
        if rows:
            self.execute("DELETE FROM outbox")
        self._looking.execute("UPDATE inbox SET outcome = NULL WHERE outcome IS NOT NULL")
        self._looking.commit()
        return [json.dumps([chat, json.loads(screen)], ensure_ascii=False) for chat, screen in rows]

    def _digest(self) -> dict[str, str]:
        tables = [name for (name,) in self._looking.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        own = [name for name in tables if name not in RECORDS and not name.startswith("search")]
        return {name: self._digest_of(name) for name in own}

    def _digest_of(self, table: str) -> str:
        rows = self._looking.execute(f'SELECT * FROM "{table}"').fetchall()
        return hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()


def _told(screen: Screen) -> dict[str, Any]:
    return {"text": screen.text, "buttons": repr(screen.buttons), "files": repr(screen.enclosures)}


@asynccontextmanager
async def a_stage(folder: Path) -> AsyncIterator[Stage]:
    """A stage on a SQLite database of its own."""
    path = folder / "stage.db"
    database = Database(f"sqlite+aiosqlite:///{path}")
    await upgrade(database)
    world = await a_world(database)
    await save(
        database,
        InboxRow(bot_id=1, messenger=Messenger.TELEGRAM, update_id=1, chat_id=1, payload="{}", received_at=NOW),
    )
    house = MessengerHouse(
        database, StillClock(), RecordingDoor(), Messenger.TELEGRAM, FileStore(folder / "files"), "https://t.me/x?start=",
        PlainWorkshop(),  # type: ignore[arg-type]
    )  # fmt: skip
    bot: ExtBot[None] = make_bot(TOKEN, "http://nowhere", Silence())
    application = make_application(bot, house)
    await application.initialize()
    try:
        yield Stage(application, house, path, world)
    finally:
        await application.shutdown()
        await database.close()


def pressed(chat: int, callback_data: str) -> dict[str, Any]:
    """A press of a button that carries ``callback_data``."""
    message = {"message_id": 5, "date": int(NOW.timestamp()), "chat": _chat(chat), "text": "."}
    return {
        "callback_query": {
            "id": "41", "from": _sender(chat), "message": message, "chat_instance": "1", "data": callback_data
        }
    }  # fmt: skip


def said(chat: int, text: str, **more: Any) -> dict[str, Any]:
    """A message of words."""
    return {"message": _message(chat) | {"text": text} | more}


def edited(chat: int, message_id: int, text: str) -> dict[str, Any]:
    """An earlier message with other words."""
    return {"edited_message": _message(chat) | {"message_id": message_id, "text": text, "edit_date": 1}}


def answered(chat: int, message_id: int, text: str) -> dict[str, Any]:
    """A reply to a message of the chat."""
    return said(chat, text, reply_to_message={"message_id": message_id, "date": 1, "chat": _chat(chat), "text": "."})


def forwarded(chat: int, text: str) -> dict[str, Any]:
    """What another said first."""
    origin = {"type": "hidden_user", "sender_user_name": "کسی", "date": 1}
    return said(chat, text, forward_origin=origin)


def _message(chat: int) -> dict[str, Any]:
    return {"message_id": 77, "date": int(datetime.now(UTC).timestamp()), "chat": _chat(chat), "from": _sender(chat)}


def _chat(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private", "first_name": "م"}


def _sender(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "م"}
