"""What minutes that were handed in once more have otherwise, put into the draft that is there: the rows that differ and
no others, so that what was corrected elsewhere stays."""

from collections.abc import Sequence

from domain.text import squeeze
from minutes.draft import Draft
from services.differences import differences
from services.draft_rows import HandedIn, Recognise, rows_of
from storage.models import Clause, Meeting, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from views.differences import Change

_WORDS = ("title", "text", "kind", "readings", "warnings")
_DEADLINE = ("deadline_raw", "deadline_kind", "deadline_count", "due_on", "readings", "warnings")


async def amend(uow: UnitOfWork, meeting: Meeting, draft: Draft, handed: HandedIn, recognise: Recognise) -> int:
    """Take over every difference; answers how many rows changed. A row that is lost is taken out, not forgotten."""
    await uow.meetings.locked(meeting.id)
    standing = await uow.meetings.rows_of(meeting.id)
    known = {row.row: row for row in standing}
    read = {row.row: row for row in rows_of(draft, handed, recognise)}
    found = differences(draft, standing, meeting.number)
    for one in found:
        fresh = read.get(one.row)
        if Change.LOST_ROW in one.changes:
            known[one.row].is_removed = True
        elif fresh is not None and Change.NEW_ROW in one.changes:
            fresh.meeting_id = meeting.id
            uow.add(fresh)
        elif fresh is not None:
            await _take_over(uow, known[one.row], fresh, one.changes)
    meeting.document_digest = handed.digest
    await uow.flush()
    return len(found)


async def _take_over(uow: UnitOfWork, row: Resolution, fresh: Resolution, changes: Sequence[Change]) -> None:
    row.is_looked_at = False
    if Change.TEXT in changes:
        _copy(_WORDS, fresh, row)
    if Change.DEADLINE in changes:
        _copy(_DEADLINE, fresh, row)
        row.is_due_by_hand = False
    if Change.AGENCIES in changes:
        await _take_agencies(uow, row, fresh)
    if Change.TEXT in changes or Change.CLAUSES in changes:
        await _take_clauses(uow, row, fresh)


async def _take_agencies(uow: UnitOfWork, row: Resolution, fresh: Resolution) -> None:
    """Names that are still there stay as they were settled; the clauses keep their own."""
    standing = [named for named in row.named_agencies if named.clause_id is None]
    for named in standing:
        if not any(_is_same(named, other) for other in fresh.named_agencies):
            await uow.meetings.remove_named(named)
    for other in fresh.named_agencies:
        if not any(_is_same(named, other) for named in standing):
            uow.add(_copied(other, row))


async def _take_clauses(uow: UnitOfWork, row: Resolution, fresh: Resolution) -> None:
    read = {clause.letter: clause for clause in fresh.clauses}
    known = {clause.letter: clause for clause in row.clauses}
    for letter, clause in known.items():
        if letter in read:
            clause.text = read[letter].text
        else:
            await uow.meetings.remove_clause(clause)
    for letter, clause in read.items():
        if letter not in known:
            uow.add(_new_clause(clause, row))


def _is_same(one: NamedAgency, other: NamedAgency) -> bool:
    is_settled = one.agency_id is not None or one.group_id is not None
    if is_settled and (one.agency_id, one.group_id) == (other.agency_id, other.group_id):
        return True
    return squeeze(one.as_written) == squeeze(other.as_written)


def _copied(named: NamedAgency, row: Resolution) -> NamedAgency:
    copied = NamedAgency(resolution_id=row.id, left_out=[])
    names = ("as_written", "duty", "agency_id", "group_id", "candidates", "is_confirmed", "is_group_like")
    _copy(names, named, copied)
    return copied


def _new_clause(clause: Clause, row: Resolution) -> Clause:
    made = Clause(resolution_id=row.id)
    _copy(("letter", "text", "deadline_raw", "deadline_kind", "deadline_count", "due_on"), clause, made)
    return made


def _copy(names: Sequence[str], source: object, target: object) -> None:
    for name in names:
        setattr(target, name, getattr(source, name))
