"""Which resolutions a meeting reads, in what order, and what it may decide on each."""

from datetime import date

import pytest

from domain.hearings import Candidate, extended_to, outcomes_of, to_be_heard
from domain.vocabulary import HearingOutcome, HearingReason

DUE, READY, CLOSED, ANCESTOR = HearingReason.DUE, HearingReason.READY, HearingReason.CLOSED, HearingReason.ANCESTOR


def one(number: int, meeting: int = 20, row: int = 1, **more: object) -> Candidate:
    return Candidate(number, meeting, row, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("candidates", "heard"),
    [
        ([], []),
        ([one(1), one(2, row=2, is_due=True)], [(2, DUE)]),
        ([one(1, 20, 2, is_due=True), one(2, 19, 9, is_due=True)], [(2, DUE), (1, DUE)]),
        ([one(1, is_ready=True, is_due=True)], [(1, READY)]),
        ([one(1, is_closed=True), one(2, row=2, is_closed=True, was_heard=True)], [(1, CLOSED)]),
        ([one(1, 18, 8), one(2, is_due=True, cites=(1,))], [(2, DUE), (1, ANCESTOR)]),
        ([one(1, 18, 8, is_due=True), one(2, is_due=True, cites=(1,))], [(2, DUE), (1, ANCESTOR)]),
        ([one(1, 18, 8, is_closed=True, was_heard=True), one(2, is_due=True, cites=(1,))], [(2, DUE)]),
        (
            [one(1, 17), one(2, 18, cites=(1,)), one(3, is_due=True, cites=(2,)), one(4, row=2, is_due=True)],
            [(3, DUE), (2, ANCESTOR), (1, ANCESTOR), (4, DUE)],
        ),
        ([one(1, 18, cites=(2,), is_due=True), one(2, is_due=True, cites=(1,))], [(1, DUE), (2, DUE)]),
    ],
)
def test_what_is_due_ready_or_closed_is_read_and_an_ancestor_right_after_its_follower(
    candidates: list[Candidate], heard: list[tuple[int, HearingReason]]
) -> None:
    assert to_be_heard(candidates) == heard


def test_only_what_makes_sense_may_be_decided() -> None:
    assert HearingOutcome.EXTENDED not in outcomes_of(DUE, is_closed=False, is_dated=False)
    assert HearingOutcome.EXTENDED in outcomes_of(READY, is_closed=False, is_dated=True)
    assert outcomes_of(CLOSED, is_closed=True, is_dated=True) == (HearingOutcome.NOTED, HearingOutcome.RENEWED)
    ancestors = outcomes_of(ANCESTOR, is_closed=False, is_dated=True)
    assert set(ancestors) == {HearingOutcome.MERGED, HearingOutcome.KEPT, HearingOutcome.CLOSED}


def test_more_time_counts_from_the_due_date_or_from_today_where_that_has_passed() -> None:
    today = date(2026, 11, 23)
    assert extended_to([date(2026, 12, 1), date(2026, 11, 25)], 7, today) == date(2026, 12, 8)
    assert extended_to([date(2026, 11, 1)], 7, today) == date(2026, 11, 30)
    assert extended_to([], 14, today) == date(2026, 12, 7)
