"""The Bot API's objects as this messenger answers them, Bale's oddities included."""

from playground.bots import BotAccount
from playground.chats import Chat, Message
from playground.shelf import StoredFile
from playground.wire import Json
from playground.world import World

OLD = 48 * 3600


def chat_shape(world: World, chat: Chat) -> Json:
    """A Chat."""
    if chat.kind == "group":
        return {"id": chat.id, "type": "group", "title": chat.title}
    person = world.people.get(chat.id)
    user = person.as_user() if person else {"first_name": chat.title}
    names = {name: user[name] for name in ("first_name", "last_name") if name in user}
    return {"id": chat.id, "type": "private", **names}


def sender_shape(world: World, bot: BotAccount, message: Message) -> Json:
    """The User who sent a message."""
    if message.is_from_bot:
        return bot.as_user()
    person = world.people.get(message.sender_id)
    return person.as_user() if person else {"id": message.sender_id, "is_bot": False, "first_name": "?"}


def message_shape(world: World, bot: BotAccount, chat: Chat, message: Message, *, depth: int = 1) -> Json:
    """A Message; what it replies to is inside it, but not what that replied to."""
    shape: Json = {
        "message_id": message.id,
        "from": sender_shape(world, bot, message),
        "chat": chat_shape(world, chat),
        "date": message.date,
        **message.content,
    }
    replied = chat.messages.get(message.reply_to or 0)
    if depth and replied and not replied.deleted:
        shape["reply_to_message"] = message_shape(world, bot, chat, replied, depth=0)
    if message.edit_date:
        shape["edit_date"] = message.edit_date
    if message.inline:
        shape["reply_markup"] = message.inline
    return shape


def pressed_shape(world: World, bot: BotAccount, chat: Chat, message: Message) -> Json:
    """The message of a CallbackQuery; of an old one Bale gives no date."""
    if bot.profile.is_bale and world.timestamp() - message.date > OLD:
        return {"message_id": message.id, "chat": chat_shape(world, chat)}
    return message_shape(world, bot, chat, message)


def file_content(world: World, bot: BotAccount, stored: StoredFile, details: Json) -> Json:
    """The field of a Message that holds a file; ``details`` are what its sender said of it (duration, title …)."""
    shape = stored.described()
    if stored.kind == "photo":
        small = world.shelf.thumbnail(stored)
        sizes = (small, stored) if stored.width > 90 else (stored,)
        return {"photo": [{**size.described(), "width": size.width, "height": size.height} for size in sizes]}
    shape["mime_type"] = stored.mime
    if stored.kind != "voice":
        shape["file_name"] = stored.name
    if stored.kind in {"video", "animation"}:
        shape |= {"width": details.get("width", stored.width), "height": details.get("height", stored.height)}
    if stored.kind in {"video", "animation", "audio", "voice"} and not (bot.profile.is_bale and stored.kind == "voice"):
        shape["duration"] = details.get("duration", 1)
    if stored.kind == "audio":
        shape |= {name: details[name] for name in ("title", "performer") if name in details}
    content: Json = {stored.kind: shape}
    if stored.kind == "animation":
        content["document"] = {**stored.described(), "mime_type": stored.mime, "file_name": stored.name}
    return content
