"""«فهرست تماس امروز»: which agencies the secretariat should telephone, about what, and «تماس گرفتم»."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.calls import LastCall, is_to_call
from domain.life_cycle import TO_DO
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.reminder_policy import is_on_call_list
from domain.vocabulary import CallResult, Role
from domain.working_time import WorkCalendar
from services.actors import Actor
from services.asking import Question, ask_within
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
from views.call_list import Call, LastSaid, Matter, ask_day, ask_words, call_list, result_words

WORDS_STEP: Final = "call.words"
DAY_STEP: Final = "call.day"


@dataclass(frozen=True)
class NoteCall:
    """«تماس گرفتم» for an agency of a body and what came of it; ``start`` is the page of the list that was open."""

    actor: Actor
    body_id: int
    agency_id: int
    start: int
    pressed_message_id: int | None
    result: CallResult = CallResult.ANSWERED
    words: str = ""
    promised_on: date | None = None


async def calls_of_today(actor: Actor, uow: UnitOfWork, now: datetime) -> list[Call]:
    """The calls that the secretariat's bodies owe, the longest waiting first and agencies without a person last."""
    async with uow:
        return await _calls(actor, uow, now)


async def call_about(command: NoteCall, uow: UnitOfWork, now: datetime) -> Call:
    """The call that a press is about, while it is on the list. Raises Refusal. Reads only."""
    async with uow:
        return await _found(command, uow, now)


async def ask_in_words(command: NoteCall, step: str, uow: UnitOfWork, now: datetime) -> None:
    """What they said, or until when they promised it, is written next."""
    async with uow:
        call = await _found(command, uow, now)
        screen = ask_day(call) if step == DAY_STEP else ask_words(call)
        payload = {"body_id": command.body_id, "agency_id": command.agency_id, "start": command.start}
        await ask_within(command.actor.place, Question(step, screen, payload), uow, now)
        await uow.commit(now)


async def note_call(command: NoteCall, uow: UnitOfWork, now: datetime) -> None:
    """Take an agency off today's list and show what is left; pressing again changes nothing."""
    require(command.actor.roles, Action.SEE_CALL_LIST, body_id=command.body_id)
    if command.promised_on is not None and command.promised_on <= today(now):
        raise Refusal("day_has_passed")
    async with uow:
        day = today(now)
        for item in await _to_call_about(command.actor, uow, now):
            if (item.body_id, item.agency_id) == (command.body_id, command.agency_id):
                uow.add(_made(command, item, now))
                said = {"reason": result_words(command.result, command.words, command.promised_on)}
                uow.history.record(assignment_event("called", item, command.actor.person_id, now, after=said))
        await uow.flush()
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        screen = call_list(await _calls(command.actor, uow, now), command.start, day)
        key = f"called:{command.body_id}:{command.agency_id}:{day.isoformat()}:{command.pressed_message_id}"
        await tell_place(
            uow, command.actor.place, screen, Telling(key, edits_message_id=command.pressed_message_id), now
        )
        await uow.commit(now)


def _made(command: NoteCall, item: Assignment, now: datetime) -> CallMade:
    return CallMade(
        assignment_id=item.id,
        day=today(now),
        person_id=command.actor.person_id,
        result=command.result,
        words=command.words or None,
        promised_on=command.promised_on,
        created_at=now,
    )


async def _found(command: NoteCall, uow: UnitOfWork, now: datetime) -> Call:
    require(command.actor.roles, Action.SEE_CALL_LIST, body_id=command.body_id)
    calls = await _calls(command.actor, uow, now)
    wanted = (command.body_id, command.agency_id)
    found = next((call for call in calls if (call.body_id, call.agency_id) == wanted), None)
    if found is None:
        raise Refusal("already_called")
    return found


async def _calls(actor: Actor, uow: UnitOfWork, now: datetime) -> list[Call]:
    by_agency: dict[tuple[int, int], list[Assignment]] = {}
    for item in await _to_call_about(actor, uow, now):
        by_agency.setdefault((item.body_id, item.agency_id), []).append(item)
    calls = [await _call(items, uow, now) for items in by_agency.values()]
    return sorted(calls, key=_urgency)


def _urgency(call: Call) -> tuple[bool, bool, int]:
    """A promise that has come due first, agencies without a person last, else the longest waiting first."""
    is_promised = any(matter.reason == "promised" for matter in call.matters)
    return not is_promised, call.holder is None, -call.matters[0].days


async def _to_call_about(actor: Actor, uow: UnitOfWork, now: datetime) -> list[Assignment]:
    bodies = actor.bodies(Action.SEE_CALL_LIST)
    if not bodies:
        raise Refusal("not_allowed")
    found = await uow.looking.open_assignments(Reach(bodies=frozenset(bodies)))
    calendars = await calendars_of(uow, found)
    chosen = await _instead_of_a_note(found, uow)
    last = await uow.reminders.last_calls([item.id for item in found if item.status in TO_DO])
    return [
        item
        for item in found
        if is_to_call(
            last_call(last.get(item.id)),
            today(now),
            is_listed=item.id in chosen or _is_listed(item, calendars, now),
        )
    ]


def last_call(made: CallMade | None) -> LastCall | None:
    """A call as the rule sees it."""
    return LastCall(made.day, made.result, made.promised_on) if made is not None else None


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
    made = await uow.reminders.last_calls([item.id for item in items])
    matters = [
        _promised(item, made.get(item.id), now) or _matter(item, holder, calendar, now, is_reached=is_reached)
        for item in items
    ]
    return Call(
        body_id=first.body_id,
        agency_id=first.agency_id,
        agency=first.agency.name,
        holder=holder.full_name if holder is not None else None,
        telephone=(holder.phone if holder is not None else None) or first.agency.telephone,
        matters=tuple(sorted(matters, key=lambda matter: -matter.days)),
        is_informative=not first.agency.relation.is_escalated,
        last=_last_said(list(made.values())),
    )


def _last_said(made: list[CallMade]) -> LastSaid | None:
    """What came of the newest call, where anything was noted."""
    newest = max(made, key=lambda call: call.id, default=None)
    if newest is None or newest.result is None:
        return None
    return LastSaid(newest.day, newest.result, newest.words or "", newest.promised_on)


def _promised(item: Assignment, made: CallMade | None, now: datetime) -> Matter | None:
    if made is None or made.promised_on is None:
        return None
    return Matter(code_of(item), title_from(item), "promised", (today(now) - made.promised_on).days)


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
