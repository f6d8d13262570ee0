"""«انصراف» under every question, so that nobody is held by one."""

from dataclasses import replace
from typing import Final

from locales.catalog import say
from views.screen import Button, Screen

LEAVING: Final = frozenset({"leave", "mdrop", "offno"})
"""Presses that end the open question and do nothing else."""


def with_way_out(screen: Screen) -> Screen:
    """``screen`` with «انصراف» as its last button, unless it has a way to leave the question already."""
    if any(button.press in LEAVING for row in screen.buttons for button in row):
        return screen
    leave = Button(say("reports.button.leave"), "leave")
    return replace(screen, buttons=(*screen.buttons, (leave,)))
