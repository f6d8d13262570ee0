"""Tables in text files (CSV) whose cells are parted by commas or semicolons."""

import csv
import io
from typing import Final

from minutes.errors import MinutesRefused, Refusal
from minutes.grid import Block, Cell, Document, Grid, Line, Row

_SEPARATORS: Final = ",;\t|"


def read_separated(text: str) -> Document:
    """Rows with several cells are grids, those with one are lines."""
    separator = max(_SEPARATORS, key=text.count)
    blocks: list[Block] = []
    rows: list[Row] = []
    try:
        for fields in csv.reader(io.StringIO(text), delimiter=separator):
            cells = tuple(Cell.of(*field.split("\n")) for field in fields)
            filled = [cell for cell in cells if not cell.is_blank]
            if len(filled) > 1 or (rows and filled):
                rows.append(Row(cells))
                continue
            _close(rows, blocks)
            blocks.extend(Line(cell.text) for cell in filled)
    except csv.Error as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken
    _close(rows, blocks)
    return Document(tuple(blocks))


def _close(rows: list[Row], blocks: list[Block]) -> None:
    if rows:
        blocks.append(Grid(tuple(rows)))
        rows.clear()
