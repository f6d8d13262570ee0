"""getFile and the download of what it found."""

from typing import Final

from aiohttp import web

from playground.bot_api.call import Call, Method
from playground.bot_api.refusals import ApiRefusal, bad_request
from playground.bot_api.tokens import bot_of_token
from playground.serving import WORLD
from playground.wire import Json

DOWNLOAD_LIMIT: Final = 20 * 1024 * 1024


async def get_file(call: Call) -> Json:
    """Bot API: getFile, up to 20 MB."""
    stored = call.world.shelf.get(call.bot.id, call.parameters.text("file_id") or "")
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**stored.described(), "file_path": stored.path}


async def download(request: web.Request) -> web.StreamResponse:
    """``GET /file/bot<token>/<file_path>``."""
    world = request.app[WORLD]
    try:
        bot = bot_of_token(world, request.match_info["token"])
    except ApiRefusal as refusal:
        return web.json_response(refusal.body(), status=refusal.status)
    stored = world.shelf.at(bot.id, request.match_info["path"])
    if stored is None or stored.size > DOWNLOAD_LIMIT:
        return web.json_response(ApiRefusal(404, "Not Found").body(), status=404)
    return web.FileResponse(world.shelf.place_of(stored), headers={"Content-Type": "application/octet-stream"})


METHODS: Final[dict[str, Method]] = {"getfile": get_file}
