"""Whole messages that are acts by themselves: the permanent keyboard, the lists by their names, «بله» and «لغو»."""

import re
from typing import Final

from domain.folded import any_of
from domain.text import fold
from locales.catalog import sentences
from talk import courtesy_words, word_lists
from talk.acts import (
    Acknowledged,
    Act,
    Announce,
    BeginReport,
    Cancel,
    ContactSecretariat,
    Courtesy,
    Help,
    Issue,
    JoinOtherMessenger,
    MinutesTemplate,
    NewMinutes,
    No,
    ShowHistory,
    Snooze,
    Undo,
    Yes,
)
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
from talk.wording import Saying, is_one_of, without_showing

# What stands on the permanent keyboards wins over an open question, as does the word that leaves it.
_KEYBOARD: Final = tuple(fold(label) for key, label in sentences().items() if key.startswith("keyboard."))

# Said exactly, before anything is taken away as a filler.
_EXACTLY: Final[tuple[tuple[tuple[str, ...], Act], ...]] = (
    (word_lists.CANCEL, Cancel()),
    (courtesy_words.SMALLTALK, Courtesy()),
    (word_lists.UNDO, Undo()),
    (word_lists.SNOOZE, Snooze()),
    (word_lists.ACKNOWLEDGED_ALL, Acknowledged(is_all=True)),
    (word_lists.ACKNOWLEDGED, Acknowledged()),
    (word_lists.BEGIN_REPORT, BeginReport()),
    (word_lists.YES, Yes()),
    (word_lists.NO, No()),
)
# Said with or without «لیست … رو بفرست». Earlier ones win, so a narrower list stands before a wider one.
_BY_NAME: Final[tuple[tuple[tuple[str, ...], Act], ...]] = (
    (word_lists.WEEK, ShowDue()),
    (word_lists.LATE, ShowLate()),
    (word_lists.CALL_LIST, ShowCallList()),
    (word_lists.CONTACT, ContactSecretariat()),
    (word_lists.MINUTES_TEMPLATE, MinutesTemplate()),
    (word_lists.NEW_MINUTES, NewMinutes()),
    (word_lists.QUEUE, ShowQueue()),
    (word_lists.DASHBOARD, ShowDashboard()),
    (word_lists.DELIVERY, DeliveryState()),
    (word_lists.ISSUE, Issue()),
    (word_lists.OTHER_MESSENGER, JoinOtherMessenger()),
    (word_lists.PEOPLE, People()),
    (word_lists.AGENCIES, Agencies()),
    (word_lists.SETTINGS, ShowSettings()),
    (word_lists.GROUPS, ShowGroups()),
    (word_lists.BODIES, ShowBodies()),
    (word_lists.DAYS_OFF, ShowDaysOff()),
    (word_lists.WEEKLY_SHEET, ShowWeeklySheet()),
    (word_lists.ANNOUNCE, Announce()),
    (word_lists.SEARCH, Search()),
    (word_lists.HISTORY, ShowHistory()),
    (word_lists.HELP, Help()),
    (word_lists.MINE, ShowMine()),
)


_CANCELS: Final = re.compile(
    rf"(?:{any_of(*word_lists.CANCEL)}(?: دیگه| {any_of('نمی خوام', 'نمیخوام', 'نمی خواهم')})?(?: |$))+"
)
_HOW_TO: Final = re.compile(rf"(?<!\w){any_of(*word_lists.HOW)}(?!\w).*(?<!\w){any_of(*word_lists.TO_DO_HERE)}(?!\w)")


def is_keyboard_word(words: str) -> bool:
    """Whether folded words are a key of the permanent keyboard or «لغو»."""
    return is_one_of(words, _KEYBOARD) or is_one_of(words, word_lists.CANCEL)


def read_standing(saying: Saying) -> Act | None:
    """The act that the whole message names, when it names no code."""
    if saying.mentions:
        return None
    words = saying.bare
    exact = next((act for phrases, act in _EXACTLY if is_one_of(words, phrases)), None)
    if exact is not None:
        return exact
    if _CANCELS.fullmatch(words):
        return Cancel()
    if _HOW_TO.search(saying.rest.plain):
        return Help()
    shown = without_showing(words)
    return next(
        (act for phrases, act in _BY_NAME if is_one_of(words, phrases) or (shown and _is_named(shown, phrases))), None
    )


def _is_named(shown: str, phrases: tuple[str, ...]) -> bool:
    return is_one_of(shown, phrases) or is_one_of(shown, tuple(without_showing(phrase) for phrase in phrases) + phrases)
