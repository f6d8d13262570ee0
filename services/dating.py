"""Setting the deadline of a row of a draft, or of one of its clauses."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from domain.calendar import parse_day, today
from domain.deadlines import Deadline
from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind
from minutes.time_phrases import read_deadline_cell
from services.actors import Actor
from services.asking import Question, ask_within
from services.correcting import Press, end_question, record, say, show_clause, show_row
from services.deadline_cards import dating_of, deadline_card_of
from services.drafts import open_meeting, open_row, texts_of
from services.due_rules import due_rules
from services.meeting_calendar import follow_meetings, tell_moved
from services.written_deadlines import keep_written, written_deadline
from storage.models import Clause, Resolution
from storage.unit_of_work import UnitOfWork
from views import dating as views
from views.correcting import DeadlineCard
from views.minutes import code_of

DEADLINE_STEP: Final = "deadline_typed"


async def see_deadline(uow: UnitOfWork, actor: Actor, resolution_id: int, clause_id: int) -> tuple[str, DeadlineCard]:
    """The code and the deadline of a row (clause 0) or clause, in a transaction of its own."""
    async with uow:
        row = await uow.meetings.row(resolution_id)
        if row is None:
            raise Refusal("not_found")
        await open_meeting(uow, actor, row.meeting_id)
        owner = _owner(row, clause_id)
        letter = owner.letter if isinstance(owner, Clause) else None
        card = deadline_card_of(owner, texts_of(row, letter), await dating_of(uow, row.meeting))
        card = replace(card, written=written_deadline(row, owner))
        return code_of(row.meeting.number, row.row, letter), card


async def choose_day(
    resolution_id: int, clause_id: int, day: date, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """A day of the calendar in place of the words of the minutes, which stay in the history."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        owner = _owner(row, clause_id)
        before = _before(row, owner)
        _set(owner, DeadlineKind.BY_DATE, None, day)
        owner.deadline_raw = None
        await _answer(uow, owner, before, row, press, now)


async def choose_kind(
    resolution_id: int,
    clause_id: int,
    kind: DeadlineKind,
    press: Press,
    uow: UnitOfWork,
    now: datetime,
    *,
    count: int | None = None,
) -> None:
    """«مستمر», «جلسه آتی» (``count`` in the kind's unit) or no deadline; a clause without one follows its row."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        owner = _owner(row, clause_id)
        before = _before(row, owner)
        _set(owner, kind, count, None)
        owner.deadline_raw = None
        await _answer(uow, owner, before, row, press, now)


async def choose_text(
    resolution_id: int, clause_id: int, place: int, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """The deadline that the text itself holds takes the place of the column's."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        owner = _owner(row, clause_id)
        before = _before(row, owner)
        letter = owner.letter if isinstance(owner, Clause) else None
        phrases = [one for one in row.readings.get("phrases", []) if letter is None or one.get("clause") == letter]
        if place >= len(phrases):
            raise Refusal("not_found")
        phrase = phrases[place]
        due_on = date.fromisoformat(phrase["due_on"]) if phrase["due_on"] else None
        owner.deadline_raw, owner.deadline_kind = phrase["raw"], DeadlineKind(phrase["kind"])
        owner.deadline_count, owner.due_on, owner.is_due_by_hand = phrase["count"], due_on, False
        await _answer(uow, owner, before, row, press, now)


async def ask_deadline(resolution_id: int, clause_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Ask for a deadline in words."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        owner = _owner(row, clause_id)
        letter = owner.letter if isinstance(owner, Clause) else None
        screen = views.ask_deadline(code_of(row.meeting.number, row.row, letter))
        payload = {"resolution_id": resolution_id, "clause_id": clause_id}
        await ask_within(press.actor.place, Question(DEADLINE_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def deadline_given(
    resolution_id: int, clause_id: int, words: str, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """A day, a count or «مستمر» as typed; what is no deadline is asked again."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        owner = _owner(row, clause_id)
        before = _before(row, owner)
        base = row.meeting.held_on or today(now)
        day = parse_day(words, near=today(now))
        if day is not None:
            _set(owner, DeadlineKind.BY_DATE, None, day)
        else:
            deadline = read_deadline_cell(words, base)
            if deadline.kind is DeadlineKind.NONE:
                await say(uow, press, views.not_a_deadline(), now)
                await uow.commit(now)
                return
            await _take(uow, owner, deadline, base, row.meeting.body_id)
        await end_question(uow, press)
        await _answer(uow, owner, before, row, press, now)


async def _take(uow: UnitOfWork, owner: Resolution | Clause, deadline: Deadline, base: date, body_id: int) -> None:
    rules = await due_rules(uow, body_id)
    owner.deadline_raw = (deadline.raw or "")[:200]
    owner.deadline_kind, owner.deadline_count = deadline.kind, deadline.count
    owner.due_on = rules.date_of(deadline, base)
    owner.is_due_by_hand = False


def _set(owner: Resolution | Clause, kind: DeadlineKind, count: int | None, due_on: date | None) -> None:
    owner.deadline_kind, owner.deadline_count, owner.due_on = kind, count, due_on
    owner.is_due_by_hand = due_on is not None


def _owner(row: Resolution, clause_id: int) -> Resolution | Clause:
    if clause_id == 0:
        return row
    found = next((clause for clause in row.clauses if clause.id == clause_id), None)
    if found is None:
        raise Refusal("not_found")
    return found


async def _answer(
    uow: UnitOfWork, owner: Resolution | Clause, before: str, row: Resolution, press: Press, now: datetime
) -> None:
    if owner.deadline_kind is DeadlineKind.NEXT_SESSION:
        await uow.flush()
        await tell_moved(uow, await follow_meetings(uow, row.meeting.body_id, press.actor.person_id, now), now)
    record(uow, row, press, "deadline_corrected", before, _said(owner), now)
    if isinstance(owner, Clause):
        await show_clause(uow, owner, row, press, now)
    else:
        await show_row(uow, row, press, now)
    await uow.commit(now)


def _before(row: Resolution, owner: Resolution | Clause) -> str:
    """What the deadline was, for the history; the words of the minutes are kept beside whatever takes their place."""
    keep_written(row, owner)
    return _said(owner)


def _said(owner: Resolution | Clause) -> str:
    """The words and the day of a deadline, for the history."""
    day = owner.due_on.isoformat() if owner.due_on else owner.deadline_kind.value
    return f"{owner.deadline_raw}: {day}" if owner.deadline_raw else day
