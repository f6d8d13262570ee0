"""Updates made readable for the library, which gives a whole message up for a part of it that nobody here reads.

It asks of a poll what Bot API 9.6 brought; Bale and older servers leave it out. Where it cannot read an update, what
is read of it is read alone.
"""

from collections.abc import Mapping
from typing import Any, Final

KINDS: Final = ("message", "edited_message")
_LATER: Final = {"allows_revoting": False, "members_only": False, "options": []}
_WORDS: Final = ("text", "caption", "media_group_id", "data", "file_id", "file_name", "mime_type")
_NUMBERS: Final = ("id", "message_id", "file_size", "user_id")
# Only that they are there matters.
_UNSEEN: Final = ("sticker", "dice", "poll", "forward_origin", "forward_from", "forward_from_chat")
_READ: Final = (
    "message_id", "text", "caption", "media_group_id", "photo", "document", "voice", "video", "audio", "animation",
    "video_note", "location", "contact", *_UNSEEN,
)  # fmt: skip
_READ_OF_PRESS: Final = ("id", "data", "chat_instance")


def is_sound(update: dict[str, Any]) -> bool:
    """Whether what is read is of the kinds that the Bot API says; where it is not, no try would go better."""
    bare = bare_update(update)
    press = bare.get("callback_query") or {}
    return isinstance(press.pop("id", ""), str) and _has_kinds(bare)


def readable_update(update: dict[str, Any]) -> dict[str, Any]:
    """The update with polls that the library takes; only that there is a poll matters."""
    return {kind: _readable(one) if kind in KINDS else one for kind, one in update.items()}


def bare_update(update: dict[str, Any]) -> dict[str, Any]:
    """Only what is read, with harmless values for what the library wants and nobody reads."""
    bare = {kind: _bare(update[kind]) for kind in KINDS if isinstance(update.get(kind), dict)}
    press = update.get("callback_query")
    if isinstance(press, dict):
        kept = {"chat_instance": "", **_only(press, _READ_OF_PRESS)}
        bare["callback_query"] = kept | {
            "from": _bare_person(press.get("from")),
            "message": _bare(press.get("message")),
        }
    return {"update_id": update.get("update_id"), **bare}


def _readable(message: Any) -> Any:
    poll = message.get("poll") if isinstance(message, dict) else None
    return {**message, "poll": {**poll, **_LATER}} if isinstance(poll, dict) else message


def _bare(message: Any) -> Any:
    if not isinstance(message, dict):
        return None
    kept = _only(message, _READ) | {"date": 0, "chat": _only(message.get("chat"), ("id", "type"))}
    if "from" in message:
        kept["from"] = _bare_person(message["from"])
    answered = message.get("reply_to_message")
    if isinstance(answered, dict) and isinstance(answered.get("message_id"), int):
        kept["reply_to_message"] = {"message_id": answered["message_id"], "date": 0, "chat": kept["chat"]}
    return _readable(kept)


def _bare_person(person: Any) -> dict[str, Any]:
    names = {
        name: value for name, value in _only(person, ("first_name", "last_name")).items() if isinstance(value, str)
    }
    return {
        "first_name": "",
        **names,
        **_only(person, ("id",)),
        "is_bot": _only(person, ("is_bot",)).get("is_bot") is True,
    }


def _has_kinds(part: Any) -> bool:
    if isinstance(part, list):
        return all(map(_has_kinds, part))
    if not isinstance(part, dict):
        return True
    return all(_is_kind(name, one) for name, one in part.items() if name not in _UNSEEN)


def _is_kind(name: str, value: Any) -> bool:
    if value is None:
        return True
    if name in _WORDS:
        return isinstance(value, str)
    return isinstance(value, int) and abs(value) < 2**62 if name in _NUMBERS else _has_kinds(value)


def _only(given: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given} if isinstance(given, Mapping) else {}
