"""The lettered or numbered clauses of one resolution, and the closing words that belong to the whole of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.folded import Folded, folded, listed
from minutes.agency_heads import find_heads

_ALPHABET: Final = listed(
    "ب|پ|ت|ث|ج|چ|ح|خ|د|ذ|ر|ز|ژ|س|ش",
)
_ABJAD: Final = listed(
    "ب|ج|د|ه|و|ز|ح|ط|ی|ک|ل|م|ن|س|ع",
)
_LETTER_MARK = re.compile(r"(?<![^\s.:،؛(])(?:بند )?\(?(?P<letter>الف|[ا-ی])\)?(?: ?[-–—:)ـ/.]+ ?|(?<=\)) )(?=\S)")
_PAIR_MARK = re.compile(r"(?<![^\s.:،؛(])(?P<first>\d{1,3}) ?[-–/.] ?(?P<second>\d{1,2})(?: ?[-–:).]+ ?| )(?=[^\W\d])")
_NUMBER_MARK = re.compile(r"(?<![^\s.:؛(])\(?(?P<number>\d{1,2}) ?[-–).:]+ ?(?=[^\W\d])")
_SENTENCE_STOP = re.compile(r" ?[.؛] (?=\S)")


@dataclass(frozen=True)
class FoundClause:
    """A clause at ``start``–``end`` of the folded text; its text as written."""

    letter: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    letter: str


def find_clauses(text: str, row: int | None = None) -> tuple[FoundClause, ...]:
    """The clauses of a resolution: «الف - ب - ج/پ …», «۳-۱ ۳-۲ …» or «۱) ۲) …»; none unless there are two in order."""
    source = folded(text)
    for marks in (_lettered(source), _paired(source, row), _numbered(source)):
        if len(marks) > 1:
            return tuple(_clauses(source, marks))
    return ()


def clause_at(clauses: tuple[FoundClause, ...], place: int) -> str | None:
    """The letter of the clause in which an offset of the folded text lies."""
    return next((clause.letter for clause in clauses if clause.start <= place < clause.end), None)


def _clauses(source: Folded, marks: list[_Mark]) -> Iterator[FoundClause]:
    ends = [mark.start for mark in marks[1:]] + [_end_of_last(source.plain, marks[-1].end)]
    for mark, end in zip(marks, ends, strict=True):
        yield FoundClause(mark.letter, source.quote(mark.end, end), mark.end, end)


def _end_of_last(plain: str, start: int) -> int:
    """The last clause ends before a sentence that begins with a body of its own: that one speaks of the whole."""
    for stop in reversed(list(_SENTENCE_STOP.finditer(plain, start))):
        heads = find_heads(plain[stop.end() : stop.end() + 60])
        if heads and heads[0].start == 0:
            return stop.end()
    return len(plain)


def _lettered(source: Folded) -> list[_Mark]:
    """Marks in the order of the alphabet (الف ب پ ت) or of abjad (الف ب ج د), whichever the third one tells."""
    marks: list[_Mark] = []
    for match in _LETTER_MARK.finditer(source.plain):
        letter = "الف" if match["letter"] in ("الف", "ا") else match["letter"]
        if letter in _expected(marks):
            marks.append(_Mark(match.start(), match.end(), letter))
    return marks


def _expected(marks: list[_Mark]) -> set[str]:
    if not marks:
        return {"الف"}
    place = len(marks) - 1
    letters = tuple(mark.letter for mark in marks[1:])
    return {order[place] for order in (_ALPHABET, _ABJAD) if place < len(order) and letters == order[: len(letters)]}


def _paired(source: Folded, row: int | None) -> list[_Mark]:
    """«۳-۱», «۳-۲» in row 3, or «۱-۳», «۲-۳» where the direction was lost."""
    found = list(_PAIR_MARK.finditer(source.plain))
    for fixed, counted in (("first", "second"), ("second", "first")):
        marks: list[_Mark] = []
        for match in found:
            belongs = row is None or int(match[fixed]) == row
            if belongs and int(match[counted]) == len(marks) + 1:
                marks.append(_Mark(match.start(), match.end(), match[counted]))
        if len(marks) > 1:
            return marks
    return []


def _numbered(source: Folded) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _NUMBER_MARK.finditer(source.plain):
        if int(match["number"]) == len(marks) + 1:
            marks.append(_Mark(match.start(), match.end(), match["number"]))
    return marks
