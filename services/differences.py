"""What is different in minutes that were handed in once more, row by row. Reads the draft and the loaded rows only."""

from collections.abc import Sequence

from domain.text import squeeze
from domain.vocabulary import DeadlineKind
from minutes.draft import Draft, DraftResolution
from storage.models import Resolution
from views.differences import Change, Difference
from views.minutes import code_of


def differences(draft: Draft, rows: Sequence[Resolution], number: int | None) -> list[Difference]:
    """The rows that a new reading adds, lacks or has otherwise than they stand now, in their order."""
    known = {row.row: row for row in rows}
    read = {one.row: one for one in draft.resolutions if one.row is not None}
    found = []
    for place in sorted(known.keys() | read.keys()):
        row, one = known.get(place), read.get(place)
        changes = _changes(row, one) if row is not None and one is not None else ()
        if row is None:
            changes = (Change.NEW_ROW,)
        elif one is None:
            changes = () if row.is_removed else (Change.LOST_ROW,)
        if changes:
            resolution_id = row.id if row is not None else None
            found.append(Difference(place, code_of(number, place), resolution_id, tuple(changes)))
    return found


def _changes(row: Resolution, read: DraftResolution) -> tuple[Change, ...]:
    texts = (squeeze(row.text), squeeze(read.text))
    found = {
        Change.TEXT: texts[0] != texts[1],
        Change.AGENCIES: _are_others(row, read),
        Change.DEADLINE: _is_otherwise(row, read),
        Change.CLAUSES: {one.letter for one in row.clauses} != {one.letter for one in read.clauses},
    }
    return tuple(change for change, is_so in found.items() if is_so)


def _are_others(row: Resolution, read: DraftResolution) -> bool:
    """Whether a name stands on one side alone; a name that was parted into several is found in its parts."""
    said = [squeeze(name) for name in (*read.actors, *read.partners, *read.followup_by, *read.supervisors)]
    kept = [squeeze(named.as_written) for named in row.named_agencies if named.clause_id is None]
    lost = any(not any(name in whole or whole in name for whole in said) for name in kept)
    return lost or any(not any(part in name or name in part for part in kept) for name in said)


def _is_otherwise(row: Resolution, read: DraftResolution) -> bool:
    deadline = read.deadline.deadline
    if row.is_due_by_hand or row.deadline_kind is DeadlineKind.BY_DATE:
        return read.deadline.due_on is not None and read.deadline.due_on != row.due_on
    return (row.deadline_kind, row.deadline_count) != (deadline.kind, deadline.count)
