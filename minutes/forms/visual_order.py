"""Letters as they stand from left to right on paper, into the order in which Persian is read and stored."""

import re
from collections.abc import Iterable
from typing import Final

from bidi.algorithm import get_display

from domain.text import ZWNJ
from minutes.forms.decoding import clean
from minutes.forms.marks import MarkLine

_BLANK_GAP: Final = 0.18
_SWAPPED: Final = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_MARKS_ABOVE = re.compile("([\u064b-\u0655\u0670]+)([\u0620-\u064a\u066e-\u06d3])")
# «۲-۳» is turned round when a Persian letter stands before it (UAX 9, W2) and not when it opens the line. Turning back
# asks what stands on the other side, so every line gets a letter there, and opening numbers a sign that holds them.
_BEFORE: Final = "ا"
_HOLDING: Final = "\u202f"
_OPENING_NUMBERS = re.compile(r"\d[\d-]*\d(?=\W*$)")
# Stands for the half-space while letters are turned, which would lose it.
_HALF_SPACE: Final = "\u2016"
_STRONG = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OPENS_FIRST = re.compile(r"\([^()]*\)")
_CLOSES_FIRST = re.compile(r"\)[^()]*\(")


class VisualOrder:
    """Says lines of letters. Programs disagree on whether a bracket in a PDF is the one that is seen or the one that
    is meant, so ``brackets_are_meant`` is found out for each document."""

    def __init__(self, *, brackets_are_meant: bool = False) -> None:
        self._brackets_are_meant = brackets_are_meant

    def say(self, line: MarkLine) -> str:
        """The line in reading order."""
        seen = "".join(_letters(line))
        if self._brackets_are_meant:
            seen = seen.translate(_SWAPPED)
        if not _STRONG.search(seen):
            return clean(seen).strip()
        seen = _OPENING_NUMBERS.sub(lambda numbers: numbers.group().replace("-", _HOLDING), seen)
        read = str(get_display(_BEFORE + seen, base_dir="R")).removesuffix(_BEFORE)
        read = read.replace(_HOLDING, "-").replace(_HALF_SPACE, ZWNJ)
        return clean(_MARKS_ABOVE.sub(r"\2\1", read)).strip()


def order_of(lines: Iterable[MarkLine]) -> VisualOrder:
    """The order that closes the most brackets of a document rightly."""
    said = [VisualOrder().say(line) for line in lines]
    right = sum(len(_OPENS_FIRST.findall(text)) for text in said)
    wrong = sum(len(_CLOSES_FIRST.findall(text)) for text in said)
    return VisualOrder(brackets_are_meant=wrong > right)


def _letters(line: MarkLine) -> Iterable[str]:
    """The letters from left to right, with a blank where the paper has one; a ligature's own letters turned round."""
    letters: list[str] = []
    reached: float | None = None
    for mark in line.marks:
        is_blank = not mark.text.strip()
        if is_blank and reached is not None and (mark.left + mark.right) / 2 < reached:
            # A blank beneath a letter is how a half-space is printed; it stands where that letter begins.
            letters.insert(len(letters) - 1, _HALF_SPACE)
            continue
        if reached is not None and not is_blank and mark.left - reached > _BLANK_GAP * line.height:
            letters.append(" ")
        if reached is not None or not is_blank:
            letters.append(mark.text[::-1] if len(mark.text) > 1 and _STRONG.search(mark.text) else mark.text)
            reached = max(mark.right, reached or mark.right)
    return letters
