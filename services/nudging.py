"""«به بهزیستی یادآوری بزن»: the secretariat reminds an agency by hand, after seeing of what."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.codes import ResolutionCode
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Relation, ReminderStage, Role
from services.actors import Actor
from services.asked_agencies import agency_named
from services.assignments import meant_by
from services.calendars import work_calendar
from services.directory import agency_of_body
from services.events import assignment_event
from services.looking import code_of, listed
from services.telling import Links, Telling, tell_people, tell_place
from storage.models import Assignment, Body
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views import answers as views
from views import reminders as reminder_views
from views.screen import Screen


@dataclass(frozen=True)
class Nudge:
    """«ارسال یادآوری»: of one assignment, or of all that the agency has open."""

    actor: Actor
    body_id: int
    agency_id: int
    assignment_id: int | None
    pressed_message_id: int | None


async def ask_to_remind(actor: Actor, codes: tuple[ResolutionCode, ...], words: str, uow: UnitOfWork) -> Screen:
    """What would be sent, with the button that sends it. Nothing is sent here."""
    async with uow:
        if codes:
            found = await meant_by(uow, actor, codes[0])
            named = await agency_named(actor, words, uow)
            found = [one for one in found if named.agency_id in (None, one.agency_id)] or found
            return await _offer(actor, found[0].body_id, found[0].agency_id, found[:1], uow)
        bodies = actor.bodies(Action.ESCALATE)
        if not bodies:
            raise Refusal("not_allowed")
        named = await agency_named(actor, words, uow)
        if named.agency_id is None:
            press = f"remindq:{bodies[0]}:"
            return views.which_agency(words, list(named.candidates), press) if words else views.whom_to_remind()
        return await _offer_all(actor, bodies[0], named.agency_id, uow)


async def ask_to_remind_agency(actor: Actor, body_id: int, agency_id: int, uow: UnitOfWork) -> Screen:
    """The same for an agency that was chosen by a button."""
    async with uow:
        return await _offer_all(actor, body_id, agency_id, uow)


async def remind(command: Nudge, uow: UnitOfWork, now: datetime) -> None:
    """Tell those who answer for the agency, once a day for the same things, and say so to the secretariat."""
    async with uow:
        require(command.actor.roles, Action.ESCALATE, body_id=command.body_id)
        open_ones = await _open_of(command.body_id, command.agency_id, uow)
        meant = [one for one in open_ones if command.assignment_id in (None, one.id)]
        if not meant:
            raise Refusal("not_found")
        people = await uow.people.holders(command.body_id, command.agency_id, Role.FOCAL_POINT, today(now))
        day = today(now).isoformat()
        key = f"remind:{command.body_id}:{command.agency_id}:{command.assignment_id or 0}:{day}"
        links = Links(assignment_id=meant[0].id) if len(meant) == 1 else Links()
        missed = await tell_people(uow, people, await _digest(meant, uow, now), Telling(key, links), now)
        said = {"nudged": command.assignment_id or 0}
        for assignment in meant:
            uow.history.record(
                assignment_event("reminded_by_hand", assignment, command.actor.person_id, now, after=said)
            )
        screen = views.reminded(meant[0].agency.name, len(people) - len(missed))
        told = Telling(f"{key}:told:{now.isoformat()}", edits_message_id=command.pressed_message_id)
        await tell_place(uow, command.actor.place, screen, told, now)
        await uow.commit(now)


async def _offer_all(actor: Actor, body_id: int, agency_id: int, uow: UnitOfWork) -> Screen:
    return await _offer(actor, body_id, agency_id, await _open_of(body_id, agency_id, uow), uow, is_all=True)


async def _offer(
    actor: Actor, body_id: int, agency_id: int, found: list[Assignment], uow: UnitOfWork, *, is_all: bool = False
) -> Screen:
    require(actor.roles, Action.ESCALATE, body_id=body_id)
    body = await uow.get(Body, body_id)
    if body is None:
        raise Refusal("not_found")
    agency = await agency_of_body(uow, body, agency_id)
    name = agency.name
    if not Relation(agency.relation).is_escalated:
        return views.not_by_machine(name)
    if not found:
        return views.nothing_to_remind(name)
    codes = tuple(code_of(one) for one in found)
    return views.ask_to_remind(views.ToRemind(body_id, agency_id, name, codes, None if is_all else found[0].id))


async def _open_of(body_id: int, agency_id: int, uow: UnitOfWork) -> list[Assignment]:
    return await uow.looking.open_assignments(Reach(agencies=frozenset({(body_id, agency_id)})))


async def _digest(meant: list[Assignment], uow: UnitOfWork, now: datetime) -> Screen:
    day, calendar = today(now), await work_calendar(uow, meant[0].body_id)
    asked = await uow.assignments.open_requests(one.id for one in meant)
    lines = [
        reminder_views.DigestLine(
            listed(one, calendar, day, names_agency=False),
            ReminderStage.SNOOZED,
            one.due_on,
            calendar.next_working_day(day),
            asked.get(one.id),
        )
        for one in meant
    ]
    body = await uow.get(Body, meant[0].body_id)
    return reminder_views.digest(day, body.name if body is not None else "", lines)
