"""Persian numbers in words: counts («چهل و پنج») and the ordinals of meetings («چهارصدو هشتادو هفتمين», «بیستم»)."""

import re
from typing import Final

from domain.text import fold, squeeze

UNITS: Final = {
    "صفر": 0,
    "یک": 1,
    "دو": 2,
    "سه": 3,
    "چهار": 4,
    "پنج": 5,
    "شش": 6,
    "شیش": 6,
    "هفت": 7,
    "هشت": 8,
    "نه": 9,
    "ده": 10,
    "یازده": 11,
    "دوازده": 12,
    "سیزده": 13,
    "چهارده": 14,
    "پانزده": 15,
    "شانزده": 16,
    "هفده": 17,
    "هجده": 18,
    "هیجده": 18,
    "هژده": 18,
    "نوزده": 19,
    "بیست": 20,
    "سی": 30,
    "چهل": 40,
    "پنجاه": 50,
    "شصت": 60,
    "هفتاد": 70,
    "هشتاد": 80,
    "نود": 90,
    "صد": 100,
    "یکصد": 100,
    "دویست": 200,
    "سیصد": 300,
    "چهارصد": 400,
    "پانصد": 500,
    "ششصد": 600,
    "هفتصد": 700,
    "هشتصد": 800,
    "نهصد": 900,
    "هزار": 1000,
    "یکهزار": 1000,
}
_IRREGULAR: Final = {"اول": 1, "نخست": 1, "اولین": 1, "نخستین": 1, "سوم": 3, "سومین": 3, "ام": 0, "امین": 0}

_BY_LENGTH = sorted(((fold(word), value) for word, value in UNITS.items()), key=lambda pair: -len(pair[0]))
_ORDINAL_ENDS = ("امین", "مین", "ین", "ام", "م")
# «سی» and «ده» are also parts of common words, so a number stands between word ends.
_UNIT_WORDS = "|".join(re.escape(word) for word, _ in _BY_LENGTH)
COUNT_PATTERN: Final = rf"(?:\d+|(?<!\w)(?:{_UNIT_WORDS})(?: ?و ?(?:{_UNIT_WORDS})){{0,3}}(?!\w))"
ORDINAL_PATTERN: Final = (
    rf"(?<!\w)(?:(?:{_UNIT_WORDS}) ?و? ?){{0,4}}"
    rf"(?:(?:{_UNIT_WORDS})(?: ?امین|مین|ین| ?ام|م)|اولین|نخستین|سومین|سوم|اول|نخست|د?ومین|دوم)(?!\w)"
)


def parse_count(text: str) -> int | None:
    """A whole number in digits or words, or None."""
    folded = fold(text)
    if re.fullmatch(r"\d{1,9}", folded):
        return int(folded)
    return _sum_of(squeeze(text))


def parse_ordinal(text: str) -> int | None:
    """«بیستمین», «هفتاد و سومين», «چهل و پنجم» and their misspellings with glued or missing letters, or None."""
    glued = squeeze(text)
    if glued in _IRREGULAR:
        return _IRREGULAR[glued] or None
    for word, value in (("سومین", 3), ("سوم", 3), ("دومین", 2), ("دوم", 2)):
        if glued.endswith(word):
            return _with_head(glued.removesuffix(word), value)
    for end in _ORDINAL_ENDS:
        number = _sum_of(glued.removesuffix(end)) if glued.endswith(end) else None
        if number:
            return number
    return None


def _with_head(head: str, last: int) -> int | None:
    before = _sum_of(head.removesuffix("و")) if head else 0
    return None if before is None else before + last


def _sum_of(glued: str) -> int | None:
    """The sum of number words written without spaces, «و» between them or not."""
    total, rest = 0, glued
    while rest:
        found = next(((word, value) for word, value in _BY_LENGTH if rest.startswith(word)), None)
        if found is None:
            return None
        word, value = found
        total = max(total, 1) * value if value == 1000 else total + value
        rest = rest[len(word) :]
        rest = rest[1:] if rest.startswith("و") and len(rest) > 1 else rest
    return total or None
