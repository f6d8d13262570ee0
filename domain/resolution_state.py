"""How a resolution stands as a whole, out of the statuses of its agencies; derived, never stored."""

from collections.abc import Iterable
from enum import StrEnum

from domain.life_cycle import FOLLOWED, OPEN, TO_DO
from domain.vocabulary import Duty, Status


class ResolutionState(StrEnum):
    """The words are in the catalog under the same values."""

    CLOSED = "closed"
    WITHOUT_ACTOR = "without_actor"
    READY_TO_CLOSE = "ready_to_close"
    AWAITING_APPROVAL = "awaiting_approval"
    BLOCKED = "blocked"
    ISSUED = "issued"
    IN_PROGRESS = "in_progress"


def state_of(assignments: Iterable[tuple[Duty, Status]], *, is_closed: bool) -> ResolutionState:
    """The state by those who act; a copy and a supervisor count for nothing.

    It is blocked when everybody who has still to act is blocked, and issued until somebody has taken it up.
    """
    statuses = [status for duty, status in assignments if duty in FOLLOWED]
    if is_closed:
        return ResolutionState.CLOSED
    still_open = [status for status in statuses if status in OPEN]
    if not still_open:
        return ResolutionState.READY_TO_CLOSE if Status.VERIFIED in statuses else ResolutionState.WITHOUT_ACTOR
    to_do = {status for status in still_open if status in TO_DO}
    if not to_do:
        return ResolutionState.AWAITING_APPROVAL
    if to_do == {Status.BLOCKED}:
        return ResolutionState.BLOCKED
    untouched = {Status.ISSUED, Status.DECLINED, Status.CANCELLED}
    return ResolutionState.ISSUED if set(statuses) <= untouched else ResolutionState.IN_PROGRESS
