"""Serving the playground on this machine alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from playground.application import make_application
from playground.world import Settings

HOST: Final = "127.0.0.1"


@asynccontextmanager
async def serve(settings: Settings, port: int = 0) -> AsyncIterator[str]:
    """Serve while the context lasts; gives the address, such as ``http://127.0.0.1:8080``. Port 0 takes a free one.

    Raises FolderInUse for a data folder in use and OSError for a port in use.
    """
    application = make_application(settings)
    runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, port)
        await site.start()
        _, bound = runner.addresses[0][:2]
        yield f"http://{HOST}:{bound}"
    finally:
        await runner.cleanup()
