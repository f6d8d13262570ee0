"""Values of settings as people type them."""

from datetime import date, time

import pytest

from domain.body_settings import OtherHours
from talk.settings import read_clock, read_hours, read_ladder, read_other_hours

RAMADAN = OtherHours(date(2027, 2, 18), date(2027, 3, 19), time(9), time(14))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("۱۰، ۵ و ۱ روز", (10, 5, 1)),
        ("1 3 7", (7, 3, 1)),
        ("سه و یک", (3, 1)),
        ("هفت، سه، یک", (7, 3, 1)),
        ("بلد نیستم", None),
    ],
)
def test_numbers_of_days_come_longest_first(text: str, days: tuple[int, ...] | None) -> None:
    assert read_ladder(text) == days


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("۷:۳۰ تا ۱۴", (time(7, 30), time(14))),
        ("۷/۳۰ تا ۱۴", (time(7, 30), time(14))),
        ("از ساعت 8 تا 13:30", (time(8), time(13, 30))),
        ("۸ صبح تا ۲ بعدازظهر", (time(8), time(14))),
        ("هشت و نیم تا چهارده", (time(8, 30), time(14))),
        ("۷:۳۰", None),
        ("صبح تا ظهر", None),
    ],
)
def test_hours_are_from_and_to(text: str, hours: tuple[time, time] | None) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(("text", "clock"), [("ساعت ۹", time(9)), ("۸:۴۵", time(8, 45)), ("۲۵", None), ("صبح", None)])
def test_a_time_of_day_is_one_that_exists(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("۲۹ بهمن تا ۲۸ اسفند، ساعت ۹ تا ۱۴", RAMADAN),
        ("از ۱۴۰۵/۱۱/۲۹ تا ۱۴۰۵/۱۲/۲۸ - ۹:۰۰ تا ۱۴:۰۰", RAMADAN),
        ("۲۹ بهمن تا ۲۸ اسفند", None),
        ("ساعت ۹ تا ۱۴", None),
    ],
)
def test_a_period_has_two_days_and_two_times(text: str, period: OtherHours | None) -> None:
    assert read_other_hours(text, date(2026, 11, 25)) == period
