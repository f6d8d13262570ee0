"""«فهرست تماس امروز»: which agencies the secretariat should telephone, about what, and «تماس گرفتم»."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.reminder_policy import is_on_call_list
from domain.vocabulary import Role
from domain.working_time import WorkCalendar
from services.actors import Actor
from services.calendars import Calendars, calendars_of, work_calendar
from services.escalating import NoteDecision
from services.events import assignment_event
from services.looking import code_of
from services.reminders import followed_up
from services.telling import Telling, tell_place
from services.titles import title_from
from storage.models import Assignment, CallMade, Person
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views.call_list import Call, Matter, call_list


@dataclass(frozen=True)
class NoteCall:
    """«تماس گرفتم» for an agency of a body; ``start`` is the page of the list that was open."""

    actor: Actor
    body_id: int
    agency_id: int
    start: int
    pressed_message_id: int | None


async def calls_of_today(actor: Actor, uow: UnitOfWork, now: datetime) -> list[Call]:
    """The calls that the secretariat's bodies owe, the longest waiting first and agencies without a person last."""
    async with uow:
        return await _calls(actor, uow, now)


async def note_call(command: NoteCall, uow: UnitOfWork, now: datetime) -> None:
    """Take an agency off today's list and show what is left; pressing again changes nothing."""
    require(command.actor.roles, Action.SEE_CALL_LIST, body_id=command.body_id)
    async with uow:
        day = today(now)
        for item in await _to_call_about(command.actor, uow, now):
            if (item.body_id, item.agency_id) != (command.body_id, command.agency_id):
                continue
            uow.add(CallMade(assignment_id=item.id, day=day, person_id=command.actor.person_id, created_at=now))
            uow.history.record(assignment_event("called", item, command.actor.person_id, now))
        await uow.flush()
        screen = call_list(await _calls(command.actor, uow, now), command.start, day)
        key = f"called:{command.body_id}:{command.agency_id}:{day.isoformat()}:{command.pressed_message_id}"
        await tell_place(
            uow, command.actor.place, screen, Telling(key, edits_message_id=command.pressed_message_id), now
        )
        await uow.commit(now)


async def _calls(actor: Actor, uow: UnitOfWork, now: datetime) -> list[Call]:
    by_agency: dict[tuple[int, int], list[Assignment]] = {}
    for item in await _to_call_about(actor, uow, now):
        by_agency.setdefault((item.body_id, item.agency_id), []).append(item)
    calls = [await _call(items, uow, now) for items in by_agency.values()]
    return sorted(calls, key=lambda call: (call.holder is None, -call.matters[0].days))


async def _to_call_about(actor: Actor, uow: UnitOfWork, now: datetime) -> list[Assignment]:
    bodies = actor.bodies(Action.SEE_CALL_LIST)
    if not bodies:
        raise Refusal("not_allowed")
    found = await uow.looking.open_assignments(Reach(bodies=frozenset(bodies)))
    calendars = await calendars_of(uow, found)
    chosen = await _instead_of_a_note(found, uow)
    listed = [item for item in found if item.id in chosen or _is_listed(item, calendars, now)]
    called = await uow.reminders.called_on(today(now), [item.id for item in listed])
    return [item for item in listed if item.id not in called]


def _is_listed(item: Assignment, calendars: Calendars, now: datetime) -> bool:
    calendar = calendars[item.body_id, item.agency_id]
    return is_on_call_list(followed_up(item, item.agency, {}), calendar, today(now))


async def _instead_of_a_note(items: list[Assignment], uow: UnitOfWork) -> set[int]:
    """Those about which the secretariat chose to telephone instead of writing to the head, until it has."""
    return await uow.reminders.calls_promised([item.id for item in items], NoteDecision.CALLING)


async def _call(items: list[Assignment], uow: UnitOfWork, now: datetime) -> Call:
    first = items[0]
    people = await uow.people.holders(first.body_id, first.agency_id, Role.FOCAL_POINT, today(now))
    holder = people[0] if people else None
    calendar = await work_calendar(uow, first.body_id, first.agency_id)
    is_reached = holder is not None and await _is_reached(holder, uow)
    matters = [_matter(item, holder, calendar, now, is_reached=is_reached) for item in items]
    return Call(
        body_id=first.body_id,
        agency_id=first.agency_id,
        agency=first.agency.name,
        holder=holder.full_name if holder is not None else None,
        telephone=(holder.phone if holder is not None else None) or first.agency.telephone,
        matters=tuple(sorted(matters, key=lambda matter: -matter.days)),
    )


async def _is_reached(holder: Person, uow: UnitOfWork) -> bool:
    accounts = await uow.people.accounts_of(holder.id)
    return not accounts or any(account.unreachable_at is None for account in accounts)


def _matter(
    item: Assignment, holder: Person | None, calendar: WorkCalendar, now: datetime, *, is_reached: bool
) -> Matter:
    day, since = today(now), today(item.issued_at)
    if item.due_on is not None and calendar.is_late(item.due_on, day):
        reason, since = "late", item.due_on
    elif holder is None:
        reason = "not_registered"
    elif not is_reached:
        reason = "unreachable"
    else:
        reason = "not_seen"
    return Matter(code_of(item), title_from(item), reason, (day - since).days)
