"""Tables that hold more than one thing, taken apart: in a form of the office the heading, the agenda, the resolutions
and the signatures are often the rows of a single table."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from domain.folded import folded
from minutes.columns import read_header
from minutes.grid import Block, Cell, Document, Grid, Line, Row
from minutes.verbs import has_finite_verb

_LONGEST_LABEL: Final = 40


def with_sections_apart(document: Document) -> Document:
    """The document with cells that take a whole row as lines, and each table under a header of its own."""
    blocks = (part for block in document.blocks for part in _parts(block))
    return replace(document, blocks=tuple(blocks))


def _parts(block: Block) -> Iterator[Block]:
    if isinstance(block, Line) or block.roles:
        yield block
        return
    width = max((len(row.cells) for row in block.rows), default=0)
    rows = [row for row in block.rows if not row.is_blank]
    above = next((place for place, row in enumerate(rows) if read_header(row) is not None), 0)
    pieces = [piece for place, row in enumerate(rows) for piece in _pieces(row, width, is_above=place < above)]
    for is_row, run in groupby(pieces, lambda piece: isinstance(piece, Row)):
        if is_row:
            yield from _tables([row for row in run if isinstance(row, Row)])
        else:
            yield from (line for line in run if isinstance(line, Line))


def _pieces(row: Row, width: int, *, is_above: bool) -> list[Row] | list[Line]:
    """The row, or the lines that it is when nothing stands beside what it says; a title above a header need not
    take the whole width."""
    filled = [cell for cell in row.cells if cell.own_text]
    if len(filled) == 1 and (width == 1 or is_above or filled[0].span * 2 > width):
        return [Line(paragraph) for paragraph in filled[0].paragraphs]
    if len(filled) == 2 and _is_label(filled[0]) and len(filled[1].paragraphs) > 1 and filled[1].span * 2 >= width:
        label = filled[0].text.rstrip(" :")
        return [Line(f"{label}:"), *(Line(paragraph) for paragraph in filled[1].paragraphs)]
    return [row]


def _is_label(cell: Cell) -> bool:
    plain = folded(cell.text).plain
    return len(plain) <= _LONGEST_LABEL and any(letter.isalpha() for letter in plain) and not has_finite_verb(plain)


def _tables(rows: list[Row]) -> Iterator[Grid]:
    """A new table wherever a header stands, save right below another header."""
    current: list[Row] = []
    for row in rows:
        if current and read_header(row) is not None and read_header(current[-1]) is None:
            yield Grid(tuple(current))
            current = []
        current.append(row)
    if current:
        yield Grid(tuple(current))
