"""Where a text may be parted into two clauses, and which letter a new clause gets."""

import re
from collections.abc import Collection
from typing import Final

from domain.codes import ABJAD_LETTERS, ALPHABETIC_LETTERS

MOST_CUTS: Final = 8
_SHORTEST: Final = 8
_STRONG = re.compile(r"(?<=[.؛;:])\s+|\s*\n+\s*")
_WEAK = re.compile(r"(?<=[،,])\s+|\s+(?=و\s)")
_LOOSE_END = re.compile(r"[\s؛;،,]+$|\s+و$")
_LOOSE_BEGINNING = re.compile(r"^(?:[\s؛;،,]+|و\s+)+")


def cuts_of(text: str) -> list[int]:
    """The places at which a second clause may begin: after full stops and semicolons, else after commas and «و»."""
    for boundary in (_STRONG, _WEAK):
        found = [match.end() for match in boundary.finditer(text) if _parts_are_whole(text, match.end())]
        if found:
            return found[:MOST_CUTS]
    return []


def cut(text: str, place: int) -> tuple[str, str]:
    """Both parts, without the marks that joined them."""
    return _LOOSE_END.sub("", text[:place]), _LOOSE_BEGINNING.sub("", text[place:]).rstrip()


def next_letter(letters: Collection[str]) -> str | None:
    """The first free letter behind those in use, in the alphabet they are of; None when all are in use."""
    is_abjad = len(letters) > 2 and "پ" not in letters
    alphabet = ABJAD_LETTERS if is_abjad else ALPHABETIC_LETTERS
    last = max((alphabet.index(letter) for letter in letters if letter in alphabet), default=-1)
    return next((letter for letter in alphabet[last + 1 :] if letter not in letters), None)


def _parts_are_whole(text: str, place: int) -> bool:
    first, second = cut(text, place)
    return min(len(first), len(second)) >= _SHORTEST
