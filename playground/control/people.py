"""Accounts, groups and blocking."""

from typing import Any

from aiohttp import web

from playground.bot_api.shapes import chat_shape, message_shape
from playground.bots import BotAccount
from playground.chats import Chat, Message
from playground.control.answers import Declined, answer, read_body, whole_number
from playground.control.places import Place, bot_for, place_of
from playground.people import Person
from playground.profiles import PROFILES
from playground.serving import WORLD
from playground.wire import Json
from playground.world import World


async def list_people(request: web.Request) -> web.Response:
    """``GET /play/people``."""
    world = request.app[WORLD]
    return answer([_described(world, person) for person in world.people])


async def add_person(request: web.Request) -> web.Response:
    """``POST /play/people``."""
    body = await read_body(request)
    name, messenger = str(body.get("name") or "").strip(), body.get("messenger")
    if not name or messenger not in PROFILES:
        raise Declined("incomplete_person")
    world = request.app[WORLD]
    phone, note = str(body.get("phone") or ""), str(body.get("note") or "")
    return answer(_described(world, world.people.add(name, messenger, phone, note)))


async def block(request: web.Request) -> web.Response:
    """``POST /play/people/{id}/block``: Telegram tells the bot, Bale does not."""
    body = await read_body(request)
    place = place_of(request, body)
    is_blocked = body.get("blocked", True) is True
    if is_blocked != place.chat.is_blocked:
        place.chat.is_blocked = is_blocked
        place.world.keep_chat(place.chat)
        _tell_membership(place, was_member=is_blocked)
    return answer({"blocked": is_blocked})


async def add_group(request: web.Request) -> web.Response:
    """``POST /play/groups``."""
    body = await read_body(request)
    world = request.app[WORLD]
    people = _members(world, body.get("members"))
    name = str(body.get("name") or "").strip()
    if not name or not people or len({person.messenger for person in people}) > 1:
        raise Declined("wrong_group")
    bot = bot_for(world, people[0], body.get("bot"))
    profile = bot.profile
    number = world.numbers.next(f"group/{profile.messenger}", 0)
    chat_id = profile.first_group_id + profile.group_id_step * number
    chat = Chat(bot.id, chat_id, "group", name, [person.id for person in people], is_open=True)
    bot.chats[chat_id] = chat
    world.keep_chat(chat)
    _tell_group(Place(world, people[0], bot, chat))
    return answer({"id": chat_id, "name": name, "members": chat.members})


def _members(world: World, given: Any) -> list[Person]:
    numbers = given if isinstance(given, list) else []
    found = [world.people.get(whole_number(number, "members")) for number in numbers]
    return [person for person in found if person is not None] if None not in found else []


def _tell_group(place: Place) -> None:
    world, bot, chat = place.world, place.bot, place.chat
    _tell_membership(place, was_member=False)
    made = Message(
        id=world.next_message_id(chat),
        sender_id=place.person.id,
        is_from_bot=False,
        date=world.timestamp(),
        content={"new_chat_members": [bot.as_user()]},
        html="",
        seen="",
        files=[],
    )
    world.post(chat, made)
    bot.queue.add("message", message_shape(world, bot, chat, made), chat.id, world.clock.real_now())
    world.note_activity()


def _tell_membership(place: Place, *, was_member: bool) -> None:
    world, bot, chat = place.world, place.bot, place.chat
    away: Json = {"status": "kicked", "user": bot.as_user(), "until_date": 0}
    if chat.kind == "group":
        away = {"status": "left", "user": bot.as_user()}
    member: Json = {"status": "member", "user": bot.as_user()}
    update = {
        "chat": chat_shape(world, chat),
        "from": place.person.as_user(),
        "date": world.timestamp(),
        "old_chat_member": member if was_member else away,
        "new_chat_member": away if was_member else member,
    }
    bot.queue.add("my_chat_member", update, chat.id, world.clock.real_now())
    world.note_activity()


def _described(world: World, person: Person) -> Json:
    bot = world.latest_bot(person.messenger)
    return {
        "id": person.id,
        "name": person.name,
        "messenger": person.messenger,
        "note": person.note,
        "phone": person.phone,
        "blocked": _has_blocked(bot, person),
    }


def _has_blocked(bot: BotAccount | None, person: Person) -> bool:
    chat = bot.chats.get(person.id) if bot else None
    return chat is not None and chat.is_blocked
