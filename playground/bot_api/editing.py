"""Changing and taking back what the bot sent."""

from typing import Any, Final

from playground.bot_api.call import TEXT_LIMIT, Call, Method
from playground.bot_api.posting import caption_content, press_data, text_content
from playground.bot_api.refusals import ApiRefusal, bad_request
from playground.bot_api.shapes import OLD, message_shape
from playground.chats import Chat, Message
from playground.formatting.words import Words
from playground.wire import Json
from playground.world import World

_MISSING: Final = "message to edit not found"
_SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


async def edit_message_text(call: Call) -> Json:
    """Bot API: editMessageText; without reply_markup the buttons go."""
    chat, message = _own(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    words = call.words("text", TEXT_LIMIT)
    if not words.text:
        raise bad_request("message text is empty")
    return _edit(call, chat, message, _without(message.content, "text", "entities") | text_content(words), words)


async def edit_message_caption(call: Call) -> Json:
    """Bot API: editMessageCaption."""
    chat, message = _own(call)
    if not message.files:
        raise bad_request("there is no caption in the message to edit")
    words = call.caption()
    content = _without(message.content, "caption", "caption_entities") | caption_content(words)
    return _edit(call, chat, message, content, words)


async def edit_message_reply_markup(call: Call) -> Json:
    """Bot API: editMessageReplyMarkup."""
    chat, message = _own(call)
    return _edit(call, chat, message, message.content, Words(message.html, "", message.seen))


async def delete_message(call: Call) -> bool:
    """Bot API: deleteMessage, for 48 hours (Bot API: deleteMessage)."""
    chat = call.chat()
    message = call.message(chat, "message to delete not found")
    if call.world.timestamp() - message.date > OLD:
        raise bad_request("message can't be deleted for everyone")
    _erase(call.world, chat, message)
    return True


async def delete_messages(call: Call) -> bool:
    """Bot API: deleteMessages; those that are not there are passed over."""
    chat, numbers = call.chat(), call.parameters.structure("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified")
    for number in numbers:
        message = chat.messages.get(number)
        if message and not message.deleted:
            _erase(call.world, chat, message)
    return True


def _own(call: Call) -> tuple[Chat, Message]:
    if call.parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = call.chat()
    if chat.is_blocked:
        raise ApiRefusal(403, "Forbidden: bot was blocked by the user")
    message = call.message(chat, _MISSING)
    if not message.is_from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(call: Call, chat: Chat, message: Message, content: Json, words: Words) -> Json:
    markup = call.markup().inline
    if (content, words.seen, markup) == (message.content, message.seen, message.inline):
        raise bad_request(_SAME)
    message.content, message.html, message.seen = content, words.source, words.seen
    message.inline, message.edit_date = markup, call.world.timestamp()
    message.presses = list(dict.fromkeys([*message.presses, *press_data(markup)]))
    _keep_changed(call.world, chat, message)
    if call.bot.profile.is_bale:
        return {"message_id": 0}
    return message_shape(call.world, call.bot, chat, message)


def _erase(world: World, chat: Chat, message: Message) -> None:
    message.deleted = True
    message.inline = None
    _keep_changed(world, chat, message)


def _keep_changed(world: World, chat: Chat, message: Message) -> None:
    chat.touch(message)
    world.keep_message(chat, message)


def _without(content: dict[str, Any], *names: str) -> Json:
    return {name: value for name, value in content.items() if name not in names}


METHODS: Final[dict[str, Method]] = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
}
