"""The bodies of somebody who oversees several: which one they work in, and which one a code means."""

from collections.abc import Mapping

from domain.codes import ResolutionCode
from domain.text import shorten
from locales.catalog import say
from views.screen import Button, Screen

LONGEST: int = 48


def bodies(working_in: int, names: Mapping[int, str]) -> Screen:
    """The present one by its name, the others as buttons."""
    others = [(Button(shorten(name, LONGEST), f"workin:{body}"),) for body, name in names.items() if body != working_in]
    key = "bodies.now" if others else "bodies.only"
    return Screen(say(key, body=names[working_in]), tuple(others))


def which_body(code: ResolutionCode, choices: Mapping[int, str]) -> Screen:
    """A code that several bodies have; ``choices`` are the names of the bodies by the resolution's id."""
    rows = tuple((Button(shorten(name, LONGEST), f"res:{number}"),) for number, name in choices.items())
    return Screen(say("bodies.which", code=code.shown), rows)
