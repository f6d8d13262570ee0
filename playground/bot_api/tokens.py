"""A token's id part is all that counts here; any secret will do."""

import re
from typing import Final

from playground.bot_api.refusals import ApiRefusal
from playground.bots import BotAccount
from playground.world import World

_TOKEN: Final = re.compile(r"(\d{1,16}):[A-Za-z0-9_-]{3,}")


def bot_of_token(world: World, token: str) -> BotAccount:
    """The bot of a token; a 401 for what has not the shape of one."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise ApiRefusal(401, "Unauthorized")
    return world.bot(int(found.group(1)))
