"""Chats of one bot and the messages in them."""

from dataclasses import asdict, dataclass, field
from typing import Literal

from playground.bell import Bell
from playground.wire import Json


@dataclass
class Message:
    """One message. ``content`` holds the Bot API's fields of what is said (text, entities, document …); ``change``
    counts the chat's changes, so that a reader of the chat can be told what he has not seen."""

    id: int
    sender_id: int
    is_from_bot: bool
    date: int
    content: Json
    html: str
    seen: str
    files: list[str]
    reply_to: int | None = None
    inline: Json | None = None
    keyboard: list[list[str]] = field(default_factory=list)
    edit_date: int | None = None
    deleted: bool = False
    made_at_change: int = 0
    change: int = 0
    presses: list[str] = field(default_factory=list)


@dataclass
class Keyboard:
    """The reply keyboard in force, as the Bot API's rows of buttons."""

    rows: list[list[Json]] = field(default_factory=list)
    is_one_time: bool = False

    def labels(self) -> list[list[str]]:
        """What is written on the keys."""
        return [[str(key["text"]) for key in row] for row in self.rows]


@dataclass
class Chat:
    """A person's chat with a bot, or a group that a bot is in. ``is_open``: the bot may write to it."""

    bot_id: int
    id: int
    kind: Literal["private", "group"]
    title: str = ""
    members: list[int] = field(default_factory=list)
    is_open: bool = False
    is_blocked: bool = False
    keyboard: Keyboard = field(default_factory=Keyboard)
    messages: dict[int, Message] = field(default_factory=dict)
    change: int = 0
    bell: Bell = field(default_factory=Bell)

    def __post_init__(self) -> None:
        self._changed: dict[int, Message] = {}
        self._reported: dict[int, int] = {}

    def add(self, message: Message) -> None:
        """Put a new message at the chat's end."""
        self.change += 1
        message.made_at_change = message.change = self.change
        self.messages[message.id] = message
        self.bell.ring()

    def touch(self, message: Message) -> None:
        """Say that a message is not what it was."""
        self.change += 1
        message.change = self.change
        self._changed[message.id] = message
        self.bell.ring()

    def restore(self, message: Message) -> None:
        """Take in a message that was kept, in the order of ids."""
        self.messages[message.id] = message
        self.change = max(self.change, message.change)
        if message.change > message.made_at_change:
            self._changed[message.id] = message

    def after(self, message_id: int) -> list[Message]:
        """Messages behind ``message_id``, and those before that have changed since it was written."""
        newer: list[Message] = []
        for message in reversed(self.messages.values()):
            if message.id <= message_id:
                break
            newer.append(message)
        start = self._change_of(message_id)
        older = [m for m in self._changed.values() if m.id <= message_id and m.change > start]
        return sorted([*newer, *older], key=lambda message: message.id)

    def is_news(self, message_id: int) -> bool:
        """Whether a reader who waits behind ``message_id`` should be answered now: something is behind it, or has
        changed that no earlier answer to the same question has told."""
        news = self.after(message_id)
        if news and news[-1].id > message_id:
            return True
        return any(message.change > self._reported.get(message_id, 0) for message in news)

    def report(self, message_id: int) -> None:
        """Remember that what is behind ``message_id`` was told up to now."""
        self._reported.pop(message_id, None)
        self._reported[message_id] = self.change
        if len(self._reported) > 64:
            del self._reported[next(iter(self._reported))]

    def forget(self) -> None:
        """Lose all messages, and with them the keyboard and the block."""
        self.messages.clear()
        self._changed.clear()
        self._reported.clear()
        self.keyboard = Keyboard()
        self.is_blocked = False
        self.change += 1
        self.bell.ring()

    def kept(self) -> Json:
        """What the archive keeps of the chat itself."""
        return {
            "bot_id": self.bot_id,
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "members": self.members,
            "is_open": self.is_open,
            "is_blocked": self.is_blocked,
            "keyboard": asdict(self.keyboard),
        }

    def _change_of(self, message_id: int) -> int:
        message = self.messages.get(message_id)
        if message is None:
            before = [m for m in self.messages.values() if m.id <= message_id]
            message = before[-1] if before else None
        return message.made_at_change if message else 0


def restored_chat(kept: Json) -> Chat:
    """The chat that ``Chat.kept`` described."""
    return Chat(**{**kept, "keyboard": Keyboard(**kept["keyboard"])})
