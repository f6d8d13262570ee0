"""What a bot is called and says of itself, and who is in a chat."""

from typing import Any, Final

from playground.bot_api.call import Call, Method
from playground.bot_api.refusals import ApiRefusal, bad_request
from playground.bot_api.shapes import chat_shape
from playground.wire import Json


async def get_me(call: Call) -> Json:
    """Bot API: getMe. What people send goes to the bot of their messenger that called this last."""
    call.world.meet(call.bot)
    user = call.bot.as_user()
    if call.bot.profile.is_bale:
        return user
    return {
        **user,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def set_my_commands(call: Call) -> bool:
    """Bot API: setMyCommands (1–100 commands of ``a-z0-9_``, descriptions up to 256)."""
    commands = call.parameters.structure("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad_request("can't parse commands")
    for command in commands:
        _check_command(command)
    _keep(call, "commands", [{name: command[name] for name in ("command", "description")} for command in commands])
    return True


async def get_my_commands(call: Call) -> list[Json]:
    """Bot API: getMyCommands."""
    commands: list[Json] = call.bot.about.get("commands", [])
    return commands


async def delete_my_commands(call: Call) -> bool:
    """Bot API: deleteMyCommands."""
    _keep(call, "commands", [])
    return True


def _setter(name: str, limit: int) -> Method:
    async def set_text(call: Call) -> bool:
        text = call.parameters.text(name) or ""
        if len(text) > limit:
            raise bad_request(f"{name.upper()}_TOO_LONG")
        _keep(call, name, text)
        return True

    return set_text


def _getter(name: str) -> Method:
    async def get_text(call: Call) -> Json:
        return {name: call.bot.about.get(name, "")}

    return get_text


async def get_chat(call: Call) -> Json:
    """Bot API: getChat; Bale answers a plain Chat."""
    chat = call.chat()
    shape = chat_shape(call.world, chat)
    if call.bot.profile.is_bale:
        return shape
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **shape,
        "accent_color_id": chat.id % 7 if chat.id > 0 else 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


async def get_chat_member(call: Call) -> Json:
    """Bot API: getChatMember."""
    chat, user_id = call.chat(), call.parameters.integer("user_id")
    if user_id == call.bot.id:
        return {"status": "member", "user": call.bot.as_user()}
    person = call.world.people.get(user_id or 0)
    if person is None:
        raise ApiRefusal(400, "Bad Request: user not found")
    is_member = person.id in chat.members or person.id == chat.id
    return {"status": "member" if is_member else "left", "user": person.as_user()}


def _check_command(command: Any) -> None:
    name = str(command.get("command", "")).lstrip("/") if isinstance(command, dict) else ""
    if not 1 <= len(name) <= 32 or not name.isascii() or not name.replace("_", "a").isalnum() or name != name.lower():
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _keep(call: Call, name: str, value: object) -> None:
    call.bot.about[name] = value
    call.world.keep_bot(call.bot)


METHODS: Final[dict[str, Method]] = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmyname": _setter("name", 64),
    "getmyname": _getter("name"),
    "setmydescription": _setter("description", 512),
    "getmydescription": _getter("description"),
    "setmyshortdescription": _setter("short_description", 120),
    "getmyshortdescription": _getter("short_description"),
    "getchat": get_chat,
    "getchatmember": get_chat_member,
}
