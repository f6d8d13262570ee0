"""Numbers inside running text: patterns over folded words, and the value of what they find."""

import re
from typing import Final

from domain.folded import any_of
from domain.number_words import NUMBER_WORDS, read_cardinal, read_ordinal

_UNIT: Final = any_of(*NUMBER_WORDS)
_FIRST: Final = any_of("اول", "اولین", "نخست", "نخستین", "سوم", "سومین", "دوم", "دومین", "دمین")
# «سی» and «ده» are also parts of common words, so a number in words stands between word ends.
COUNT: Final = rf"(?:[0-9]{{1,4}}|(?<!\w)(?:{_UNIT})(?: ?و ?{_UNIT}){{0,3}}(?!\w))"
# For a number with its unit glued to it («دوهفته»).
COUNT_BEFORE_UNIT: Final = rf"(?:[0-9]{{1,4}}|(?<!\w)(?:{_UNIT})(?: ?و ?{_UNIT}){{0,3}})"
ORDINAL: Final = (
    rf"(?:[0-9]{{1,3}} ?(?:امین|مین|ام|م)(?!\w)|(?<!\w)(?:{_UNIT} ?و? ?){{0,3}}"
    rf"(?:{_UNIT}(?: ?امین|مین|ین| ?ام|م)|{_FIRST})(?!\w))"
)
NUMBER: Final = rf"(?:{ORDINAL}|{COUNT})"

_DECIMAL = re.compile(r"([0-9]+)[/.٫,][0-9]+")


def value_of(words: str) -> int | None:
    """What a match of ``NUMBER`` comes to, cardinal or ordinal alike."""
    number = read_cardinal(words)
    return read_ordinal(words) if number is None else number


def whole_part(words: str) -> int | None:
    """A number that may carry decimals («۶۲/۵»), cut to its whole part."""
    decimal = _DECIMAL.fullmatch(words.strip())
    return int(decimal.group(1)) if decimal else value_of(words)
