"""The playground as an aiohttp application: the Bot API half, the control interface, the chat page."""

from collections.abc import AsyncIterator
from typing import Final

from aiohttp import web

from playground.bot_api.dispatch import answer_call
from playground.bot_api.downloads import download
from playground.caller import WebhookCaller
from playground.control import bots, page, people, pressing, reading, speaking, trial
from playground.control.answers import sentences
from playground.serving import CALLER, STILLNESS, WORLD
from playground.stillness import Stillness
from playground.world import Settings, World

LARGEST_REQUEST: Final = 256 * 1024 * 1024


def make_application(settings: Settings) -> web.Application:
    """The application over one data folder. Raises FolderInUse when another playground has the folder.

    Run it with ``handler_cancellation=True``: a poll whose client was killed must end with its connection.
    """
    application = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[sentences])
    world = World(settings)
    application[WORLD] = world
    application[STILLNESS] = Stillness(world)
    application.add_routes(_ROUTES)
    application.cleanup_ctx.append(_lifetime)
    application[CALLER] = WebhookCaller(world)
    return application


async def _lifetime(application: web.Application) -> AsyncIterator[None]:
    world, caller = application[WORLD], application[CALLER]
    for bot in world.bots.values():
        caller.serve(bot)
    yield
    await caller.close()
    world.archive.close()


_ROUTES: Final = [
    web.get(r"/bot{token:[^/]+}/{method:\w+}", answer_call),
    web.post(r"/bot{token:[^/]+}/{method:\w+}", answer_call),
    web.get(r"/file/bot{token:[^/]+}/{path:.+}", download),
    web.get("/play/people", people.list_people),
    web.post("/play/people", people.add_person),
    web.post("/play/people/{person}/send", speaking.send),
    web.post("/play/people/{person}/press", pressing.press),
    web.get("/play/people/{person}/chat", reading.read_chat),
    web.post("/play/people/{person}/block", people.block),
    web.post("/play/groups", people.add_group),
    web.get("/play/files/{bot}/{file}/{name}", reading.read_file),
    web.get("/play/bots", bots.list_bots),
    web.post("/play/pulse", trial.take_pulse),
    web.post("/play/updates", trial.add_updates),
    web.get("/play/quiet", trial.await_quiet),
    web.get("/play/clock", trial.show_clock),
    web.post("/play/clock", trial.move_clock),
    web.post("/play/faults", trial.script_faults),
    web.get("/play/log", trial.show_log),
    web.post("/play/reset", trial.reset),
    web.get("/", page.show_page),
    web.get("/page/{file:.+}", page.show_part),
]
