"""Working days and hours: Saturday to Wednesday 07:30–14:00 in Tehran, without the days off."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body_settings import BodySettings, OtherHours
from domain.calendar import TEHRAN, at_tehran
from domain.holidays import official_holidays
from domain.working_time import WorkCalendar

# Saturday 21 November 2026; the Tuesday of that week is declared off.
SATURDAY, SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, 21 + n) for n in range(7))
NEXT_SATURDAY = FRIDAY + timedelta(days=1)
PLAIN = WorkCalendar({}, BodySettings())
CLOSED_TUESDAY = WorkCalendar({TUESDAY: "برف"}, BodySettings())
WITH_THURSDAYS = WorkCalendar({}, replace(BodySettings(), working_days=(0, 1, 2, 3, 4, 5)))


def tehran(instant: datetime) -> tuple[date, time]:
    local = instant.astimezone(TEHRAN)
    return local.date(), local.time()


def test_saturday_to_wednesday_are_working_days_and_a_body_may_add_thursday() -> None:
    week = (SATURDAY, SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
    assert [PLAIN.is_working_day(day) for day in week] == [True] * 5 + [False] * 2
    assert [WITH_THURSDAYS.is_working_day(day) for day in week] == [True] * 6 + [False]
    assert not CLOSED_TUESDAY.is_working_day(TUESDAY)


@pytest.mark.parametrize(
    ("day", "following", "preceding", "up_to"),
    [
        (MONDAY, WEDNESDAY, SUNDAY, MONDAY),
        (TUESDAY, WEDNESDAY, MONDAY, MONDAY),
        (WEDNESDAY, NEXT_SATURDAY, MONDAY, WEDNESDAY),
        (THURSDAY, NEXT_SATURDAY, WEDNESDAY, WEDNESDAY),
        (FRIDAY, NEXT_SATURDAY, WEDNESDAY, WEDNESDAY),
    ],
)
def test_days_off_are_stepped_over_both_ways(day: date, following: date, preceding: date, up_to: date) -> None:
    assert CLOSED_TUESDAY.next_working_day(day) == following
    assert CLOSED_TUESDAY.previous_working_day(day) == preceding
    assert CLOSED_TUESDAY.last_working_day_up_to(day) == up_to


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (SATURDAY, 0, SATURDAY),
        (SATURDAY, 2, MONDAY),
        (SATURDAY, 3, WEDNESDAY),
        (THURSDAY, 1, NEXT_SATURDAY),
        (NEXT_SATURDAY, -2, MONDAY),
    ],
)
def test_working_days_are_counted_without_days_off(start: date, count: int, end: date) -> None:
    assert CLOSED_TUESDAY.add_working_days(start, count) == end


@pytest.mark.parametrize(
    ("due_on", "on", "late"),
    [
        (MONDAY, MONDAY, False),
        (MONDAY, TUESDAY, True),
        (WEDNESDAY, THURSDAY, True),
        (THURSDAY, THURSDAY, False),
        (THURSDAY, FRIDAY, False),
        (THURSDAY, NEXT_SATURDAY, True),
        (TUESDAY, WEDNESDAY, True),
    ],
)
def test_due_on_a_day_off_is_late_only_from_the_next_working_day(due_on: date, on: date, late: bool) -> None:
    assert CLOSED_TUESDAY.is_late(due_on, on) is late


@pytest.mark.parametrize(
    ("day", "clock", "sent_on", "sent_at"),
    [
        (SATURDAY, time(7, 45), SATURDAY, time(7, 45)),
        (SATURDAY, time(13, 59), SATURDAY, time(13, 59)),
        (SATURDAY, time(6), SATURDAY, time(8, 30)),
        (SATURDAY, time(14), SUNDAY, time(8, 30)),
        (MONDAY, time(23), WEDNESDAY, time(8, 30)),
        (WEDNESDAY, time(15), NEXT_SATURDAY, time(8, 30)),
        (FRIDAY, time(10), NEXT_SATURDAY, time(8, 30)),
    ],
)
def test_outside_working_time_a_message_waits_for_half_past_eight(
    day: date, clock: time, sent_on: date, sent_at: time
) -> None:
    assert tehran(CLOSED_TUESDAY.next_working_time(at_tehran(day, clock))) == (sent_on, sent_at)


def test_the_hours_of_a_dated_period_replace_the_usual_ones_on_its_days_alone() -> None:
    ramadan = OtherHours(SUNDAY, MONDAY, time(9), time(13))
    calendar = WorkCalendar({}, BodySettings(other_hours=(ramadan,)))
    assert tehran(calendar.reminder_instant(SUNDAY)) == (SUNDAY, time(9))
    assert not calendar.is_working_time(at_tehran(MONDAY, time(13, 30)))
    assert tehran(calendar.reminder_instant(TUESDAY)) == (TUESDAY, time(8, 30))
    assert calendar.is_working_time(at_tehran(TUESDAY, time(13, 30)))


days = st.dates(date(2022, 1, 1), date(2030, 12, 31))


@given(days, st.integers(-30, 30), st.frozensets(days, max_size=40))
def test_adding_working_days_ends_on_a_working_day_and_counts_each(
    day: date, count: int, days_off: frozenset[date]
) -> None:
    calendar = WorkCalendar(dict.fromkeys(days_off, ""), BodySettings())
    end = calendar.add_working_days(day, count)
    first, last = (day + timedelta(days=1), end) if count > 0 else (end, day - timedelta(days=1))
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(calendar.is_working_day(each) for each in between) == abs(count)
    assert count == 0 or calendar.is_working_day(end)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001 (made aware below)
def test_the_next_working_time_is_working_time_and_never_in_the_past(naive: datetime) -> None:
    now = naive.replace(tzinfo=TEHRAN)
    later = CLOSED_TUESDAY.next_working_time(now)
    assert later >= now
    assert CLOSED_TUESDAY.is_working_time(later)


def test_official_days_off_are_named_and_weekly_fridays_are_not_among_them() -> None:
    found = {holiday.day: holiday.name for holiday in official_holidays([2026])}
    assert "نوروز" in found[date(2026, 3, 21)]
    assert "عاشورا" in found[date(2026, 6, 25)]
    assert "انقلاب" in found[date(2026, 2, 11)]
    assert date(2026, 11, 20) not in found
    assert list(found) == sorted(found)
