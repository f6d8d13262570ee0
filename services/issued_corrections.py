"""Correcting what was issued: the agencies are told what changed, and the old words stay in the history."""

from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind, MinutesState
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import answering_people, changed
from services.cards import code_from
from services.correcting import Press, end_question, record, show_row
from services.drafts import open_meeting
from services.telling import Links, Telling, tell_person
from storage.models import Assignment, Clause, Resolution
from storage.unit_of_work import UnitOfWork
from views import issued_corrections as views
from views.minutes import code_of
from views.screen import Screen

ISSUED_TEXT_STEP: Final = "issued_text"


async def see_owner(uow: UnitOfWork, actor: Actor, resolution_id: int, clause_id: int) -> str:
    """The code of an issued row (clause 0) or clause that may be corrected, in a transaction of its own."""
    async with uow:
        return code_of_owner(*await open_issued(uow, actor, resolution_id, clause_id))


async def ask_text(resolution_id: int, clause_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Ask for the right text of an issued row or clause."""
    async with uow:
        row, owner = await open_issued(uow, press.actor, resolution_id, clause_id)
        screen = views.ask_text(code_of_owner(row, owner), owner.text)
        payload = {"resolution_id": resolution_id, "clause_id": clause_id}
        await ask_within(press.actor.place, Question(ISSUED_TEXT_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def correct_text(
    resolution_id: int, clause_id: int, words: str, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """Put another text in the place of the one that was issued."""
    async with uow:
        row, owner = await open_issued(uow, press.actor, resolution_id, clause_id)
        before = owner.text
        owner.text = words
        assignments = await _followed_under(uow, row, owner)
        record(uow, row, press, "text_corrected", before, words, now, assignments)
        await uow.flush()
        hidden = row.is_text_withheld
        change = views.TextChange(code_of_owner(row, owner), *(("", "") if hidden else (before, words)))
        for assignment in assignments:
            await _tell(uow, assignment, views.text_corrected(change, assignment.id), now)
        await end_question(uow, press)
        await show_row(uow, row, press, now)
        await uow.commit(now)


async def correct_due(
    resolution_id: int, clause_id: int, day: date, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """Another due date for all that go by the one that was issued; an extended assignment keeps its own."""
    async with uow:
        row, owner = await open_issued(uow, press.actor, resolution_id, clause_id)
        if day < today(now):
            raise Refusal("day_has_passed")
        before = owner.due_on
        owner.due_on, owner.is_due_by_hand, owner.deadline_kind = day, True, DeadlineKind.BY_DATE
        following = [one for one in await _followed_under(uow, row, owner) if one.due_on == before]
        record(uow, row, press, "deadline_corrected", _iso(before), day.isoformat(), now, following)
        await uow.flush()
        for assignment in following:
            assignment.original_due_on = assignment.due_on = day
            assignment.is_continuous, assignment.due_changed_at, assignment.snoozed_until = False, now, None
            await changed(uow, assignment, now)
            await _tell(uow, assignment, views.due_corrected(code_from(assignment), before, day, assignment.id), now)
        await show_row(uow, row, press, now)
        await uow.commit(now)


async def open_issued(
    uow: UnitOfWork, actor: Actor, resolution_id: int, clause_id: int
) -> tuple[Resolution, Resolution | Clause]:
    """An issued row and what of it is meant: itself (clause 0) or a clause; Refusal where it may not be corrected."""
    row = await uow.meetings.row(resolution_id)
    if row is None:
        raise Refusal("not_found")
    meeting = await open_meeting(uow, actor, row.meeting_id, locks=True)
    require(actor.roles, Action.CORRECT, body_id=meeting.body_id)
    if meeting.minutes_state is not MinutesState.ISSUED:
        raise Refusal("minutes_not_issued")
    if row.closed_at is not None:
        raise Refusal("resolution_closed", code=code_of(meeting.number, row.row))
    owner = next((one for one in row.clauses if one.id == clause_id), None) if clause_id else row
    if owner is None:
        raise Refusal("not_found")
    return row, owner


async def _followed_under(uow: UnitOfWork, row: Resolution, owner: Resolution | Clause) -> list[Assignment]:
    """The open assignments of a row, or of a clause; a clause without any of its own goes by those of its row."""
    found = await uow.assignments.open_of_resolution(row.id)
    clause_id = owner.id if isinstance(owner, Clause) else None
    own = [one for one in found if one.clause_id == clause_id]
    return own or [one for one in found if one.clause_id is None and clause_id is not None]


async def _tell(uow: UnitOfWork, assignment: Assignment, screen: Screen, now: datetime) -> None:
    for person in await answering_people(uow, assignment, now):
        # One key for all agencies that somebody answers for, so that a change is said to them once.
        key = f"corrected:{assignment.resolution_id}:{assignment.clause_id or 0}:{now.isoformat()}"
        await tell_person(uow, person, screen, Telling(key, Links(assignment.id)), now)


def code_of_owner(row: Resolution, owner: Resolution | Clause) -> str:
    """The code of a row or of its clause as people read it."""
    return code_of(row.meeting.number, row.row, owner.letter if isinstance(owner, Clause) else None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
