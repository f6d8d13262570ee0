"""Messages with a file, and albums."""

from typing import Any, Final

from playground.bot_api.call import Call, Method
from playground.bot_api.posting import Letter, caption_content, post, post_answer
from playground.bot_api.refusals import bad_request
from playground.bot_api.shapes import file_content, message_shape
from playground.shelf import StoredFile, Upload
from playground.wire import Json

PHOTO_LIMIT: Final = 10 * 1024 * 1024
ALBUM_CAPTION_LIMIT: Final = 1024
_DETAILS: Final = ("duration", "width", "height")
_ALBUM_KINDS: Final = frozenset({"photo", "video", "document", "audio"})
_ALONE: Final = frozenset({"document", "audio"})


def _sender(kind: str) -> Method:
    async def send_file(call: Call) -> Json:
        words = call.caption()
        chat = call.writable_chat()
        stored = file_of(call, kind, call.parameters.uploads.get(kind), call.parameters.text(kind))
        content = file_content(call.world, call.bot, stored, _details(call)) | caption_content(words)
        return post_answer(call, chat, Letter(content, words, [stored.id]))

    return send_file


def file_of(call: Call, kind: str, upload: Upload | None, given: str | None) -> StoredFile:
    """The file that a parameter means: uploaded in the part of its name, attached by ``attach://``, or known by id."""
    if upload is None and given and given.startswith("attach://"):
        upload = call.parameters.uploads.get(given.removeprefix("attach://"))
    if upload is not None:
        _check_size(kind, upload)
        return call.world.shelf.put(call.bot.id, kind, upload)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    known = call.world.shelf.get(call.bot.id, given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind and "photo" in {known.kind, kind}:
        raise bad_request(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


async def send_media_group(call: Call) -> list[Json]:
    """Bot API: sendMediaGroup; 2–10 files, documents and audio only among themselves."""
    items = call.parameters.structure("media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10 or not all(isinstance(item, dict) for item in items):
        raise bad_request("media group must include 2-10 items")
    kinds = {str(item.get("type")) for item in items}
    if not kinds <= _ALBUM_KINDS or (len(kinds) > 1 and kinds & _ALONE):
        raise bad_request("media of these types can't be grouped together")
    letters = [_album_letter(call, item) for item in items]
    chat = call.writable_chat(len(items))
    reply_to = call.reply_to(chat)
    group = {"media_group_id": str(13_000_000_000 + call.world.numbers.next("album"))}
    posted = [
        post(call, chat, Letter(letter.content | group, letter.words, letter.files), reply_to=reply_to)
        for letter in letters
    ]
    return [message_shape(call.world, call.bot, chat, message) for message in posted]


def _album_letter(call: Call, item: Json) -> Letter:
    kind = str(item["type"])
    source = str(item.get("caption") or "")
    words = call.read_words(source, item.get("parse_mode"), item.get("caption_entities") or [])
    if len(words.text) > ALBUM_CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    stored = file_of(call, kind, None, str(item.get("media") or ""))
    return Letter(file_content(call.world, call.bot, stored, {}) | caption_content(words), words, [stored.id])


def _check_size(kind: str, upload: Upload) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.content) > PHOTO_LIMIT:
        raise bad_request("file is too big")


def _details(call: Call) -> dict[str, Any]:
    numbers = {name: call.parameters.integer(name) for name in _DETAILS}
    words = {name: call.parameters.text(name) for name in ("title", "performer")}
    return {name: value for name, value in {**numbers, **words}.items() if value is not None}


METHODS: Final[dict[str, Method]] = {
    "sendmediagroup": send_media_group,
    **{f"send{kind}": _sender(kind) for kind in ("photo", "audio", "document", "video", "animation", "voice")},
}
