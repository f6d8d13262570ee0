"""Everything that is in this messenger, and how it comes back after a restart."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from playground.archive import Archive
from playground.bell import Bell
from playground.bots import BotAccount, new_bot, restored_bot
from playground.calls import CallLog
from playground.chats import Chat, Message, restored_chat
from playground.clock import TrialClock, real_time
from playground.faults import Faults
from playground.people import People, Person
from playground.profiles import Messenger
from playground.rates import Rates
from playground.sequences import Numbers
from playground.shelf import Shelf


@dataclass(frozen=True)
class Settings:
    """How to set up a playground. ``starts_at``: an aware instant to start the clock at, unless an earlier run of the
    same data folder has gone past it (the clock only goes forward)."""

    folder: Path
    starts_at: datetime | None = None
    rates_on: bool = True
    real_clock: Callable[[], datetime] = real_time


class World:
    """The messenger's whole state. Raises FolderInUse when another playground has the data folder."""

    def __init__(self, settings: Settings) -> None:
        self.archive = Archive(settings.folder)
        self.numbers = Numbers(self.archive)
        self.people = People(self.archive, self.numbers)
        self.shelf = Shelf(self.archive, self.numbers)
        self.clock = self._clock(settings)
        self.rates = Rates(are_on=settings.rates_on)
        self.faults = Faults()
        self.log = CallLog()
        self.bots: dict[int, BotAccount] = {}
        self.last_activity_at = self.clock.now()
        self.arrivals = Bell()
        self.stir = Bell()
        self._restore()

    def bot(self, bot_id: int) -> BotAccount:
        """The bot of a token's id part, made when it is new."""
        bot = self.bots.get(bot_id)
        if bot is None:
            bot = self.bots[bot_id] = new_bot(bot_id, self.archive, self.numbers)
            self.keep_bot(bot)
        return bot

    def latest_bot(self, messenger: Messenger) -> BotAccount | None:
        """The bot of a messenger that called getMe last."""
        met = [bot for bot in self.bots.values() if bot.met and bot.profile.messenger == messenger]
        return max(met, key=lambda bot: bot.met, default=None)

    def meet(self, bot: BotAccount) -> None:
        """Note that a bot called getMe."""
        bot.met = self.numbers.next("meeting of a bot")
        self.keep_bot(bot)
        self.arrivals.ring()

    def private_chat(self, bot: BotAccount, person: Person) -> Chat:
        """A person's chat with a bot, made when it is new; the samples' chats are open from the start."""
        chat = bot.chats.get(person.id)
        if chat is None:
            chat = bot.chats[person.id] = Chat(bot.id, person.id, "private", person.name, is_open=person.is_sample)
            self.keep_chat(chat)
        return chat

    def known_chat(self, bot: BotAccount, chat_id: int) -> Chat | None:
        """A chat that the bot may know of: one that was open once, or of a sample account."""
        chat = bot.chats.get(chat_id)
        person = self.people.get(chat_id)
        if chat is None and person and person.is_sample and person.messenger == bot.profile.messenger:
            chat = self.private_chat(bot, person)
        return chat if chat and chat.is_open else None

    def note_activity(self) -> None:
        """Note that something happened which a bot's pulse must be younger than to count."""
        self.last_activity_at = self.clock.now()
        self.stir.ring()

    def post(self, chat: Chat, message: Message) -> None:
        """Put a new message in its chat and keep it."""
        chat.add(message)
        self.keep_message(chat, message)

    def next_message_id(self, chat: Chat) -> int:
        """Message ids are each chat's own and never restart."""
        return self.numbers.next(f"message/{chat.bot_id}/{chat.id}")

    def timestamp(self) -> int:
        """Trial time as the Bot API's dates."""
        return int(self.clock.now().timestamp())

    def keep_message(self, chat: Chat, message: Message) -> None:
        """Write a message that changed."""
        kept = {"bot_id": chat.bot_id, "chat_id": chat.id, "message": vars(message)}
        self.archive.keep("message", f"{chat.bot_id}/{chat.id}/{message.id:09d}", kept)

    def keep_chat(self, chat: Chat) -> None:
        """Write a chat's own state."""
        self.archive.keep("chat", f"{chat.bot_id}/{chat.id}", chat.kept())

    def keep_bot(self, bot: BotAccount) -> None:
        """Write a bot's own state."""
        self.archive.keep("bot", str(bot.id), bot.kept())

    def move_clock(self, moment: datetime) -> None:
        """Jump; ValueError when ``moment`` has passed."""
        self.clock.move_to(moment)
        self._keep_clock()
        self.note_activity()

    def reset(self) -> None:
        """Forget all messages and what waits for bots; people, groups and ids stay."""
        self.archive.forget("message", "update")
        for bot in self.bots.values():
            bot.queue.clear()
            for chat in bot.chats.values():
                chat.forget()
                self.keep_chat(chat)
        self.note_activity()

    def heard(self, bot: BotAccount) -> None:
        """Note that a bot called."""
        bot.heard_at = time.monotonic()

    def _clock(self, settings: Settings) -> TrialClock:
        kept = dict(self.archive.all_of("clock")).get("offset")
        clock = TrialClock(timedelta(seconds=kept["seconds"] if kept else 0), settings.real_clock)
        if settings.starts_at and (kept is None or settings.starts_at > clock.now()):
            clock.offset = settings.starts_at - settings.real_clock()
        self.clock = clock
        self._keep_clock()
        return clock

    def _keep_clock(self) -> None:
        self.archive.keep("clock", "offset", {"seconds": self.clock.offset.total_seconds()})

    def _restore(self) -> None:
        for _, kept in self.archive.all_of("bot"):
            self.bots[kept["id"]] = restored_bot(kept, self.archive, self.numbers)
        for _, kept in self.archive.all_of("chat"):
            self.bot(kept["bot_id"]).chats[kept["id"]] = restored_chat(kept)
        for _, kept in self.archive.all_of("message"):
            self.bots[kept["bot_id"]].chats[kept["chat_id"]].restore(Message(**kept["message"]))
        updates = [kept for _, kept in self.archive.all_of("update")]
        for kept in sorted(updates, key=lambda update: int(update["place"])):
            self.bots[kept.pop("bot_id")].queue.restore(kept)
