"""Codes said in words: «بند ۳ جلسه ۲۰», «بند ب ردیف ۳ جلسه بیستم», «جلسه بیستم مصوبه سوم», and a lone «مصوبه ۳».

«بند» with a number is a row, with a letter a clause.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from domain.calendar import MONTHS
from domain.codes import (
    CLAUSE_LETTERS,
    LARGEST_MEETING,
    LARGEST_ROW,
    ResolutionCode,
    clause_letter,
    matching_clause,
)
from domain.folded import any_of
from talk.numbers import COUNT, NUMBER, ORDINAL, value_of

LETTER: Final = "الف|" + "|".join(letter for letter in CLAUSE_LETTERS if letter != "الف")

_MEETING_NOUN = any_of("جلسه", "صورت جلسه", "نشست")
_ROW_NOUN = any_of(
    "مصوبه شماره", "مصوبه ردیف", "ردیف شماره", "بند شماره", "مصوبه", "ردیف", "بند", "مورد", "شماره", "بند ردیف"
)
_GAP = r" ?[،,/–-]? ?(?:(?:از|در|ی|مربوط به|مصوبات) )?"
_ROW = rf"(?<!\w){_ROW_NOUN} ?(?P<row>{NUMBER})"
# A number after «جلسه» may be the day of a month.
_MEETING = (
    rf"(?:{_MEETING_NOUN}(?: ?ی)?(?: ?شماره)? ?(?P<meeting>{ORDINAL}|{COUNT})(?! ?{any_of(*MONTHS)})(?![\d/])"
    rf"|(?P<place>{ORDINAL}) {_MEETING_NOUN}(?! ?\d))"
)
_GLUED = rf"(?: ?[(/-] ?|(?<=\d) ?)(?P<glued>{LETTER})\)?(?!\w)"


def _clause(name: str) -> str:
    return rf"بند ?\(?(?P<{name}>{LETTER})\)?(?!\w)"


_ROW_THEN_MEETING = re.compile(
    rf"(?:(?<!\w){_clause('ahead')}{_GAP})?{_ROW}(?:{_GLUED}|{_GAP}{_clause('inside')})?{_GAP}{_MEETING}"
    rf"(?:{_GAP}{_clause('behind')})?"
)
_MEETING_THEN_ROW = re.compile(
    rf"(?<!\w){_MEETING}{_GAP}(?:{_clause('ahead')}{_GAP})?{_ROW}(?:{_GLUED}|{_GAP}{_clause('behind')})?"
)
_LONE_ROW = re.compile(rf"(?:(?<!\w){_clause('ahead')}{_GAP})?{_ROW}(?![\d/])(?:{_GLUED}|{_GAP}{_clause('behind')})?")
_ROWS_NOUN = any_of(
    "بندهای", "بند های", "ردیف های", "ردیفهای", "مصوبات", "مصوبه های", "موارد", "بند", "ردیف", "مصوبه", "شماره های"
)
_AND = r" ?(?:و|،|,|یا) ?"
_ROWS = rf"(?<!\w){_ROWS_NOUN} ?(?:شماره )?(?P<rows>{NUMBER}(?:{_AND}(?:(?:بند|ردیف|مصوبه) )?{NUMBER})+)"
_ROWS_THEN_MEETING = re.compile(rf"{_ROWS}{_GAP}{_MEETING}")
_MEETING_THEN_ROWS = re.compile(rf"(?<!\w){_MEETING}{_GAP}{_ROWS}")
_ONE_ROW = re.compile(rf"{_AND}(?:(?:بند|ردیف|مصوبه) )?")
_CLAUSE_GROUPS: Final = ("ahead", "glued", "inside", "behind")

Worded = tuple[tuple[ResolutionCode, ...], int, int]


def find_worded(plain: str, known: Collection[ResolutionCode]) -> Iterator[Worded]:
    """The codes that folded text says in words, each with its stretch; a lone row only where ``known`` has just one."""
    taken: list[tuple[int, int]] = []
    for pattern in (_ROWS_THEN_MEETING, _MEETING_THEN_ROWS):
        for match in pattern.finditer(plain):
            codes = _codes_of_rows(match)
            if codes and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield codes, match.start(), match.end()
    for pattern in (_ROW_THEN_MEETING, _MEETING_THEN_ROW, _LONE_ROW):
        for match in pattern.finditer(plain):
            code = _code_of(match, known)
            if code is not None and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield (code,), match.start(), match.end()


def _codes_of_rows(match: re.Match[str]) -> tuple[ResolutionCode, ...]:
    """«بندهای ۳ و ۴ جلسه بیستم»; nothing when one of the numbers cannot be a row."""
    meeting = value_of(match["meeting"] or match["place"])
    rows = [value_of(part) for part in _ONE_ROW.split(match["rows"])]
    if meeting is None or not 1 <= meeting <= LARGEST_MEETING:
        return ()
    codes = tuple(ResolutionCode(meeting, row) for row in rows if row is not None and 1 <= row <= LARGEST_ROW)
    return codes if len(codes) == len(rows) else ()


def _code_of(match: re.Match[str], known: Collection[ResolutionCode]) -> ResolutionCode | None:
    parts = match.groupdict()
    row = value_of(parts["row"])
    if row is None or not 1 <= row <= LARGEST_ROW:
        return None
    meeting = _meeting_of(parts, row, known)
    if meeting is None or not 1 <= meeting <= LARGEST_MEETING:
        return None
    written = next((parts[name] for name in _CLAUSE_GROUPS if parts.get(name)), None)
    return ResolutionCode(meeting, row, _clause_of(written, meeting, row, known))


def _meeting_of(parts: dict[str, str | None], row: int, known: Collection[ResolutionCode]) -> int | None:
    written = parts.get("meeting") or parts.get("place")
    if written:
        return value_of(written)
    meetings = {code.meeting for code in known if code.row == row}
    return meetings.pop() if len(meetings) == 1 else None


def _clause_of(written: str | None, meeting: int, row: int, known: Collection[ResolutionCode]) -> str | None:
    if written is None:
        return None
    letters = {code.clause for code in known if (code.meeting, code.row) == (meeting, row) and code.clause}
    return matching_clause(written, letters) or clause_letter(written)
