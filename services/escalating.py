"""The note to an agency's head when an assignment is three working days late: drafted here, sent by a press."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Duty, Role
from domain.working_time import WorkCalendar
from services.actors import Actor
from services.events import assignment_event
from services.looking import code_of
from services.telling import Links, Telling, tell_people, tell_place
from services.titles import title_from
from storage.models import Assignment, EscalationNote, Person
from storage.unit_of_work import UnitOfWork
from views import reminders as views


class NoteDecision(StrEnum):
    SENT = "sent"
    CALLING = "calling"


@dataclass(frozen=True)
class DecideNote:
    """«ارسال» or «تماس می‌گیرم» under a drafted note."""

    actor: Actor
    note_id: int
    decision: NoteDecision
    pressed_message_id: int | None


async def draft_notes(late: Iterable[tuple[Assignment, WorkCalendar]], uow: UnitOfWork, now: datetime) -> None:
    """A note for each, put before the secretariat (or sent, where the body lets it go by itself). No commit.

    Where nobody is there to receive a note, the agency is to be telephoned instead.
    """
    for assignment, calendar in late:
        if assignment.due_on is None:
            continue
        note = await uow.reminders.draft_note(assignment.id, assignment.due_on, now)
        if note is None:
            continue
        if not await _heads(assignment, uow, now):
            note.decision, note.decided_at = NoteDecision.CALLING, now
        elif calendar.settings.escalates_by_itself:
            note.decision, note.decided_at = NoteDecision.SENT, now
            await _send(note, assignment, uow, now)
        else:
            await _put_before_secretariat(note, assignment, uow, now)


async def decide_note(command: DecideNote, uow: UnitOfWork, now: datetime) -> None:
    """Carry out the secretariat's decision once; the second of two who press hears that it was taken."""
    async with uow:
        note = await uow.reminders.note(command.note_id)
        assignment = await uow.looking.assignment(note.assignment_id) if note is not None else None
        if note is None or assignment is None:
            raise Refusal("not_found")
        require(command.actor.roles, Action.ESCALATE, body_id=assignment.body_id)
        if note.decision is not None:
            raise Refusal("note_decided")
        note.decision, note.decided_by_id, note.decided_at = command.decision, command.actor.person_id, now
        reached = True
        if command.decision is NoteDecision.SENT:
            reached = await _send(note, assignment, uow, now)
        kind, about = f"note_{command.decision}", {"note_id": note.id}
        uow.history.record(assignment_event(kind, assignment, command.actor.person_id, now, after=about))
        screen = views.note_decided(_late(assignment), is_sent=command.decision is NoteDecision.SENT, reached=reached)
        telling = Telling(f"note-decided:{note.id}", edits_message_id=command.pressed_message_id)
        await tell_place(uow, command.actor.place, screen, telling, now)
        await uow.commit(now)


async def _put_before_secretariat(note: EscalationNote, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    secretaries = await uow.people.secretariat_of(assignment.body_id, today(now))
    screen = views.drafted_note(_late(assignment), note.id)
    await tell_people(uow, secretaries, screen, Telling(f"note:{note.id}", Links(assignment.id)), now)


async def _send(note: EscalationNote, assignment: Assignment, uow: UnitOfWork, now: datetime) -> bool:
    heads = await _heads(assignment, uow, now)
    screen = views.note_to_head(_late(assignment), assignment.id)
    missed = await tell_people(uow, heads, screen, Telling(f"note-sent:{note.id}", Links(assignment.id)), now)
    await _tell_supervisors(note, assignment, uow, now)
    return len(missed) < len(heads)


async def _tell_supervisors(note: EscalationNote, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    """To the agencies that the minutes name as watching over this resolution or clause."""
    people: dict[int, Person] = {}
    for one in await uow.assignments.of_resolution(assignment.resolution_id):
        if one.duty is not Duty.SUPERVISOR or one.clause_id not in (None, assignment.clause_id):
            continue
        for role in (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.SUPERVISOR):
            found = await uow.people.holders(one.body_id, one.agency_id, role, today(now))
            people |= {person.id: person for person in found}
    screen = views.note_to_supervisor(_late(assignment), assignment.resolution_id)
    key = f"note-supervisors:{note.id}"
    await tell_people(uow, list(people.values()), screen, Telling(key, Links(assignment.id)), now)


async def _heads(assignment: Assignment, uow: UnitOfWork, now: datetime) -> list[Person]:
    return [
        person
        for role in (Role.AGENCY_HEAD, Role.SUPERVISOR)
        for person in await uow.people.holders(assignment.body_id, assignment.agency_id, role, today(now))
    ]


def _late(assignment: Assignment) -> views.LateAssignment:
    return views.LateAssignment(
        code=code_of(assignment),
        title=title_from(assignment),
        agency=assignment.agency.name,
        due_on=_due(assignment),
        has_report=assignment.last_reported_at is not None,
        progress=assignment.progress,
    )


def _due(assignment: Assignment) -> date:
    if assignment.due_on is None:
        raise ValueError("a note is about a due date")
    return assignment.due_on
