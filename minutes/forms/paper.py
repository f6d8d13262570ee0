"""Lines on paper into paragraphs, cells and tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from domain.folded import folded
from minutes.columns import Header, read_header
from minutes.forms.marks import Mark, MarkLine, Say, segments_of
from minutes.grid import Block, Cell, ColumnRole, Grid, Line, Row

_COLUMN_GAP: Final = 0.9
_NARROWEST_STRIP: Final = 3.0
_OPENS_ITEM = re.compile(r"^\(?(?:\d{1,3}|الف|[ا-ی])\)? ?[-–—.:)] ?\D|^[•▪●*]")
_WIDE_GAP: Final = 1.5


def paragraphs_of(lines: Sequence[MarkLine], say: Say, width: float, pitch: float = inf) -> list[str]:
    """The lines of a stretch ``width`` wide, those put together that were parted only for want of room.

    ``pitch`` is the usual distance from line to line; a much larger one parts paragraphs.
    """
    width = max([width, *(line.right - line.left for line in lines)])
    whole: list[str] = []
    before: MarkLine | None = None
    for line in lines:
        text = say(line)
        is_near = before is not None and line.top - before.top < _WIDE_GAP * pitch
        if before is not None and is_near and _goes_on(before, line, width) and not _opens_item(text):
            whole[-1] = f"{whole[-1]} {text}"
        else:
            whole.append(text)
        before = line
    return whole


def _opens_item(text: str) -> bool:
    return bool(_OPENS_ITEM.match(folded(text).plain))


def _goes_on(before: MarkLine, line: MarkLine, width: float) -> bool:
    """Whether the first word of ``line`` had no room on the line before."""
    words = list(segments_of(line, 0.15 * line.height))
    first = words[-1]
    return (before.right - before.left) + (first.right - first.left) + 0.3 * line.height > width


def blocks_of(lines: Sequence[MarkLine], say: Say) -> list[Block]:
    """Prose and tables without rulings, in order."""
    if not lines:
        return []
    width = max(line.right for line in lines) - min(line.left for line in lines)
    blocks: list[Block] = []
    place = start = 0
    while place < len(lines):
        table = _table_at(lines, place, say)
        if table is None:
            place += 1
            continue
        blocks.extend(_prose(lines[start:place], say, width))
        blocks.append(table.grid)
        place = start = table.ends
    return [*blocks, *_prose(lines[start:], say, width)]


def _prose(lines: Sequence[MarkLine], say: Say, width: float) -> Iterator[Line]:
    """Paragraphs, or the parts of a line that stand far apart («شماره: …      تاریخ: …») with blanks between."""
    pitches = [below.top - above.top for above, below in pairwise(lines)]
    pitch = median(pitches) if pitches else inf
    yield from (Line(text) for text in paragraphs_of(lines, say, width, pitch) if text)


@dataclass(frozen=True)
class _Table:
    grid: Grid
    ends: int


def _table_at(lines: Sequence[MarkLine], place: int, say: Say) -> _Table | None:
    """The table whose header is the line at ``place``; None when that is no header."""
    line = lines[place]
    heads = [Cell.of(say(part)) for part in reversed(list(segments_of(line, _COLUMN_GAP * line.height)))]
    header = read_header(Row(tuple(heads)))
    if header is None or len(heads) < 3 or not header.has(ColumnRole.TEXT):
        return None
    ends, strips = _columns(lines, place, len(heads))
    if strips is None:
        return None
    rows = _rows(lines[place + 1 : ends], strips, header, say)
    return _Table(Grid((Row(tuple(heads)), *rows)), ends) if rows else None


Strip = tuple[float, float]


def _columns(lines: Sequence[MarkLine], start: int, count: int) -> tuple[int, list[Strip] | None]:
    """How far the table reaches, and its columns from right to left: white strips run down between them."""
    found: list[Strip] | None = None
    ends = start + 1
    for end in range(start + 2, len(lines) + 1):
        columns = _parted(lines[start:end])
        if len(columns) < count:
            break
        if len(columns) == count:
            found, ends = columns, end
    return ends, found[::-1] if found else None


def _parted(lines: Sequence[MarkLine]) -> list[Strip]:
    """The stretches of the page, from left to right, that white strips part in all of the lines."""
    covered: list[list[float]] = []
    for mark in sorted((mark for line in lines for mark in line.marks if mark.text.strip()), key=lambda one: one.left):
        if covered and mark.left - covered[-1][1] < _NARROWEST_STRIP:
            covered[-1][1] = max(covered[-1][1], mark.right)
        else:
            covered.append([mark.left, mark.right])
    return [(left, right) for left, right in covered]


def _rows(lines: Sequence[MarkLine], columns: Sequence[Strip], header: Header, say: Say) -> list[Row]:
    number = header.roles.index(ColumnRole.NUMBER) if header.has(ColumnRole.NUMBER) else 0
    parts = [tuple(line.between(left - 1, right + 1) for left, right in columns) for line in lines]
    cuts = _row_starts(lines, [place for place, part in enumerate(parts) if part[number] is not None])
    return [
        Row(tuple(_cell([part[one] for part in parts[begin:end]], columns[one], say) for one in range(len(columns))))
        for begin, end in pairwise([*cuts, len(lines)])
    ]


def _row_starts(lines: Sequence[MarkLine], numbered: Sequence[int]) -> list[int]:
    """The first line of each row: the widest gap above its number, or the number's own line when all are alike."""
    starts = [0]
    for before, place in pairwise(numbered):
        gaps = {one: lines[one].top - lines[one - 1].bottom for one in range(before + 1, place + 1)}
        widest = max(gaps, key=lambda one: (round(gaps[one], 0), one))
        starts.append(widest)
    return starts


def _cell(parts: Sequence[MarkLine | None], column: Strip, say: Say) -> Cell:
    lines = [part for part in parts if part is not None]
    return Cell.of(*paragraphs_of(lines, say, column[1] - column[0])) if lines else Cell()


def is_inside(mark: Mark, box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of a mark lies in a box (left, top, right, bottom)."""
    left, top, right, bottom = box
    return left <= (mark.left + mark.right) / 2 < right and top <= mark.middle < bottom


def inside(marks: Sequence[Mark], box: tuple[float, float, float, float]) -> list[Mark]:
    """The marks in a box."""
    return [mark for mark in marks if is_inside(mark, box)]
