"""PDF with a text layer: letters by their place, lines in reading order, tables with rulings and without."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from domain.folded import folded
from minutes.errors import MinutesRefused, Refusal
from minutes.forms.broken import BROKEN
from minutes.forms.marks import Mark, MarkLine, lines_of
from minutes.forms.paper import blocks_of, inside, is_inside, paragraphs_of
from minutes.forms.visual_order import VisualOrder, order_of
from minutes.grid import Block, Cell, Document, Grid, Line, Row

MOST_PAGES: Final = 40
FEWEST_LETTERS: Final = 20
_LEAST_PADDING: Final = 4.0
_EDGE: Final = 0.12
_CLOSE: Final = 4.0
_PAGE_NUMBER = re.compile(r"^\W*(?:صفحه\W*)?\d{0,3}(?: ?(?:از|/) ?\d{1,3})?\W*$")

Box = tuple[float, float, float, float]


def read_pdf(content: bytes) -> Document | None:
    """The blocks of a document, or None when its pages are pictures.

    Raises MinutesRefused when it has a password, too many pages, or is no PDF that can be read.
    """
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise MinutesRefused(Refusal.TOO_MANY_PAGES)
            return _read(pdf.pages)
    except PdfminerException as broken:
        has_password = any(isinstance(cause, PDFPasswordIncorrect) for cause in broken.args)
        raise MinutesRefused(Refusal.ENCRYPTED if has_password else Refusal.NOT_TEXT) from broken
    except BROKEN as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken


@dataclass(frozen=True)
class _Sheet:
    """A page: its height, its letters in lines, and its ruled tables from the top down."""

    height: float
    lines: tuple[MarkLine, ...]
    tables: tuple[Any, ...]

    @property
    def edges(self) -> Iterator[MarkLine]:
        """The lines at the top and the bottom that stand in no table."""
        for line in self.lines:
            is_at_edge = not self.height * _EDGE < line.top < self.height * (1 - _EDGE)
            if is_at_edge and not any(inside(line.marks, table.bbox) for table in self.tables):
                yield line


def _read(pages: Sequence[Page]) -> Document | None:
    sheets = [_sheet(page) for page in pages]
    if sum(len(line.marks) for sheet in sheets for line in sheet.lines) < FEWEST_LETTERS * len(pages):
        return None
    order = order_of(line for sheet in sheets for line in sheet.lines)
    repeated = _repeated(sheets, order)
    blocks = [block for sheet in sheets for block in _blocks(sheet, order, repeated)]
    return Document(tuple(blocks), tuple(sorted(repeated)))


def _sheet(page: Page) -> _Sheet:
    """The upright letters and the tables; letters printed twice to look bold are one."""
    letters = page.dedupe_chars(tolerance=0.7).chars
    marks = [
        Mark(one["text"], one["x0"], one["top"], one["x1"], one["bottom"])
        for one in letters
        if one["text"] and one["upright"]
    ]
    tables = sorted(page.find_tables(_closing_open_tables(page)), key=lambda table: table.bbox[1])
    page.close()
    return _Sheet(page.height, tuple(lines_of(marks)), tuple(tables))


def _closing_open_tables(page: Page) -> dict[str, Any]:
    """Settings that rule a table off where the page cut it: there its upright lines end without one across."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    across = [edge["top"] for edge in page.edges if edge["orientation"] == "h" and edge["width"] > _CLOSE]
    ends = {min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)} if upright else set()
    return {"explicit_horizontal_lines": [end for end in ends if all(abs(end - y) > _CLOSE for y in across)]}


def _repeated(sheets: Sequence[_Sheet], order: VisualOrder) -> set[str]:
    """What stands at the edge of several pages, numbers of pages too: it is no part of the text."""
    edges: Counter[str] = Counter()
    said: dict[str, set[str]] = {}
    for sheet in sheets:
        for line in sheet.edges:
            text = order.say(line)
            shape = re.sub(r"\d+", "0", folded(text).plain)
            edges[shape] += 1
            said.setdefault(shape, set()).add(text)
    lonely = {shape for shape in edges if _PAGE_NUMBER.match(shape)}
    several = {shape for shape, count in edges.items() if count > 1 and count * 2 > len(sheets)}
    return {text for shape in lonely | several for text in said[shape]}


def _blocks(sheet: _Sheet, order: VisualOrder, repeated: set[str]) -> Iterator[Block]:
    """The blocks of one page from the top down."""
    edges = [line for line in sheet.edges if order.say(line) in repeated]
    marks = [mark for line in sheet.lines if line not in edges for mark in line.marks]
    boxes = [table.bbox for table in sheet.tables]
    rest = [mark for mark in marks if not any(is_inside(mark, box) for box in boxes)]
    reached = 0.0
    for table in sheet.tables:
        above = [mark for mark in rest if reached <= mark.middle < table.bbox[1]]
        yield from blocks_of(lines_of(above), order.say)
        yield from _table(table, marks, order)
        reached = max(reached, table.bbox[1])
    yield from blocks_of(lines_of(mark for mark in rest if mark.middle >= reached), order.say)


def _table(table: Any, marks: Sequence[Mark], order: VisualOrder) -> Iterator[Block]:
    content = _Content(inside(marks, table.bbox), order, _padding(table, marks))
    rows = [Row(tuple(_row(table, row, content))) for row in table.rows]
    filled = [cell for row in rows for cell in row.cells if cell.own_text]
    if len(filled) == 1:
        yield from (Line(text) for text in filled[0].paragraphs)
    elif filled:
        yield Grid(tuple(row for row in rows if not row.is_blank))


@dataclass(frozen=True)
class _Content:
    """The letters of a table, how they are said, and how much of a cell's width stays free at both sides."""

    marks: Sequence[Mark]
    order: VisualOrder
    padding: float

    def cell(self, box: Box, span: int = 1, *, goes_on: bool = False) -> Cell:
        """What stands in a box."""
        lines = lines_of(inside(self.marks, box))
        texts = paragraphs_of(lines, self.order.say, box[2] - box[0] - self.padding)
        return Cell(tuple(text for text in texts if text), span, goes_on)


def _padding(table: Any, marks: Sequence[Mark]) -> float:
    """Twice the least distance of a line from the right edge of its cell, where Persian begins."""
    rights = [(box[2], line.right) for box in table.cells for line in lines_of(inside(marks, box))]
    return 2 * max(min((edge - right for edge, right in rights), default=0.0), _LEAST_PADDING)


def _row(table: Any, row: Any, content: _Content) -> list[Cell]:
    """The cells from right to left; one that a larger cell covers is blank, or goes on from above."""
    cells: list[Cell] = []
    for place, box in enumerate(row.cells):
        if box is not None:
            cells.append(content.cell(box, _span(row, place)))
        else:
            cells.append(_covered(table, row, place, content))
    return cells[::-1]


def _span(row: Any, place: int) -> int:
    width = 1
    while place + width < len(row.cells) and row.cells[place + width] is None:
        width += 1
    return width


def _covered(table: Any, row: Any, place: int, content: _Content) -> Cell:
    column = next((other.cells[place] for other in table.rows if other.cells[place] is not None), None)
    if column is None:
        return Cell()
    x, y = (column[0] + column[2]) / 2, (row.bbox[1] + row.bbox[3]) / 2
    covering = next((box for box in table.cells if box[0] <= x < box[2] and box[1] <= y < box[3]), None)
    is_above = covering is not None and covering[1] < row.bbox[1] - 1 and covering[0] >= column[0] - 1
    return content.cell(covering, goes_on=True) if covering is not None and is_above else Cell()
