"""One report a period: which one it is of, what is owed, and what was missed."""

from datetime import date, timedelta

import pytest

from domain.body_settings import BodySettings
from domain.periods import Course, Period, Told, course_of, owed_by, periods
from domain.working_time import WorkCalendar

CALENDAR = WorkCalendar({}, BodySettings())
ISSUED = date(2026, 9, 1)
MONTHLY = Period(days=30)


def day(number: int) -> date:
    return ISSUED + timedelta(days=number)


def courses(told: list[int], today: int) -> list[Course]:
    spans = periods(MONTHLY, ISSUED, [], CALENDAR)
    return course_of(spans, [Told(day(number)) for number in told], day(today))


@pytest.mark.parametrize("period", [Period(), Period(months=1), Period(days=14)])
def test_a_period_is_stored_and_read_back(period: Period) -> None:
    assert Period.read(period.word) == period


@pytest.mark.parametrize(
    ("told", "today", "reported", "owed"),
    [
        ([], 10, [None], 30),
        ([], 70, [None, None, None], 30),
        ([5], 10, [5, None], 60),
        ([5, 20, 25], 28, [5, None], 60),
        ([33], 34, [33, None], 60),
        ([52], 53, [None, 52, None], 90),
        ([33, 50], 55, [33, 50, None], 90),
        ([5, 95], 96, [5, None, 95, None], 120),
    ],
)
def test_a_report_is_of_its_period_or_makes_up_for_the_one_before(
    told: list[int], today: int, reported: list[int | None], owed: int
) -> None:
    found = courses(told, today)
    assert [one.told and (one.told.on - ISSUED).days for one in found] == reported
    assert owed_by(found) == day(owed)


def test_a_missing_or_late_period_is_late_and_the_present_one_is_not() -> None:
    missing, made_up, present = courses([62], 63)[0], courses([62], 63)[1], courses([62], 63)[-1]
    assert [one.is_late(day(63), CALENDAR) for one in (missing, made_up, present)] == [True, True, False]


def test_before_meetings_a_period_ends_two_working_days_before_each_and_nothing_is_owed_without_one() -> None:
    meetings = [date(2026, 9, 20), date(2026, 10, 18)]
    assert [last for _, last in periods(Period(), ISSUED, meetings, CALENDAR)] == [
        date(2026, 9, 16),
        date(2026, 10, 14),
    ]
    assert owed_by(course_of(periods(Period(), ISSUED, [], CALENDAR), [], ISSUED)) is None
