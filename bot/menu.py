"""What a bot says of itself in its messenger: the menu of commands, its description and short description."""

import logging
from collections.abc import Awaitable
from typing import Final

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from domain.vocabulary import Messenger
from locales.catalog import say

MENU: Final = ("start", "my", "late", "week", "report", "search", "queue", "dashboard", "settings", "contact", "help")
"""Commands of talk.commands that the menu shows, in its order."""
logger = logging.getLogger(__name__)


async def say_of_itself(bot: Bot, messenger: Messenger) -> None:
    """Set menu and descriptions. What a messenger does not have (Bale answers 501) is left out without harm."""
    commands = [BotCommand(name, say(f"menu.command.{name}")) for name in MENU]
    await _try("the menu of commands", messenger, bot.set_my_commands(commands))
    await _try("its description", messenger, bot.set_my_description(say("menu.description")))
    await _try("its short description", messenger, bot.set_my_short_description(say("menu.short_description")))


async def _try(what: str, messenger: Messenger, call: Awaitable[bool]) -> None:
    try:
        await call
    except TelegramError as error:
        logger.info("%s does not take %s: %s", messenger, what, error)
