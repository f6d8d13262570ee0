"""A table pasted with every cell on a line of its own, put into rows again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Final

from minutes.columns import Header, fit_of, is_number, read_header, role_of_label
from minutes.grid import Block, Cell, ColumnRole, Document, Grid, Line, Row

_VALUE: Final = re.compile(r":\s*\w")
_FEWEST_COLUMNS: Final = 3
_MOST_COLUMNS: Final = 8
_MOST_LINES: Final = 14
_LOSS: Final = 1.0


def with_cell_lines_as_grids(document: Document) -> Document:
    """The document with each such table as a grid in its place."""
    blocks: list[Block] = []
    place = 0
    while place < len(document.blocks):
        table = _table_at(document.blocks, place)
        if table is None:
            blocks.append(document.blocks[place])
            place += 1
        else:
            grid, place = table
            blocks.append(grid)
    return replace(document, blocks=tuple(blocks))


def _table_at(blocks: Sequence[Block], start: int) -> tuple[Grid, int] | None:
    """The table whose header's first cell is the line at ``start``, and the block behind it."""
    lines = _lines_from(blocks, start)
    labels = 0
    while labels < min(len(lines), _MOST_COLUMNS) and _is_label(lines[labels]):
        labels += 1
    head = Row(tuple(Cell.of(line) for line in lines[:labels]))
    header = read_header(head) if labels >= _FEWEST_COLUMNS else None
    if header is None or not (header.has(ColumnRole.TEXT) and header.has(ColumnRole.NUMBER)):
        return None
    body = [Cell.of(line) for line in lines[labels:]]
    rows = [_row(cells, header) for cells in _by_number(body, header)]
    return (Grid((head, *rows)), start + len(lines)) if rows else None


def _is_label(line: str) -> bool:
    """Whether a line may head a column; one that has its value behind it («شماره جلسه: ۴۹») does not."""
    return role_of_label(line) is not None and _VALUE.search(line) is None


def _lines_from(blocks: Sequence[Block], start: int) -> list[str]:
    lines: list[str] = []
    for block in blocks[start:]:
        if not isinstance(block, Line):
            break
        lines.append(block.text)
    return lines


def _by_number(cells: Sequence[Cell], header: Header) -> Iterator[Sequence[Cell]]:
    """The cells of each row: what stands from one number to the next, or up to it where numbers come last."""
    numbers = [place for place, cell in enumerate(cells) if is_number(cell)]
    if header.roles[-1] is ColumnRole.NUMBER:
        starts, ends = [0, *(place + 1 for place in numbers[:-1])], [place + 1 for place in numbers]
    else:
        starts, ends = numbers, [*numbers[1:], len(cells)]
    yield from (cells[start:end] for start, end in zip(starts, ends, strict=False))


def _row(cells: Sequence[Cell], header: Header) -> Row:
    """The cells put into the columns in which they fit best, in the header's order; several may share one."""
    cells, width = cells[:_MOST_LINES], len(header.roles)
    ways = combinations(range(len(cells) + width - 1), width - 1)
    best = max((_parted(cells, way) for way in ways), key=lambda parts: _worth(parts, header))
    return Row(tuple(Cell.of(*(paragraph for cell in part for paragraph in cell.paragraphs)) for part in best))


def _parted(cells: Sequence[Cell], way: Sequence[int]) -> list[Sequence[Cell]]:
    ends = [bar - count for count, bar in enumerate(way)]
    return [cells[start:end] for start, end in pairwise([0, *ends, len(cells)])]


def _worth(parts: Sequence[Sequence[Cell]], header: Header) -> float:
    """How well each line suits the column it came into; a column left empty is a loss."""
    pairs = zip(parts, header.roles, strict=True)
    fits = sum(fit_of(cell, role) for part, role in pairs for cell in part or [Cell()])
    return fits - _LOSS * sum(not part for part in parts)
