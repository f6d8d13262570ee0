"""A body's calendar of meetings, and the due dates that follow it."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import today
from domain.meeting_days import MeetingDay, due_before, following
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind, MinutesState
from services.actors import Actor
from services.assignments import answering_people, changed
from services.calendars import work_calendar
from services.cards import code_from
from services.events import assignment_event
from services.telling import Links, Telling, tell_person, tell_place
from services.titles import title_from
from storage.models import Assignment, Body, Clause, Event, Meeting, Person, Resolution
from storage.unit_of_work import UnitOfWork
from views import meeting_calendar as views


@dataclass(frozen=True)
class SetMeeting:
    """Meeting ``number`` of a body will be held on ``held_on``; the same number again moves it."""

    actor: Actor
    body_id: int
    number: int
    held_on: date
    pressed_message_id: int | None = None


async def see_calendar(uow: UnitOfWork, actor: Actor, body_id: int, now: datetime) -> views.MeetingCalendar:
    """The meetings to come, in a transaction of its own."""
    require(actor.roles, Action.PREPARE_MINUTES, body_id=body_id)
    async with uow:
        known = await uow.meetings.calendar_of(body_id)
        coming = [one for one in known if one.minutes_state is None and one.held_on and one.held_on >= today(now)]
        numbers = [one.number for one in known if one.number is not None]
        return views.MeetingCalendar(
            body_id, tuple((one.number, one.held_on) for one in coming if one.held_on), max(numbers, default=0) + 1
        )


async def set_meeting(command: SetMeeting, uow: UnitOfWork, now: datetime) -> None:
    """Plan a meeting or move it; what is due by it moves along, and those concerned are told their new day."""
    require(command.actor.roles, Action.PREPARE_MINUTES, body_id=command.body_id)
    async with uow:
        if await uow.get(Body, command.body_id) is None:
            raise Refusal("not_found")
        if command.held_on < today(now):
            raise Refusal("day_has_passed")
        before = await _plan(command, uow, now)
        moved = await follow_meetings(uow, command.body_id, command.actor.person_id, now)
        await tell_moved(uow, moved, now)
        for one in await uow.assignments.continuous_in(command.body_id):
            await changed(uow, one, now)
        _record(command, before, uow, now)
        screen = views.meeting_set(command.body_id, command.number, command.held_on, len(moved))
        key = f"meeting-set:{command.body_id}:{command.number}:{now.isoformat()}"
        telling = Telling(key, edits_message_id=command.pressed_message_id)
        await tell_place(uow, command.actor.place, screen, telling, now)
        await uow.commit(now)


async def follow_meetings(uow: UnitOfWork, body_id: int, person_id: int | None, now: datetime) -> list[Assignment]:
    """Give every deadline of «جلسه آتی» the day that the calendar now says; answers the assignments that moved.

    A day that the calendar no longer knows stays. The caller tells and commits.
    """
    known = [day for one in await uow.meetings.calendar_of(body_id) if (day := _day_of(one)) is not None]
    calendar = await work_calendar(uow, body_id)
    moved: list[Assignment] = []
    for row in await uow.meetings.bound_to_meetings(body_id):
        origin = _day_of(row.meeting)
        owners: list[Resolution | Clause] = [row, *row.clauses]
        for owner in owners:
            meeting = following(origin, owner.deadline_count or 1, known) if origin and _follows(owner) else None
            if origin is not None and meeting is not None and not _is_too_late(row, meeting, now):
                due_on = due_before(meeting, calendar, max(origin.held_on, today(now)), owner.due_on)
                moved += await _move(uow, _Move(row, owner, due_on, person_id), now)
    await uow.flush()
    return moved


async def tell_moved(uow: UnitOfWork, moved: list[Assignment], now: datetime) -> None:
    """One message a person with the new due dates of all that they answer for."""
    people: dict[int, Person] = {}
    lines: dict[int, list[views.MovedDue]] = {}
    for assignment in moved:
        if assignment.due_on is None:
            continue
        line = views.MovedDue(code_from(assignment), title_from(assignment), assignment.due_on)
        for person in await answering_people(uow, assignment, now):
            people[person.id] = person
            lines.setdefault(person.id, []).append(line)
    for person_id, own in lines.items():
        links = Links(moved[0].id) if len(moved) == 1 else Links()
        telling = Telling(f"due-moved:{now.isoformat()}", links)
        await tell_person(uow, people[person_id], views.due_moved(own), telling, now)


@dataclass(frozen=True)
class _Move:
    """The row or clause ``owner`` of ``row`` falls due on another day."""

    row: Resolution
    owner: Resolution | Clause
    due_on: date
    person_id: int | None


async def _move(uow: UnitOfWork, move: _Move, now: datetime) -> list[Assignment]:
    before, move.owner.due_on = move.owner.due_on, move.due_on
    if before == move.due_on or move.row.meeting.minutes_state is not MinutesState.ISSUED:
        return []
    clause_id = move.owner.id if isinstance(move.owner, Clause) else None
    moved = []
    for assignment in await uow.assignments.open_of_resolution(move.row.id):
        # One whose day is another than its row's was extended or agreed on, and keeps it.
        if assignment.clause_id != clause_id or assignment.due_on != before:
            continue
        assignment.original_due_on = assignment.due_on = move.due_on
        assignment.due_changed_at, assignment.snoozed_until = now, None
        days = {"before": {"due_on": _iso(before)}, "after": {"due_on": _iso(move.due_on)}}
        uow.history.record(assignment_event("due_moved", assignment, move.person_id, now, **days))
        await changed(uow, assignment, now)
        moved.append(assignment)
    return moved


async def _plan(command: SetMeeting, uow: UnitOfWork, now: datetime) -> date | None:
    """Write the meeting down; answers the day it had before."""
    known = await uow.meetings.calendar_of(command.body_id)
    if any(one.number == command.number and one.minutes_state is not None for one in known):
        raise Refusal("meeting_was_held")
    planned = await uow.meetings.planned(command.body_id, command.number)
    if planned is None:
        planned = Meeting(
            body_id=command.body_id, number=command.number, created_by_id=command.actor.person_id, created_at=now
        )
        uow.add(planned)
    before, planned.held_on = planned.held_on, command.held_on
    await uow.flush()
    return before


def _record(command: SetMeeting, before: date | None, uow: UnitOfWork, now: datetime) -> None:
    uow.history.record(
        Event(
            body_id=command.body_id,
            at=now,
            kind="meeting_set",
            person_id=command.actor.person_id,
            before={"held_on": _iso(before)},
            after={"number": command.number, "held_on": _iso(command.held_on)},
        )
    )


def _day_of(meeting: Meeting) -> MeetingDay | None:
    return MeetingDay(meeting.number, meeting.held_on) if meeting.held_on is not None else None


def _is_too_late(row: Resolution, meeting: MeetingDay, now: datetime) -> bool:
    """Nothing that was issued becomes due in the past."""
    return row.meeting.minutes_state is MinutesState.ISSUED and meeting.held_on < today(now)


def _follows(owner: Resolution | Clause) -> bool:
    return owner.deadline_kind is DeadlineKind.NEXT_SESSION and not owner.is_due_by_hand


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
