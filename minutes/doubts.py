"""What deserves a person's look in a document as a whole, and in one whose letters a machine recognised."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from domain.calendar import jalali
from minutes.days import DATE
from minutes.draft import Draft, DraftMeeting, DraftResolution, DraftWarning, WarningCode
from minutes.folded import folded
from minutes.grid import Document, Line
from minutes.narrative import spoken_orders

_FIGURES = re.compile(rf"{DATE}|\d[\d/.,٫]*(?: ?\w+)?")


def doubts_of(
    document: Document, begins: int, meeting: DraftMeeting, resolutions: Sequence[DraftResolution]
) -> Iterator[DraftWarning]:
    """The warnings about a document whose resolutions begin at block ``begins``."""
    if document.is_mixed:
        yield DraftWarning(WarningCode.MIXED_ENCODINGS)
    if meeting.held_on is None:
        yield DraftWarning(WarningCode.MISSING_DATE)
    if meeting.number is None:
        yield DraftWarning(WarningCode.MISSING_NUMBER)
    if meeting.weekday_matches is False:
        yield DraftWarning(WarningCode.WEEKDAY_DIFFERS, (("weekday", meeting.weekday or ""),))
    yield from _doubts_of_numbers([resolution.row for resolution in resolutions])
    heading = [block.text for block in document.blocks[:begins] if isinstance(block, Line)]
    spoken = heading[len(meeting.agenda) :]
    for order in spoken_orders(spoken, [resolution.text for resolution in resolutions]):
        yield DraftWarning(WarningCode.SPOKEN_ORDER, (("text", order),))


def _doubts_of_numbers(numbers: Sequence[int | None]) -> Iterator[DraftWarning]:
    written = sorted(number for number in numbers if number is not None)
    for before, after in pairwise(written):
        if 1 < after - before <= 3:
            skipped = range(before + 1, after)
            yield from (DraftWarning(WarningCode.ROW_SKIPPED, (("row", str(number)),)) for number in skipped)
    for number, count in Counter(written).items():
        if count > 1:
            yield DraftWarning(WarningCode.ROW_NUMBER_REPEATED, (("row", str(number)),))


def with_all_to_confirm(draft: Draft) -> Draft:
    """A draft read off a picture: every date and number of it is put to a person."""
    rows = tuple(replace(row, warnings=(*row.warnings, *_figures_of(row))) for row in draft.resolutions)
    return replace(draft, resolutions=rows, warnings=(*_figures_of_heading(draft.meeting), *draft.warnings))


def _figures_of_heading(meeting: DraftMeeting) -> Iterator[DraftWarning]:
    days = (_written(day) for day in (meeting.held_on, meeting.invitation_on) if day is not None)
    times = (f"{moment:%H:%M}" for moment in (meeting.begins_at, meeting.ends_at) if moment is not None)
    number = () if meeting.number is None else (str(meeting.number),)
    letter = () if meeting.invitation_no is None else (meeting.invitation_no,)
    return (_to_confirm(words) for words in (*number, *days, *times, *letter))


def _written(day: date) -> str:
    return jalali(day).iso.replace("-", "/")


def _figures_of(row: DraftResolution) -> Iterator[DraftWarning]:
    """The row's number, then each figure of its deadline and text, as written."""
    if row.row is not None:
        yield _to_confirm(str(row.row))
    in_column = row.deadline.deadline.raw or ""
    for text in dict.fromkeys([in_column, row.text]):
        source = folded(text)
        for match in _FIGURES.finditer(source.plain):
            yield _to_confirm(source.quote(*match.span()))


def _to_confirm(words: str) -> DraftWarning:
    return DraftWarning(WarningCode.RECOGNISED, (("text", words),))
