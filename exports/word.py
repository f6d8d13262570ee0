"""A Word document that Persian readers expect: right to left throughout, on A4, with headings, tables and pictures.

Word keeps a second set of properties for right-to-left letters (size, bold, font), and shows plain text left to
right unless each run says otherwise; all of that is written here and nowhere else.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from domain.text import to_persian_digits
from exports.ooxml import append, put

FONT: Final = "B Nazanin"
TEXT_SIZE: Final = 12
TABLE_SIZE: Final = 11
HEADING_SIZES: Final = {1: 16, 2: 13}
INK: Final = RGBColor(0x1F, 0x3A, 0x4D)
SHADE: Final = "E8EEF1"
LINE: Final = "9FB3BD"
MARGIN: Final = 2.0
A4: Final = (21.0, 29.7)


@dataclass(frozen=True)
class Column:
    """Of a table: its head, and its share of the page's width; the first column stands at the right."""

    head: str
    share: float
    is_centred: bool = False


class Paper:
    """A document that is written from top to bottom. ``to_bytes`` ends it."""

    def __init__(self, *, is_landscape: bool = False) -> None:
        self._document = Document()
        _turn_right_to_left(self._document)
        section = self._document.sections[0]
        width, height = reversed(A4) if is_landscape else A4
        self._width = width - 2 * MARGIN
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.left_margin = section.right_margin = Cm(MARGIN)
        section.top_margin = section.bottom_margin = Cm(MARGIN)
        self._add_page_number()

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that Word's navigation finds; ``level`` 1 stands in the middle."""
        paragraph = self._document.add_heading(level=level)
        if level == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(paragraph, text, size=HEADING_SIZES[level], is_bold=True, colour=INK)

    def line(self, text: str, *, is_bold: bool = False, is_centred: bool = False) -> None:
        """A paragraph; line breaks in ``text`` stay inside it."""
        paragraph = self._document.add_paragraph()
        if is_centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(paragraph, text, size=TEXT_SIZE, is_bold=is_bold)

    def picture(self, png: bytes, width: float) -> None:
        """A picture in the middle, ``width`` centimetres wide."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """A table whose head comes again on every page and whose rows are never torn by a page's end."""
        shares = sum(column.share for column in columns)
        columns = [replace(column, share=self._width * column.share / shares) for column in columns]
        table = self._document.add_table(rows=0, cols=len(columns))
        _dress(table, columns)
        _add_row(table, columns, [column.head for column in columns], is_head=True)
        for row in rows:
            _add_row(table, columns, row)
        self._document.add_paragraph()

    def to_bytes(self) -> bytes:
        """The finished .docx."""
        content = io.BytesIO()
        self._document.save(content)
        return content.getvalue()

    def _add_page_number(self) -> None:
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = append(paragraph._p, "w:fldSimple", instr="PAGE")
        run = Run(append(field, "w:r"), paragraph)
        run.text = to_persian_digits("1")
        _set(run, size=TABLE_SIZE)


def _turn_right_to_left(document: DocumentObject) -> None:
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name].element
        fonts = style.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        put(style.get_or_add_pPr(), "w:bidi")
    put(document.sections[0]._sectPr, "w:bidi")


def _write(
    paragraph: Paragraph, text: str, *, size: int, is_bold: bool = False, colour: RGBColor | None = None
) -> None:
    put(paragraph._p.get_or_add_pPr(), "w:bidi")
    run = paragraph.add_run(text)
    _set(run, size=size, is_bold=is_bold)
    if colour is not None:
        run.font.color.rgb = colour


def _set(run: Run, *, size: int, is_bold: bool = False) -> None:
    run.font.name = FONT
    run.font.size = Pt(size)
    run.font.rtl = True
    if is_bold:
        run.font.bold = run.font.cs_bold = True
    properties = run._r.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:cs"), FONT)
    put(properties, "w:szCs", val=str(2 * size))
    put(properties, "w:lang", bidi="fa-IR")


def _dress(table: Table, columns: Sequence[Column]) -> None:
    table.autofit = False
    properties = table._tbl.tblPr
    put(properties, "w:bidiVisual")
    borders = put(properties, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        append(borders, f"w:{side}", val="single", sz="4", space="0", color=LINE)
    for column, grid in zip(columns, table.columns, strict=True):
        grid.width = Cm(column.share)


def _add_row(table: Table, columns: Sequence[Column], texts: Sequence[str], *, is_head: bool = False) -> None:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    append(properties, "w:cantSplit")
    if is_head:
        append(properties, "w:tblHeader")
    for column, cell, text in zip(columns, row.cells, texts, strict=True):
        cell.width = Cm(column.share)
        if is_head:
            put(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=SHADE)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        if is_head or column.is_centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(paragraph, text, size=TABLE_SIZE, is_bold=is_head)
