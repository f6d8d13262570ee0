"""«فهرست تماس امروز»: whom the secretariat should telephone, and «تماس گرفتم»."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.reminder_policy import is_on_call_list
from domain.vocabulary import Role
from domain.working_time import WorkCalendar
from services.actors import Actor
from services.calendars import work_calendar
from services.events import assignment_event
from services.looking import code_of
from services.reminders import followed_up
from services.telling import Telling, tell_place
from storage.models import Assignment, CallMade, Person
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views.reminders import CallEntry, call_list


@dataclass(frozen=True)
class NoteCall:
    actor: Actor
    assignment_id: int
    pressed_message_id: int | None


async def calls_of_today(actor: Actor, uow: UnitOfWork, now: datetime) -> list[CallEntry]:
    """The call list of the secretariat's bodies, the longest waiting first."""
    async with uow:
        return await _entries(actor, uow, now)


async def note_call(command: NoteCall, uow: UnitOfWork, now: datetime) -> None:
    """Take an assignment off today's list and show what is left; pressing again changes nothing."""
    async with uow:
        assignment = await uow.looking.assignment(command.assignment_id)
        if assignment is None:
            raise Refusal("not_found")
        require(command.actor.roles, Action.SEE_CALL_LIST, body_id=assignment.body_id)
        day = today(now)
        if command.assignment_id not in await uow.reminders.called_on(day, [command.assignment_id]):
            uow.add(CallMade(assignment_id=assignment.id, day=day, person_id=command.actor.person_id, created_at=now))
            uow.history.record(assignment_event("called", assignment, command.actor.person_id, now))
            await uow.flush()
        screen = call_list(await _entries(command.actor, uow, now), day)
        key = f"called:{assignment.id}:{day.isoformat()}:{command.pressed_message_id}"
        await tell_place(
            uow, command.actor.place, screen, Telling(key, edits_message_id=command.pressed_message_id), now
        )
        await uow.commit(now)


async def _entries(actor: Actor, uow: UnitOfWork, now: datetime) -> list[CallEntry]:
    bodies = actor.bodies(Role.SECRETARIAT)
    if not bodies:
        raise Refusal("not_allowed")
    day = today(now)
    calendars = {body: await work_calendar(uow, body) for body in bodies}
    found = await uow.looking.open_assignments(Reach(bodies=frozenset(bodies)))
    listed = [
        item
        for item in found
        if is_on_call_list(followed_up(item, item.agency, {}, calendars[item.body_id]), calendars[item.body_id], day)
    ]
    called = await uow.reminders.called_on(day, [item.id for item in listed])
    return [await _entry(item, calendars[item.body_id], uow, now) for item in listed if item.id not in called]


async def _entry(item: Assignment, calendar: WorkCalendar, uow: UnitOfWork, now: datetime) -> CallEntry:
    day = today(now)
    people = await uow.people.holders(item.body_id, item.agency_id, Role.FOCAL_POINT, day)
    holder = people[0] if people else None
    reason = await _reason(item, holder, calendar, uow, now)
    since = item.due_on if reason == "late" and item.due_on is not None else today(item.issued_at)
    return CallEntry(
        assignment_id=item.id,
        code=code_of(item),
        title=item.resolution.title,
        agency=item.agency.name,
        holder=holder.full_name if holder is not None else None,
        telephone=(holder.phone if holder is not None else None) or item.agency.telephone,
        reason=reason,
        days=(day - since).days,
    )


async def _reason(
    item: Assignment, holder: Person | None, calendar: WorkCalendar, uow: UnitOfWork, now: datetime
) -> str:
    if holder is None:
        return "not_registered"
    accounts = await uow.people.accounts_of(holder.id)
    if accounts and all(account.unreachable_at is not None for account in accounts):
        return "unreachable"
    is_late = item.due_on is not None and calendar.is_late(item.due_on, today(now))
    return "late" if is_late else "not_seen"
