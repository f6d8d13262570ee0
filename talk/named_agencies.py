"""The agency that a question or an order names: what is left of it when the words of asking are taken away."""

import re
from typing import Final

from domain.agency_words import BODY_HEADS, OFFICE_OF_POST, UNIT_HEADS, WELL_KNOWN
from domain.folded import Folded, any_of
from domain.text import fold
from talk.question_words import AROUND_AGENCY
from talk.wording import quoted

LONGEST_NAME: Final = 9

_WORD = re.compile(r"\w+")
# The body itself is no agency of its own.
_BODIES: Final = frozenset(
    {"قرارگاه", "ستاد", "شورا", "کارگروه", "کمیته", "خانه", "حوزه", "واحد", "دبیرخانه", "گروه", "بخش"}
)
_HEADS = re.compile(
    rf"(?<!\w)(?:{any_of(*(set(BODY_HEADS) | set(UNIT_HEADS) | set(WELL_KNOWN) | set(OFFICE_OF_POST)) - _BODIES)})"
    r"(?=\W|$)(?! ?(?:ها|های|هایی)(?!\w))"
)
_AROUND: Final = frozenset(fold(word) for word in AROUND_AGENCY)


def named_agency(rest: Folded, *, is_certain: bool = False) -> str:
    """The name as it was written, or an empty string.

    One without any word of agencies («کرج») counts only where the sentence needs an agency (``is_certain``).
    """
    head = _HEADS.search(rest.plain)
    if head is not None:
        return _from(rest, head.start())
    if not is_certain:
        return ""
    free = next((word.start() for word in _WORD.finditer(rest.plain) if word.group() not in _AROUND), None)
    return _from(rest, free) if free is not None else ""


def has_agency_word(plain: str) -> bool:
    """Whether folded text has a word that agencies' names begin with."""
    return _HEADS.search(plain) is not None


def _from(rest: Folded, start: int) -> str:
    end = start
    for count, word in enumerate(_WORD.finditer(rest.plain, start)):
        is_joined = word.group() == "و"
        if (
            count == LONGEST_NAME
            or (word.group() in _AROUND and not is_joined)
            or _is_parted(rest.plain[end : word.start()])
        ):
            break
        end = end if is_joined else word.end()
    return quoted(rest.part(start, end))


def _is_parted(between: str) -> bool:
    return bool(re.search(r"[؟?.!؛:\n]", between))
