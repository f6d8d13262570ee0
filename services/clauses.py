"""The clauses of a draft's rows: parting a text into two, joining two into one, taking one off."""

from datetime import datetime

from domain.clause_cuts import cut, cuts_of, next_letter
from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind
from services.actors import Actor
from services.correcting import Press, open_clause, record, say, show_row
from services.drafts import open_meeting, open_row, row_card_of
from storage.models import Clause, Resolution
from storage.unit_of_work import UnitOfWork
from views.clauses import Cutting, clause_list
from views.correcting import ClauseCard
from views.minutes import code_of


async def see_clause(uow: UnitOfWork, actor: Actor, clause_id: int) -> ClauseCard:
    """A clause's card, in a transaction of its own."""
    async with uow:
        clause = await uow.meetings.clause(clause_id)
        row = await uow.meetings.row(clause.resolution_id) if clause is not None else None
        if row is None:
            raise Refusal("not_found")
        await open_meeting(uow, actor, row.meeting_id)
        return next(card for card in (await row_card_of(uow, row)).clauses if card.id == clause_id)


async def see_cuts(uow: UnitOfWork, actor: Actor, resolution_id: int, clause_id: int) -> Cutting:
    """The places where a row (clause 0) or a clause may be parted, in a transaction of its own."""
    async with uow:
        row = await uow.meetings.row(resolution_id)
        if row is None:
            raise Refusal("not_found")
        await open_meeting(uow, actor, row.meeting_id)
        clause = _clause_in(row, clause_id)
        text = clause.text if clause is not None else row.text
        code = code_of(row.meeting.number, row.row, clause.letter if clause is not None else None)
        return Cutting(row.id, clause_id, code, tuple((place, cut(text, place)[1]) for place in cuts_of(text)))


async def split(resolution_id: int, clause_id: int, place: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Part a clause at ``place``; the second part gets the next free letter. Of a row (clause 0) two clauses are made.

    Agencies and due date stay with the first part.
    """
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        clause = _clause_in(row, clause_id)
        text = clause.text if clause is not None else row.text
        if place not in cuts_of(text) or (clause is None and row.clauses):
            raise Refusal("old_button")
        first, second = cut(text, place)
        if clause is None:
            clause = _new_clause(row, first)
            uow.add(clause)
            await uow.flush()
        else:
            clause.text = first
        letters = {one.letter for one in row.clauses} | {clause.letter}
        uow.add(_new_clause(row, second, letters))
        record(uow, row, press, "clause_split", text, clause.letter, now)
        await _show_clauses(uow, row, press, now)
        await uow.commit(now)


async def join(clause_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Make a clause one with the clause before it, which keeps its letter, and gets agencies and deadline it lacks."""
    async with uow:
        clause, row = await open_clause(uow, press.actor, clause_id)
        before = [one for one in row.clauses if one.id < clause.id]
        if not before:
            raise Refusal("old_button")
        whole = before[-1]
        record(uow, row, press, "clauses_joined", [whole.text, clause.text], whole.letter, now)
        whole.text = f"{whole.text} {clause.text}"
        _take_over_deadline(whole, clause)
        await _take_over_agencies(uow, row, whole, clause)
        await uow.meetings.remove_clause(clause)
        await _show_clauses(uow, row, press, now)
        await uow.commit(now)


async def remove_clause(clause_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """The clause is no longer apart: its agencies and due date go; its text stands in the row's own text."""
    async with uow:
        clause, row = await open_clause(uow, press.actor, clause_id)
        record(uow, row, press, "clause_removed", clause.text, clause.letter, now)
        await uow.meetings.remove_clause(clause)
        await show_row(uow, row, press, now)
        await uow.commit(now)


def _clause_in(row: Resolution, clause_id: int) -> Clause | None:
    if clause_id == 0:
        return None
    found = next((clause for clause in row.clauses if clause.id == clause_id), None)
    if found is None:
        raise Refusal("not_found")
    return found


def _new_clause(row: Resolution, text: str, letters: set[str] | None = None) -> Clause:
    letter = next_letter(letters or set())
    if letter is None:
        raise Refusal("too_many_clauses")
    return Clause(resolution_id=row.id, letter=letter, text=text, deadline_kind=DeadlineKind.NONE)


def _take_over_deadline(whole: Clause, clause: Clause) -> None:
    if whole.due_on is not None or whole.deadline_kind is not DeadlineKind.NONE:
        return
    whole.deadline_kind, whole.deadline_count = clause.deadline_kind, clause.deadline_count
    whole.deadline_raw, whole.due_on, whole.is_due_by_hand = clause.deadline_raw, clause.due_on, clause.is_due_by_hand


async def _take_over_agencies(uow: UnitOfWork, row: Resolution, whole: Clause, clause: Clause) -> None:
    own = {
        (named.agency_id, named.group_id, named.as_written)
        for named in row.named_agencies
        if named.clause_id == whole.id
    }
    for named in row.named_agencies:
        if named.clause_id == clause.id and (named.agency_id, named.group_id, named.as_written) not in own:
            named.clause_id = whole.id
    await uow.flush()


async def _show_clauses(uow: UnitOfWork, row: Resolution, press: Press, now: datetime) -> None:
    await uow.flush()
    fresh = await uow.meetings.row(row.id)
    if fresh is not None:
        await say(uow, press, clause_list(await row_card_of(uow, fresh)), now)
