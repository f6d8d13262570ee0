"""The bots that are here, for whoever wonders where a message went."""

from aiohttp import web

from playground.bots import BotAccount
from playground.control.answers import answer
from playground.serving import WORLD
from playground.wire import Json


async def list_bots(request: web.Request) -> web.Response:
    """``GET /play/bots``: beyond the contract. ``waiting`` counts updates not taken yet, ``polls`` open getUpdates."""
    return answer([_described(bot) for bot in request.app[WORLD].bots.values()])


def _described(bot: BotAccount) -> Json:
    pulse = bot.pulse
    return {
        "id": bot.id,
        "messenger": bot.profile.messenger,
        "username": bot.username,
        "waiting": len(bot.queue),
        "polls": bot.open_polls,
        "webhook": bot.webhook.url if bot.webhook else None,
        "pulse": {"now": pulse.now.isoformat(), "inbox": pulse.inbox, "owed": pulse.owed} if pulse else None,
    }
