"""«راهنما» that fits the role of who asks, and how to reach the secretariat."""

from domain.telephones import national
from domain.vocabulary import Role
from locales.catalog import say
from views.keyboards import keyboard_for
from views.screen import Button, Screen

NEAREST: dict[str, str] = {
    "mine": "list:mine:0:",
    "late": "list:late:0:",
    "week": "list:week:0:",
    "queue": "queue:0",
    "dashboard": "dash",
    "report": "rep",
    "help": "help",
}


def help_for(role: Role) -> Screen:
    """What this role can do, with examples; it brings the permanent keyboard back."""
    keys = {Role.SECRETARIAT: "help.secretariat", Role.CHAIR: "help.chair", Role.SUPERVISOR: "help.supervisor"}
    return Screen(say(keys.get(role, "help.answering")), keyboard=keyboard_for(role))


def contact(body: str, name: str, telephone: str) -> Screen:
    """Name and telephone of the secretariat."""
    nothing = say("agencies.nothing")
    return Screen(
        say("help.contact", body=body, name=name or nothing, telephone=national(telephone) if telephone else nothing)
    )


def not_understood(nearest: list[str]) -> Screen:
    """What could not be understood, with the nearest things as buttons."""
    known = [name for name in nearest if name in NEAREST] or ["mine", "report", "help"]
    buttons = tuple(Button(say(f"help.nearest.{name}"), NEAREST[name]) for name in known[:3])
    return Screen(say("help.not_understood"), buttons=(buttons,))


def dropped() -> Screen:
    """After «لغو» with an open question."""
    return Screen(say("help.dropped"))


def nothing_to_drop() -> Screen:
    """After «لغو» with nothing open."""
    return Screen(say("help.nothing_to_drop"))


def courtesy() -> Screen:
    """After only a greeting or thanks."""
    return Screen(say("help.courtesy"))
