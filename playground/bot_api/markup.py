"""The keyboards that a bot may send: inline buttons and the keys under the composer."""

from dataclasses import dataclass
from typing import Any, Final

from playground.bot_api.refusals import bad_request
from playground.chats import Keyboard
from playground.profiles import Profile
from playground.wire import Json

DATA_LIMIT: Final = 64
MOST_BUTTONS: Final = 100
_ACTIONS: Final = (
    "url",
    "callback_data",
    "web_app",
    "copy_text",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)
_ADDRESSES: Final = ("http://", "https://", "tg://", "ton://")


@dataclass(frozen=True)
class Markup:
    """What reply_markup asked: ``inline`` buttons, or a ``keyboard`` to show (one without rows takes it away)."""

    inline: Json | None = None
    keyboard: Keyboard | None = None


def read_markup(given: Any, profile: Profile) -> Markup:
    """The markup of a call, checked as the messenger checks it."""
    if given is None:
        return Markup()
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        return Markup(inline=_read_inline(_rows_of(given["inline_keyboard"]), profile))
    if "keyboard" in given:
        rows = [[_read_key(key) for key in row] for row in _rows_of(given["keyboard"])]
        return Markup(keyboard=Keyboard([row for row in rows if row], bool(given.get("one_time_keyboard"))))
    return Markup(keyboard=Keyboard() if given.get("remove_keyboard") else None)


def _rows_of(given: Any) -> list[list[Any]]:
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad_request("can't parse reply keyboard markup: expected an Array of Array of buttons")
    return given


def _read_inline(rows: list[list[Any]], profile: Profile) -> Json | None:
    buttons = [[_read_button(button, profile) for button in row] for row in rows]
    buttons = [row for row in buttons if row]
    if sum(map(len, buttons)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": buttons} if buttons else None


def _read_button(button: Any, profile: Profile) -> Json:
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String and non-empty')
    actions = [name for name in _ACTIONS if button.get(name) is not None]
    if profile.is_bale:
        actions = [name for name in actions if name in {"url", "callback_data", "web_app", "copy_text"}]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if actions[0] == "callback_data" and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if actions[0] == "url" and not str(button["url"]).startswith(_ADDRESSES):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return {"text": button["text"], actions[0]: button[actions[0]]}


def _read_key(key: Any) -> Json:
    read = {"text": key} if isinstance(key, str) else key
    if not isinstance(read, dict) or not str(read.get("text") or "").strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String and non-empty')
    return read
