"""Plain text: prose lines, and tables whose cells are parted by tabs or Markdown bars, or wrapped in ``<p>``."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from minutes.grid import Block, Cell, Document, Grid, Line, Row

_PARAGRAPH_TAG = re.compile(r"\s*</?p(?:\s[^>]*)?>\s*|\s*<br\s*/?>\s*", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BAR_ROW = re.compile(r"^\s*\|.*\|\s*$")
_BAR_RULE = re.compile(r"^[\s|:+=-]+$")
# More tabs than any table has columns only move words about.
_MOST_CELLS: Final = 40
_FEWEST_BARS: Final = 2


def read_plain_text(text: str) -> Document:
    """The blocks of a text; lines with tabs (or Markdown bars) that stand together are one grid."""
    blocks: list[Block] = []
    rows: list[Row] = []
    gap = False
    lines = text.split("\n")
    inner = _inner_bars(lines)
    for line in _whole_rows(lines):
        cells = () if rows and inner and _BAR_RULE.match(line) else _cells(line, inner)
        if cells is None:
            _close(rows, blocks)
            if line.strip():
                blocks.append(Line(_bare(line), after_gap=gap))
            gap = not line.strip()
        elif cells:
            rows.append(Row(cells))
    _close(rows, blocks)
    return Document(tuple(blocks))


def _close(rows: list[Row], blocks: list[Block]) -> None:
    if rows:
        blocks.append(Grid(tuple(rows)))
        rows.clear()


def _inner_bars(lines: Iterable[str]) -> frozenset[int]:
    """How many bars the rows of tables have whose bars stand between cells only («ردیف | شرح | مسئول»)."""
    counts = Counter(line.count("|") for line in lines if not _BAR_ROW.match(line))
    return frozenset(bars for bars, rows in counts.items() if bars >= _FEWEST_BARS and rows > 1)


def _cells(line: str, inner: frozenset[int]) -> tuple[Cell, ...] | None:
    """The cells of a line, none for a rule between rows, None for prose; ``inner`` are the bars of rows without outer
    ones."""
    if _BAR_ROW.match(line):
        if _BAR_RULE.match(line):
            return ()
        return tuple(_cell(part) for part in line.strip()[1:-1].split("|"))
    if line.count("|") in inner and "\t" not in line:
        return tuple(_cell(part) for part in line.split("|"))
    if not 0 < line.strip(" ").count("\t") <= _MOST_CELLS or not line.strip():
        return None
    return tuple(_cell(part) for part in line.strip(" ").split("\t"))


def _cell(part: str) -> Cell:
    pieces = (_bare(piece) for piece in _PARAGRAPH_TAG.split(part.replace("\v", "<br>")))
    return Cell.of(*pieces)


def _bare(line: str) -> str:
    return _BOLD.sub(r"\1", _PARAGRAPH_TAG.sub(" ", line)).strip()


def _whole_rows(lines: Iterable[str]) -> list[str]:
    """Lines as they are, save that a row which a line break inside a cell had cut is one line again.

    A row is known to be cut when the table it stands in has more cells a row, and the lines that follow it complete
    exactly that number.
    """
    pending = list(lines)
    whole: list[str] = []
    width = 0
    place = 0
    while place < len(pending):
        line = pending[place]
        tabs = line.strip(" ").count("\t")
        width = max(width, tabs) if tabs else (width if line.strip() else 0)
        taken = _lines_of_row(pending, place, width) if 0 < tabs < width else 1
        whole.append("\v".join(pending[place : place + taken]))
        place += taken
    return whole


def _lines_of_row(lines: list[str], start: int, width: int) -> int:
    tabs = 0
    for place in range(start, min(start + 40, len(lines))):
        if not lines[place].strip():
            break
        tabs += lines[place].strip(" ").count("\t")
        if tabs == width and place > start:
            return place - start + 1
        if tabs > width:
            break
    return 1
