"""Whether a document is marked as classified. Asked before anything else is read."""

import re
from collections.abc import Iterable
from typing import Final

from domain.folded import any_of, folded
from domain.text import squeeze
from minutes.grid import Document

_MARKS: Final = ("محرمانه", "خیلی محرمانه", "سری", "به کلی سری", "بکلی سری", "کاملا محرمانه", "فوق سری", "confidential")
_MARK = any_of(*_MARKS)
_LONE_MARKS = frozenset(squeeze(mark) for mark in _MARKS)
_URGENCY = any_of("آنی|فوری|خیلی فوری|عادی|مستقیم")
_LABELLED = re.compile(
    rf"{any_of('طبقه بندی|درجه طبقه بندی|درجه محرمانگی|محرمانگی|سطح دسترسی')} ?:? ?[\"«(]?{_MARK}(?!\w)"
)
_TITLED = re.compile(rf"(?<!\w){any_of('صورتجلسه|صورت جلسه|جلسه|مصوبات')} {_MARK}(?!\w)")
_PARTS = re.compile(r"\t|\s{2,}|[|/،؛]|[-–—]\s|\s[-–—]|:")
_HEADING_LINES: Final = 6
_LONGEST_TITLE: Final = 120


def is_classified(document: Document, *, has_title: bool = True) -> bool:
    """Whether a mark stands by itself anywhere (a stamp), behind «طبقه‌بندی:», or in the title.

    The same words inside a sentence are only words. A later part of a pasted text has no title of its own.
    """
    if any(_is_stamped(line) for line in (*document.letterhead, *document.lines, *_cells(document))):
        return True
    if not has_title:
        return False
    titles = [line for line in document.lines[:_HEADING_LINES] if len(line) <= _LONGEST_TITLE]
    return any(_TITLED.search(folded(line).plain) for line in titles)


def _cells(document: Document) -> Iterable[str]:
    return (cell.text for grid in document.grids for row in grid.rows for cell in row.cells)


def _is_stamped(line: str) -> bool:
    if len(line) > _LONGEST_TITLE:
        return False
    if _LABELLED.search(folded(line).plain):
        return True
    return any(_is_mark(part) for part in (line, *_PARTS.split(line)))


def _is_mark(part: str) -> bool:
    bare = re.sub(r"[^\w]", "", squeeze(re.sub(rf"(?<!\w){_URGENCY}(?!\w)", "", folded(part).plain)))
    return bare in _LONE_MARKS
