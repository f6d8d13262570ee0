"""Word documents (.docx): paragraphs, right-to-left tables, tracked insertions, content controls, automatic numbers."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

import docx
from docx.document import Document as WordDocument
from lxml import etree

from minutes.errors import MinutesRefused, Refusal
from minutes.forms.decoding import clean
from minutes.grid import Block, Cell, Document, Grid, Line, Row

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_ENTRIES: Final = 2_000
LARGEST_ENTRY: Final = 32 * 2**20
LARGEST_UNPACKED: Final = 64 * 2**20
_ENCRYPTED_FLAG: Final = 0x1
_PASSED_THROUGH: Final = frozenset({"sdt", "sdtContent", "ins", "smartTag", "customXml", "body"})
_LEFT_OUT: Final = frozenset({"del", "moveFrom", "txbxContent", "instrText", "delText"})


def read_word(content: bytes) -> Document:
    """The blocks of a document in order, with what stands in its page headers and footers apart.

    Raises MinutesRefused for archives that are encrypted, far larger than they look, or no Word document.
    """
    _check_archive(content)
    try:
        document = docx.Document(io.BytesIO(content))
    except (KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as broken:
        raise MinutesRefused(Refusal.UNSUPPORTED_FORM) from broken
    numbering = _Numbering()
    blocks = tuple(_blocks(document.element.body, numbering))
    return Document(blocks, tuple(_letterhead(document)))


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise MinutesRefused(Refusal.ENCRYPTED)
    if len(entries) > MOST_ENTRIES or any(entry.file_size > LARGEST_ENTRY for entry in entries):
        raise MinutesRefused(Refusal.TOO_LARGE)
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise MinutesRefused(Refusal.TOO_LARGE)
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise MinutesRefused(Refusal.UNSUPPORTED_FORM)


class _Numbering:
    """Automatic numbers, counted as Word counts them: by list and level."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def next_number(self, paragraph: etree._Element) -> str:
        """«3. » before a paragraph of a numbered list, else nothing."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        listed = properties.find(f"{_W}numId") if properties is not None else None
        if properties is None or listed is None or listed.get(f"{_W}val") == "0":
            return ""
        level = properties.find(f"{_W}ilvl")
        key = (listed.get(f"{_W}val", ""), level.get(f"{_W}val", "0") if level is not None else "0")
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{self._counts[key]}. "


def _blocks(parent: etree._Element, numbering: _Numbering) -> Iterator[Block]:
    for element in parent:
        name = _name(element)
        if name == "p":
            text = numbering.next_number(element) + _text(element)
            yield from (Line(line.strip()) for line in text.split("\n") if line.strip())
        elif name == "tbl":
            yield Grid(tuple(_rows(element, numbering)))
        elif name in _PASSED_THROUGH:
            yield from _blocks(element, numbering)


def _rows(table: etree._Element, numbering: _Numbering) -> Iterator[Row]:
    for row in _found(table, "tr"):
        cells = (_cell(cell, numbering) for cell in _found(row, "tc"))
        yield Row(tuple(cells))


def _cell(cell: etree._Element, numbering: _Numbering) -> Cell:
    """A cell that goes on from the one above (vertical merge) is blank, as the eye sees it."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val") != "restart":
        return Cell()
    lines = [line for block in _blocks(cell, numbering) for line in _lines_of(block)]
    return Cell.of(*lines)


def _lines_of(block: Block) -> list[str]:
    """A table inside a cell is read as its cells' lines."""
    if isinstance(block, Line):
        return [block.text]
    return [cell.text for row in block.rows for cell in row.cells]


def _found(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for element in parent:
        name = _name(element)
        if name == wanted:
            yield element
        elif name in _PASSED_THROUGH:
            yield from _found(element, wanted)


def _text(element: etree._Element) -> str:
    parts: list[str] = []
    _collect(element, parts)
    return clean("".join(parts))


def _collect(element: etree._Element, parts: list[str]) -> None:
    marks = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    for child in element:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in marks:
            parts.append(marks[name])
        elif name not in _LEFT_OUT and name != "pPr":
            _collect(child, parts)


def _letterhead(document: WordDocument) -> Iterator[str]:
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield from (_text(paragraph) for paragraph in part._element.iter(f"{_W}p"))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
