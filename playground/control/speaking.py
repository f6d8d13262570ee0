"""What a person sends to the bot."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote

from aiohttp import web

from playground.bot_api.forwarding import origin, said
from playground.bot_api.shapes import file_content
from playground.control.answers import Declined, answer, read_body, whole_number
from playground.control.places import Place, place_of
from playground.control.utterances import TEXT_LENGTH, Utterance, correct, payload_text, speak, text_utterance
from playground.shelf import FOLDERS, Upload
from playground.wire import Json

ALBUM_LENGTH: Final = 10
_ESCAPED_LETTER: Final = re.compile(r"%(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F]|F[0-4])%[89AB][0-9A-F]")


async def send(request: web.Request) -> web.Response:
    """``POST /play/people/{id}/send``."""
    if request.content_type == "multipart/form-data":
        return await _send_files(request)
    body = await read_body(request)
    place = place_of(request, body)
    if place.chat.is_blocked:
        raise Declined("blocked", 409)
    if body.get("edit") is not None:
        return _sent(_edit(place, body))
    return _sent(*(speak(place, utterance) for utterance in _utterances(place, body)))


def _sent(*numbers: int) -> web.Response:
    return answer({"message_id": numbers[0], "message_ids": list(numbers)})


def _utterances(place: Place, body: Json) -> list[Utterance]:
    reply_to = _reply_to(place, body)
    if body.get("contact"):
        return [Utterance({"contact": _contact(place, body["contact"])}, reply_to=reply_to)]
    if body.get("location") is not None:
        return [Utterance({"location": _location(body["location"])}, reply_to=reply_to)]
    if body.get("forward") is not None:
        return [_forwarded(place, whole_number(body["forward"], "forward"))]
    text = payload_text(body["start"]) if body.get("start") is not None else str(body.get("text") or "").strip()
    if not text:
        raise Declined("empty_message")
    parts = [text[start : start + TEXT_LENGTH] for start in range(0, len(text), TEXT_LENGTH)]
    return [text_utterance(place, part, reply_to if part is parts[0] else None) for part in parts]


def _edit(place: Place, body: Json) -> int:
    text = str(body.get("text") or "").strip()
    if not text:
        raise Declined("empty_message")
    return correct(place, whole_number(body["edit"], "edit"), text)


def _reply_to(place: Place, body: Mapping[str, Any]) -> int | None:
    if body.get("reply_to") in {None, ""}:
        return None
    number = whole_number(body["reply_to"], "reply_to")
    message = place.chat.messages.get(number)
    if message is None or message.deleted:
        raise Declined("no_such_message", 404, id=number)
    return number


def _contact(place: Place, given: Any) -> Json:
    if isinstance(given, dict):
        return {"phone_number": str(given.get("phone") or ""), "first_name": str(given.get("name") or "")}
    return own_contact(place)


def own_contact(place: Place) -> Json:
    """The person's own number, with the id that proves it."""
    user = place.person.as_user()
    names: Json = {name: user[name] for name in ("first_name", "last_name") if name in user}
    return {"phone_number": place.person.phone, **names, "user_id": place.person.id}


def _location(given: Any) -> Json:
    try:
        latitude, longitude = (float(number) for number in given)
    except (TypeError, ValueError):
        raise Declined("wrong_location") from None
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Declined("wrong_location")
    return {"latitude": latitude, "longitude": longitude}


def _forwarded(place: Place, number: int) -> Utterance:
    source = place.chat.messages.get(number)
    if source is None or source.deleted:
        raise Declined("no_such_message", 404, id=number)
    content = said(source) | origin(place.world, place.bot, source)
    return Utterance(content, source.seen, list(source.files))


async def _send_files(request: web.Request) -> web.Response:
    form = await request.post()
    fields = {name: value for name, value in form.items() if isinstance(value, str) and value}
    uploads = [
        Upload(_file_name(part.filename), part.file.read(), part.content_type)
        for part in form.getall("file", [])
        if isinstance(part, web.FileField)
    ]
    place = place_of(request, fields)
    if place.chat.is_blocked:
        raise Declined("blocked", 409)
    if not 1 <= len(uploads) <= ALBUM_LENGTH:
        raise Declined("album_too_long" if uploads else "empty_message")
    return _sent(*_speak_files(place, uploads, fields))


def _file_name(given: str) -> str:
    """The name of a person's file. Some HTTP libraries write its letters as ``%DB%B1``; no messenger's program does."""
    return unquote(given) if _ESCAPED_LETTER.search(given) else given


def _speak_files(place: Place, uploads: list[Upload], fields: dict[str, str]) -> list[int]:
    kind = fields.get("kind", "document")
    if kind not in FOLDERS:
        raise Declined("unknown_kind", kind=kind)
    group: Json = {}
    if len(uploads) > 1:
        group = {"media_group_id": str(13_000_000_000 + place.world.numbers.next("album"))}
    caption, reply_to = fields.get("caption", "").strip(), _reply_to(place, fields)
    numbers = []
    for upload in uploads:
        stored = place.world.shelf.put(place.bot.id, kind, upload)
        content = file_content(place.world, place.bot, stored, {}) | group
        words = caption if upload is uploads[0] else ""
        content |= {"caption": words} if words else {}
        numbers.append(speak(place, Utterance(content, words, [stored.id], reply_to)))
    return numbers
