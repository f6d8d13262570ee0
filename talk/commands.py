"""Slash commands, the Latin twins of the Persian words: «/my», «/report 20/1», «/start payload», «/late@botname»."""

import re
from collections.abc import Callable
from typing import Final

from domain.text import fold
from talk.acts import (
    Act,
    Announce,
    BeginReport,
    Cancel,
    CloseResolution,
    ContactSecretariat,
    Help,
    Invite,
    Issue,
    NewMinutes,
    ShowHistory,
    ShowResolution,
    Snooze,
    Start,
    Unclear,
    Undo,
)
from talk.offers import Suggestion
from talk.overseeing_acts import ShowObstacles
from talk.questions import (
    Agencies,
    DeliveryState,
    People,
    Search,
    ShowBodies,
    ShowCallList,
    ShowDashboard,
    ShowDaysOff,
    ShowDue,
    ShowGroups,
    ShowLate,
    ShowMine,
    ShowQueue,
    ShowSettings,
    ShowWeeklySheet,
)
from talk.wording import Saying

_COMMAND = re.compile(r"\s*/(?P<name>[A-Za-z][A-Za-z_]*)(?:@\w+)?(?:\s+(?P<argument>.*))?\s*", re.DOTALL)

_ALONE: Final[dict[str, Act]] = {
    "my": ShowMine(),
    "mine": ShowMine(),
    "late": ShowLate(),
    "week": ShowDue(),
    "help": Help(),
    "cancel": Cancel(),
    "minutes": NewMinutes(),
    "queue": ShowQueue(),
    "dashboard": ShowDashboard(),
    "calls": ShowCallList(),
    "obstacles": ShowObstacles(),
    "contact": ContactSecretariat(),
    "people": People(),
    "agencies": Agencies(),
    "issue": Issue(),
    "delivery": DeliveryState(),
    "snooze": Snooze(),
    "settings": ShowSettings(),
    "groups": ShowGroups(),
    "body": ShowBodies(),
    "holidays": ShowDaysOff(),
    "weekly": ShowWeeklySheet(),
}
_WITH_WORDS: Final[dict[str, Callable[[str], Act]]] = {
    "start": Start,
    "search": Search,
    "invite": Invite,
    "announce": Announce,
}
_WITH_CODES: Final[dict[str, Callable[[Saying], Act]]] = {
    "report": lambda saying: BeginReport(saying.codes),
    "history": lambda saying: ShowHistory(saying.codes),
    "show": lambda saying: ShowResolution(saying.codes),
    "close": lambda saying: CloseResolution(saying.codes),
    "undo": lambda saying: Undo(saying.codes),
}
COMMAND_NAMES: Final = (*_ALONE, *_WITH_WORDS, *_WITH_CODES)


def is_command(text: str) -> bool:
    """Whether ``text`` is a slash command, known or not."""
    return _COMMAND.fullmatch(text) is not None


def read_command(text: str, saying: Saying) -> Act | None:
    """The act of a slash command; an unknown one is unclear, and None is for text that is no command."""
    match = _COMMAND.fullmatch(text)
    if match is None:
        return None
    name, argument = fold(match["name"]), (match["argument"] or "").strip()
    if name in _WITH_WORDS:
        return _WITH_WORDS[name](argument)
    if name in _WITH_CODES:
        return _WITH_CODES[name](saying)
    return _ALONE.get(name, Unclear(text.strip(), (Suggestion.HELP,)))
