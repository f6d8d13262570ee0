"""A resolution as a whole: its agencies side by side, who leads, and what may be decided about all of it."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.life_cycle import FOLLOWED
from domain.permissions import Action, may, require
from domain.refusals import Refusal
from domain.resolution_state import state_of
from domain.vocabulary import Duty
from domain.working_time import WorkCalendar
from services.actors import Actor
from services.assignments import answering_people
from services.calendars import settings_of, work_calendar
from services.cards import code_from
from services.looking import listed
from services.reading import readers_of
from services.telling import Links, Telling, tell_people, tell_place
from services.titles import title_of_whole
from storage.models import Agency, Assignment, Event, Order, Resolution
from storage.unit_of_work import UnitOfWork
from views import overview as views
from views.minutes import code_of
from views.screen import Screen


@dataclass(frozen=True)
class AboutResolution:
    """Who decides something about a whole resolution, in words where it needs any."""

    actor: Actor
    resolution_id: int
    words: str = ""
    agency_id: int | None = None
    pressed_message_id: int | None = None


async def see_overview(actor: Actor, resolution_id: int, uow: UnitOfWork, now: datetime) -> views.Overview:
    """The whole resolution, for its body, its supervisors and the agency that leads. Reads only."""
    async with uow:
        return await overview_within(actor, resolution_id, uow, now)


async def overview_within(actor: Actor, resolution_id: int, uow: UnitOfWork, now: datetime) -> views.Overview:
    """The same inside the caller's transaction."""
    together = await _readable(actor, resolution_id, Action.READ, uow)
    resolution = together[0].resolution
    calendar = await work_calendar(uow, together[0].body_id)
    lead = await uow.get(Agency, resolution.lead_agency_id) if resolution.lead_agency_id is not None else None
    return views.Overview(
        resolution_id=resolution.id,
        body_id=together[0].body_id,
        code=_code(resolution),
        title=title_of_whole(resolution),
        is_text_withheld=resolution.is_text_withheld,
        state=state_of(((one.duty, one.status) for one in together), is_closed=resolution.closed_at is not None),
        lines=tuple(_line(one, calendar, now) for one in together),
        lead=lead.name if lead is not None else None,
        summary=resolution.summary,
        needs_document=await _needs_document(resolution, together[0].body_id, uow),
        orders=tuple(_order(one) for one in await uow.orders.given_on(resolution.id)),
        may=_may(actor, together, resolution),
    )


async def see_possible_leads(actor: Actor, resolution_id: int, uow: UnitOfWork) -> views.PossibleLeads:
    """The agencies that act, of which one may lead. Reads only."""
    async with uow:
        together = await _readable(actor, resolution_id, Action.CORRECT, uow)
        acting = {one.agency_id: one.agency.name for one in together if one.duty is Duty.RESPONSIBLE}
        return views.PossibleLeads(resolution_id, _code(together[0].resolution), tuple(acting.items()))


async def set_lead(command: AboutResolution, uow: UnitOfWork, now: datetime) -> None:
    """«دستگاه راهبر»: it sees all the others and may sum up; it hears so."""
    async with uow:
        together = await _readable(command.actor, command.resolution_id, Action.CORRECT, uow)
        lead = next((one for one in together if one.agency_id == command.agency_id), None)
        if lead is None or lead.duty is not Duty.RESPONSIBLE:
            raise Refusal("not_found")
        resolution = lead.resolution
        resolution.lead_agency_id = lead.agency_id
        _record("lead_named", together[0], command, uow, now, agency_id=lead.agency_id)
        people = await answering_people(uow, lead, now)
        key = f"lead:{resolution.id}:{now.isoformat()}"
        screen = views.lead_hears(resolution.id, _code(resolution), title_of_whole(resolution), len(together))
        await tell_people(uow, people, screen, Telling(key, Links(lead.id)), now)
        await _show(command, uow, now)


async def need_document(command: AboutResolution, uow: UnitOfWork, now: datetime) -> None:
    """Turn over whether «done» needs a document here."""
    async with uow:
        together = await _readable(command.actor, command.resolution_id, Action.CORRECT, uow)
        resolution = together[0].resolution
        is_needed = not await _needs_document(resolution, together[0].body_id, uow)
        resolution.needs_document = is_needed
        _record("document_needed" if is_needed else "document_not_needed", together[0], command, uow, now)
        await _show(command, uow, now)


async def comment(command: AboutResolution, uow: UnitOfWork, now: datetime) -> None:
    """A supervisor's or the chair's word on a resolution: to the agencies that act and the secretariat."""
    async with uow:
        together = await _readable(command.actor, command.resolution_id, Action.COMMENT, uow)
        _record("commented", together[0], command, uow, now)
        resolution, who = together[0].resolution, command.actor.full_name
        screen = views.comment_heard(_code(resolution), title_of_whole(resolution), who, command.words)
        await _tell_all(command, together, screen, "comment", uow, now)
        await _done(command, views.comment_sent(_code(resolution)), "comment", uow, now)


async def sum_up(command: AboutResolution, uow: UnitOfWork, now: datetime) -> None:
    """The lead agency's word on the work of all, for the secretariat."""
    async with uow:
        together = await _readable(command.actor, command.resolution_id, Action.SUM_UP, uow)
        resolution = together[0].resolution
        lead_id = resolution.lead_agency_id
        resolution.summary, resolution.summed_up_at = command.words, now
        _record("summed_up", together[0], command, uow, now, agency_id=lead_id)
        who = command.actor.full_name
        screen = views.summary_heard(resolution.id, _code(resolution), title_of_whole(resolution), who, command.words)
        await _tell_all(command, together, screen, "summary", uow, now)
        await _done(command, views.summary_sent(_code(resolution)), "summary", uow, now)


async def check_may(actor: Actor, resolution_id: int, action: Action, uow: UnitOfWork) -> str:
    """The code of a resolution about which the actor may do ``action``. Raises Refusal. Reads only."""
    async with uow:
        return _code((await _readable(actor, resolution_id, action, uow))[0].resolution)


async def _readable(actor: Actor, resolution_id: int, action: Action, uow: UnitOfWork) -> list[Assignment]:
    together = await uow.assignments.of_resolution(resolution_id)
    if not together:
        raise Refusal("not_found")
    watchers = await readers_of(uow, together[0], action)
    # Summing up is the lead agency's own; all else concerns the resolution as a whole, which is no agency's.
    owner = together[0].resolution.lead_agency_id if action is Action.SUM_UP else None
    require(actor.roles, action, body_id=together[0].body_id, agency_id=owner, supervisors=watchers)
    return together


def _may(actor: Actor, together: list[Assignment], resolution: Resolution) -> frozenset[Action]:
    if resolution.closed_at is not None:
        return frozenset()
    body_id, lead = together[0].body_id, resolution.lead_agency_id
    watchers = {one.agency_id for one in together if one.duty is Duty.SUPERVISOR}
    found = {
        action
        for action in (Action.CORRECT, Action.CLOSE, Action.ORDER, Action.COMMENT)
        if may(actor.roles, action, body_id=body_id, supervisors=watchers)
    }
    is_lead = lead is not None and may(actor.roles, Action.SUM_UP, body_id=body_id, agency_id=lead)
    return frozenset(found | ({Action.SUM_UP} if is_lead else set()))


def _line(one: Assignment, calendar: WorkCalendar, now: datetime) -> views.AgencyLine:
    shown = listed(one, calendar, today(now), names_agency=True)
    return views.AgencyLine(one.id, code_from(one), one.agency.name, one.duty, shown)


def _order(order: Order) -> views.OrderLine:
    done = sum(receipt.done_at is not None for receipt in order.receipts)
    return views.OrderLine(order.id, order.text, order.due_on, done, len(order.receipts))


async def _needs_document(resolution: Resolution, body_id: int, uow: UnitOfWork) -> bool:
    if resolution.needs_document is not None:
        return resolution.needs_document
    return (await settings_of(uow, body_id)).done_needs_document


async def _tell_all(
    command: AboutResolution, together: list[Assignment], screen: Screen, what: str, uow: UnitOfWork, now: datetime
) -> None:
    """To the secretariat and, of a comment, to those who answer for the agencies that act."""
    body_id = together[0].body_id
    everyone = {person.id: person for person in await uow.people.secretariat_of(body_id, today(now))}
    for one in together:
        if one.duty in FOLLOWED and what == "comment":
            everyone |= {person.id: person for person in await answering_people(uow, one, now)}
    everyone.pop(command.actor.person_id, None)
    key = f"{what}:{command.resolution_id}:{now.isoformat()}"
    await tell_people(uow, list(everyone.values()), screen, Telling(key, Links(together[0].id)), now)


async def _done(command: AboutResolution, screen: Screen, what: str, uow: UnitOfWork, now: datetime) -> None:
    place = command.actor.place
    await uow.dialogues.end(place.messenger, place.chat_id)
    await tell_place(uow, place, screen, Telling(f"{what}-sent:{command.resolution_id}:{now.isoformat()}"), now)
    await uow.commit(now)


async def _show(command: AboutResolution, uow: UnitOfWork, now: datetime) -> None:
    await uow.flush()
    shown = views.overview(await overview_within(command.actor, command.resolution_id, uow, now))
    key = f"overview:{command.resolution_id}:{now.isoformat()}"
    telling = Telling(key, edits_message_id=command.pressed_message_id)
    await tell_place(uow, command.actor.place, shown, telling, now)
    await uow.commit(now)


def _record(
    kind: str,
    item: Assignment,
    command: AboutResolution,
    uow: UnitOfWork,
    now: datetime,
    *,
    agency_id: int | None = None,
) -> None:
    uow.history.record(
        Event(
            body_id=item.body_id,
            at=now,
            kind=kind,
            person_id=command.actor.person_id,
            agency_id=agency_id,
            resolution_id=item.resolution_id,
            after={"reason": command.words},
        )
    )


def _code(resolution: Resolution) -> str:
    return code_of(resolution.meeting.number, resolution.row)
