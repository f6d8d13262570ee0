"""Whether anything is still on its way between people and bots."""

import time
from typing import Final

from playground.bots import BotAccount, Pulse
from playground.world import World

AWAY_AFTER: Final = 10.0
"""Seconds without any call after which a bot is taken to be away."""

LOOK_AGAIN: Final = 1.0
"""Seconds after which a bot may have come to be away although nothing happened."""


class Stillness:
    """Judges quiet: no undelivered update, no call under way, and of a bot that pulses, nothing undone at a moment
    after the last thing that happened."""

    def __init__(self, world: World) -> None:
        self._world = world

    def is_quiet(self) -> bool:
        """Whether nothing is on its way."""
        return all(self._is_still(bot) for bot in self._world.bots.values())

    async def wait(self, seconds: float) -> bool:
        """Whether it became quiet within so many seconds."""
        end = time.monotonic() + seconds
        while not self.is_quiet():
            if not await self._something_happens(end):
                return False
        return True

    async def wait_for_the_living(self, seconds: float) -> bool:
        """The same, but given up as soon as only bots that are away keep it from being quiet."""
        end = time.monotonic() + seconds
        while restless := [bot for bot in self._world.bots.values() if not self._is_still(bot)]:
            if all(map(_is_away, restless)) or not await self._something_happens(end):
                return False
        return True

    async def wait_for_unrest(self, seconds: float) -> None:
        """As long as it is quiet, but at most so many seconds."""
        await self._world.stir.wait_until(lambda: not self.is_quiet(), seconds)

    async def _something_happens(self, end: float) -> bool:
        """Whether there is still time to look again, after something happened or a second has passed."""
        left = end - time.monotonic()
        if left <= 0:
            return False
        await self._world.stir.wait(min(left, LOOK_AGAIN))
        return True

    def _is_still(self, bot: BotAccount) -> bool:
        if _is_away(bot) and self._is_superseded(bot):
            return True
        if len(bot.queue) or bot.open_calls > bot.open_polls:
            return False
        return bot.pulse is None or self._is_idle(bot.pulse)

    def _is_idle(self, pulse: Pulse) -> bool:
        return pulse.is_idle and pulse.now >= self._world.last_activity_at

    def _is_superseded(self, bot: BotAccount) -> bool:
        return bot.met > 0 and self._world.latest_bot(bot.profile.messenger) is not bot


def _is_away(bot: BotAccount) -> bool:
    return not bot.open_polls and time.monotonic() - bot.heard_at > AWAY_AFTER
