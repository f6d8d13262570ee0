"""How the control interface answers and refuses."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from locales.catalog import say
from playground.wire import Json, to_text


class Declined(Exception):
    """A 4xx of the control interface; ``code`` names its sentence in the catalog's playground area."""

    def __init__(self, code: str, status: int = 400, **holes: object) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.holes = holes


def answer(body: object, status: int = 200) -> web.Response:
    """A JSON answer."""
    return web.Response(status=status, text=to_text(body), content_type="application/json")


async def read_body(request: web.Request) -> Json:
    """The JSON object that came, empty when nothing came."""
    content = await request.read() if request.can_read_body else b""
    if not content.strip():
        return {}
    try:
        body = json.loads(content)
    except ValueError:
        raise Declined("not_json") from None
    if not isinstance(body, dict):
        raise Declined("not_json")
    return body


def whole_number(value: Any, name: str) -> int:
    """A whole number of a body or query."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise Declined("not_a_number", name=name) from None


@web.middleware
async def sentences(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Turn what /play/ declines, and addresses that do not exist there, into ``{"error": "a sentence"}``."""
    if not request.path.startswith("/play/"):
        return await handler(request)
    try:
        return await handler(request)
    except Declined as declined:
        return answer({"error": say(f"playground.{declined.code}", **declined.holes)}, declined.status)
    except web.HTTPRequestEntityTooLarge:
        return answer({"error": say("playground.too_large")}, 413)
    except web.HTTPClientError as refused:
        sentence = say("playground.no_such_call" if refused.status == 404 else "playground.wrong_method")
        return answer({"error": sentence}, refused.status)
