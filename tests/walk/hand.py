"""A hand on a running trial: people who write, press and send files, and what they then see."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from aiohttp import ClientSession, ClientTimeout, FormData

PATIENCE = 60
"""Seconds that anything here is waited for, unless it is said otherwise."""


class NotSeen(AssertionError):
    """What a person should have seen is not there; the message shows what is."""


@dataclass(frozen=True)
class Seen:
    """A message as the chat shows it."""

    id: int
    is_from_bot: bool
    text: str
    html: str
    reply_to: int | None
    buttons: tuple[tuple[str, ...], ...]
    keyboard: tuple[tuple[str, ...], ...]
    files: tuple[dict[str, Any], ...]
    is_edited: bool
    is_deleted: bool

    @classmethod
    def read(cls, shape: dict[str, Any]) -> Self:
        """A message of ``GET /play/people/{id}/chat``."""
        return cls(
            id=shape["message_id"],
            is_from_bot=shape["from"] == "bot",
            text=shape["text"],
            html=shape["html"],
            reply_to=shape["reply_to"],
            buttons=tuple(map(tuple, shape["buttons"])),
            keyboard=tuple(map(tuple, shape["keyboard"] or ())),
            files=tuple(shape["files"]),
            is_edited=shape["edited"],
            is_deleted=shape["deleted"],
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """Its inline buttons, row by row, as they were sent."""
        return tuple(label for row in self.buttons for label in row)


@dataclass(frozen=True)
class Upload:
    """A file that a person sends."""

    name: str
    content: bytes
    kind: str = "document"


@dataclass
class Hand:
    """The control interface of one trial. ``patience`` is how many seconds anything is waited for at most."""

    session: ClientSession
    address: str
    patience: int = PATIENCE
    _people: dict[int, "Person"] = field(default_factory=dict, repr=False)

    async def get(self, path: str, **query: Any) -> Any:
        """A control call that must succeed."""
        url = f"{self.address}/play/{path}"
        async with self.session.get(url, params=query, timeout=ClientTimeout(3 * self.patience)) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path: str, body: Any) -> Any:
        """The same for what changes something; ``body`` is JSON, or a form with files."""
        url = f"{self.address}/play/{path}"
        given = {"data": body} if isinstance(body, FormData) else {"json": body}
        async with self.session.post(url, timeout=ClientTimeout(3 * self.patience), **given) as answer:
            assert answer.status == 200, f"{path}: {await answer.text()}"
            return await answer.json()

    def person(self, number: int) -> "Person":
        """The account of that id; the same object each time, so that it knows what it has read."""
        return self._people.setdefault(number, Person(self, number))

    async def quiet(self) -> None:
        """Until nothing is on its way in either direction."""
        answer = await self.get("quiet", wait=self.patience)
        assert answer["quiet"], f"the trial did not come to rest: {await self.get('bots')}"

    async def now(self) -> datetime:
        """The trial's clock."""
        return datetime.fromisoformat((await self.get("clock"))["now"])

    async def advance(self, hours: float) -> None:
        """Move the clock of the whole trial; what became due has then been sent."""
        await self.post("clock", {"advance_hours": hours})
        await self.quiet()

    async def to(self, instant: str) -> None:
        """The same up to an ISO instant."""
        await self.post("clock", {"to": instant})
        await self.quiet()

    async def log(self, after: int = 0) -> list[dict[str, Any]]:
        """Every Bot API call that the bots made."""
        calls: list[dict[str, Any]] = await self.get("log", after=after)
        return calls


@dataclass
class Person:
    """One account. Every act waits until the trial is at rest and answers what the bot then newly said.

    ``alert`` is what the last press of an inline button was answered with.
    """

    hand: Hand
    id: int
    presses: int = 0
    messages: int = 0
    alert: str | None = None
    _read: int = field(default=0, repr=False)

    @property
    def effort(self) -> int:
        """How many presses and messages it has been since ``start_counting``."""
        return self.presses + self.messages

    def start_counting(self) -> None:
        """Forget what was counted."""
        self.presses = self.messages = 0

    async def say(self, text: str, *, reply_to: int | None = None) -> list[Seen]:
        """Write a message."""
        body = {"text": text} | ({"reply_to": reply_to} if reply_to else {})
        return await self._send(body)

    async def start(self, payload: str = "") -> list[Seen]:
        """Follow a deep link, which costs one press."""
        self.messages -= 1
        self.presses += 1
        return await self._send({"start": payload})

    async def edit(self, message_id: int, text: str) -> list[Seen]:
        """Correct a message of one's own."""
        return await self._send({"edit": message_id, "text": text})

    async def location(self, latitude: float, longitude: float) -> list[Seen]:
        """Send a place."""
        return await self._send({"location": [latitude, longitude]})

    async def contact(self) -> list[Seen]:
        """Send a contact."""
        return await self._send({"contact": True})

    async def send_file(self, upload: Upload, *, caption: str = "", reply_to: int | None = None) -> list[Seen]:
        """Send one file."""
        return await self.album([upload], caption=caption, reply_to=reply_to)

    async def album(self, uploads: Sequence[Upload], *, caption: str = "", reply_to: int | None = None) -> list[Seen]:
        """Send several files at once; of one kind."""
        form = FormData({"kind": uploads[0].kind}, quote_fields=False)
        for upload in uploads:
            form.add_field("file", io.BytesIO(upload.content), filename=upload.name)
        if caption:
            form.add_field("caption", caption)
        if reply_to:
            form.add_field("reply_to", str(reply_to))
        return await self._send(form)

    async def press(self, message: Seen, label: str) -> list[Seen]:
        """Press a button under a message; ``label`` may be its beginning."""
        found = [button for button in message.labels if button == label]
        found += [button for button in message.labels if button.startswith(label)]
        if not found:
            raise NotSeen(f"no button «{label}» under:\n{_shown([message])}")
        return await self._press({"message_id": message.id, "button": found[0]})

    async def press_data(self, message_id: int, callback_data: str) -> list[Seen]:
        """Press a button by what it carries, such as one that has gone since."""
        return await self._press({"message_id": message_id, "data": callback_data})

    async def key(self, label: str) -> list[Seen]:
        """Press a key of the permanent keyboard."""
        return await self._press({"button": label})

    async def news(self) -> list[Seen]:
        """What the bot said or edited since this person last looked."""
        shapes = await self.hand.get(f"people/{self.id}/chat", after=self._read)
        messages = [Seen.read(shape) for shape in shapes]
        self._read = max([self._read, *(message.id for message in messages)])
        return [message for message in messages if message.is_from_bot]

    async def chat(self) -> list[Seen]:
        """The whole chat."""
        return [Seen.read(shape) for shape in await self.hand.get(f"people/{self.id}/chat")]

    async def last(self, *words: str) -> Seen:
        """The newest message of the bot that has all these words in its text or buttons."""
        return one(await self.chat(), *words)

    async def wait_for_news(self) -> list[Seen]:
        """What the bot says next, without asking for anything."""
        await self.hand.get(f"people/{self.id}/chat", after=self._read, wait=self.hand.patience)
        await self.hand.quiet()
        return await self.news()

    async def block(self, *, is_blocked: bool) -> None:
        """Block the bot, or let it in again."""
        await self.hand.post(f"people/{self.id}/block", {"blocked": is_blocked})

    async def forward(self, message_id: int) -> list[Seen]:
        """Send a message of this chat on, as a forwarded one."""
        return await self._send({"forward": message_id})

    async def _send(self, body: Any) -> list[Seen]:
        await self.news()
        self.messages += 1
        answer = await self.hand.post(f"people/{self.id}/send", body)
        self._read = max(self._read, answer["message_id"])
        await self.hand.quiet()
        return await self.news()

    async def _press(self, body: dict[str, Any]) -> list[Seen]:
        await self.news()
        self.presses += 1
        answer = await self.hand.post(f"people/{self.id}/press", body)
        assert answer.get("answered", True), f"nobody answered the press of {body}"
        self.alert = answer["alert"]
        await self.hand.quiet()
        return await self.news()


def one(messages: Sequence[Seen], *words: str) -> Seen:
    """The newest of the bot's messages that has all these words in its text or buttons; NotSeen without one."""
    for message in reversed(messages):
        everything = "\n".join((message.text, *message.labels))
        if message.is_from_bot and all(word in everything for word in words):
            return message
    raise NotSeen(f"nothing with {words} in:\n{_shown(messages)}")


def sees(messages: Sequence[Seen], *words: str) -> bool:
    """Whether there is one."""
    return any(message.is_from_bot and all(word in message.text for word in words) for message in messages)


def _shown(messages: Sequence[Seen]) -> str:
    return "\n---\n".join(f"{message.id}: {message.text}\n   {message.labels}" for message in messages)
