"""One call of a bot while it is answered, and what most methods ask of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from playground.bot_api.markup import Markup, read_markup
from playground.bot_api.parameters import Parameters
from playground.bot_api.refusals import ApiRefusal, bad_request, too_many
from playground.bots import BotAccount
from playground.chats import Chat, Message
from playground.formatting.bale_markdown import read_bale
from playground.formatting.telegram_html import read_html
from playground.formatting.words import Unreadable, Words, trimmed
from playground.world import World

TEXT_LIMIT = 4096


@dataclass(frozen=True)
class Call:
    """A method's parameters with the bot that called it."""

    world: World
    bot: BotAccount
    method: str
    parameters: Parameters

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat of ``chat_id``, which the bot must know."""
        given = self.parameters.text(name)
        if given is None:
            raise bad_request(f"{name} is empty")
        chat = self.world.known_chat(self.bot, int(given)) if given.lstrip("-").isdigit() else None
        if chat is None:
            status = self.bot.profile.missing_chat_status
            raise ApiRefusal(status, f"{'Not Found' if status == 404 else 'Bad Request'}: chat not found")
        return chat

    def writable_chat(self, messages: int = 1) -> Chat:
        """The chat of ``chat_id``, counted in the rates: 403 when the person blocked the bot, 429 past the rates."""
        chat = self.chat()
        if chat.is_blocked:
            raise ApiRefusal(403, "Forbidden: bot was blocked by the user")
        wait = self.world.rates.take(chat, messages)
        if wait is not None:
            raise too_many(wait)
        return chat

    def message(self, chat: Chat, missing: str, name: str = "message_id") -> Message:
        """The message of ``message_id``; ``missing`` is the 400's sentence when it is not there."""
        number = self.parameters.integer(name)
        if number is None:
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(number)
        if message is None or message.deleted:
            raise bad_request(missing)
        return message

    def words(self, name: str, limit: int, *, length_name: str = "message") -> Words:
        """A text or caption by the messenger's own formatting, within ``limit`` characters after it."""
        source = self.parameters.text(name) or ""
        words = self.read_words(source, self.parameters.text("parse_mode"), self._entities(name))
        if len(words.text) > limit:
            raise bad_request(f"{length_name} is too long")
        return words

    def caption(self) -> Words:
        """The caption, which may be empty."""
        return self.words("caption", self.bot.profile.caption_limit, length_name="message caption")

    def read_words(self, source: str, parse_mode: str | None, entities: list[Any]) -> Words:
        """A text as the messenger reads it: Bale's own Markdown, or Telegram's HTML when it is asked for."""
        if self.bot.profile.is_bale:
            return read_bale(source)
        if parse_mode is None or parse_mode == "":
            text, kept = trimmed(source, entities)
            return Words(_escaped(source), text, text, kept)
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        try:
            return read_html(source)
        except Unreadable as reason:
            raise bad_request(f"can't parse entities: {reason}") from None

    def markup(self) -> Markup:
        """The keyboard that goes with the message."""
        return read_markup(self.parameters.structure("reply_markup"), self.bot.profile)

    def reply_to(self, chat: Chat) -> int | None:
        """The message replied to: reply_parameters, or on Bale reply_to_message_id (which Telegram still reads)."""
        given = None if self.bot.profile.is_bale else self.parameters.structure("reply_parameters")
        legacy = self.parameters.integer("reply_to_message_id")
        number = given.get("message_id") if isinstance(given, dict) else legacy
        if not number:
            return None
        message = chat.messages.get(int(number))
        if message and not message.deleted:
            return message.id
        may_lack = isinstance(given, dict) and given.get("allow_sending_without_reply")
        if may_lack or self.parameters.truth("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")

    def _entities(self, name: str) -> list[Any]:
        given = self.parameters.structure("entities" if name == "text" else f"{name}_entities")
        return given if isinstance(given, list) else []


Method: TypeAlias = Callable[[Call], Awaitable[Any]]


def _escaped(source: str) -> str:
    return source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
