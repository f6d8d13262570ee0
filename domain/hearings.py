"""The reading of resolutions in a meeting: which are read, in what order, and what may be decided on each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.vocabulary import HearingOutcome, HearingReason


@dataclass(frozen=True)
class Candidate:
    """A resolution that was issued before the meeting, as far as it matters for the reading.

    ``is_due`` says that the meeting is its day, ``is_ready`` that it only waits to be closed, ``was_heard`` that a
    meeting has read of its closing already. ``cites`` are the ids of those that it follows («پیرو …»).
    """

    resolution_id: int
    meeting_number: int
    row: int
    is_closed: bool = False
    is_due: bool = False
    is_ready: bool = False
    was_heard: bool = False
    cites: tuple[int, ...] = ()


def to_be_heard(candidates: Iterable[Candidate]) -> list[tuple[int, HearingReason]]:
    """The ids of what is read, each with its reason, by meeting and row; an ancestor comes right after its follower."""
    known = {one.resolution_id: one for one in candidates}
    listed = {number: reason for number, one in known.items() if (reason := _reason(one)) is not None}
    ancestors = {cited for number in listed for cited in _open_ancestors(known[number], known)}
    found: dict[int, HearingReason] = {}
    order = sorted(listed, key=lambda number: (known[number].meeting_number, known[number].row))
    for number in order:
        if number in ancestors:
            continue
        found[number] = listed[number]
        found |= dict.fromkeys(_open_ancestors(known[number], known), HearingReason.ANCESTOR)
    # Those that cite each other in a circle have no first one.
    return [*found.items(), *((number, listed[number]) for number in order if number not in found)]


def outcomes_of(reason: HearingReason, *, is_closed: bool, is_dated: bool) -> tuple[HearingOutcome, ...]:
    """What may be decided; more time only where there is a due date to extend (``is_dated``)."""
    if is_closed:
        return (HearingOutcome.NOTED, HearingOutcome.RENEWED)
    if reason is HearingReason.ANCESTOR:
        return (HearingOutcome.MERGED, HearingOutcome.KEPT, HearingOutcome.CLOSED)
    extended = (HearingOutcome.EXTENDED,) if is_dated else ()
    return (HearingOutcome.CLOSED, HearingOutcome.CONTINUED, *extended, HearingOutcome.RENEWED)


FATES = (HearingOutcome.MERGED, HearingOutcome.KEPT, HearingOutcome.CLOSED)
"""What becomes of a resolution after a new one has followed it."""


def extended_to(due_dates: Sequence[date], days: int, today: date) -> date:
    """So many days after the latest due date, or after today where that has passed."""
    return max([*due_dates, today]) + timedelta(days=days)


def _reason(one: Candidate) -> HearingReason | None:
    if one.is_closed:
        return None if one.was_heard else HearingReason.CLOSED
    if one.is_ready:
        return HearingReason.READY
    return HearingReason.DUE if one.is_due else None


def _open_ancestors(one: Candidate, known: dict[int, Candidate], seen: frozenset[int] = frozenset()) -> list[int]:
    """Those that it follows and that are still open, each with its own, the nearest first."""
    found: list[int] = []
    for cited in one.cites:
        ancestor = known.get(cited)
        if ancestor is None or ancestor.is_closed or cited in seen or cited == one.resolution_id:
            continue
        found += [cited, *_open_ancestors(ancestor, known, seen | {cited, one.resolution_id})]
    return list(dict.fromkeys(found))
