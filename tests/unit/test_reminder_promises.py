"""What holds of reminders whatever the days off, the clock and the sleep of the machine."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.body_settings import BodySettings
from domain.calendar import at_tehran
from domain.reminder_policy import Audience, FollowedUp, audience
from domain.vocabulary import Relation, ReminderStage, Status
from domain.working_time import WorkCalendar
from tests.unit.reminder_play import Said, item, play, quarter_hours

ISSUED = date(2026, 11, 21)
SPAN = 110
ORDER = list(ReminderStage)

days_off = st.frozensets(st.integers(0, SPAN), max_size=30)
due_days = st.none() | st.integers(0, 45)
sleeps = st.lists(st.tuples(st.integers(0, SPAN), st.integers(1, 40)), max_size=3)
clocks = st.lists(st.integers(0, SPAN * 33 - 1), min_size=1, max_size=60)


def calendar_of(off: frozenset[int]) -> WorkCalendar:
    return WorkCalendar({ISSUED + timedelta(days=n): "" for n in off}, BodySettings())


def followed_of(due: int | None, relation: Relation, seen: bool, continuous: bool) -> FollowedUp:
    return item(
        ISSUED,
        None if due is None else ISSUED + timedelta(days=due),
        relation=relation,
        status=Status.SEEN if seen else Status.ISSUED,
        is_seen=seen,
        is_continuous=continuous,
    )


items = st.builds(followed_of, due_days, st.sampled_from(Relation), st.booleans(), st.booleans())


@settings(max_examples=60, deadline=None)
@given(items, days_off, sleeps)
def test_each_stage_is_said_at_most_once_in_order_on_working_days_one_a_day(
    followed: FollowedUp, off: frozenset[int], asleep: list[tuple[int, int]]
) -> None:
    calendar = calendar_of(off)
    awake = [
        now for now in quarter_hours(ISSUED, SPAN)
        if not any(start <= (now - at_tehran(ISSUED, BodySettings().opens)).days < start + length
                   for start, length in asleep)
    ]  # fmt: skip
    said = play(followed, awake, calendar)
    assert_kept(said, calendar)


@settings(max_examples=60, deadline=None)
@given(items, days_off, clocks)
def test_a_clock_that_jumps_to_and_fro_says_nothing_twice(
    followed: FollowedUp, off: frozenset[int], jumps: list[int]
) -> None:
    ticks = quarter_hours(ISSUED, SPAN)
    stages = [said.stage for said in play(followed, (ticks[place] for place in jumps), calendar_of(off))]
    assert max(Counter(stages).values(), default=0) <= 1


@settings(max_examples=60, deadline=None)
@given(items, days_off)
def test_a_clock_that_never_sleeps_misses_no_stage_of_lateness(followed: FollowedUp, off: frozenset[int]) -> None:
    stages = {said.stage for said in play(followed, quarter_hours(ISSUED, SPAN + 60), calendar_of(off))}
    late = {ReminderStage.BEFORE_ESCALATION, ReminderStage.THREE_DAYS_AFTER, ReminderStage.ESCALATION}
    goes_up = followed.due_on is not None and followed.relation.is_escalated and not followed.is_continuous
    assert (late <= stages) if goes_up else not late & stages


def assert_kept(said: list[Said], calendar: WorkCalendar) -> None:
    assert max(Counter(one.stage for one in said).values(), default=0) <= 1
    places = [ORDER.index(one.stage) for one in said]
    assert places == sorted(places)
    assert all(calendar.is_working_time(one.at) for one in said)
    heard = Counter(one.day for one in said if audience(one.stage) is Audience.FOCAL_POINT)
    assert max(heard.values(), default=0) <= 1
    days = {one.stage: one.day for one in said}
    if ReminderStage.ESCALATION in days:
        assert days[ReminderStage.BEFORE_ESCALATION] < days[ReminderStage.ESCALATION]
