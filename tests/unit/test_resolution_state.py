"""The state of a resolution follows from those of its agencies."""

import pytest

from domain.resolution_state import ResolutionState, state_of
from domain.vocabulary import Duty, Status

ISSUED, SEEN, GOING, BLOCKED, DONE, VERIFIED, DECLINED = (
    Status.ISSUED, Status.SEEN, Status.IN_PROGRESS, Status.BLOCKED, Status.REPORTED_DONE, Status.VERIFIED,
    Status.DECLINED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        ([], ResolutionState.WITHOUT_ACTOR),
        ([DECLINED, Status.CANCELLED], ResolutionState.WITHOUT_ACTOR),
        ([ISSUED, ISSUED], ResolutionState.ISSUED),
        ([ISSUED, DECLINED], ResolutionState.ISSUED),
        ([ISSUED, SEEN], ResolutionState.IN_PROGRESS),
        ([VERIFIED, ISSUED], ResolutionState.IN_PROGRESS),
        ([BLOCKED, GOING], ResolutionState.IN_PROGRESS),
        ([BLOCKED, DONE, VERIFIED], ResolutionState.BLOCKED),
        ([DONE, Status.AWAITING_LETTER, VERIFIED], ResolutionState.AWAITING_APPROVAL),
        ([VERIFIED, DECLINED], ResolutionState.READY_TO_CLOSE),
    ],
)
def test_the_state_is_derived_from_those_who_act(statuses: list[Status], state: ResolutionState) -> None:
    assignments = [(Duty.RESPONSIBLE, status) for status in statuses]
    assert state_of(assignments, is_closed=False) is state
    assert state_of([*assignments, (Duty.COPY, ISSUED), (Duty.SUPERVISOR, SEEN)], is_closed=False) is state
    assert state_of(assignments, is_closed=True) is ResolutionState.CLOSED
