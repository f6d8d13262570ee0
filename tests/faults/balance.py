"""What stands before several receivers, as any web server may: each request goes to the next that is there."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Final

from aiohttp import ClientError, ClientSession, web

_PASSED_ON: Final = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")


def free_ports(number: int) -> list[int]:
    """So many ports on which nobody listens."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@asynccontextmanager
async def balanced(port: int, receivers: list[int]) -> AsyncIterator[None]:
    """Listens on ``port``; a request that one receiver breaks off is answered 502, so that it is made again."""
    turns = count()

    async def pass_on(request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
        for _ in receivers:
            receiver = receivers[next(turns) % len(receivers)]
            with suppress(ConnectionRefusedError, ClientError):
                url = f"http://127.0.0.1:{receiver}{request.path}"
                async with session.post(url, data=body, headers=headers) as answer:
                    return web.Response(status=answer.status)
        return web.Response(status=502)

    application = web.Application()
    application.router.add_post("/{anything:.*}", pass_on)
    runner = web.AppRunner(application, access_log=None)
    async with ClientSession() as session:
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            yield
        finally:
            await runner.cleanup()
