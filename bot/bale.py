"""What Bale writes and understands differently (messengers.md): updates, parameters and answers made regular."""

import json
from http import HTTPStatus
from typing import Any, Final

from bot.transport import Transport, Unanswered

# Bale has no parse modes and none of Telegram's refinements of a message.
_TELEGRAM_ONLY: Final = frozenset({"parse_mode", "link_preview_options", "disable_notification", "protect_content"})
_OLD_CLIENT: Final = "1"


class BaleTransport(Transport):
    """Bale's Bot API behind the library's requests."""

    def rewrite(self, parameters: dict[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in parameters.items() if name not in _TELEGRAM_ONLY}
        if (reply := kept.pop("reply_parameters", None)) is not None:
            kept["reply_to_message_id"] = str(json.loads(reply)["message_id"])
        if "media" in kept:
            items = json.loads(kept["media"])
            kept["media"] = json.dumps([_without_telegrams(item) for item in items], ensure_ascii=False)
        return kept

    def read_answer(self, url: str, status: int, content: bytes) -> tuple[int, bytes]:
        status, content = super().read_answer(url, *_true_status(status, content))
        method = url.rsplit("/", 1)[-1].lower()
        if status == HTTPStatus.NOT_FOUND and method != "getme":
            # The library would take it for a wrong token; on Bale a chat that is gone is a 404 as well.
            return HTTPStatus.BAD_REQUEST, content
        if status != HTTPStatus.OK or method == "getupdates":
            return status, content
        answer = json.loads(content)
        return status, json.dumps({**answer, "result": _regular(answer.get("result"))}).encode()


def is_old_client(press_id: str) -> bool:
    """Whether answers to this press are not shown: they must come as a message."""
    return press_id.startswith(_OLD_CLIENT)


def regular_update(update: dict[str, Any]) -> dict[str, Any]:
    """An update of Bale with what the library needs and Bale leaves out."""
    regular = dict(update)
    for kind in ("message", "edited_message"):
        if isinstance(regular.get(kind), dict):
            regular[kind] = _regular_message(regular[kind])
    press = regular.get("callback_query")
    if isinstance(press, dict):
        regular["callback_query"] = {"chat_instance": "", **press}
        if isinstance(press.get("message"), dict):
            regular["callback_query"]["message"] = _regular_message(press["message"])
    return regular


def _true_status(status: int, content: bytes) -> tuple[int, bytes]:
    """A refusal that came with HTTP 200 gets its own status."""
    if status != HTTPStatus.OK:
        return status, content
    try:
        answer = json.loads(content)
    except ValueError:
        raise Unanswered("the answer is no JSON") from None
    if isinstance(answer, dict) and answer.get("ok") is False:
        return int(answer.get("error_code") or HTTPStatus.BAD_REQUEST), content
    return status, content


def _regular(result: Any) -> Any:
    if isinstance(result, list):
        return [_regular(one) for one in result]
    if isinstance(result, dict) and "message_id" in result:
        return _regular_message(result)
    return result


def _regular_message(message: dict[str, Any]) -> dict[str, Any]:
    regular = {"date": 0, "chat": {"id": 0, "type": "private"}, **message}
    if isinstance(regular.get("voice"), dict):
        regular["voice"] = {"duration": 0, **regular["voice"]}
    for kind in ("video", "audio", "animation"):
        if isinstance(regular.get(kind), dict):
            regular[kind] = {"duration": 0, "width": 0, "height": 0, **regular[kind]}
    if isinstance(regular.get("web_app_data"), dict):
        regular["web_app_data"] = {"button_text": "", **regular["web_app_data"]}
    if isinstance(regular.get("reply_to_message"), dict):
        regular["reply_to_message"] = _regular_message(regular["reply_to_message"])
    return regular


def _without_telegrams(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in _TELEGRAM_ONLY}
