"""Which day minutes are of when their date may be read in two ways."""

from datetime import date

import pytest

from domain.calendar import from_jalali
from minutes.draft import Draft, WarningCode
from minutes.meeting_day import KnownMeetings
from minutes.read import read_pasted

DAY_FIRST = from_jalali(1404, 6, 5)
YEAR_FIRST = from_jalali(1405, 6, 4)
BEFORE, BETWEEN, AFTER = from_jalali(1404, 5, 20), from_jalali(1405, 1, 20), from_jalali(1405, 7, 1)
ROWS = """
ردیف\tمصوبات\tاقدام کننده\tمهلت
۱\tمقرر گردید گزارش طرح پارک ملت تهیه و ارسال شود.\tشهرداری\t۲ هفته
۲\tمقرر گردید فهرست مدارس فرسوده اعلام شود.\tآموزش و پرورش\tتا پایان سال
"""


def read(heading: str, known: KnownMeetings | None = None) -> Draft:
    return read_pasted(heading + ROWS, known_meetings=known or KnownMeetings())


def asked(draft: Draft) -> list[str]:
    return [warning.message for warning in draft.warnings if warning.code is WarningCode.AMBIGUOUS_DATE]


@pytest.mark.parametrize(
    "heading",
    [
        "صورتجلسه دوازدهمین جلسه شورای آموزش مورخ ۰۵/۰۶/۰۴\n",
        "صورتجلسه دوازدهمین جلسه شورای آموزش\nتاریخ جلسه: 5-6-04 ساعت: ۱۰\n",
        "صورتجلسه دوازدهمین جلسه شورای آموزش\nتاریخ: ۰۵.۰۶.۰۴\n",
    ],
)
def test_a_date_of_two_readings_is_asked_and_nothing_is_dated_by_it(heading: str) -> None:
    draft = read(heading)
    assert draft.meeting.held_on is None
    assert draft.meeting.unclear_day is not None
    assert set(draft.meeting.unclear_day.days) == {DAY_FIRST, YEAR_FIRST}
    assert [row.deadline.due_on for row in draft.resolutions] == [None, None]
    (question,) = asked(draft)
    assert "۱۴۰۴/۰۶/۰۵" in question
    assert "۱۴۰۵/۰۶/۰۴" in question


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("روز چهارشنبه مورخ ۰۴/۰۷/۰۳", from_jalali(1403, 7, 4)),
        ("روز پنج شنبه مورخ ۰۴/۰۷/۰۳", from_jalali(1404, 7, 3)),
        ("مورخ ۰۴/۰۷/۰۳ روز: پنجشنبه", from_jalali(1404, 7, 3)),
        ("روز یکشنبه مورخ ۰۴/۰۷/۰۳", None),
        ("روز چهارشنبه مورخ ۰۵/۰۶/۰۴", None),
    ],
)
def test_the_weekday_decides_if_it_is_that_of_one_reading(written: str, day: date | None) -> None:
    draft = read(f"صورتجلسه دوازدهمین جلسه شورای آموزش {written}\n")
    assert draft.meeting.held_on == day
    assert bool(asked(draft)) is (day is None)


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (KnownMeetings(((11, BETWEEN),)), YEAR_FIRST),
        (KnownMeetings(((11, BEFORE), (13, BETWEEN))), DAY_FIRST),
        (KnownMeetings(((12, YEAR_FIRST),)), YEAR_FIRST),
        (KnownMeetings(today=BETWEEN), DAY_FIRST),
        (KnownMeetings(((11, BEFORE),)), None),
        (KnownMeetings(((11, AFTER),)), None),
        (KnownMeetings(((11, BEFORE), (13, AFTER)), today=AFTER), None),
    ],
)
def test_the_other_meetings_and_today_decide_if_they_leave_one_reading(known: KnownMeetings, day: date | None) -> None:
    draft = read("صورتجلسه دوازدهمین جلسه شورای آموزش مورخ ۰۵/۰۶/۰۴\n", known)
    assert draft.meeting.held_on == day
    assert bool(asked(draft)) is (day is None)


@pytest.mark.parametrize(
    ("written", "year", "month", "day"),
    [
        ("97/12/16", 1397, 12, 16),
        ("6/3/86", 1386, 3, 6),
        ("۹۹.۴.۱۷", 1399, 4, 17),
        ("01/06/17", 1401, 6, 17),
        ("21/5/1387", 1387, 5, 21),
        ("۱۴۰۵/۶/۴", 1405, 6, 4),
        ("05/05/05", 1405, 5, 5),
    ],
)
def test_a_date_of_one_reading_is_not_asked(written: str, year: int, month: int, day: int) -> None:
    draft = read(f"صورتجلسه دوازدهمین جلسه شورای آموزش مورخ {written}\n")
    assert draft.meeting.held_on == from_jalali(year, month, day)
    assert asked(draft) == []
