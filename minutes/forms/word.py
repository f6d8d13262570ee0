"""Word documents (.docx): paragraphs, right-to-left tables, tracked insertions, content controls, automatic numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from minutes.forms.decoding import clean
from minutes.forms.markup import attribute, child, local_name
from minutes.forms.spans import laid_out
from minutes.forms.word_numbering import Numbering
from minutes.forms.word_parts import open_parts
from minutes.grid import Block, Cell, Document, Grid, Line, Row

_PASSED_THROUGH: Final = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "body", "AlternateContent", "Choice"}
)
_LEFT_OUT: Final = frozenset({"del", "moveFrom", "txbxContent", "instrText", "delText", "pPr", "rPr", "Fallback"})
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(content: bytes) -> Document:
    """The blocks of a document in order, with what stands in its page headers and footers apart.

    Raises MinutesRefused for archives that are encrypted, unsafe, far larger than they look, or no Word document.
    """
    parts = open_parts(content)
    blocks = tuple(_blocks(parts.body, Numbering(parts)))
    letterhead = (_text(one) for part in parts.letterhead for one in part.iter() if local_name(one) == "p")
    return Document(blocks, tuple(text for text in letterhead if text.strip()))


def _blocks(parent: etree._Element, numbering: Numbering) -> Iterator[Block]:
    for element in parent:
        name = local_name(element)
        if name == "p":
            yield from _paragraph(element, numbering)
        elif name == "tbl":
            yield Grid(tuple(_rows(element, numbering)))
        elif name in _PASSED_THROUGH:
            yield from _blocks(element, numbering)


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> Iterator[Block]:
    """The paragraph's lines, then what stands in the text boxes that hang on it."""
    mark, written = numbering.next_mark(paragraph), _text(paragraph)
    yield from (Line(line.strip()) for line in (mark + written).split("\n") if line.strip())
    for box in _found(paragraph, "txbxContent", passed=None):
        yield from _blocks(box, numbering)


def _rows(table: etree._Element, numbering: Numbering) -> Iterator[Row]:
    above: Sequence[Cell] = ()
    for row in _found(table, "tr"):
        if child(row, "trPr", "del") is None:
            skipped = attribute(child(row, "trPr", "gridBefore"), "val") or "0"
            cells = [_cell(cell, numbering) for cell in _found(row, "tc")]
            laid = laid_out([*[Cell()] * _small(skipped, 0), *cells], above)
            above = laid
            yield Row(laid)


def _cell(cell: etree._Element, numbering: Numbering) -> Cell:
    properties = child(cell, "tcPr")
    merge, span = child(properties, "vMerge"), attribute(child(properties, "gridSpan"), "val") or "1"
    lines = [line for block in _blocks(cell, numbering) for line in _lines_of(block)]
    goes_on = merge is not None and attribute(merge, "val") != "restart"
    return replace(Cell.of(*lines), span=_small(span, 1), goes_on=goes_on)


def _small(written: str, otherwise: int) -> int:
    return min(int(written), 63) if written.isdigit() and int(written) else otherwise


def _lines_of(block: Block) -> list[str]:
    """A table inside a cell is read as its cells' lines."""
    if isinstance(block, Line):
        return [block.text]
    return [cell.own_text for row in block.rows for cell in row.cells]


def _found(
    parent: etree._Element, wanted: str, passed: frozenset[str] | None = _PASSED_THROUGH
) -> Iterator[etree._Element]:
    """The nearest elements of a name, through those in ``passed`` (None: through all that is not left out)."""
    for element in parent:
        name = local_name(element)
        if name == wanted:
            yield element
        elif name in passed if passed is not None else name not in _LEFT_OUT:
            yield from _found(element, wanted, passed)


def _text(element: etree._Element) -> str:
    parts: list[str] = []
    _collect(element, parts)
    return clean("".join(parts))


def _collect(element: etree._Element, parts: list[str]) -> None:
    for one in element:
        name = local_name(one)
        if name == "t":
            parts.append(one.text or "")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name not in _LEFT_OUT and not _is_hidden(one):
            _collect(one, parts)


def _is_hidden(run: etree._Element) -> bool:
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val") not in ("0", "false")
