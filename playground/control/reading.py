"""What a person sees: the chat and its files."""

from typing import Final

from aiohttp import web

from playground.chats import Chat, Message
from playground.clock import written_second
from playground.control.answers import Declined, answer, whole_number
from playground.control.places import Place, person_of, place_of
from playground.serving import WORLD
from playground.wire import Json

LONGEST_WAIT: Final = 60.0


async def read_chat(request: web.Request) -> web.Response:
    """``GET /play/people/{id}/chat``.

    Messages behind ``after`` are news, and so is what has changed since that message was written. A reader who asks
    the same again waits until there is more to tell.
    """
    query = request.query
    after = whole_number(query.get("after", 0), "after")
    seconds = min(_seconds(query.get("wait", "0")), LONGEST_WAIT)
    if not await _is_anybody_there(request, seconds):
        return answer([])
    place = place_of(request, query)
    if seconds:
        await place.chat.bell.wait_until(lambda: place.chat.is_news(after), seconds)
        place.chat.report(after)
    return answer([_described(place, message) for message in place.chat.after(after)])


async def read_file(request: web.Request) -> web.StreamResponse:
    """``GET /play/files/{bot}/{file}/{name}``."""
    world = request.app[WORLD]
    bot_id = whole_number(request.match_info["bot"], "bot")
    stored = world.shelf.get(bot_id, request.match_info["file"])
    if stored is None:
        raise Declined("no_such_file", 404)
    return web.FileResponse(
        world.shelf.place_of(stored),
        headers={"Content-Type": _harmless(stored.mime), "X-Content-Type-Options": "nosniff"},
    )


async def _is_anybody_there(request: web.Request, seconds: float) -> bool:
    """Whether a bot of the person's messenger has come: until then the chat is empty."""
    world, person = request.app[WORLD], person_of(request)
    if {"bot", "chat"} & request.query.keys():
        return True
    return await world.arrivals.wait_until(lambda: world.latest_bot(person.messenger) is not None, seconds)


def _seconds(given: str) -> float:
    try:
        return max(0.0, float(given))
    except ValueError:
        raise Declined("not_a_number", name="wait") from None


def _described(place: Place, message: Message) -> Json:
    gone = message.deleted
    shape: Json = {
        "message_id": message.id,
        "from": "bot" if message.is_from_bot else "person",
        "text": "" if gone else message.seen,
        "html": "" if gone else message.html,
        "reply_to": message.reply_to,
        "buttons": [] if gone else _labels(message),
        "keyboard": message.keyboard,
        "files": [] if gone else [_file(place, file_id) for file_id in message.files],
        "edited": message.edit_date is not None,
        "deleted": gone,
        "at": written_second(message.date),
    }
    return shape if gone else shape | _particulars(place.chat, message)


def _labels(message: Message) -> list[list[str]]:
    rows = (message.inline or {}).get("inline_keyboard", [])
    return [[str(button["text"]) for button in row] for row in rows]


def _file(place: Place, file_id: str) -> Json:
    stored = place.world.shelf.get(place.bot.id, file_id)
    assert stored is not None  # Files are never forgotten while a message names them.
    url = f"/play/files/{stored.bot_id}/{stored.id}/file"
    return {"name": stored.name, "kind": stored.kind, "size": stored.size, "url": url}


def _particulars(chat: Chat, message: Message) -> Json:
    """What only some messages have: a place, a contact, an album, a speaker of a group."""
    content = message.content
    more: Json = {}
    if location := content.get("location"):
        more["location"] = [location["latitude"], location["longitude"]]
    if contact := content.get("contact"):
        more["contact"] = contact
    if album := content.get("media_group_id"):
        more["album"] = album
    if chat.kind == "group" and not message.is_from_bot:
        more["person"] = message.sender_id
    return more


def _harmless(mime: str) -> str:
    """A type that a browser shows without running anything in it."""
    shown = mime.startswith(("image/", "audio/", "video/")) and mime != "image/svg+xml"
    return mime if shown or mime == "application/pdf" else "application/octet-stream"
