"""The sheet for minutes is read without a mistake when it is filled in, also where lines of it were left empty."""

import io
from datetime import date, time
from pathlib import Path

import pytest
from docx import Document

from domain.vocabulary import DeadlineKind
from exports.minutes_template import MinutesSheet, SheetRow, minutes_sheet
from minutes.draft import Draft
from minutes.read import read_minutes

PUBLISHED = Path(__file__).resolve().parents[2] / "docs/minutes-template.docx"
ROWS = (
    SheetRow(
        "بوستان محله سپیدار بهسازی و گزارش آن به دبیرخانه داده شود.",
        ("شهرداری مهرآباد",),
        ("فرمانداری مهرآباد", "اداره کل حفاظت محیط زیست"),
        ("معاونت هماهنگی امور عمرانی",),
        "۲ هفته",
    ),
    SheetRow(
        "در خصوص خانواده‌های نیازمند محله:\nالف- فهرست خانواده‌ها تهیه شود.\nب- بسته‌های حمایتی توزیع شود.",
        ("اداره کل بهزیستی", "کمیته امداد امام خمینی (ره)"),
        deadline="مستمر",
    ),
    SheetRow("پیرو بند ۸ صورت‌جلسه ۱۸، نشانی مراکز اعلام شود.", ("دانشگاه علوم پزشکی",), deadline="۱۴۰۵/۱۰/۳۰"),
    SheetRow("گزارش پیشرفت نوسازی مدارس ارائه شود.", ("اداره کل نوسازی، توسعه و تجهیز مدارس",), deadline="جلسه آتی"),
    SheetRow("راه‌های روستایی بازگشایی شود.", ("فرمانداری‌ها", "اداره کل راهداری"), deadline="تا پایان سال"),
)
SHEET = MinutesSheet(
    number="۲۱",
    body="شورای ساماندهی استان گلشن",
    day="پنجشنبه ۱۹ آذر ۱۴۰۵",
    time="۰۸:۳۰",
    place="سالن جلسات استانداری",
    chair="معاون سیاسی، امنیتی و اجتماعی استاندار",
    agenda=("گزارش مصوبات جلسه پیش", "بررسی وضعیت بوستان‌ها"),
    rows=ROWS,
)


def read(sheet: MinutesSheet) -> Draft:
    return read_minutes(minutes_sheet(sheet), "صورت‌جلسه.docx")


def words(content: bytes) -> list[str]:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_the_heading_is_read_as_it_was_filled_in() -> None:
    meeting = read(SHEET).meeting
    assert (meeting.number, meeting.body) == (21, "شورای ساماندهی استان گلشن")
    assert (meeting.held_on, meeting.begins_at, meeting.place) == (date(2026, 12, 10), time(8, 30), SHEET.place)
    assert meeting.chair is not None
    assert (meeting.chair.title, meeting.agenda) == (SHEET.chair, SHEET.agenda)


def test_every_row_is_read_as_it_was_filled_in() -> None:
    draft = read(SHEET)
    assert not draft.warnings
    for number, (row, filled) in enumerate(zip(draft.resolutions, ROWS, strict=True), 1):
        assert (row.row, row.text, row.warnings) == (number, filled.text, ())
        assert (row.actors, row.partners) == (tuple(filled.responsible), tuple(filled.partners))
        assert (row.supervisors or row.followup_by) == tuple(filled.supervisors)
        assert row.deadline.deadline.raw == filled.deadline
    kinds = [row.deadline.deadline.kind for row in draft.resolutions]
    assert kinds == [
        DeadlineKind.WEEKS,
        DeadlineKind.CONTINUOUS,
        DeadlineKind.BY_DATE,
        DeadlineKind.NEXT_SESSION,
        DeadlineKind.END_OF_YEAR,
    ]
    assert [clause.letter for clause in draft.resolutions[1].clauses] == ["الف", "ب"]
    assert draft.resolutions[2].cross_refs[0].minutes_no == 18


@pytest.mark.parametrize("left_empty", [1, 4])
def test_rows_that_were_left_empty_are_no_resolutions(left_empty: int) -> None:
    rows = (*ROWS, *[SheetRow("")] * left_empty)
    sheet = MinutesSheet(SHEET.number, SHEET.body, SHEET.day, rows=rows)
    draft = read(sheet)
    assert [row.text for row in draft.resolutions] == [row.text for row in ROWS]
    assert (draft.meeting.place, draft.meeting.agenda, draft.warnings) == (None, (), ())


def test_the_published_template_is_the_one_that_is_made() -> None:
    assert words(PUBLISHED.read_bytes()) == words(minutes_sheet(MinutesSheet()))
