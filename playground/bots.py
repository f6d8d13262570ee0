"""The bots that this messenger knows: any token makes one, its id part says of which messenger."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from playground.archive import Archive
from playground.chats import Chat
from playground.profiles import Profile, profile_of
from playground.sequences import Numbers
from playground.updates import UpdateQueue
from playground.wire import Json

BOT_NAME = "Peygir"


@dataclass(frozen=True)
class Webhook:
    """Where a bot wants its updates; ``secret`` goes in a header (Telegram only)."""

    url: str
    secret: str | None
    max_connections: int
    allowed: tuple[str, ...]


@dataclass(frozen=True)
class Pulse:
    """What the trial's bot said of itself: so much was undone at trial time ``now``."""

    now: datetime
    inbox: int
    owed: int

    @property
    def is_idle(self) -> bool:
        """Whether nothing was undone."""
        return self.inbox == 0 and self.owed == 0


@dataclass
class Query:
    """A press that waits for answerCallbackQuery; ``pressed_at`` is monotonic time."""

    id: str
    pressed_at: float
    answer: asyncio.Future[Json]


@dataclass
class BotAccount:
    """One bot with all that is its own. ``poll`` counts its getUpdates calls, ``met`` orders bots by their last
    getMe, ``heard_at`` (monotonic) says when it last called."""

    id: int
    queue: UpdateQueue
    chats: dict[int, Chat] = field(default_factory=dict)
    about: Json = field(default_factory=dict)
    webhook: Webhook | None = None
    queries: dict[str, Query] = field(default_factory=dict)
    met: int = 0
    poll: int = 0
    open_polls: int = 0
    open_calls: int = 0
    heard_at: float = 0.0
    pulse: Pulse | None = None
    last_error: tuple[int, str] | None = None

    @property
    def profile(self) -> Profile:
        """The messenger's limits and shapes."""
        return profile_of(self.id)

    @property
    def username(self) -> str:
        """The name in deep links."""
        return f"peygir_{self.id}_bot"

    def as_user(self) -> Json:
        """The Bot API's User of the bot, as messages carry it."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.about.get("name") or BOT_NAME,
            "username": self.username,
        }

    def kept(self) -> Json:
        """What the archive keeps of the bot itself."""
        webhook = self.webhook
        return {
            "id": self.id,
            "about": self.about,
            "met": self.met,
            "allowed": sorted(self.queue.allowed) if self.queue.allowed else None,
            "webhook": webhook and [webhook.url, webhook.secret, webhook.max_connections, list(webhook.allowed)],
        }


def new_bot(bot_id: int, archive: Archive, numbers: Numbers) -> BotAccount:
    """A bot that nothing is known of yet."""
    return BotAccount(bot_id, UpdateQueue(bot_id, profile_of(bot_id), archive, numbers))


def restored_bot(kept: Json, archive: Archive, numbers: Numbers) -> BotAccount:
    """The bot that ``BotAccount.kept`` described."""
    bot = new_bot(kept["id"], archive, numbers)
    bot.about, bot.met = kept["about"], kept["met"]
    bot.queue.allowed = frozenset(kept["allowed"]) if kept["allowed"] else None
    if kept["webhook"]:
        url, secret, connections, allowed = kept["webhook"]
        bot.webhook = Webhook(url, secret, connections, tuple(allowed))
    return bot
