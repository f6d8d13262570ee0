"""Persian numbers in words, as people and minutes write them: glued, split by half-spaces, with a letter missing."""

import re
from typing import Final

from domain.text import fold, squeeze

NUMBER_WORDS: Final = {
    "صفر": 0,
    "یک": 1,
    "دو": 2,
    "سه": 3,
    "چهار": 4,
    "چار": 4,
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
    "چارده": 14,
    "پانزده": 15,
    "پونزده": 15,
    "شانزده": 16,
    "شونزده": 16,
    "هفده": 17,
    "هیفده": 17,
    "هجده": 18,
    "هیجده": 18,
    "هژده": 18,
    "هیژده": 18,
    "نوزده": 19,
    "بیست": 20,
    "سی": 30,
    "چهل": 40,
    "چل": 40,
    "پنجاه": 50,
    "شصت": 60,
    "شست": 60,
    "هفتاد": 70,
    "هشتاد": 80,
    "نود": 90,
    "صد": 100,
    "یکصد": 100,
    "دویست": 200,
    "سیصد": 300,
    "چهارصد": 400,
    "چارصد": 400,
    "پانصد": 500,
    "پونصد": 500,
    "ششصد": 600,
    "شیشصد": 600,
    "هفتصد": 700,
    "هشتصد": 800,
    "نهصد": 900,
    "هزار": 1000,
    "یکهزار": 1000,
}
_LONGEST_FIRST = sorted(NUMBER_WORDS.items(), key=lambda pair: -len(pair[0]))
_FIRST_ORDINALS: Final = {"اول", "اولین", "نخست", "نخستین"}
# The last member of an ordinal where it is not its number word and an ending; «دم» is «دوم» with a letter lost.
_IRREGULAR_ENDS: Final = (("سومین", 3), ("سوم", 3), ("دومین", 2), ("دوم", 2), ("دمین", 2))
_REGULAR_ENDS: Final = ("امین", "مین", "ین", "ام", "م")
_DIGITS_ORDINAL = re.compile(r"(\d{1,4}) ?(?:امین|مین|ام|م)")
# «سی» and «ده» are also parts of common words, so a number stands between word ends.
_UNIT_WORDS = "|".join(re.escape(word) for word, _ in _LONGEST_FIRST)
COUNT_PATTERN: Final = rf"(?:\d+|(?<!\w)(?:{_UNIT_WORDS})(?: ?و ?(?:{_UNIT_WORDS})){{0,3}}(?!\w))"
ORDINAL_PATTERN: Final = (
    rf"(?<!\w)(?:(?:{_UNIT_WORDS}) ?و? ?){{0,4}}"
    rf"(?:(?:{_UNIT_WORDS})(?: ?امین|مین|ین| ?ام|م)|اولین|نخستین|سومین|سوم|اول|نخست|د?ومین|دوم)(?!\w)"
)


def read_cardinal(words: str) -> int | None:
    """The whole number that ``words`` are, in digits or words («شصت و پنج», «شصتو پنج», «۶۵»), or None.

    Words must make one number: «دو سه» is none.
    """
    folded = fold(words)
    if re.fullmatch(r"[0-9]{1,9}", folded):
        return int(folded)
    return _read_glued(squeeze(words))


def read_ordinal(words: str) -> int | None:
    """The place that ``words`` name («بیستم», «بیستمین», «پنجاه ودومین», «سیصدو هشتادو دمین», «۴۱ اُم»), or None."""
    in_digits = _DIGITS_ORDINAL.fullmatch(fold(words))
    if in_digits:
        return int(in_digits.group(1))
    glued = squeeze(words)
    if glued in _FIRST_ORDINALS:
        return 1
    for ending, value in _IRREGULAR_ENDS:
        number = _after_head(glued.removesuffix(ending), value) if glued.endswith(ending) else None
        if number is not None:
            return number
    return _regular_ordinal(glued)


def _after_head(head: str, last: int) -> int | None:
    if not head:
        return last
    before = _read_glued(head.removesuffix("و"))
    return before + last if before is not None and before % 10 == 0 and before >= 20 else None


def _regular_ordinal(glued: str) -> int | None:
    for ending in _REGULAR_ENDS:
        number = _read_glued(glued.removesuffix(ending)) if glued.endswith(ending) else None
        # «سیم» is a wire; thirtieth is always written «سی‌ام».
        if number and not (glued.endswith("سیم") and ending == "م"):
            return number
    return None


def _read_glued(glued: str) -> int | None:
    """The value of number words without spaces, «و» between them or not, each smaller in kind than the one before."""
    total, part, ceiling, rest = 0, 0, 1000, glued
    while rest:
        found = next(((word, value) for word, value in _LONGEST_FIRST if rest.startswith(word)), None)
        if found is None:
            return None
        word, value = found
        if value == 1000 and total == 0:
            total, part, ceiling = max(part, 1) * 1000, 0, 1000
        elif value < ceiling and (value or rest == glued == word):
            part, ceiling = part + value, _room_below(value)
        else:
            return None
        rest = _without_and(rest[len(word) :])
    return total + part if glued else None


def _room_below(value: int) -> int:
    """What the next word must be smaller than: hundreds take tens, tens above twenty take units, the rest nothing."""
    if value >= 100:
        return 100
    return 10 if value >= 20 else 0


def _without_and(rest: str) -> str:
    return rest[1:] if rest.startswith("و") and len(rest) > 1 else rest
