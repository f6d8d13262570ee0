"""Pressing a bot's buttons."""

import asyncio
import time
from typing import Final

from aiohttp import web

from playground.bot_api.presses import ANSWERABLE_FOR
from playground.bot_api.shapes import pressed_shape
from playground.bots import Query
from playground.chats import Message
from playground.control.answers import Declined, answer, read_body, whole_number
from playground.control.places import Place, place_of
from playground.control.speaking import own_contact
from playground.control.utterances import Utterance, speak, text_utterance
from playground.wire import Json

PATIENCE: Final = 10.0
HERE: Final = {"latitude": 35.8327, "longitude": 50.9915}
"""What the place button sends: Karaj."""


async def press(request: web.Request) -> web.Response:
    """``POST /play/people/{id}/press``."""
    body = await read_body(request)
    place = place_of(request, body)
    if place.chat.is_blocked:
        raise Declined("blocked", 409)
    if body.get("message_id") is None:
        return answer(_press_key(place, str(body.get("button") or "")))
    return answer(await _press_inline(place, _message(place, body["message_id"]), body))


def _message(place: Place, given: object) -> Message:
    number = whole_number(given, "message_id")
    message = place.chat.messages.get(number)
    if message is None or message.deleted:
        raise Declined("no_such_message", 404, id=number)
    return message


def _press_key(place: Place, label: str) -> Json:
    keys = (key for row in place.chat.keyboard.rows for key in row)
    key = next((key for key in keys if key["text"] == label), None)
    if key is None:
        raise Declined("no_such_button", 404, button=label)
    utterance = text_utterance(place, label)
    if key.get("request_contact"):
        utterance = Utterance({"contact": own_contact(place)})
    elif key.get("request_location"):
        utterance = Utterance({"location": dict(HERE)})
    return {"alert": None, "message_id": speak(place, utterance)}


async def _press_inline(place: Place, message: Message, body: Json) -> Json:
    button = _button(message, body)
    if "callback_data" not in button:
        return {"alert": None, "url": button.get("url")}
    query = _ask(place, message, str(button["callback_data"]))
    await asyncio.wait([query.answer], timeout=PATIENCE)
    if not query.answer.done():
        return {"alert": None, "answered": False}
    said = query.answer.result()
    return {"alert": said["text"], "show_alert": said["show_alert"], "url": said["url"], "answered": True}


def _button(message: Message, body: Json) -> Json:
    """The button by its label, or by its data; data that the message carried before it was edited is still good."""
    label, data = body.get("button"), body.get("data")
    for row in (message.inline or {}).get("inline_keyboard", []):
        for button in row:
            if button["text"] == label or (data is not None and button.get("callback_data") == data):
                found: Json = button
                return found
    if label is None and data in message.presses:
        return {"callback_data": data}
    raise Declined("no_such_button", 404, button=label or data)


def _ask(place: Place, message: Message, data: str) -> Query:
    world, bot = place.world, place.bot
    _forget_old(bot.queries)
    number = world.numbers.next(f"query/{bot.id}")
    query_id = f"{2 if bot.profile.is_bale else 4}{bot.id:09d}{number:09d}"
    query = bot.queries[query_id] = Query(query_id, time.monotonic(), asyncio.get_running_loop().create_future())
    shape: Json = {
        "id": query_id,
        "from": place.person.as_user(),
        "message": pressed_shape(world, bot, place.chat, message),
        "data": data,
    }
    if not bot.profile.is_bale:
        shape["chat_instance"] = str(abs(place.chat.id) * 7_919 + bot.id)
    bot.queue.add("callback_query", shape, place.chat.id, world.clock.real_now())
    world.note_activity()
    return query


def _forget_old(queries: dict[str, Query]) -> None:
    limit = time.monotonic() - ANSWERABLE_FOR
    for query_id in [query.id for query in queries.values() if query.pressed_at < limit]:
        del queries[query_id]
