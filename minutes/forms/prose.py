"""Prose without numbers: every «مقرر گردید» is a resolution, and so is every line below «موارد زیر مصوب شد:»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from domain.folded import Folded, any_of, folded
from minutes.forms.items import ROLES, Item, opens_with_label, without_signs
from minutes.forms.numbered_list import FOOTER
from minutes.grid import Block, Document, Grid, Line
from minutes.verbs import DECIDED, has_finite_verb, last_verb_asks

_AGAIN: Final = any_of(
    "همچنین|هم چنین|ضمنا|در ادامه|در پایان|نیز|علاوه بر این|سپس|در خصوص|درخصوص|پیرو|با توجه به|پس از|بر این اساس",
)
_NEXT = re.compile(rf"(?<=[.؛]) ?(?=(?:{_AGAIN}(?!\w)[^.؛:]{{0,120}}? )?{DECIDED}(?!\w))")
_MARK = re.compile(rf"(?<!\w){DECIDED}(?!\w)")
_INTRODUCTION = re.compile(rf"(?:(?<!\w){any_of('ذیل|زیر|به شرح ذیل|بشرح زیر|موارد')}(?!\w)[^.]{{0,60}}|:)$")
_BELOW = re.compile(rf"(?<!\w){any_of('ذیل|زیر')}(?!\w)[^.:]{{0,80}}:$")
_TITLE = re.compile(rf"^{any_of('مصوبات|تصمیمات|موارد مصوب|تصمیمات متخذه|مصوبات و تصمیمات')}[^.]{{0,60}}:?$")
_PART = re.compile(r"^\(?(?:الف|[ا-ی]|\d{1,2}[-–/]\d{1,2})\)? ?[-–:).]")


def with_prose_as_grid(document: Document) -> Document:
    """The document with what was decided as rows, counted from one."""
    reading = _Prose()
    for block in document.blocks:
        if not (isinstance(block, Line) and reading.takes(block)):
            reading.end()
            reading.blocks.append(block)
    reading.end()
    return replace(document, blocks=tuple(reading.blocks))


@dataclass
class _Prose:
    """The blocks so far, the items at hand, and whether lines below an introduction are decisions by themselves."""

    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    count: int = 0
    is_introduced: bool = False

    def takes(self, line: Line) -> bool:
        source = folded(without_signs(line.text).lstrip(" -–—"))
        plain = source.plain
        if self.items and (opens_with_label(plain) or _PART.match(plain)):
            self.items[-1].fill(source)
            return True
        if FOOTER.search(plain) and not _MARK.search(plain):
            self.is_introduced = False
            return False
        if _introduces(plain):
            self.is_introduced = True
            return False
        if not _MARK.search(plain) and not (self.is_introduced and _decides(line.text)):
            return False
        for text in _decisions(source):
            self.count += 1
            self.items.append(Item(self.count))
            self.items[-1].fill(folded(text))
        return True

    def end(self) -> None:
        if self.items:
            self.blocks.append(Grid(tuple(item.to_row() for item in self.items), ROLES))
            self.items = []


def _introduces(plain: str) -> bool:
    return bool(_TITLE.match(plain) or _BELOW.search(plain) or (_MARK.search(plain) and _INTRODUCTION.search(plain)))


def _decides(text: str) -> bool:
    return has_finite_verb(text) and last_verb_asks(text) is not None


def _decisions(source: Folded) -> Iterator[str]:
    cuts = [0, *(match.end() for match in _NEXT.finditer(source.plain)), len(source.plain)]
    for start, end in pairwise(cuts):
        if start < end:
            yield source.quote(start, end)
