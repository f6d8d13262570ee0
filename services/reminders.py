"""Reminders: one digest a person a day, drafted notes to agency heads, and when to look again.

Every armed assignment carries ``remind_at``; the clock only asks which have come. A stage that went out is written in
the transaction that queues its digest, so it goes once whatever dies in between.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.reminder_policy import Audience, FollowedUp, audience, next_due
from domain.vocabulary import ReminderStage, RequestKind, Role
from domain.working_time import WorkCalendar
from services.calendars import Calendars, calendars_of, work_calendar
from services.escalating import draft_notes
from services.looking import listed
from services.periods import owed_on
from services.telling import Links, Telling, tell_person
from storage.models import Agency, Assignment, Person, Reminder, Resolution
from storage.unit_of_work import UnitOfWork
from views import reminders as views

MOST_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Spoken:
    """An assignment whose stage has come, with the calendar of its body."""

    assignment: Assignment
    stage: ReminderStage
    calendar: WorkCalendar
    open_request: RequestKind | None = None


async def rearm(uow: UnitOfWork, assignment: Assignment, now: datetime) -> None:
    """Set when the clock must look next, after anything that the rule goes by has changed. The caller commits."""
    agency = await uow.get(Agency, assignment.agency_id)
    resolution = await uow.get(Resolution, assignment.resolution_id)
    if agency is None or resolution is None or resolution.closed_at is not None:
        assignment.remind_at = None
        return
    await uow.flush()
    calendar = await work_calendar(uow, assignment.body_id, assignment.agency_id)
    sent = await uow.reminders.sent_stages([assignment.id])
    spoken = stages_of(sent.get(assignment.id, []), key_day(assignment))
    asked = await uow.assignments.open_requests([assignment.id])
    due = next_due(followed_up(assignment, agency, spoken, is_asked=bool(asked)), calendar, now)
    assignment.remind_at = due.at if due is not None else None


async def send_due(uow: UnitOfWork, now: datetime) -> int:
    """Queue the digests of all whose time has come; answers how many assignments were looked at.

    Outside the working time of a body nothing is said: its assignments are put off to the next working time.
    """
    async with uow:
        assignments = await uow.reminders.due(now, MOST_AT_ONCE)
        if not assignments:
            return 0
        calendars = await calendars_of(uow, assignments)
        spoken = await _spoken(assignments, calendars, uow, now)
        told_today = await _tell_digests(spoken, uow, now)
        await draft_notes([(item.assignment, item.calendar) for item in spoken if _is_escalated(item)], uow, now)
        for item in assignments:
            calendar = calendars[item.body_id, item.agency_id]
            if item.id in told_today:
                item.remind_at = calendar.reminder_instant(calendar.next_working_day(today(now)))
            elif calendar.is_working_time(now):
                await rearm(uow, item, now)
            else:
                item.remind_at = calendar.next_working_time(now)
        await uow.commit(now)
        return len(assignments)


def key_day(assignment: Assignment) -> date:
    """The day that names an assignment's reminders: what it owes by, or the day of issuing where that is never."""
    return owed_on(assignment) or today(assignment.issued_at)


async def _spoken(assignments: list[Assignment], calendars: Calendars, uow: UnitOfWork, now: datetime) -> list[Spoken]:
    sent = await uow.reminders.sent_stages(item.id for item in assignments)
    asked = await uow.assignments.open_requests(item.id for item in assignments)
    found: list[Spoken] = []
    for item in assignments:
        calendar = calendars[item.body_id, item.agency_id]
        if not calendar.is_working_time(now):
            continue
        before = stages_of(sent.get(item.id, []), key_day(item))
        due = next_due(followed_up(item, item.agency, before, is_asked=item.id in asked), calendar, now)
        if due is not None and due.at <= now:
            found.append(Spoken(item, due.stage, calendar, asked.get(item.id)))
    return found


async def _tell_digests(spoken: list[Spoken], uow: UnitOfWork, now: datetime) -> set[int]:
    """Queue a digest for each person; answers the ids of assignments that must wait, for theirs went out today."""
    day = today(now)
    listeners = {item.assignment.id: await _listeners(item, uow, day) for item in spoken}
    people = {person.id: person for found in listeners.values() for person in found}
    had = {person_id for person_id in people if await uow.outbox.has(_digest_key(person_id, day))}
    waiting = {key for key, found in listeners.items() if any(person.id in had for person in found)}
    now_said = [item for item in spoken if item.assignment.id not in waiting]
    for item in now_said:
        await uow.reminders.note_sent(item.assignment.id, key_day(item.assignment), item.stage, now)
    for person_id, person in people.items():
        own = [item for item in now_said if any(heard.id == person_id for heard in listeners[item.assignment.id])]
        if own:
            await _tell_digest(person, own, uow, now)
    return waiting


async def _tell_digest(person: Person, own: list[Spoken], uow: UnitOfWork, now: datetime) -> None:
    day = today(now)
    bodies = {item.assignment.resolution.meeting.body.name for item in own}
    agencies = {item.assignment.agency.name for item in own}
    several = len(agencies) > 1 or len(bodies) > 1
    screen = views.digest(
        day,
        " - ".join(sorted(bodies)),
        [
            views.DigestLine(
                listed(item.assignment, item.calendar, day, names_agency=several),
                item.stage,
                item.assignment.due_on,
                item.calendar.next_working_day(day),
                item.open_request,
            )
            for item in own
        ],
    )
    links = Links(assignment_id=own[0].assignment.id) if len(own) == 1 else Links()
    await tell_person(uow, person, screen, Telling(f"digest:{day.isoformat()}", links), now)


async def _listeners(item: Spoken, uow: UnitOfWork, day: date) -> list[Person]:
    if audience(item.stage) is not Audience.FOCAL_POINT:
        return []
    assignment = item.assignment
    holders = await uow.people.holders(assignment.body_id, assignment.agency_id, Role.FOCAL_POINT, day)
    return [person for person in holders if person.id == assignment.taken_by_id] or holders


def _is_escalated(item: Spoken) -> bool:
    return audience(item.stage) is Audience.SECRETARIAT


def _digest_key(person_id: int, day: date) -> str:
    return f"digest:{day.isoformat()}:{person_id}"


def stages_of(sent: Iterable[Reminder], day: date) -> dict[ReminderStage, date]:
    """The stages that went out for what is owed by ``day``, each with Tehran's day on which it did."""
    return {reminder.stage: today(reminder.created_at) for reminder in sent if reminder.due_on == day}


def followed_up(
    assignment: Assignment, agency: Agency, spoken: Mapping[ReminderStage, date], *, is_asked: bool = False
) -> FollowedUp:
    """The assignment as the rule sees it, with the stages that ``stages_of`` found; ``is_asked`` by its agency."""
    return FollowedUp(
        status=assignment.status,
        duty=assignment.duty,
        relation=agency.relation,
        issued_on=today(assignment.due_changed_at or assignment.issued_at),
        due_on=owed_on(assignment),
        is_continuous=assignment.is_continuous,
        is_seen=assignment.seen_at is not None,
        snoozed_until=assignment.snoozed_until,
        spoken=spoken,
        has_open_request=is_asked,
    )


async def arm_all(uow: UnitOfWork, assignments: Iterable[Assignment], now: datetime) -> None:
    """``rearm`` for many, as after issuing. The caller commits."""
    for assignment in assignments:
        await rearm(uow, assignment, now)
