"""The table in minutes that says where earlier resolutions stand."""

from datetime import date

import pytest

from minutes.earlier import EarlierState, EarlierStatus, state_of
from minutes.read import read_pasted

NEW = """
ب - مصوبات جلسه
ردیف\tشرح مصوبه\tدستگاه مسئول\tمهلت اجرا
۱\tمقرر گردید بوستان محله بهسازی شود.\tشهرداری مهرآباد\t۲ هفته
"""


def earlier(table: str) -> tuple[EarlierStatus, ...]:
    return read_pasted(f"صورتجلسه بیست و یکمین جلسه ستاد مورخ ۱۴۰۵/۰۹/۰۵\n\n{table}\n{NEW}").earlier


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("انجام شد", EarlierState.DONE),
        ("اجرايي شده", EarlierState.DONE),
        ("انجام نشده است", EarlierState.NOT_DONE),
        ("اجرا نشده", EarlierState.NOT_DONE),
        ("در دست پیگیری", EarlierState.GOING_ON),
        ("در حال اجرا", EarlierState.GOING_ON),
        ("متوقف", EarlierState.BLOCKED),
        ("منتفی", EarlierState.CANCELLED),
        ("بهسازی", None),
    ],
)
def test_the_words_for_a_status_are_known(written: str, state: EarlierState | None) -> None:
    assert state_of(written) is state


def test_each_row_of_the_table_is_read_with_its_meeting() -> None:
    first, second = earlier("""
الف - وضعیت مصوبات جلسه قبل (بیستمین جلسه مورخ ۱۴۰۵/۰۸/۲۸)
ردیف\tمصوبه\tدستگاه\tوضعیت\tدرصد پیشرفت\tموانع
۱\tتهیه نقشه\tشرکت آب منطقه‌ای\tانجام شد\t۱۰۰\t
۲\tخرید پمپ\tشهرداری مهرآباد\tدر دست اقدام\t۶۰\tمناقصه برگزار شده است
""")
    assert (first.row, first.state, first.minutes_no, first.minutes_on) == (
        1,
        EarlierState.DONE,
        20,
        date(2026, 11, 19),
    )
    assert second.agencies == ("شهرداری مهرآباد",)
    assert (second.percent, second.remark) == (60, "مناقصه برگزار شده است")


def test_a_code_and_a_percent_in_the_status_are_understood() -> None:
    (found,) = earlier("""
وضعیت مصوبات پیشین
شماره مصوبه\tمصوبه\tدستگاه\tآخرین وضعیت
۱۹/۳\tتهیه نقشه\tشهرداری مهرآباد\t۴۰ درصد پیشرفت
""")
    assert (found.minutes_no, found.row, found.state, found.percent) == (19, 3, EarlierState.GOING_ON, 40)


def test_codes_of_one_meeting_in_order_keep_their_meeting() -> None:
    first, second = earlier("""
وضعیت مصوبات پیشین
شماره مصوبه\tمصوبه\tدستگاه\tآخرین وضعیت
۱۹/۳\tتهیه نقشه\tشهرداری مهرآباد\tانجام شد
۱۹/۴\tخرید پمپ\tشهرداری مهرآباد\tدر دست اقدام
""")
    assert [(one.minutes_no, one.row) for one in (first, second)] == [(19, 3), (19, 4)]


def test_a_table_of_new_resolutions_is_no_table_of_statuses() -> None:
    assert earlier("") == ()
