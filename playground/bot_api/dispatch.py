"""The way of one call: token, parameters, fault, method, answer, log."""

import asyncio
import time
from typing import Any, Final

from aiohttp import web

from playground.bot_api import about, downloads, editing, forwarding, media, polling, presses, sending, webhooks
from playground.bot_api.call import Call, Method
from playground.bot_api.parameters import Parameters, read_parameters
from playground.bot_api.refusals import ApiRefusal, too_many
from playground.bot_api.tokens import bot_of_token
from playground.bots import BotAccount
from playground.calls import LoggedCall
from playground.faults import Fault
from playground.serving import CALLER, WORLD
from playground.wire import Json, to_text
from playground.world import World

LONGEST_STALL: Final = 600.0

METHODS: Final[dict[str, Method]] = {
    **about.METHODS,
    **downloads.METHODS,
    **editing.METHODS,
    **forwarding.METHODS,
    **media.METHODS,
    **polling.METHODS,
    **presses.METHODS,
    **sending.METHODS,
    **webhooks.METHODS,
}
"""Every method by its name in lower case: the Bot API does not mind the case."""


async def answer_call(request: web.Request) -> web.StreamResponse:
    """``/bot<token>/<method>``, by GET or POST."""
    world = request.app[WORLD]
    try:
        bot = bot_of_token(world, request.match_info["token"])
    except ApiRefusal as refusal:
        return _respond(refusal.status, refusal.body())
    bot.open_calls += 1
    world.heard(bot)
    try:
        return await _Answering(request, world, bot).run()
    finally:
        bot.open_calls -= 1
        world.stir.ring()


class _Answering:
    """One call on its way, with what the log will say of it."""

    def __init__(self, request: web.Request, world: World, bot: BotAccount) -> None:
        self._request = request
        self._world = world
        self._bot = bot
        self._method = request.match_info["method"]
        self._started = time.perf_counter()
        self._parameters = Parameters()

    async def run(self) -> web.StreamResponse:
        fault = self._world.faults.striking(self._method.lower())
        try:
            status, body = await self._result() if fault is None or fault.accepted else (0, {})
        except asyncio.CancelledError:
            self._log(0, None, fault)
            raise
        if fault is None:
            self._log(status, body.get("description"), None)
            return _respond(status, body)
        if not fault.accepted:
            await self._read()
        return await self._spoil(fault)

    async def _result(self) -> tuple[int, Json]:
        try:
            method = self._find()
            await self._read()
            call = Call(self._world, self._bot, self._method, self._parameters)
            result: Any = await method(call)
        except ApiRefusal as refusal:
            return refusal.status, refusal.body()
        self._request.app[CALLER].serve(self._bot)
        return 200, {"ok": True, "result": result}

    async def _read(self) -> None:
        self._parameters = await read_parameters(self._request)

    def _find(self) -> Method:
        name = self._method.lower()
        profile = self._bot.profile
        if name in profile.not_implemented:
            raise ApiRefusal(501, "Not Implemented")
        if name not in profile.methods:
            raise ApiRefusal(404, "Not Found")
        return METHODS[name]

    async def _spoil(self, fault: Fault) -> web.StreamResponse:
        if fault.do == "error_500":
            return self._refuse(ApiRefusal(500, "Internal Server Error"), fault)
        if fault.do == "error_429":
            seconds = fault.retry_after
            if seconds is None and not self._bot.profile.is_bale:
                seconds = 1
            return self._refuse(too_many(seconds), fault)
        self._log(0, None, fault)
        if fault.do == "stall":
            await asyncio.sleep(LONGEST_STALL)
        self._hang_up(abruptly=fault.do == "drop")
        return web.Response(status=500)

    def _refuse(self, refusal: ApiRefusal, fault: Fault) -> web.Response:
        self._log(refusal.status, refusal.description, fault)
        return _respond(refusal.status, refusal.body())

    def _hang_up(self, *, abruptly: bool) -> None:
        transport = self._request.transport
        if transport is None:
            return
        if abruptly:
            transport.abort()
        else:
            transport.close()

    def _log(self, status: int, description: str | None, fault: Fault | None) -> None:
        log = self._world.log
        log.add(
            LoggedCall(
                number=log.next_number(),
                at=self._world.clock.written(),
                bot_id=self._bot.id,
                method=self._method,
                chat_id=_chat_of(self._parameters.values.get("chat_id")),
                status=status,
                milliseconds=round((time.perf_counter() - self._started) * 1000, 2),
                parameters=self._parameters.for_the_log(),
                description=description,
                fault=fault.do if fault else None,
                accepted=fault.accepted if fault else True,
            )
        )


def _respond(status: int, body: Json) -> web.Response:
    return web.Response(status=status, text=to_text(body), content_type="application/json")


def _chat_of(given: Any) -> int | str | None:
    text = str(given) if given is not None else ""
    return int(text) if text.lstrip("-").isdigit() else text or None
