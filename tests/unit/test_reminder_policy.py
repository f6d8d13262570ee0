"""The ladder of reminders, told by what is said on which day."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from domain.body_settings import BodySettings
from domain.calendar import at_tehran
from domain.reminder_policy import (
    Audience,
    FollowedUp,
    audience,
    is_on_call_list,
    next_due,
    reminder_key,
)
from domain.vocabulary import Duty, Relation, ReminderStage, Status
from domain.working_time import WorkCalendar
from tests.unit.reminder_play import PLAIN, clock_of, item, play, quarter_hours

# Saturday 21 November 2026 is the day of issuing unless a test says otherwise.
ISSUED = date(2026, 11, 21)
S = ReminderStage
WHOLE_LADDER = [
    S.SEVEN_DAYS_BEFORE, S.THREE_DAYS_BEFORE, S.ONE_DAY_BEFORE, S.DUE_DAY, S.ONE_DAY_AFTER, S.BEFORE_ESCALATION,
    S.THREE_DAYS_AFTER, S.ESCALATION, S.WEEKLY_AFTER_1, S.WEEKLY_AFTER_2, S.WEEKLY_AFTER_3, S.CALL_LIST,
]  # fmt: skip


def after(days: int) -> date:
    return ISSUED + timedelta(days=days)


def said_on(followed: FollowedUp, calendar: WorkCalendar = PLAIN, days: int = 70) -> list[tuple[int, ReminderStage]]:
    """Days after issuing on which something is said, with its stage."""
    ticks = quarter_hours(followed.issued_on, days)
    return [((said.day - followed.issued_on).days, said.stage) for said in play(followed, ticks, calendar)]


def test_the_whole_ladder_of_an_assignment_nobody_answers() -> None:
    # Due on Monday, day 16; three working days later is Saturday, day 21.
    days = [9, 12, 15, 16, 17, 18, 21, 21, 28, 35, 42, 49]
    # Day 13 is a Friday, so «three days before» moved to Wednesday and «one day before» stays on Sunday.
    days[1] = 11
    assert said_on(item(ISSUED, after(16))) == list(zip(days, WHOLE_LADDER, strict=True))


def test_a_two_week_deadline_is_first_spoken_of_at_its_half() -> None:
    assert said_on(item(ISSUED, after(14)))[0] == (7, S.SEVEN_DAYS_BEFORE)


def test_a_warning_on_a_day_off_moves_before_it_and_lateness_after_it() -> None:
    thursday = after(19)
    said = said_on(item(ISSUED, thursday), days=25)
    assert said[:4] == [(11, S.SEVEN_DAYS_BEFORE), (16, S.THREE_DAYS_BEFORE), (18, S.DUE_DAY), (21, S.ONE_DAY_AFTER)]


def test_warnings_that_days_off_bring_together_become_the_last_of_them() -> None:
    off = {after(n): "نوروز" for n in range(14, 30)}
    said = said_on(item(ISSUED, after(20)), WorkCalendar(off, BodySettings()), days=20)
    assert said == [(11, S.DUE_DAY)]


def test_nothing_is_said_within_two_working_days_of_issuing() -> None:
    assert said_on(item(ISSUED, after(9)))[0] == (4, S.THREE_DAYS_BEFORE)
    assert said_on(item(ISSUED, after(10)))[0] == (3, S.SEVEN_DAYS_BEFORE)


def test_a_one_week_item_is_spoken_of_from_the_day_after_issuing_on() -> None:
    assert said_on(item(ISSUED, after(4)), days=5) == [(1, S.THREE_DAYS_BEFORE), (3, S.ONE_DAY_BEFORE), (4, S.DUE_DAY)]


def test_reminders_go_at_half_past_eight_and_the_note_is_drafted_at_the_noon_that_was_promised() -> None:
    said = play(item(ISSUED, after(16)), quarter_hours(ISSUED, 70))
    assert {clock_of(one) for one in said if one.stage is not S.ESCALATION} == {time(8, 30)}
    assert [clock_of(one) for one in said if one.stage is S.ESCALATION] == [time(12)]


def test_after_a_week_asleep_one_reminder_goes_out_not_three() -> None:
    awake = quarter_hours(after(16), 1)
    assert [said.stage for said in play(item(ISSUED, after(16)), awake)] == [S.DUE_DAY]


@pytest.mark.parametrize("asleep_until", [19, 21, 30, 60])
def test_nobody_is_reported_to_the_head_without_a_warning_on_an_earlier_day(asleep_until: int) -> None:
    said = play(item(ISSUED, after(16)), quarter_hours(after(asleep_until), 20))
    stages = [one.stage for one in said]
    assert stages[:2] == [S.BEFORE_ESCALATION, S.THREE_DAYS_AFTER]
    warning, escalation = said[0], said[stages.index(S.ESCALATION)]
    assert escalation.day == PLAIN.next_working_day(warning.day)


def test_the_note_to_the_head_is_still_drafted_when_the_clock_slept_after_the_warning() -> None:
    warned = replace(item(ISSUED, after(16)), spoken={S.ONE_DAY_AFTER: after(17), S.BEFORE_ESCALATION: after(18)})
    said = play(warned, quarter_hours(after(40), 10))
    assert [one.stage for one in said] == [S.ESCALATION, S.WEEKLY_AFTER_1]


@pytest.mark.parametrize("relation", [Relation.INDEPENDENT, Relation.NATIONAL])
def test_independent_and_national_agencies_hear_nothing_of_lateness(relation: Relation) -> None:
    stages = [stage for _, stage in said_on(item(ISSUED, after(16), relation=relation))]
    assert stages == [*WHOLE_LADDER[:4], S.CALL_LIST]
    assert audience(S.CALL_LIST) is Audience.CALL_LIST


def test_a_continuous_assignment_is_spoken_of_when_its_period_ends_and_never_goes_to_the_head() -> None:
    said = said_on(item(ISSUED, ISSUED + timedelta(days=30), is_continuous=True), days=80)
    assert said == [
        (30, S.PERIOD_DUE), (31, S.ONE_DAY_AFTER), (38, S.WEEKLY_AFTER_1), (45, S.WEEKLY_AFTER_2),
        (52, S.WEEKLY_AFTER_3), (59, S.CALL_LIST),
    ]  # fmt: skip


def test_nothing_goes_up_the_line_while_a_request_waits_for_the_secretariat() -> None:
    asked = item(ISSUED, after(16), has_open_request=True)
    stages = [stage for _, stage in said_on(asked)]
    assert stages == [*WHOLE_LADDER[: WHOLE_LADDER.index(S.BEFORE_ESCALATION)]]


def test_what_is_not_acknowledged_is_nudged_on_the_next_working_day() -> None:
    unseen = item(ISSUED, None, status=Status.ISSUED, is_seen=False)
    assert said_on(unseen) == [(1, S.NOT_SEEN)]
    wednesday = replace(unseen, issued_on=after(4))
    assert said_on(wednesday) == [(3, S.NOT_SEEN)]


@pytest.mark.parametrize(
    "change",
    [
        {"status": status}
        for status in (
            Status.REPORTED_DONE, Status.AWAITING_LETTER, Status.VERIFIED, Status.DECLINED, Status.CANCELLED,
        )
    ] + [{"duty": Duty.COPY}, {"duty": Duty.SUPERVISOR}, {"due_on": None}, {"due_on": ISSUED - timedelta(days=1)}],
    ids=str,
)  # fmt: skip
def test_nothing_is_said_where_there_is_nothing_to_say(change: dict[str, object]) -> None:
    quiet = replace(item(ISSUED, after(16)), **change, snoozed_until=None)  # type: ignore[arg-type]
    assert said_on(quiet) == []


def test_a_changed_due_date_begins_anew_and_names_its_reminders_anew() -> None:
    extended = item(after(16), after(30))
    assert said_on(extended)[0] == (7, S.SEVEN_DAYS_BEFORE)
    keys = {reminder_key(41, day, S.SEVEN_DAYS_BEFORE) for day in (after(16), after(30))}
    assert keys == {"reminder:41:2026-12-07:seven_days_before", "reminder:41:2026-12-21:seven_days_before"}


def test_a_snoozed_reminder_comes_once_more_on_the_next_working_day() -> None:
    snoozed = replace(
        item(ISSUED, after(16)), spoken={S.SEVEN_DAYS_BEFORE: after(9)}, snoozed_until=PLAIN.reminder_instant(after(10))
    )
    said = play(snoozed, quarter_hours(after(9), 7))
    assert [(one.day, one.stage) for one in said] == [
        (after(10), S.SNOOZED), (after(11), S.THREE_DAYS_BEFORE), (after(15), S.ONE_DAY_BEFORE),
    ]  # fmt: skip


def test_a_snoozed_reminder_and_the_next_stage_on_the_same_day_are_one() -> None:
    snoozed = replace(
        item(ISSUED, after(16)), spoken={S.ONE_DAY_BEFORE: after(15)}, snoozed_until=PLAIN.reminder_instant(after(16))
    )
    assert [one.stage for one in play(snoozed, quarter_hours(after(15), 3))] == [S.DUE_DAY, S.ONE_DAY_AFTER]


def test_snoozing_silences_reminders_but_not_the_note_to_the_head() -> None:
    warned = replace(item(ISSUED, after(16)), spoken={S.BEFORE_ESCALATION: after(18), S.THREE_DAYS_AFTER: after(21)})
    snoozed = replace(warned, snoozed_until=PLAIN.reminder_instant(after(22)))
    due = next_due(snoozed, PLAIN, at_tehran(after(21), time(9)))
    assert due is not None
    assert (due.at, due.stage) == (at_tehran(after(21), time(12)), S.ESCALATION)


def test_a_body_may_choose_its_own_ladder() -> None:
    calendar = WorkCalendar({}, BodySettings(ladder=(10, 2), weekly_reminders=1, escalates_after=2))
    assert said_on(item(ISSUED, after(16)), calendar) == [
        (4, S.THREE_DAYS_BEFORE), (14, S.ONE_DAY_BEFORE), (16, S.DUE_DAY), (17, S.BEFORE_ESCALATION),
        (18, S.THREE_DAYS_AFTER), (18, S.ESCALATION), (25, S.WEEKLY_AFTER_1), (32, S.CALL_LIST),
    ]  # fmt: skip


def test_an_emergency_closure_moves_what_was_to_be_said_on_it() -> None:
    closed = WorkCalendar({after(17): "آلودگی هوا"}, BodySettings())
    said = said_on(item(ISSUED, after(16)), closed, days=23)
    assert said[4:] == [(18, S.ONE_DAY_AFTER), (21, S.BEFORE_ESCALATION), (22, S.THREE_DAYS_AFTER), (22, S.ESCALATION)]


@pytest.mark.parametrize(
    ("followed", "day", "listed"),
    [
        (item(ISSUED, None, status=Status.ISSUED, is_seen=False), 1, False),
        (item(ISSUED, None, status=Status.ISSUED, is_seen=False), 2, True),
        (item(ISSUED, after(16)), 22, False),
        (item(ISSUED, after(16)), 23, True),
        (item(ISSUED, after(16), relation=Relation.NATIONAL), 16, False),
        (item(ISSUED, after(16), relation=Relation.NATIONAL), 17, True),
        (item(ISSUED, after(16), status=Status.AWAITING_LETTER), 40, False),
        (item(ISSUED, after(16), duty=Duty.COPY), 40, False),
        (item(ISSUED, after(-3)), 40, False),
    ],
)
def test_the_call_list_holds_the_unseen_the_week_late_and_those_that_are_never_chased(
    followed: FollowedUp, day: int, listed: bool
) -> None:
    assert is_on_call_list(followed, PLAIN, after(day)) is listed
