"""Whom a request is about: a person, the bot they mean, and the chat of the two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from playground.bots import BotAccount
from playground.chats import Chat
from playground.control.answers import Declined, whole_number
from playground.people import Person
from playground.serving import WORLD
from playground.world import World


@dataclass(frozen=True)
class Place:
    """A person at a chat with a bot."""

    world: World
    person: Person
    bot: BotAccount
    chat: Chat


def person_of(request: web.Request) -> Person:
    """The person of the address."""
    number = whole_number(request.match_info["person"], "id")
    person = request.app[WORLD].people.get(number)
    if person is None:
        raise Declined("no_such_person", 404, id=number)
    return person


def place_of(request: web.Request, said: Mapping[str, Any]) -> Place:
    """Where a person speaks or looks: ``bot`` and ``chat`` of the body or query, else their own chat with the bot of
    their messenger that called getMe last."""
    world, person = request.app[WORLD], person_of(request)
    if said.get("chat") is not None and whole_number(said["chat"], "chat") != person.id:
        return _in_group(world, person, whole_number(said["chat"], "chat"), said.get("bot"))
    bot = bot_for(world, person, said.get("bot"))
    return Place(world, person, bot, world.private_chat(bot, person))


def bot_for(world: World, person: Person, given: Any) -> BotAccount:
    """The bot that a person speaks to."""
    if given is None:
        latest = world.latest_bot(person.messenger)
        if latest is None:
            raise Declined("no_bot", 409)
        return latest
    bot = world.bot(whole_number(given, "bot"))
    if bot.profile.messenger != person.messenger:
        raise Declined("wrong_messenger")
    return bot


def _in_group(world: World, person: Person, chat_id: int, given: Any) -> Place:
    bots = [world.bot(whole_number(given, "bot"))] if given is not None else list(world.bots.values())
    for bot in bots:
        chat = bot.chats.get(chat_id)
        if chat and person.id in chat.members:
            return Place(world, person, bot, chat)
    raise Declined("no_such_chat", 404, id=chat_id)
