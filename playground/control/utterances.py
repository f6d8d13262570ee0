"""A person's words becoming a message of the chat and an update for the bot."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from playground.bot_api.shapes import message_shape
from playground.chats import Message
from playground.control.answers import Declined
from playground.control.places import Place
from playground.formatting.found import found_entities
from playground.wire import Json

TEXT_LENGTH: Final = 4096
"""The messengers' own programs split what a person writes at this length."""

_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{0,64}")


@dataclass(frozen=True)
class Utterance:
    """What a person says: the Bot API's fields, the words as they are seen, the files' ids."""

    content: Json
    seen: str = ""
    files: list[str] = field(default_factory=list)
    reply_to: int | None = None


def text_utterance(place: Place, text: str, reply_to: int | None = None) -> Utterance:
    """Plain words with what the messenger finds in them."""
    return Utterance(_text_content(place, text), text, reply_to=reply_to)


def payload_text(payload: Any) -> str:
    """What following a deep link sends."""
    payload = "" if payload is True else str(payload)
    if not _PAYLOAD.fullmatch(payload):
        raise Declined("wrong_payload")
    return f"/start {payload}".strip()


def speak(place: Place, utterance: Utterance) -> int:
    """Put a message into the chat and hand it to the bot; answers its id. Speaking opens the chat to the bot."""
    world, chat = place.world, place.chat
    if not chat.is_open:
        chat.is_open = True
        world.keep_chat(chat)
    message = Message(
        id=world.next_message_id(chat),
        sender_id=place.person.id,
        is_from_bot=False,
        date=world.timestamp(),
        content=utterance.content,
        html=_escaped(utterance.seen),
        seen=utterance.seen,
        files=utterance.files,
        reply_to=utterance.reply_to,
    )
    world.post(chat, message)
    _tell(place, "message", message)
    if chat.keyboard.is_one_time:
        chat.keyboard.rows = []
        world.keep_chat(chat)
    return message.id


def correct(place: Place, number: int, text: str) -> int:
    """Give a person's own message, or its file's caption, other words."""
    message = place.chat.messages.get(number)
    if message is None or message.deleted:
        raise Declined("no_such_message", 404, id=number)
    has_words = "text" in message.content or bool(message.files)
    if message.is_from_bot or message.sender_id != place.person.id or not has_words:
        raise Declined("not_editable")
    if "text" in message.content:
        message.content = _text_content(place, text)
    else:
        message.content = {**message.content, "caption": text}
    message.html, message.seen = _escaped(text), text
    message.edit_date = place.world.timestamp()
    place.chat.touch(message)
    place.world.keep_message(place.chat, message)
    _tell(place, "edited_message", message)
    return number


def _text_content(place: Place, text: str) -> Json:
    entities = found_entities(text, place.bot.profile)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _tell(place: Place, kind: str, message: Message) -> None:
    shape = message_shape(place.world, place.bot, place.chat, message)
    place.bot.queue.add(kind, shape, place.chat.id, place.world.clock.real_now())
    place.world.note_activity()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
