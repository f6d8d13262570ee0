"""The nearest things that can be done, for words that were not understood."""

import re
from typing import Final

from domain.folded import any_of
from domain.nearness import nearest_phrase
from talk import word_lists
from talk.named_agencies import has_agency_word
from talk.offers import Suggestion
from talk.quantities import find_quantity
from talk.wording import Saying

MOST_SUGGESTED: Final = 3

_NAMES: Final[tuple[tuple[tuple[str, ...], Suggestion], ...]] = (
    (word_lists.MINE, Suggestion.SHOW_MINE),
    (word_lists.LATE, Suggestion.SHOW_LATE),
    (word_lists.WEEK, Suggestion.SHOW_WEEK),
    (word_lists.QUEUE, Suggestion.SHOW_QUEUE),
    (word_lists.DASHBOARD, Suggestion.SHOW_DASHBOARD),
    (word_lists.CALL_LIST, Suggestion.SHOW_CALL_LIST),
    (word_lists.BEGIN_REPORT, Suggestion.BEGIN_REPORT),
    (word_lists.HELP, Suggestion.HELP),
    (word_lists.SEARCH, Suggestion.SEARCH),
)
_HINTS: Final[tuple[tuple[tuple[str, ...], Suggestion], ...]] = (
    (
        word_lists.listed(
            "گزارش | پیوست | عکس | عکسش | مستندات | فایل | انجام | پیشرفت | اقدام",
        ),
        Suggestion.BEGIN_REPORT,
    ),
    (
        word_lists.listed(
            "تاخیر | معوق | مهلت | عقب | دیر",
        ),
        Suggestion.SHOW_LATE,
    ),
    (
        word_lists.listed(
            "هفته | سررسید",
        ),
        Suggestion.SHOW_WEEK,
    ),
    (
        word_lists.listed(
            "یادآوری | زنگ | تماس",
        ),
        Suggestion.SHOW_CALL_LIST,
    ),
    (
        word_lists.listed(
            "بررسی | تایید",
        ),
        Suggestion.SHOW_QUEUE,
    ),
    (
        word_lists.listed(
            "آمار | عملکرد | نمودار | جلسه بعد",
        ),
        Suggestion.SHOW_DASHBOARD,
    ),
    (
        word_lists.listed(
            "مصوبه | مصوبات | کار | وظیفه | وظایف | اولویت",
        ),
        Suggestion.SHOW_MINE,
    ),
)
_OF_FOLLOW_UP: Final = word_lists.listed(
    "جلسه | صورت جلسه | صورتجلسه | نامه | دبیرخانه | پیگیری | ابلاغ | سامانه | اعتبار | پروژه | تمدید | منتفی",
    "مختومه | پیمانکار | بند | ردیف | کد | درصد | نشد | هنوز | شد | شده | نشده | تموم | تمام | مانع | مشکل | جواب",
    "پاسخ | استاندار | فرماندار | شهردار",
)
_USUAL: Final = (Suggestion.SHOW_MINE, Suggestion.BEGIN_REPORT, Suggestion.HELP)


def nearest_to(saying: Saying) -> tuple[Suggestion, ...]:
    """At most three suggestions, best first, help always among them."""
    phrases = {phrase: suggestion for names, suggestion in _NAMES for phrase in names}
    named = nearest_phrase(saying.bare, phrases)
    hinted = [suggestion for words, suggestion in _HINTS if _has(saying.rest.plain, words)]
    found = dict.fromkeys([*([phrases[named]] if named else []), *hinted, *_USUAL])
    others = [suggestion for suggestion in found if suggestion is not Suggestion.HELP]
    return (*others[: MOST_SUGGESTED - 1], Suggestion.HELP)


def _has(plain: str, words: tuple[str, ...]) -> bool:
    return re.search(rf"(?<!\w){any_of(*words)}", plain) is not None


def is_off_topic(saying: Saying) -> bool:
    """Whether nothing in the words belongs to follow-up: they were meant for somebody else."""
    plain = saying.rest.plain
    is_about_work = saying.mentions or has_agency_word(plain) or any(_has(plain, words) for words, _ in _HINTS)
    return not is_about_work and not _has(plain, _OF_FOLLOW_UP) and find_quantity(plain) is None
