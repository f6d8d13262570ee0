"""Excel workbooks (.xlsx): every visible sheet in order, merged cells as the eye sees them, real dates as Jalali."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import load_workbook

from domain.calendar import jalali
from minutes.errors import MinutesRefused, Refusal
from minutes.forms.archive import check_archive
from minutes.forms.broken import BROKEN
from minutes.forms.decoding import clean
from minutes.grid import Block, Cell, Document, Grid, Row

MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 40

# First row and column, last row and column of merged cells, by each cell that they hold.
_Merged = dict[tuple[int, int], tuple[int, int, int, int]]


def read_excel(content: bytes) -> Document:
    """A grid for each stretch of rows that no blank row parts."""
    check_archive(content)
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(content), data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return Document(tuple(block for sheet in sheets for block in _blocks(sheet)))
    except BROKEN as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken


def _blocks(sheet: Any) -> Iterator[Block]:
    merged = _merged(sheet)
    # The library counts the columns by going through every cell of the sheet.
    width = min(sheet.max_column, MOST_COLUMNS)
    rows: list[Row] = []
    for number in range(1, min(sheet.max_row, MOST_ROWS) + 1):
        row = _row(sheet, number, width, merged)
        if not row.is_blank:
            rows.append(row)
        elif rows:
            yield _trimmed(rows)
            rows = []
    if rows:
        yield _trimmed(rows)


def _row(sheet: Any, number: int, width: int, merged: _Merged) -> Row:
    return Row(tuple(_cell(sheet, number, column, merged) for column in range(1, width + 1)))


def _cell(sheet: Any, row: int, column: int, merged: _Merged) -> Cell:
    place = merged.get((row, column))
    if place is None:
        return Cell(_paragraphs(sheet.cell(row, column).value))
    top, left, _, right = place
    if column > left:
        return Cell(goes_on=row > top)
    return Cell(_paragraphs(sheet.cell(top, left).value), right - left + 1, goes_on=row > top)


def _merged(sheet: Any) -> _Merged:
    return {
        (row, column): (area.min_row, area.min_col, area.max_row, area.max_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }


def _paragraphs(value: Any) -> tuple[str, ...]:
    return Cell.of(*clean(_written(value)).split("\n")).paragraphs


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        day = jalali(value.date() if isinstance(value, datetime) else value)
        return f"{day.year}/{day.month:02d}/{day.day:02d}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _trimmed(rows: list[Row]) -> Grid:
    """The rows without the columns that are blank in all of them."""
    kept = [column for column in range(len(rows[0].cells)) if any(not row.cells[column].is_blank for row in rows)]
    return Grid(tuple(Row(tuple(row.cells[column] for column in kept)) for row in rows))
