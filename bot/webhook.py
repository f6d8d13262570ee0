"""Updates that the messengers bring themselves: committed to the inbox before they are told 200.

Nothing here tells a stranger anything: a wrong address, a wrong secret and a wrong method are all «not found».
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web

from domain.vocabulary import Messenger

LARGEST_BODY: Final = 2**20
"""Bytes. The Bot API's updates stay far below it: files come by their ids only."""
CONTENT_TYPE: Final = "application/json"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
STOPPING_SECONDS: Final = 5.0
logger = logging.getLogger(__name__)

Take = Callable[[Any], Awaitable[None]]


@dataclass(frozen=True)
class Webhooks:
    """Where messengers reach this deployment (``public``, https) and where this process listens behind it."""

    public: str
    secret: str
    host: str
    port: int

    def address(self, messenger: Messenger, bot_id: int) -> str:
        """What the messenger is told; nobody can guess it, which is all the protection that Bale knows."""
        return f"{self.public}{self.path(messenger, bot_id)}"

    def path(self, messenger: Messenger, bot_id: int) -> str:
        return f"/{messenger}/{self._derived('path', messenger, bot_id)}"

    def header(self, messenger: Messenger, bot_id: int) -> str | None:
        """The secret token that Telegram repeats with every update; Bale has none."""
        return self._derived("header", messenger, bot_id) if messenger is Messenger.TELEGRAM else None

    def _derived(self, *words: object) -> str:
        return hmac.new(self.secret.encode(), ":".join(map(str, words)).encode(), "sha256").hexdigest()


@dataclass(frozen=True)
class Expected:
    """One bot's updates: the path and the header they come with (None: no header), and what takes one in."""

    path: str
    header: str | None
    take: Take


class Receiver:
    """Listens for the updates of all bots of this process."""

    def __init__(self, webhooks: Webhooks) -> None:
        self.webhooks = webhooks
        self._expected: list[Expected] = []

    def expect(self, messenger: Messenger, bot_id: int, take: Take) -> None:
        """Give the updates of a bot, each as parsed JSON, to ``take``; what it raises keeps them with the messenger."""
        path = self.webhooks.path(messenger, bot_id)
        self._expected.append(Expected(path, self.webhooks.header(messenger, bot_id), take))

    def application(self) -> web.Application:
        """What answers."""
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_route("*", "/{anything:.*}", self._answer)
        return application

    async def run(self) -> None:
        """Listen until cancelled. An access log would hold the addresses, which are secret."""
        runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=STOPPING_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.webhooks.host, self.webhooks.port).start()
            logger.info("listening on %s:%s", self.webhooks.host, self.webhooks.port)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        expected = next((one for one in self._expected if _is_for(request, one)), None)
        if expected is None:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        if request.content_type != CONTENT_TYPE:
            return web.Response(status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        update = _parsed(await request.read())
        try:
            await expected.take(update)
        except Exception:
            # Whatever broke, the update is not kept, and the messenger must bring it again.
            logger.exception("an update could not be kept; the messenger will bring it again")
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(status=HTTPStatus.OK)


def _is_for(request: web.Request, expected: Expected) -> bool:
    """Compared in constant time, so that how long a refusal takes tells nothing of the secret."""
    has_path = hmac.compare_digest(request.path.encode(), expected.path.encode())
    header = request.headers.get(SECRET_HEADER, "")
    has_header = expected.header is None or hmac.compare_digest(header.encode(), expected.header.encode())
    return request.method == "POST" and has_path and has_header


def _parsed(body: bytes) -> Any:
    """The update; what is no JSON stays text, and is set aside like everything without a number."""
    text = body.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
