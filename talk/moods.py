"""In which mood words are said: only what is told of the past and present can change anything.

What asks, foretells, wishes or passes on hearsay is set aside clause by clause before a report is read.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.calendar import WEEKDAYS
from domain.folded import any_of
from talk.mood_words import ASKING, ASKING_STARTS, AT_PRESENT, CONDITIONS, FUTURE_TIMES, HEARSAY, WISHED_STEMS, WISHES
from talk.progress_words import DOCUMENTS


class Doubt(StrEnum):
    """Why words tell nothing that could be recorded as done or going on."""

    ASKED = "asked"
    DENIED = "denied"
    FORETOLD = "foretold"
    HEARSAY = "hearsay"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Told:
    """``plain`` is what folded text tells, without the clauses in another mood; ``doubt`` is the first such mood."""

    plain: str
    doubt: Doubt | None = None


# The marks stay with the clause that they end, since one of them asks.
_CLAUSE = re.compile(rf"(?<=[.؟?!؛;،\n])(?!\d)| (?={any_of('و', 'ولی', 'اما', 'لیکن', 'منتها', 'منتهی', 'که')} )")
_ASKING = re.compile(
    rf"(?<!\w)(?<!هر )(?<!هیچ )(?<!هر چه ){any_of(*ASKING)}(?!\w)|^ ?(?:و )?{any_of(*ASKING_STARTS)}(?!\w)"
)
_FUTURE_VERB = re.compile(
    r"(?<!\w)(?:ن?خواه(?:م|ی|د|یم|ید|ند) \w+"
    r"|می ?(?:شود|شه|شن|شوند|کنیم|کنم|کنند|کنن|کند|کنه|دهیم|دیم|دم|دن|دهم|دهند|دهد|ده|رسد|رسه|رسونیم|رسانیم|رسونم"
    r"|فرستم|فرستیم|فرستند|گیرد|گیره|گیریم|گردد|یابد|پذیرد|ذاریم|گذاریم|گذارم|ذارم|زنیم|زنم|ریم|رویم|آید|اید|یاد)"
    r")(?!\w)"
)
_WISH = re.compile(rf"(?<!\w){any_of(*WISHED_STEMS)} ?{any_of(*WISHES)}(?!\w)")
_CONDITION = re.compile(rf"(?<!\w){any_of(*CONDITIONS)}(?!\w)")
_AT_PRESENT = re.compile(rf"(?<!\w){any_of(*AT_PRESENT)}(?!\w)")
_FUTURE_TIME = re.compile(rf"(?<!\w)(?:{any_of(*FUTURE_TIMES)}|تا {any_of(*WEEKDAYS)})(?!\w)")
_PAST_VERB = re.compile(
    r"(?<!\w)(?:شد|شده|شدند|شدن|کردیم|کردم|کرد|کردند|کرده|دادیم|دادم|داد|داده|گردید|گرفت|گرفته|رسید|رسیده|رفت|زدیم|زد"
    r"|است|هست|هستیم|بود|یافت)(?!\w)"
)
_HEARSAY = re.compile(rf"(?<!\w){any_of(*HEARSAY)}(?!\w)")
# «خاتمه یافت مستنداتش رو فردا می‌فرستم»: two sentences without a mark between.
_DOCUMENTS_FOLLOW = re.compile(
    rf"(?P<told>(?<!\w)(?:شد|شده|یافت|گردید|کردیم|دادیم|رسید|تمومه|تمامه)) (?=(?:\w+ ){{0,3}}{any_of(*DOCUMENTS)})"
)
_VERB_OF_DOING: Final = re.compile(
    r"(?<!\w)(?:شد|شده|شدن|شدند|کرده|کردن|داده|دادن|گردیده|رسیده|تمومه|تمامه|یافته)(?!\w)"
)


def is_asking(plain: str) -> bool:
    """Whether folded text without a question mark asks all the same."""
    return bool(_ASKING.search(plain))


def told_in(plain: str) -> Told:
    """What folded text tells of what was and is."""
    kept: list[str] = []
    doubt: Doubt | None = None
    carried: Doubt | None = None
    for clause in _CLAUSE.split(_DOCUMENTS_FOLLOW.sub(r"\g<told>، ", plain)):
        mood = _mood_of(clause) or carried
        carried = mood if mood is Doubt.HEARSAY and not _VERB_OF_DOING.search(clause) else None
        if mood is None:
            kept.append(clause)
        else:
            doubt = doubt or mood
    if doubt is None:
        return Told(plain)
    return Told(" ".join(" ".join(kept).split()).strip(" ،؛,"), doubt)


def _mood_of(clause: str) -> Doubt | None:
    if clause.rstrip(' "»)').endswith(("؟", "?")) or is_asking(clause):
        return Doubt.ASKED
    if _foretells(clause):
        return Doubt.FORETOLD
    return Doubt.HEARSAY if _HEARSAY.search(clause) else None


def _foretells(clause: str) -> bool:
    if _WISH.search(clause) or _CONDITION.search(clause):
        return True
    if _FUTURE_VERB.search(clause):
        return not _AT_PRESENT.search(clause)
    return bool(_FUTURE_TIME.search(clause)) and not _PAST_VERB.search(clause) and not _AT_PRESENT.search(clause)
