"""«راهنما» and suggestions that fit the role of who asks, and how to reach the secretariat."""

from collections.abc import Mapping, Sequence
from typing import Final

from domain.telephones import national
from domain.vocabulary import Role
from locales.catalog import say
from views.keyboards import keyboard_for, widest_role
from views.screen import Button, Screen, rows_of_two

NEAREST: Final = {
    "mine": "list:mine:0:",
    "late": "list:late:0:",
    "week": "list:week:0:",
    "queue": "queue:0",
    "dashboard": "dash",
    "calls": "calls:0",
    "report": "rep",
    "help": "help",
}
"""What may have been wanted, with the presses that do it."""
MOST_SUGGESTED: Final = 3
_ANSWERING: Final = ("mine", "report", "late", "week", "help")
_OFFERED: Final = {
    Role.SECRETARIAT: ("queue", "dashboard", "calls", "late", "week", "help"),
    Role.CHAIR: ("dashboard", "late", "week", "help"),
    Role.SUPERVISOR: ("mine", "late", "week", "help"),
}


def manner_of(role: Role) -> str:
    """Which words a role is spoken to in: who answers for an agency is spoken to alike, as focal point or head."""
    manners = {Role.SECRETARIAT: "secretariat", Role.CHAIR: "chair", Role.SUPERVISOR: "supervisor"}
    return manners.get(role, "answering")


def help_for(role: Role) -> Screen:
    """What this role can do, with examples; it brings the permanent keyboard back."""
    return Screen(say(f"help.guide.{manner_of(role)}"), keyboard=keyboard_for(role))


def more_for_secretariat(body_id: int, bodies: Mapping[int, str]) -> Screen:
    """What the permanent keyboard has no room for; of several bodies, in which one."""
    buttons = [
        Button(say("help.more_of.settings"), f"sets:{body_id}:0"),
        Button(say("help.more_of.days_off"), f"hols:{body_id}:0"),
        Button(say("help.more_of.week_sheet"), f"week:{body_id}"),
        Button(say("help.more_of.groups"), f"grps:{body_id}"),
    ]
    if len(bodies) == 1:
        return Screen(say("help.more"), rows_of_two(buttons))
    return Screen(
        say("help.more_in", body=bodies[body_id]), rows_of_two([*buttons, Button(say("help.more_of.bodies"), "bodies")])
    )


def contact(body: str, name: str, telephone: str) -> Screen:
    """Name and telephone of the secretariat."""
    nothing = say("agencies.nothing")
    return Screen(
        say("help.contact", body=body, name=name or nothing, telephone=national(telephone) if telephone else nothing)
    )


def not_understood(roles: Sequence[Role], nearest: Sequence[str] = ()) -> Screen:
    """What could not be understood: of the ``nearest`` (keys of NEAREST, best first) what these roles can do."""
    offered = [name for role in roles for name in _OFFERED.get(role, _ANSWERING)]
    usual = _OFFERED.get(widest_role(roles), _ANSWERING)
    wanted = dict.fromkeys([*(name for name in nearest if name in offered), *usual])
    known = [name for name in wanted if name != "help"][: MOST_SUGGESTED - 1]
    buttons = [Button(say(f"help.nearest.{name}"), NEAREST[name]) for name in (*known, "help")]
    return Screen(say("help.not_understood"), rows_of_two(buttons))


def dropped() -> Screen:
    """After «لغو» with an open question."""
    return Screen(say("help.dropped"))


def nothing_to_drop() -> Screen:
    """After «لغو» with nothing open."""
    return Screen(say("help.nothing_to_drop"))


def courtesy(role: Role) -> Screen:
    """After only a greeting or thanks."""
    return Screen(say(f"help.courtesy.{manner_of(role)}"))
