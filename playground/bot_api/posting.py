"""Putting a bot's message into a chat."""

from dataclasses import dataclass, field

from playground.bot_api.call import Call
from playground.bot_api.markup import Markup
from playground.bot_api.shapes import message_shape
from playground.chats import Chat, Message
from playground.formatting.words import Words
from playground.wire import Json

NO_WORDS = Words("", "", "")


@dataclass(frozen=True)
class Letter:
    """What a message will say: ``content`` in the Bot API's fields, the words with their source, the files' ids."""

    content: Json
    words: Words = NO_WORDS
    files: list[str] = field(default_factory=list)


def text_content(words: Words) -> Json:
    """The fields of a text message."""
    return {"text": words.text, "entities": words.entities} if words.entities else {"text": words.text}


def caption_content(words: Words) -> Json:
    """The fields of a caption, none when there is none."""
    if not words.text:
        return {}
    return {"caption": words.text, **({"caption_entities": words.entities} if words.entities else {})}


def post(
    call: Call, chat: Chat, letter: Letter, *, markup: Markup | None = None, reply_to: int | None = None
) -> Message:
    """Write the bot's message at the chat's end."""
    markup = markup or Markup()
    if markup.keyboard is not None:
        chat.keyboard = markup.keyboard
        call.world.keep_chat(chat)
    message = Message(
        id=call.world.next_message_id(chat),
        sender_id=call.bot.id,
        is_from_bot=True,
        date=call.world.timestamp(),
        content=letter.content,
        html=letter.words.source,
        seen=letter.words.seen,
        files=letter.files,
        reply_to=reply_to,
        inline=markup.inline,
        keyboard=chat.keyboard.labels(),
        presses=press_data(markup.inline),
    )
    call.world.post(chat, message)
    return message


def post_answer(call: Call, chat: Chat, letter: Letter) -> Json:
    """Post with the keyboard and reply that the call asks for; answer the Message."""
    message = post(call, chat, letter, markup=call.markup(), reply_to=call.reply_to(chat))
    return message_shape(call.world, call.bot, chat, message)


def press_data(inline: Json | None) -> list[str]:
    """The callback data of all buttons."""
    rows = inline["inline_keyboard"] if inline else []
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
