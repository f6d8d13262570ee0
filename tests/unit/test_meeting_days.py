"""Which meeting «جلسه آتی» means, and the day that is due by it."""

from datetime import date

import pytest

from domain.body_settings import BodySettings
from domain.meeting_days import MeetingDay, due_before, following
from domain.working_time import WorkCalendar

TWENTIETH = MeetingDay(20, date(2026, 11, 19))
CALENDAR = WorkCalendar({date(2026, 12, 15): "تعطیل"}, BodySettings())


@pytest.mark.parametrize(
    ("known", "count", "number"),
    [
        pytest.param([(21, 17), (22, 31)], 1, 21, id="the next number"),
        pytest.param([(21, 17), (22, 31)], 2, 22, id="the one after it"),
        pytest.param([(22, 31)], 1, None, id="the next has no day yet"),
        pytest.param([(22, 31)], 2, 22, id="a known number behind an unknown one"),
        pytest.param([(21, 17)], 2, None, id="only the next is known"),
        pytest.param([(None, 17)], 1, None, id="a meeting that has no number is the next in order"),
        pytest.param([], 1, None, id="nothing is planned"),
    ],
)
def test_the_meeting_that_is_meant_goes_by_its_number(
    known: list[tuple[int | None, int]], count: int, number: int | None
) -> None:
    calendar = [TWENTIETH, *(MeetingDay(one, date(2026, 12, day)) for one, day in known)]
    found = following(TWENTIETH, count, calendar)
    assert (found.number if found else None) == number
    assert (found is not None) == (number is not None or known == [(None, 17)])


def test_without_numbers_meetings_follow_each_other_by_their_days() -> None:
    origin = MeetingDay(None, date(2026, 11, 19))
    days = [MeetingDay(None, date(2026, 12, 17)), MeetingDay(21, date(2026, 12, 3))]
    assert following(origin, 1, days) == days[1]
    assert following(origin, 2, days) == days[0]


@pytest.mark.parametrize(
    ("held_on", "after", "present", "due_on"),
    [
        pytest.param(date(2026, 12, 17), date(2026, 11, 23), None, date(2026, 12, 14), id="two working days before"),
        pytest.param(
            date(2026, 11, 24), date(2026, 11, 23), None, date(2026, 11, 24), id="on short notice its own day"
        ),
        pytest.param(date(2026, 12, 17), date(2026, 12, 16), date(2026, 12, 14), date(2026, 12, 14), id="time passes"),
        pytest.param(date(2026, 11, 24), date(2026, 11, 1), date(2026, 11, 24), date(2026, 11, 24), id="stays late"),
    ],
)
def test_reports_are_due_two_working_days_before_their_meeting(
    held_on: date, after: date, present: date | None, due_on: date
) -> None:
    assert due_before(MeetingDay(21, held_on), CALENDAR, after, present) == due_on
