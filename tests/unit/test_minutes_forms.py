"""What a document says does not depend on the form it has."""

from typing import Any

import pytest

from minutes.draft import DraftResolution
from minutes.read import read_minutes
from tests.unit.minutes_guises import GUISES, HEAD, ROWS, as_word, markup


def rows_of(content: bytes, name: str) -> list[tuple[int | None, str, tuple[str, ...], str | None]]:
    return [said(row) for row in read_minutes(content, name).resolutions]


def said(row: DraftResolution) -> tuple[int | None, str, tuple[str, ...], str | None]:
    return row.row, row.text, row.actors, row.deadline.deadline.raw


@pytest.mark.parametrize("guise", GUISES)
def test_every_form_is_read_alike(guise: str) -> None:
    name, write = GUISES[guise]
    draft = read_minutes(write(), name)
    assert [row.text for row in draft.resolutions] == [text for _, text, _, _ in ROWS]
    assert [row.actors for row in draft.resolutions] == [(actor,) for _, _, actor, _ in ROWS]
    assert [row.deadline.to_json()["due"] for row in draft.resolutions] == ["1402-08-29", "1402-09-30", None]
    assert [row.row for row in draft.resolutions] == [1, 2, 3]
    assert (draft.meeting.number, draft.meeting.to_json()["date"]) == (27, "1402-08-15")


def test_a_word_cell_merged_over_rows_is_every_rows_own() -> None:
    def merge(table: Any) -> None:
        table.cell(1, 2).merge(table.cell(2, 2)).text = "شهرداری"

    assert [actors for _, _, actors, _ in rows_of(as_word(change=merge), "a.docx")][:2] == [("شهرداری",)] * 2


def test_tracked_insertions_stay_and_deletions_go() -> None:
    def track(table: Any) -> None:
        paragraph = table.cell(1, 1).paragraphs[0]
        paragraph.text = "مقرر گردید پل "
        paragraph._p.append(markup("<w:del><w:r><w:delText>کهنه</w:delText></w:r></w:del>"))
        paragraph._p.append(markup("<w:ins><w:r><w:t>نو</w:t></w:r></w:ins>"))
        paragraph._p.append(markup("<w:sdt><w:sdtContent><w:r><w:t> ساخته شود.</w:t></w:r></w:sdtContent></w:sdt>"))

    assert rows_of(as_word(change=track), "a.docx")[0][1] == "مقرر گردید پل نو ساخته شود."


def test_automatic_numbers_are_read_as_word_shows_them() -> None:
    def number(table: Any) -> None:
        for row in table.rows[1:]:
            row.cells[0].paragraphs[0].style = "List Number"

    bare = [HEAD, *(("", *row[1:]) for row in ROWS)]
    assert [row for row, _, _, _ in rows_of(as_word(bare, number), "a.docx")] == [1, 2, 3]


def test_a_row_whose_deletion_is_tracked_is_gone() -> None:
    def delete(table: Any) -> None:
        table.rows[2]._tr.get_or_add_trPr().append(markup("<w:del></w:del>"))

    assert [row for row, _, _, _ in rows_of(as_word(change=delete), "a.docx")] == [1, 3]


def test_a_line_in_another_encoding_is_read_and_told() -> None:
    before, after = "".join(f"{chr(9).join(row)}\n" for row in (HEAD, ROWS[0])), "\t".join(ROWS[1])
    arabic = after.translate(str.maketrans("یک۲", "يك2")).encode("cp1256")
    draft = read_minutes(before.encode() + arabic, "a.txt")
    assert [row.row for row in draft.resolutions] == [1, 2]
    assert "mixed_encodings" in [warning.code for warning in draft.warnings]


def test_text_that_was_encoded_twice_is_put_right() -> None:
    twice = GUISES["tabs"][1]().decode("latin-1").encode()
    assert rows_of(twice, "a.txt") == rows_of(GUISES["tabs"][1](), "a.txt")


def test_a_line_of_values_above_a_table_of_cell_lines_is_no_column_of_it() -> None:
    cells = ["صورت‌جلسه ستاد", "شماره جلسه: ۴۹   تاریخ: ۱۴۰۱/۰۶/۱۷", *HEAD, *(cell for row in ROWS for cell in row)]
    draft = read_minutes("\n".join(cells).encode(), "a.txt")
    assert draft.meeting.number == 49
    assert [row.text for row in draft.resolutions] == [text for _, text, _, _ in ROWS]


def test_a_table_whose_bars_stand_between_cells_only_is_read() -> None:
    rows = (" | ".join(row) for row in (HEAD, *ROWS))
    lines = ["صورتجلسه ستاد شماره ۲۷", *(line for row in rows for line in (row, "---"))]
    assert [row[1:3] for row in rows_of("\n".join(lines).encode(), "a.txt")] == [
        (text, (actor,)) for _, text, actor, _ in ROWS
    ]


def test_words_about_an_occasion_are_no_deadline() -> None:
    table = ["\t".join(row) for row in (HEAD, ("1", "تشکیل ستاد اربعین", "فرمانداری - هلال احمر", "فوری"), *ROWS[1:])]
    first = rows_of("\n".join(["صورتجلسه ستاد", *table]).encode(), "a.txt")[0]
    assert first[1:] == ("تشکیل ستاد اربعین", ("فرمانداری", "هلال احمر"), "فوری")


def test_a_heading_with_dashes_and_names_in_running_sentences_are_read() -> None:
    draft = read_minutes(
        "\n".join(
            (
                "کارگروه سلامت و امنیت غذایی - جلسه شماره ۱۲ (۱۴۰۴/۰۲/۱۴ - یکشنبه)",
                "مصوبات:",
                "۱. اتحادیه نانوایان فهرست واحدهای فاقد کارت بهداشت را ظرف ۱۰ روز به معاونت غذا و دارو ارائه کند.",
                "۲. اداره کل استاندارد و دانشگاه علوم پزشکی شهید صدوقی تا پایان خردادماه نسبت به پایش اقدام نمایند.",
            )
        ).encode(),
        "a.txt",
    )
    assert (draft.meeting.body, draft.meeting.number) == ("کارگروه سلامت و امنیت غذایی", 12)
    assert (draft.meeting.weekday, draft.meeting.weekday_matches) == ("یکشنبه", True)
    first, second = draft.resolutions
    assert first.actors == ("اتحادیه نانوایان",)
    assert second.actors == ("اداره کل استاندارد", "دانشگاه علوم پزشکی شهید صدوقی")


@pytest.mark.parametrize("code", ["27-{row}", "27/{row}", "{row}-27"])
def test_rows_that_are_called_by_meeting_and_number_are_rows_of_their_own(code: str) -> None:
    table = [HEAD, *((code.format(row=number), *row[1:]) for number, row in enumerate(ROWS, 1))]
    lines = ["صورتجلسه ستاد", *("\t".join(row) for row in table)]
    assert [row[:2] for row in rows_of("\n".join(lines).encode(), "a.txt")] == [
        (number, text) for number, (_, text, _, _) in enumerate(ROWS, 1)
    ]


def test_who_helps_is_told_apart_in_the_cell_of_who_acts() -> None:
    rows = (HEAD, (ROWS[0][0], ROWS[0][1], "اداره کل راه و شهرسازی با همکاری شهرداری", ROWS[0][3]), *ROWS[1:])
    lines = ["صورتجلسه ستاد", *("\t".join(row) for row in rows)]
    first = read_minutes("\n".join(lines).encode(), "a.txt").resolutions[0]
    assert (first.actors, first.partners) == (("اداره کل راه و شهرسازی",), ("شهرداری",))


def test_the_body_is_read_out_of_a_long_opening_sentence() -> None:
    opening = "شصت و هشتمین جلسه شورای سلامت شهرستان مراغه در تاریخ یکشنبه ۱۴۰۲/۱۰/۱۷ " + "با حضور اعضا و مدعوین " * 9
    draft = read_minutes(
        "\n".join(("«صورتجلسه»", opening, *("\t".join(row) for row in (HEAD, *ROWS)))).encode(), "a.txt"
    )
    assert (draft.meeting.body, draft.meeting.number) == ("شورای سلامت شهرستان مراغه", 68)


def test_a_supervisor_in_brackets_is_named_without_them() -> None:
    first = "۱- مقرر گردید آبفا کلرسنجی را تا ۱۵ اسفند تکمیل کند. (با نظارت مرکز بهداشت)"
    lines = ("صورتجلسه ستاد", first, "۲- مقرر گردید کار ادامه یابد.")
    assert read_minutes("\n".join(lines).encode(), "a.txt").resolutions[0].supervisors == ("مرکز بهداشت",)


def test_resolutions_in_labelled_lines_are_read() -> None:
    labels = ("ردیف", "مصوبه", "مسئول", "مهلت")
    parts = ["\n".join(f"{label} : {value}" for label, value in zip(labels, row, strict=True)) for row in ROWS]
    draft = read_minutes("\n\n".join(["جلسه شورای تأمین مسکن - شماره ۵", *parts]).encode(), "a.txt")
    assert [said(row)[:3] for row in draft.resolutions] == [
        (number, text, (actor,)) for number, (_, text, actor, _) in enumerate(ROWS, 1)
    ]
    assert (draft.meeting.number, draft.meeting.body) == (5, "شورای تأمین مسکن")


def test_a_name_that_a_narrow_cell_had_broken_is_whole() -> None:
    table = (
        "+------+--------------------------------------+----------------+---------+",
        "| ردیف | مصوبه                                | مسئول          | مهلت    |",
        "+------+--------------------------------------+----------------+---------+",
        "| ۱    | مرمت سقف کاروانسرای آوج انجام شود.   | اداره کل میراث | ۲ ماه   |",
        "|      |                                      | فرهنگی         |         |",
        "+------+--------------------------------------+----------------+---------+",
    )
    (row,) = read_minutes("\n".join(("صورتجلسه ستاد", *table)).encode(), "a.txt").resolutions
    assert row.actors == ("اداره کل میراث فرهنگی",)


def test_rows_of_a_table_without_numbers_stay_apart_though_no_sentence_closes_in_them() -> None:
    rows = (
        ("شرح مصوبه", "مسئول اجرا", "مهلت", "توضیحات"),
        ("تجهیز ۱۲ مدرسه به گرمایش استاندارد", "اداره نوسازی مدارس", "۲۰ روز", ""),
        ("برگزاری جشن عاطفه‌ها", "کمیته امداد", "۷ مهر", "انجام شد"),
    )
    lines = ["صورتجلسه شورا مورخ ۱۴۰۳/۰۷/۲۳", *(",".join(row) for row in rows)]
    assert [row[1:] for row in rows_of("\n".join(lines).encode(), "a.csv")] == [
        (text, (actor,), deadline) for text, actor, deadline, _ in rows[1:]
    ]


def test_items_that_are_called_by_meeting_and_number_are_read_without_their_codes() -> None:
    items = (f"▪ ۶/{number} — {text} (مسئول: {actor}؛ مهلت: {deadline})" for number, text, actor, deadline in ROWS)
    draft = read_minutes("\n".join(["صورتجلسه ستاد شنبه، ۶ اردیبهشت ۱۴۰۴", *items]).encode(), "a.txt")
    assert [said(row)[:2] for row in draft.resolutions] == [(count, row[1]) for count, row in enumerate(ROWS, 1)]
    assert draft.meeting.weekday == "شنبه"


def test_a_letter_before_the_number_of_a_row_makes_it_no_deadline() -> None:
    rows = (HEAD, ("م-1", ROWS[0][1], ROWS[0][2], ""), *((f"م-{row[0]}", *row[1:]) for row in ROWS[1:]))
    lines = ["صورتجلسه ستاد", *("\t".join(row) for row in rows)]
    found = rows_of("\n".join(lines).encode(), "a.txt")
    assert [(number, deadline) for number, _, _, deadline in found][:2] == [(1, None), (2, ROWS[1][3])]
