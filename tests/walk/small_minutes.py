"""Minutes of two rows in every form that a secretariat sends, made small so that walking with them is quick.

Those that only an office program makes are kept beside this file (forms/README.md).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import docx
import openpyxl
from PIL import Image

from tests.walk.hand import Upload

KEPT: Final = Path(__file__).parent / "forms"
BODY: Final = "قرارگاه اجتماعی استان"
DAY: Final = "۱۴۰۱/۰۶/۱۷"
PAGES: Final = 14
"""So many pages one below the other make the heavy picture."""
COLUMNS: Final = ("ردیف", "مصوبات", "اقدام‌کننده", "زمان اقدام")
ROWS: Final = (
    ("۱", "مقرر گردید: جدول‌کشی خیابان شهید بهشتی انجام شود.", "شهرداری کرج", "۲ هفته"),
    ("۲", "مقرر گردید: فهرست خانواده‌های نیازمند محله اعلام شود.", "مؤسسه خیریه سپیدار", "۱ ماه"),
)
_PERSIAN: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_IN_WINDOWS: Final = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹\u200c", "يك0123456789 ")


@dataclass(frozen=True)
class Form:
    """One form of the minutes of meeting ``number``: a file, or the messages in which the text is pasted."""

    name: str
    number: int
    file: Upload | None = None
    messages: tuple[str, ...] = ()


def forms() -> Iterator[Form]:
    """One of each, each of a meeting of its own."""
    yield Form("docx", 41, Upload("صورت‌جلسه.docx", _word(41)))
    yield Form("xlsx", 42, Upload("صورت‌جلسه.xlsx", _workbook(42)))
    yield Form("html", 43, Upload("صورت‌جلسه.html", _page(43).encode()))
    yield Form("markdown", 44, Upload("صورت‌جلسه.md", _markdown(44).encode()))
    yield Form("utf-8", 45, Upload("صورت‌جلسه.txt", _tabs(45).encode()))
    yield Form("utf-16", 46, Upload("صورت‌جلسه.txt", _tabs(46).encode("utf-16")))
    yield Form("cp1256", 47, Upload("صورت‌جلسه.txt", _listed(47).translate(_IN_WINDOWS).encode("cp1256")))
    yield Form("tabs pasted", 48, messages=(_tabs(48),))
    yield Form("a cell a line, over several messages", 49, messages=_cells(49))
    yield Form("a list pasted", 50, messages=(_listed(50),))
    yield Form("pdf", 51, Upload("صورت‌جلسه.pdf", (KEPT / "small.pdf").read_bytes()))
    yield Form("doc", 52, Upload("صورت‌جلسه.doc", (KEPT / "small.doc").read_bytes()))
    yield Form("photo", 61, Upload("صفحه.png", (KEPT / "small.png").read_bytes(), "photo"))


def heavy() -> Upload:
    """A picture of a long page, over which the reader sits for seconds."""
    with Image.open(KEPT / "small.png") as page:
        width, height = page.size
        whole = Image.new("L", (width, height * PAGES))
        for count in range(PAGES):
            whole.paste(page, (0, height * count))
    written = io.BytesIO()
    whole.save(written, "PNG")
    return Upload("صفحه بلند.png", written.getvalue())


def followed_by_statuses(number: int, of: int) -> str:
    """Minutes with the table of where the resolutions of meeting ``of`` stand, to be pasted."""
    table = (
        f"وضعیت مصوبات جلسه قبل (جلسه شماره {shown(of)} مورخ {DAY})",
        "\t".join(("ردیف", "مصوبه", "دستگاه", "وضعیت", "درصد پیشرفت")),
        "\t".join(("۱", "جدول‌کشی خیابان شهید بهشتی", "شهرداری کرج", "در دست اقدام", "۴۰")),
        "\t".join(("۲", "فهرست خانواده‌های نیازمند محله", "مؤسسه خیریه سپیدار", "انجام شد", "۱۰۰")),
    )
    first, second, *rest = _tabs(number).split("\n")
    return "\n".join([first, second, "", *table, "", "مصوبات جلسه", *rest[1:]])


def with_other_words(number: int) -> str:
    """The minutes of that meeting with another text in the first row, to be pasted."""
    return _tabs(number).replace("جدول‌کشی", "جدول‌کشی و آسفالت")


def shown(number: int) -> str:
    """A number as minutes and people write it."""
    return str(number).translate(_PERSIAN)


def _heading(number: int) -> tuple[str, str]:
    return f"صورت‌جلسه {BODY}", f"شماره جلسه: {shown(number)}   تاریخ: {DAY}   ساعت: ۱۰:۰۰"


def _tabs(number: int) -> str:
    lines = [*_heading(number), "", "\t".join(COLUMNS), *("\t".join(row) for row in ROWS)]
    return "\n".join(lines)


def _cells(number: int) -> tuple[str, str]:
    """The second message begins in the middle of the table."""
    first = [*_heading(number), *COLUMNS, *ROWS[0]]
    return "\n".join(first), "\n".join(ROWS[1])


def _listed(number: int) -> str:
    items = (f"{count}- {text} اقدام: {actor} مهلت: {deadline}" for count, text, actor, deadline in ROWS)
    return "\n".join([*_heading(number), *items])


def _page(number: int) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (COLUMNS, *ROWS))
    lines = "".join(f"<p>{line}</p>" for line in _heading(number))
    return f'<html dir="rtl"><meta charset="utf-8"><body>{lines}<table>{rows}</table></body></html>'


def _markdown(number: int) -> str:
    rows = [f"| {' | '.join(row)} |" for row in (COLUMNS, ("---",) * len(COLUMNS), *ROWS)]
    first, second = _heading(number)
    return "\n".join([f"# {first}", "", second, "", *rows])


def _word(number: int) -> bytes:
    document = docx.Document()
    for line in _heading(number):
        document.add_paragraph(line)
    table = document.add_table(0, len(COLUMNS))
    for row in (COLUMNS, *ROWS):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _workbook(number: int) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in _heading(number):
        sheet.append([line])
    for row in (COLUMNS, *ROWS):
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
