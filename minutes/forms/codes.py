"""Rows called by their meeting and their number («۱۸-۱»), which the form turns into rows called by their number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from domain.folded import folded
from minutes.grid import Block, Cell, ColumnRole, Document, Grid, Row
from minutes.rows import find_header

_CODE: Final = re.compile(r"\(?(\d{1,4}) ?[-–/\\.] ?(\d{1,4})\)?[.-]?")
_FEWEST: Final = 2

Codes = dict[int, tuple[int, int]]


def with_codes_as_numbers(document: Document) -> Document:
    """The document with such a column holding the part of each code that is not the meeting's."""
    return replace(document, blocks=tuple(map(_renumbered, document.blocks)))


def _renumbered(block: Block) -> Block:
    if not isinstance(block, Grid) or block.roles or _is_of_earlier_ones(block):
        return block
    for place in range(max((len(row.cells) for row in block.rows), default=0)):
        numbers = _numbers(_codes(block.rows, place))
        if numbers:
            rows = (_with_number(row, place, numbers.get(count)) for count, row in enumerate(block.rows))
            return Grid(tuple(rows))
    return block


def _is_of_earlier_ones(grid: Grid) -> bool:
    """A table of where earlier resolutions stand needs their meetings."""
    header, _ = find_header(grid)
    return header is not None and header.has(ColumnRole.STATUS) and not header.has(ColumnRole.DEADLINE)


def _codes(rows: Sequence[Row], place: int) -> Codes:
    """The codes in one column by row; none where anything below the first of them is no code."""
    found: Codes = {}
    for count, text in _texts(rows, place):
        code = _CODE.fullmatch(folded(text).plain)
        if code is not None:
            found[count] = int(code[1]), int(code[2])
        elif found:
            return {}
    return found


def _texts(rows: Sequence[Row], place: int) -> Iterator[tuple[int, str]]:
    for count, row in enumerate(rows):
        if place < len(row.cells) and not row.cells[place].is_blank:
            yield count, row.cells[place].text


def _numbers(codes: Codes) -> dict[int, int]:
    """The numbers of the rows: what grows by one from code to code, where the other part is the same in all."""
    for of_meeting, of_row in ((0, 1), (1, 0)):
        rows = [code[of_row] for code in codes.values()]
        is_same = len({code[of_meeting] for code in codes.values()}) == 1
        if len(rows) >= _FEWEST and is_same and rows == list(range(rows[0], rows[0] + len(rows))):
            return dict(zip(codes, rows, strict=True))
    return {}


def _with_number(row: Row, place: int, number: int | None) -> Row:
    if number is None:
        return row
    cells = list(row.cells)
    cells[place] = replace(cells[place], paragraphs=Cell.of(str(number)).paragraphs)
    return Row(tuple(cells))
