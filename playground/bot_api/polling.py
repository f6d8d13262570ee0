"""getUpdates: the offset, the long poll, and one poller at a time."""

from typing import Any, Final

from playground.bot_api.call import Call, Method
from playground.bot_api.refusals import ApiRefusal
from playground.bots import BotAccount

LONGEST_POLL: Final = 50


async def get_updates(call: Call) -> list[Any]:
    """Bot API: getUpdates. A poll that is open when another begins ends with 409, as Telegram ends it."""
    bot = call.bot
    if bot.webhook:
        raise ApiRefusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
            "first",
        )
    _choose_kinds(call)
    limit = min(max(call.parameters.integer("limit") or 100, 1), 100)
    seconds = min(max(call.parameters.integer("timeout") or 0, 0), LONGEST_POLL)
    bot.poll += 1
    bot.queue.bell.ring()
    updates = _take(call, limit)
    if updates or not seconds:
        return updates
    await _wait(bot, bot.poll, seconds)
    return bot.queue.take(limit, None)


async def _wait(bot: BotAccount, poll: int, seconds: float) -> None:
    bot.open_polls += 1
    try:
        await bot.queue.bell.wait_until(lambda: len(bot.queue) > 0 or bot.poll != poll, seconds)
    finally:
        bot.open_polls -= 1
    if bot.poll != poll:
        raise ApiRefusal(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        )


def _take(call: Call, limit: int) -> list[Any]:
    queue = call.bot.queue
    queue.expire(call.world.clock.real_now())
    before = len(queue)
    updates = queue.take(limit, call.parameters.integer("offset") or None)
    if len(queue) < before:
        call.world.note_activity()
        call.world.stir.ring()
    return updates


def _choose_kinds(call: Call) -> None:
    given = call.parameters.structure("allowed_updates")
    if given is None:
        return
    allowed = frozenset(str(kind) for kind in given) or None
    if allowed != call.bot.queue.allowed:
        call.bot.queue.allowed = allowed
        call.world.keep_bot(call.bot)


METHODS: Final[dict[str, Method]] = {"getupdates": get_updates}
