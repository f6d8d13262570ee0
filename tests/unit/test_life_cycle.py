"""The life of an assignment: each status × step, with its end or the reason why not."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body_settings import BodySettings
from domain.calendar import at_tehran
from domain.life_cycle import (
    ENDED,
    OPEN,
    Step,
    after,
    check_taking_back,
    is_open,
    is_overdue,
    may_close,
    progress_after,
    step_of_report,
)
from domain.refusals import Refusal
from domain.vocabulary import Duty, Status
from domain.working_time import WorkCalendar
from locales.catalog import holes_of, sentences

NOON = at_tehran(date(2026, 11, 24), BodySettings().closes)


def refusal_of(status: Status, step: Step) -> str | None:
    try:
        after(status, step)
    except Refusal as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(
    ("status", "step", "end"),
    [
        (Status.ISSUED, Step.ACKNOWLEDGE, Status.SEEN),
        (Status.ISSUED, Step.REPORT_DONE, Status.REPORTED_DONE),
        (Status.ISSUED, Step.ANSWER_BY_LETTER, Status.AWAITING_LETTER),
        (Status.SEEN, Step.REPORT_PROGRESS, Status.IN_PROGRESS),
        (Status.SEEN, Step.REPORT_DONE, Status.REPORTED_DONE),
        (Status.IN_PROGRESS, Step.BLOCK, Status.BLOCKED),
        (Status.BLOCKED, Step.UNBLOCK, Status.IN_PROGRESS),
        (Status.BLOCKED, Step.REPORT_PROGRESS, Status.IN_PROGRESS),
        (Status.REPORTED_DONE, Step.VERIFY, Status.VERIFIED),
        (Status.REPORTED_DONE, Step.RETURN, Status.RETURNED),
        (Status.RETURNED, Step.REPORT_PROGRESS, Status.IN_PROGRESS),
        (Status.RETURNED, Step.REPORT_DONE, Status.REPORTED_DONE),
        (Status.AWAITING_LETTER, Step.LETTER_CAME, Status.REPORTED_DONE),
        (Status.AWAITING_LETTER, Step.LETTER_MISSING, Status.IN_PROGRESS),
        (Status.IN_PROGRESS, Step.DECLINE, Status.DECLINED),
        (Status.REPORTED_DONE, Step.CANCEL, Status.CANCELLED),
    ],
)
def test_a_step_leads_where_the_design_draws_it(status: Status, step: Step, end: Status) -> None:
    assert after(status, step) is end


@pytest.mark.parametrize(
    ("status", "step", "code"),
    [
        (Status.SEEN, Step.ACKNOWLEDGE, "already_acknowledged"),
        (Status.IN_PROGRESS, Step.ACKNOWLEDGE, "already_acknowledged"),
        (Status.VERIFIED, Step.ACKNOWLEDGE, "assignment_verified"),
        (Status.REPORTED_DONE, Step.REPORT_DONE, "already_reported_done"),
        (Status.AWAITING_LETTER, Step.ANSWER_BY_LETTER, "already_awaiting_letter"),
        (Status.IN_PROGRESS, Step.UNBLOCK, "not_blocked"),
        (Status.VERIFIED, Step.VERIFY, "already_judged"),
        (Status.RETURNED, Step.VERIFY, "already_judged"),
        (Status.CANCELLED, Step.RETURN, "already_judged"),
        (Status.REPORTED_DONE, Step.LETTER_CAME, "already_judged"),
        (Status.VERIFIED, Step.REPORT_PROGRESS, "assignment_verified"),
        (Status.CANCELLED, Step.REPORT_DONE, "assignment_cancelled"),
        (Status.DECLINED, Step.ADD_EVIDENCE, "assignment_declined"),
        (Status.VERIFIED, Step.CANCEL, "assignment_verified"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_own_reason(status: Status, step: Step, code: str) -> None:
    assert refusal_of(status, step) == code


def test_every_refusal_of_the_life_cycle_is_a_sentence_without_holes() -> None:
    codes = {refusal_of(status, step) for status, step in product(Status, Step)} - {None}
    assert len(codes) == 8
    assert all(holes_of(sentences()[f"refusal.{code}"]) == set() for code in codes)


def test_nothing_leads_out_of_an_end() -> None:
    assert all(refusal_of(status, step) for status, step in product(ENDED, Step))
    assert {status for status in Status if is_open(status)} == OPEN == set(Status) - ENDED


def test_evidence_sent_after_done_or_by_letter_stays_in_the_queue() -> None:
    assert after(Status.REPORTED_DONE, Step.ADD_EVIDENCE) is Status.REPORTED_DONE
    assert after(Status.AWAITING_LETTER, Step.ADD_EVIDENCE) is Status.AWAITING_LETTER
    assert after(Status.ISSUED, Step.ADD_EVIDENCE) is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("percent", "is_done", "has_obstacle", "step"),
    [
        (None, True, False, Step.REPORT_DONE),
        (100, False, False, Step.REPORT_DONE),
        (60, False, False, Step.REPORT_PROGRESS),
        (0, False, False, Step.REPORT_PROGRESS),
        (60, False, True, Step.BLOCK),
        (None, False, False, Step.ADD_EVIDENCE),
    ],
)
def test_a_report_means_one_step(percent: int | None, is_done: bool, has_obstacle: bool, step: Step) -> None:
    assert step_of_report(percent=percent, is_done=is_done, has_obstacle=has_obstacle) is step


@pytest.mark.parametrize("percent", [-1, 101, 150])
def test_a_percent_beyond_the_whole_is_refused_and_named(percent: int) -> None:
    with pytest.raises(Refusal) as refusal:
        step_of_report(percent=percent, is_done=False, has_obstacle=False)
    assert (refusal.value.code, refusal.value.holes) == ("percent_out_of_range", {"percent": percent})


@given(st.lists(st.tuples(st.sampled_from(Step), st.none() | st.integers(0, 100)), max_size=20))
def test_the_whole_is_there_with_done_and_verified_and_with_nothing_else(
    steps: list[tuple[Step, int | None]],
) -> None:
    status, progress, before_done = Status.ISSUED, 0, 0
    for step, percent in steps:
        if refusal_of(status, step):
            continue
        before_done = progress if step in (Step.REPORT_DONE, Step.LETTER_CAME) and progress < 100 else before_done
        status = after(status, step)
        said = percent if step is Step.REPORT_PROGRESS else None
        progress = progress_after(status, progress, percent=said, before_done=before_done)
        assert (progress == 100) is (status in (Status.REPORTED_DONE, Status.VERIFIED))


def test_a_returned_report_brings_back_the_progress_before_it() -> None:
    assert progress_after(Status.RETURNED, 100, before_done=60) == 60
    assert progress_after(Status.IN_PROGRESS, 60, percent=75) == 75
    assert progress_after(Status.BLOCKED, 60) == 60


def test_a_record_can_be_taken_back_for_ten_minutes_and_only_the_latest() -> None:
    settings = BodySettings()
    check_taking_back(NOON, NOON + timedelta(minutes=10), settings, is_latest=True)
    with pytest.raises(Refusal, match="undo_too_late"):
        check_taking_back(NOON, NOON + timedelta(minutes=11), settings, is_latest=True)
    with pytest.raises(Refusal, match="undo_overtaken"):
        check_taking_back(NOON, NOON, settings, is_latest=False)


@pytest.mark.parametrize(
    ("status", "late"),
    [(Status.ISSUED, True), (Status.BLOCKED, True), (Status.RETURNED, True), (Status.REPORTED_DONE, False),
     (Status.AWAITING_LETTER, False), (Status.VERIFIED, False), (Status.CANCELLED, False)],
)  # fmt: skip
def test_only_what_is_in_the_agencys_hands_is_overdue(status: Status, late: bool) -> None:
    calendar = WorkCalendar({}, BodySettings())
    assert is_overdue(status, date(2026, 11, 23), date(2026, 11, 24), calendar) is late
    assert not is_overdue(status, None, date(2026, 11, 24), calendar)


@pytest.mark.parametrize(
    ("assignments", "closable"),
    [
        ([(Duty.RESPONSIBLE, Status.VERIFIED)], True),
        ([(Duty.RESPONSIBLE, Status.VERIFIED), (Duty.PARTNER, Status.CANCELLED)], True),
        ([(Duty.RESPONSIBLE, Status.VERIFIED), (Duty.COPY, Status.ISSUED)], True),
        ([(Duty.RESPONSIBLE, Status.VERIFIED), (Duty.RESPONSIBLE, Status.REPORTED_DONE)], False),
        ([(Duty.RESPONSIBLE, Status.DECLINED)], False),
        ([(Duty.COPY, Status.VERIFIED)], False),
        ([], False),
    ],
)
def test_a_resolution_closes_when_nothing_is_open_and_something_is_verified(
    assignments: list[tuple[Duty, Status]], closable: bool
) -> None:
    assert may_close(assignments) is closable
