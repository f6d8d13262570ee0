"""How long minutes take to be read, by the number of rows, beside a library that only takes the cells out."""

import csv
import io
from collections.abc import Callable
from typing import Final

import docx
import openpyxl

from bench.table import Measure, seconds, timing
from minutes.read import read_minutes

ROWS: Final = (100, 1_000)
HEAD: Final = ("ردیف", "مصوبات", "اقدام کننده", "مهلت")
TITLE: Final = "صورتجلسه بیستمین جلسه شورای ترافیک استان گلشن روز پنجشنبه مورخ ۱۴۰۱/۰۶/۱۷ ساعت ۷/۳۰"
TEXTS: Final = (
    "پیرو بند ۲ صورتجلسه مورخ ۱۴۰۱/۵/۲۷ مقرر گردید: الف- طرح هندسی میدان تهیه شود. ب- نتیجه تا پایان سال گزارش شود.",
    "مقرر گردید خط‌کشی معابر اصلی با همکاری پلیس راه انجام و نتیجه در جلسه آتی گزارش گردد.",
    "با نصب چراغ راهنمایی در تقاطع معلم موافقت گردید.",
)
AGENCIES: Final = ("شهرداری مهرآباد", "اداره کل راهداری و حمل و نقل جاده ای - پلیس راه", "آب و فاضلاب، توزیع برق")
DEADLINES: Final = ("۲ هفته", "پایان آذر", "مستمر", "-")


def rows(count: int) -> list[tuple[str, ...]]:
    """The rows of minutes, no two of the same text."""
    return [
        (str(number), f"{TEXTS[number % 3]} (پرونده شماره {number})", AGENCIES[number % 3], DEADLINES[number % 4])
        for number in range(1, count + 1)
    ]


def as_text(count: int) -> bytes:
    return "\n".join([TITLE, "", *("\t".join(row) for row in (HEAD, *rows(count)))]).encode()


def as_word(count: int) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    body = rows(count)
    table = document.add_table(len(body) + 1, len(HEAD))
    for cell, words in zip(table._cells, (words for row in (HEAD, *body) for words in row), strict=True):
        cell.text = words
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_workbook(count: int) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ((TITLE,), HEAD, *rows(count)):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def cells_of_text(content: bytes) -> None:
    list(csv.reader(io.StringIO(content.decode()), delimiter="\t"))


def cells_of_word(content: bytes) -> None:
    """As python-docx's own guide does it, by the whole row."""
    for table in docx.Document(io.BytesIO(content)).tables:
        for row in table.rows:
            [cell.text for cell in row.cells]


def cells_of_workbook(content: bytes) -> None:
    for row in openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0].iter_rows():
        [cell.value for cell in row]


FORMS: Final[dict[str, tuple[str, Callable[[int], bytes], str, Callable[[bytes], None]]]] = {
    "text": ("a.txt", as_text, "csv", cells_of_text),
    "Word": ("a.docx", as_word, "python-docx", cells_of_word),
    "Excel": ("a.xlsx", as_workbook, "openpyxl", cells_of_workbook),
}


def read(form: str, count: int) -> None:
    name, write, _, _ = FORMS[form]
    content = write(count)
    with timing():
        read_minutes(content, name)


def take_cells(form: str, count: int) -> None:
    _, write, _, take = FORMS[form]
    content = write(count)
    with timing():
        take(content)


def measure() -> list[Measure]:
    """Each form with few rows and ten times as many; the ratios are what does not depend on the machine."""
    return [_measured(form) for form in FORMS]


def _measured(form: str) -> Measure:
    few, many = ROWS
    of_few, of_many, of_cells = seconds(read, form, few), seconds(read, form, many), seconds(take_cells, form, many)
    return {
        "form": form,
        f"{few} rows": f"{of_few:.2f} s",
        f"{many:,} rows": f"{of_many:.2f} s",
        "ten times the rows take": f"{of_many / of_few:.1f} ×",
        "the cells alone": f"{of_cells:.2f} s ({FORMS[form][2]})",
        "reading to the cells": f"{of_many / of_cells:.1f} ×",
    }
