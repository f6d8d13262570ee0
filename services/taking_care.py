"""Of several focal points of an agency, who takes care of an assignment; and the whole of an agency's work."""

from datetime import datetime

from domain.calendar import today
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Role
from services.actors import Actor
from services.assignments import shown_code, to_act_on
from services.calendars import work_calendar
from services.events import assignment_event
from services.looking import listed
from services.reporting import Pressed
from services.seeing_cards import card_for
from services.telling import Links, Telling, tell_people, tell_place
from services.titles import title_from
from storage.models import Agency, Person
from storage.unit_of_work import UnitOfWork
from views import handing_over as views
from views import own_agency


async def take_care(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«پیگیری با من»: its reminders come to this one alone, and the others of the agency hear so."""
    async with uow:
        assignment = await to_act_on(uow, pressed.actor, pressed.subject_id, Action.REPORT)
        if assignment.taken_by_id == pressed.actor.person_id:
            raise Refusal("taken_already")
        assignment.taken_by_id = pressed.actor.person_id
        uow.history.record(assignment_event("taken", assignment, pressed.actor.person_id, now))
        await uow.flush()
        holders = await uow.people.holders(assignment.body_id, assignment.agency_id, Role.FOCAL_POINT, today(now))
        others = [person for person in holders if person.id != pressed.actor.person_id]
        screen = views.taken(shown_code(assignment), title_from(assignment), pressed.actor.full_name)
        key = f"taken:{assignment.id}:{now.isoformat()}"
        await tell_people(uow, others, screen, Telling(key, Links(assignment.id)), now)
        card = await card_for(pressed.actor, assignment, uow, now)
        shown = Telling(f"{key}:shown", Links(assignment.id), pressed.message_id)
        await tell_place(uow, pressed.actor.place, card, shown, now)
        await uow.commit(now)


async def own_agencies(actor: Actor, uow: UnitOfWork, now: datetime) -> list[own_agency.OwnAgency]:
    """All that the actor's agencies have open, and who takes care of it. Reads only."""
    if not actor.agencies():
        raise Refusal("not_allowed")
    async with uow:
        return [await _own_agency(body, agency, uow, now) for body, agency in actor.agencies()]


async def _own_agency(body_id: int, agency_id: int, uow: UnitOfWork, now: datetime) -> own_agency.OwnAgency:
    found = await uow.assignments.open_of([(body_id, agency_id)])
    calendar = await work_calendar(uow, body_id, agency_id)
    agency = await uow.get(Agency, agency_id)
    people = await uow.people.holders(body_id, agency_id, Role.FOCAL_POINT, today(now))
    takers = {one.taken_by_id: await uow.get(Person, one.taken_by_id) for one in found if one.taken_by_id is not None}
    return own_agency.OwnAgency(
        name=agency.name if agency is not None else "",
        focal_points=tuple(person.full_name for person in people),
        works=tuple(
            own_agency.OwnWork(
                listed(one, calendar, today(now), names_agency=False),
                taker.full_name if (taker := takers.get(one.taken_by_id or 0)) is not None else None,
            )
            for one in found
        ),
    )
