"""Pages (HTML): paragraphs, lists and tables, also of pages that Word or a portal made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree, html

from minutes.errors import MinutesRefused, Refusal
from minutes.forms.decoding import clean
from minutes.forms.markup import DEEPEST, local_name
from minutes.forms.spans import RowSpans
from minutes.grid import Block, Cell, Document, Grid, Line, Row

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript", "del", "s", "strike", "title", "select"})
_UNSEEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_OWN_LINE: Final = frozenset(
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "form", "fieldset", "blockquote",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "center", "address", "pre", "hr",
        "figure", "body", "html", "caption", "legend",
    }
)  # fmt: skip
# What a list of terms (``dl``) leaves to the eye: «مهلت: دو هفته», and values beside one another.
_OF_LABEL: Final = ": "
_NEXT_VALUE: Final = " - "
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")


def read_web_page(text: str) -> Document:
    """The blocks of a page in order."""
    bare = _DECLARATION.sub("", text).replace("\x00", "")
    try:
        root = html.document_fromstring(bare, parser=html.HTMLParser(remove_comments=True, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise MinutesRefused(Refusal.EMPTY) from broken
    reading = _Reading()
    reading.take(root)
    reading.end_line()
    return Document(tuple(reading.blocks))


@dataclass
class _Reading:
    """What was read so far: whole blocks, and the pieces of the line at hand."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    counts: list[int | None] = field(default_factory=list)
    depth: int = 0
    is_after_label: bool = False

    def end_line(self) -> None:
        for line in "".join(self.pieces).split("\n"):
            text = clean(_BLANKS.sub(" ", line)).strip()
            if text:
                self.blocks.append(Line(text))
        self.pieces.clear()

    def take(self, element: etree._Element) -> None:
        """The element's own words and elements, in order; the words behind it belong to its parent."""
        name = local_name(element)
        if not name or name in _UNSEEN or _UNSEEN_STYLE.search(element.get("style") or "") or self.depth > DEEPEST:
            return
        self.depth += 1
        if name == "table":
            self._take_table(element)
        elif name == "br":
            self.pieces.append("\n")
        else:
            self._take_words(element, name)
        self.depth -= 1

    def _take_words(self, element: etree._Element, name: str) -> None:
        if name in _OWN_LINE or name == "dt":
            self.end_line()
        if name == "dd" and "".join(self.pieces).strip():
            self.pieces.append(_OF_LABEL if self.is_after_label else _NEXT_VALUE)
        if name in ("ol", "ul"):
            self.counts.append(_first_number(element) if name == "ol" else None)
        if name == "li":
            self.pieces.append(self._mark())
        self.pieces.append(_flowing(element.text))
        for one in element:
            self.take(one)
            self.pieces.append(_flowing(one.tail))
        self.is_after_label = name == "dt"
        if name in ("ol", "ul"):
            self.counts.pop()
        if name in _OWN_LINE:
            self.end_line()

    def _mark(self) -> str:
        if not self.counts or self.counts[-1] is None:
            return "" if len(self.counts) > 1 else "• "
        self.counts[-1] += 1
        return f"{self.counts[-1]}. "

    def _take_table(self, table: etree._Element) -> None:
        """A table of cells; one that holds tables only lays the page out."""
        self.end_line()
        if any(local_name(inner) == "table" for inner in table.iterdescendants()):
            for row in _found(table, "tr"):
                for cell in row:
                    self._take_words(cell, "div")
            return
        rows = tuple(_rows(table))
        if rows:
            self.blocks.append(Grid(rows))


def _flowing(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "")


def _first_number(items: etree._Element) -> int:
    written = items.get("start") or "1"
    return int(written) - 1 if written.isdigit() and len(written) < 6 else 0


def _rows(table: etree._Element) -> Iterator[Row]:
    spans = RowSpans()
    for row in _found(table, "tr"):
        cells = [(_cell(cell), _count(cell.get("rowspan"))) for cell in row if local_name(cell) in ("td", "th")]
        yield Row(spans.laid_out(cells))


def _found(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for one in parent:
        if local_name(one) == name:
            yield one
        elif local_name(one) in ("thead", "tbody", "tfoot", "form"):
            yield from _found(one, name)


def _cell(cell: etree._Element) -> Cell:
    inside = _Reading()
    inside._take_words(cell, "div")
    lines = [line for block in inside.blocks for line in _lines_of(block)]
    return replace(Cell.of(*lines), span=_count(cell.get("colspan")))


def _lines_of(block: Block) -> list[str]:
    if isinstance(block, Line):
        return [block.text]
    return [cell.own_text for row in block.rows for cell in row.cells]


def _count(written: str | None) -> int:
    digits = (written or "").strip()
    return min(int(digits), 64) if digits.isdigit() and len(digits) < 6 and int(digits) else 1
