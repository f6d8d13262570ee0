"""What deserves a person's look in a document as a whole, and in one whose letters a machine recognised."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from domain.calendar import jalali, short_date
from domain.folded import folded
from minutes.days import DATE
from minutes.draft import Draft, DraftMeeting, DraftResolution, DraftWarning, WarningCode
from minutes.grid import Block, Document, Line
from minutes.narrative import spoken_orders

_FIGURES = re.compile(rf"{DATE}|\d[\d/.,٫]*(?: ?\w+)?")
_FIGURE = re.compile(r"\d+(?:[/.,٫]\d+)*")


def doubts_of(
    document: Document, begins: int, meeting: DraftMeeting, resolutions: Sequence[DraftResolution]
) -> Iterator[DraftWarning]:
    """The warnings about a document whose resolutions begin at block ``begins``."""
    if document.is_mixed:
        yield DraftWarning(WarningCode.MIXED_ENCODINGS)
    if meeting.unclear_day is not None:
        first, second = (short_date(day) for day in meeting.unclear_day.days)
        holes = (("text", meeting.unclear_day.written), ("first", first), ("second", second))
        yield DraftWarning(WarningCode.AMBIGUOUS_DATE, holes)
    elif meeting.held_on is None:
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


def with_all_to_confirm(draft: Draft, heading: Sequence[Block]) -> Draft:
    """A draft read off a picture: every date and number of it is put to a person, as are those of its ``heading`` that
    the reader could make nothing of."""
    rows = tuple(replace(row, warnings=(*row.warnings, *_figures_of(row))) for row in draft.resolutions)
    asked = _to_confirm(_figures_of_heading(draft.meeting), _texts_of(heading))
    return replace(draft, resolutions=rows, warnings=(*asked, *draft.warnings))


def _figures_of_heading(meeting: DraftMeeting) -> Iterator[str]:
    if meeting.number is not None:
        yield str(meeting.number)
    yield from (jalali(day).iso.replace("-", "/") for day in (meeting.held_on, meeting.invitation_on) if day)
    yield from (f"{moment:%H:%M}" for moment in (meeting.begins_at, meeting.ends_at) if moment)
    if meeting.invitation_no is not None:
        yield meeting.invitation_no


def _texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def _figures_of(row: DraftResolution) -> Iterator[DraftWarning]:
    """The row's number, its deadline whole («دو هفته»), the words of time in its text, then each figure as written."""
    if row.row is not None:
        yield from _to_confirm([str(row.row)], ())
    spoken = [one.deadline.raw for one in row.time_phrases]
    names = (*row.actors, *row.partners, *row.followup_by, *row.supervisors)
    read = [written for written in (row.deadline.deadline.raw, *spoken) if written]
    yield from _to_confirm(read, (row.text, row.remark or "", *names))


def _to_confirm(read: Iterable[str], texts: Iterable[str]) -> Iterator[DraftWarning]:
    """What was ``read``, then each figure of ``texts`` that is no part of it, everything once."""
    told: list[str] = []
    for words in (*read, *(figure for text in texts for figure in _figures_in(text))):
        plain = folded(words).plain
        figure = _FIGURE.match(plain)
        if not any(_is_within(figure.group() if figure else plain, other) for other in told):
            told.append(plain)
            yield DraftWarning(WarningCode.RECOGNISED, (("text", words),))


def _is_within(words: str, other: str) -> bool:
    return re.search(rf"(?<![\d/.]){re.escape(words)}(?![\d/.])", other) is not None


def _figures_in(text: str) -> Iterator[str]:
    source = folded(text)
    return (source.quote(*match.span()) for match in _FIGURES.finditer(source.plain))
