"""Sending again what was said before."""

from typing import Final

from playground.bot_api.call import Call, Method
from playground.bot_api.posting import Letter, caption_content, post, post_answer
from playground.bot_api.shapes import message_shape, sender_shape
from playground.bots import BotAccount
from playground.chats import Message
from playground.formatting.words import Words
from playground.wire import Json
from playground.world import World


async def forward_message(call: Call) -> Json:
    """Bot API: forwardMessage."""
    source = call.message(call.chat("from_chat_id"), "message to forward not found")
    chat = call.writable_chat()
    content = said(source) | origin(call.world, call.bot, source)
    message = post(call, chat, Letter(content, Words(source.html, "", source.seen), list(source.files)))
    return message_shape(call.world, call.bot, chat, message)


async def copy_message(call: Call) -> Json:
    """Bot API: copyMessage, with a new caption when one is given."""
    source = call.message(call.chat("from_chat_id"), "message to copy not found")
    content, words = said(source), Words(source.html, "", source.seen)
    if source.files and call.parameters.text("caption") is not None:
        words = call.caption()
        kept = {name: value for name, value in content.items() if not name.startswith("caption")}
        content = kept | caption_content(words)
    answer = post_answer(call, call.writable_chat(), Letter(content, words, list(source.files)))
    return {"message_id": answer["message_id"]}


def said(message: Message) -> Json:
    """A message's content without what belongs to its first sending."""
    passing = ("media_group_id", "forward_origin", "forward_from", "forward_date")
    return {name: value for name, value in message.content.items() if name not in passing}


def origin(world: World, bot: BotAccount, message: Message) -> Json:
    """The fields that say where a forwarded message comes from; Bale has the older ones."""
    sender = sender_shape(world, bot, message)
    if bot.profile.is_bale:
        return {"forward_from": sender, "forward_date": message.date}
    return {"forward_origin": {"type": "user", "date": message.date, "sender_user": sender}}


METHODS: Final[dict[str, Method]] = {"forwardmessage": forward_message, "copymessage": copy_message}
