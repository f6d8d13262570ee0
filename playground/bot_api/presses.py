"""answerCallbackQuery."""

import time
from typing import Final

from playground.bot_api.call import Call, Method
from playground.bot_api.refusals import bad_request

ANSWERABLE_FOR: Final = 60.0


async def answer_callback_query(call: Call) -> bool:
    """Bot API: answerCallbackQuery; a press can be answered for a minute."""
    text = call.parameters.text("text") or ""
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    query = call.bot.queries.get(call.parameters.text("callback_query_id") or "")
    if query is None or time.monotonic() - query.pressed_at > ANSWERABLE_FOR:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if not query.answer.done():
        answer = {"text": text or None, "show_alert": call.parameters.truth("show_alert")}
        query.answer.set_result(answer | {"url": call.parameters.text("url")})
    return True


METHODS: Final[dict[str, Method]] = {"answercallbackquery": answer_callback_query}
