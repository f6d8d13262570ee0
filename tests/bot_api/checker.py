"""Holds the playground's answers and the bot's calls against the Bot API 9.4.

``telegram-9.4.json`` lists the methods and types in use: for each field its types and whether it is required. What is
found is a list of sentences, empty when all is well; Bale's own shapes (messengers.md) are allowed for Bale.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

FACTS = Path(__file__).with_name("telegram-9.4.json")

PRIMITIVES: dict[str, Any] = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    "True": bool,
    "False": bool,
}

BALE_LACKS = {
    ("CallbackQuery", "chat_instance"),
    ("Voice", "duration"),
    ("Message", "date"),
    ("ChatFullInfo", "accent_color_id"),
    ("ChatFullInfo", "max_reaction_count"),
    ("ChatFullInfo", "accepted_gift_types"),
    ("WebhookInfo", "has_custom_certificate"),
    ("WebhookInfo", "pending_update_count"),
}
BALE_ADDS = {("Message", "forward_from"): ["User"], ("Message", "forward_date"): ["Integer"]}
BALE_LETTERS = {
    "sendMessage", "sendPhoto", "sendAudio", "sendDocument", "sendVideo", "sendAnimation", "sendVoice",
    "sendMediaGroup", "sendLocation", "sendContact",
}  # fmt: skip
BALE_REFUSES = {"parse_mode", "entities", "caption_entities", "reply_parameters", "link_preview_options"}


@cache
def facts() -> dict[str, Any]:
    """The file, read once."""
    read: dict[str, Any] = json.loads(FACTS.read_text("utf-8"))
    return read


def check_answer(method: str, result: Any, *, bale: bool = False) -> list[str]:
    """What is wrong with the result of a method."""
    if bale and method.startswith("editMessage") and result == {"message_id": 0}:
        return []
    return _check_value(facts()["methods"][method]["returns"], result, method, bale)


def check_update(update: Any, *, bale: bool = False) -> list[str]:
    """What is wrong with an update."""
    return _check_value(["Update"], update, "update", bale)


def check_call(method: str, parameters: dict[str, Any], *, bale: bool = False) -> list[str]:
    """What is wrong with a call that a bot made, by the ``params`` of the playground's log."""
    known = facts()["methods"].get(method)
    if known is None:
        return [f"{method} is not a method in use"]
    fields = known["fields"]
    wrong = [f"{method} lacks {name}" for name, (_, required) in fields.items() if required and name not in parameters]
    for name, value in parameters.items():
        if isinstance(value, dict) and value.keys() == {"file", "size"}:
            continue
        if bale and name == "reply_to_message_id" and method in BALE_LETTERS:
            continue
        if name not in fields:
            wrong.append(f"{method} knows no {name}")
        elif bale and name in BALE_REFUSES:
            wrong.append(f"{method} on Bale knows no {name}")
        else:
            wrong += _check_value(fields[name][0], _plain(value, fields[name][0]), f"{method}.{name}", bale)
    return wrong


def _plain(value: Any, types: list[str]) -> Any:
    """A value of a form as JSON would have had it."""
    if not isinstance(value, str) or "String" in types:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _check_value(types: list[str], value: Any, where: str, bale: bool) -> list[str]:
    found = [_check_type(name, value, where, bale) for name in types]
    return min(found, key=len)


def _check_type(name: str, value: Any, where: str, bale: bool) -> list[str]:
    if name.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        of = name.removeprefix("Array of ")
        return [wrong for item in value for wrong in _check_type(of, item, f"{where}[]", bale)]
    if name in PRIMITIVES:
        fits = isinstance(value, PRIMITIVES[name]) and (name == "Boolean" or not isinstance(value, bool))
        return [] if fits else [f"{where} is no {name}: {value!r}"]
    if name == "InputFile":
        return [f"{where} is no file"]
    return _check_object(name, value, where, bale)


def _check_object(name: str, value: Any, where: str, bale: bool) -> list[str]:
    described = facts()["types"].get(name)
    if described is None:
        return [f"{where}: {name} is not a type in use"]
    if "subtypes" in described:
        return _check_value([kind for kind in described["subtypes"] if kind in facts()["types"]], value, where, bale)
    if not isinstance(value, dict):
        return [f"{where} is no {name}"]
    fields = described["fields"]
    lacking = [
        f"{where}: {name} lacks {field}"
        for field, (_, required) in fields.items()
        if required and field not in value and not (bale and (name, field) in BALE_LACKS)
    ]
    return lacking + [wrong for field, item in value.items() for wrong in _check_field(name, field, item, where, bale)]


def _check_field(name: str, field: str, value: Any, where: str, bale: bool) -> list[str]:
    fields = facts()["types"][name]["fields"]
    if field in fields:
        return _check_value(fields[field][0], value, f"{where}.{field}", bale)
    if bale and (name, field) in BALE_ADDS:
        return _check_value(BALE_ADDS[name, field], value, f"{where}.{field}", bale)
    return [f"{where}: {name} has no {field}"]
