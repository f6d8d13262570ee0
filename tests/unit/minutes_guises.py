"""One table of resolutions written in many forms, to see that all of them are read alike."""

import io
from collections.abc import Callable, Sequence
from typing import Any, Final

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TITLE: Final = "صورتجلسه بیست و هفتمین جلسه شورای ترافیک استان مورخ ۱۴۰۲/۰۸/۱۵"
HEAD: Final = ("ردیف", "شرح مصوبه", "اقدام کننده", "مهلت")
ROWS: Final = (
    ("۱", "مقرر گردید طرح هندسی میدان تهیه و به دبیرخانه ارسال گردد.", "شهرداری نیکشهر", "۲ هفته"),
    ("۲", "مقرر شد خط کشی معابر اصلی با همکاری پلیس راه انجام شود.", "اداره کل راهداری", "پایان آذر"),
    ("۳", "با نصب چراغ راهنمایی در تقاطع معلم موافقت گردید.", "پلیس راه", "-"),
)
LINES: Final = (HEAD, *ROWS)


def _text(separator: str, start: str = "", end: str = "") -> bytes:
    return "\n".join([TITLE, "", *(start + separator.join(row) + end for row in LINES)]).encode()


def as_markdown() -> bytes:
    rows = ["| " + " | ".join(row) + " |" for row in LINES]
    return "\n".join([f"# {TITLE}", "", rows[0], "|---|---|---|---|", *rows[1:]]).encode()


def as_box() -> bytes:
    rule = "+" + "-" * 40 + "+"
    rows = [line for row in LINES for line in (rule, "| " + " | ".join(row) + " |")]
    return "\n".join([TITLE, *rows, rule]).encode()


def as_cell_lines() -> bytes:
    return "\n".join([TITLE, *(cell for row in LINES for cell in row)]).encode()


def as_page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in LINES)
    return f"<html><body><h1>{TITLE}</h1><table>{rows}</table></body></html>".encode()


def as_layout_page() -> bytes:
    inner = as_page().decode().removeprefix("<html><body>").removesuffix("</body></html>")
    return f"<html><body><table><tr><td>منو</td><td>{inner}</td></tr></table></body></html>".encode()


def as_list() -> bytes:
    items = (f"{number}- {text}\nاقدام: {actor} مهلت: {deadline}" for number, text, actor, deadline in ROWS)
    return "\n".join([TITLE, *items]).encode()


def as_word(rows: Sequence[Sequence[str]] = LINES, change: Callable[[Any], None] | None = None) -> bytes:
    """A Word table of ``rows`` below the title, ``change``\\ d before it is saved."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    if change is not None:
        change(table)
    return saved(document)


def as_reversed_word() -> bytes:
    return as_word([row[::-1] for row in LINES])


def as_workbook() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([TITLE])
    for row in LINES:
        sheet.append(list(row))
    return saved(book)


def saved(document: Any) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def markup(xml: str) -> Any:
    """An element of Word's markup, whose prefix is ``w``."""
    name, _, rest = xml.removeprefix("<").partition(">")
    return parse_xml(f"<{name} {nsdecls('w')}>{rest}")


GUISES: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "tabs": ("a.txt", lambda: _text("\t")),
    "tabs in UTF-16": ("a.txt", lambda: _text("\t").decode().encode("utf-16")),
    "commas": ("a.csv", lambda: _text(",")),
    "markdown": ("a.md", as_markdown),
    "box": ("a.txt", as_box),
    "a cell in each line": ("a.txt", as_cell_lines),
    "page": ("a.html", as_page),
    "page in a layout table": ("a.html", as_layout_page),
    "list": ("a.txt", as_list),
    "word": ("a.docx", as_word),
    "word from left to right": ("a.docx", as_reversed_word),
    "workbook": ("a.xlsx", as_workbook),
}
