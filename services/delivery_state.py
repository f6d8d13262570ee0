"""How every agency stands to an issue: what was sent, seen, or could not reach anyone; and reminding those who wait."""

from datetime import datetime
from typing import Final

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import DeliveryFate, MinutesState, Status
from services.actors import Actor
from services.assignments import answering_people
from services.cards import code_from
from services.drafts import open_meeting
from services.telling import Telling, tell_person
from storage.models import Assignment, Meeting, Person
from storage.unit_of_work import UnitOfWork
from views import issuing as views
from views.issuing import AgencyDelivery, AgencyState
from views.minutes import meeting_name
from views.screen import Screen

# When an agency has several people, the best fate of their messages counts.
ORDER: Final = (
    (DeliveryFate.SENT, AgencyState.SENT),
    (DeliveryFate.UNCERTAIN, AgencyState.UNCERTAIN),
    (DeliveryFate.SENDING, AgencyState.QUEUED),
    (DeliveryFate.QUEUED, AgencyState.QUEUED),
    (DeliveryFate.FAILED, AgencyState.FAILED),
    (DeliveryFate.CANCELLED, AgencyState.FAILED),
)


async def see_deliveries(uow: UnitOfWork, actor: Actor, meeting_id: int, now: datetime) -> Screen:
    """The state of an issue, agency by agency; in a transaction of its own."""
    async with uow:
        meeting = await issued_meeting(uow, actor, meeting_id)
        agencies = await deliveries_of(uow, meeting, now)
        name = meeting_name(meeting.number, meeting.held_on)
        lacks_letter = meeting.letter_number is None
        return views.delivery_state(meeting.id, meeting.body_id, name, agencies, lacks_letter=lacks_letter)


async def deliveries_of(uow: UnitOfWork, meeting: Meeting, now: datetime) -> list[AgencyDelivery]:
    """Each agency once, in the order of the minutes."""
    broadcasts = [broadcast.id for broadcast in await uow.jobs.broadcasts_of(meeting.id)]
    fates: dict[int, set[DeliveryFate]] = {}
    for _, person_id, fate in await uow.jobs.fates_of(broadcasts):
        fates.setdefault(person_id, set()).add(fate)
    found = []
    for own in (await _by_agency(uow, meeting)).values():
        people = await answering_people(uow, own[0], now)
        seen = sum(1 for one in own if _is_seen(one))
        state = AgencyState.SEEN if seen == len(own) else _state(people, fates)
        found.append(AgencyDelivery(own[0].agency_id, own[0].agency.name, state, seen, len(own)))
    return found


async def nudge(meeting_id: int, actor: Actor, uow: UnitOfWork, now: datetime) -> int:
    """«یادآوری»: everyone who has something unseen is told once a day; answers how many were told."""
    async with uow:
        meeting = await issued_meeting(uow, actor, meeting_id)
        waiting: dict[int, tuple[Person, list[str]]] = {}
        for own in (await _by_agency(uow, meeting)).values():
            unseen = [one for one in own if not _is_seen(one)]
            for person in await answering_people(uow, own[0], now) if unseen else []:
                codes = [await code_of(uow, one.id) for one in unseen]
                waiting.setdefault(person.id, (person, []))[1].extend(codes)
        told = 0
        for person, codes in waiting.values():
            told += await _nudge(uow, meeting, person, codes, now)
        await uow.commit(now)
        return told


async def _nudge(uow: UnitOfWork, meeting: Meeting, person: Person, codes: list[str], now: datetime) -> bool:
    key = f"nudge:{meeting.id}:{today(now).isoformat()}"
    if await uow.outbox.has(f"{key}:{person.id}"):
        return False
    screen = views.nudge(meeting.id, meeting_name(meeting.number, meeting.held_on), list(dict.fromkeys(codes)))
    return await tell_person(uow, person, screen, Telling(key), now)


async def issued_meeting(uow: UnitOfWork, actor: Actor, meeting_id: int, *, locks: bool = False) -> Meeting:
    """A meeting whose issue the actor may look after. Raises Refusal for any other, and for a draft."""
    meeting = await open_meeting(uow, actor, meeting_id, locks=locks)
    require(actor.roles, Action.ISSUE, body_id=meeting.body_id)
    if meeting.minutes_state is not MinutesState.ISSUED:
        raise Refusal("minutes_not_issued")
    return meeting


async def _by_agency(uow: UnitOfWork, meeting: Meeting) -> dict[int, list[Assignment]]:
    found: dict[int, list[Assignment]] = {}
    for assignment in await uow.meetings.assignments_of(meeting.id):
        found.setdefault(assignment.agency_id, []).append(assignment)
    return found


async def code_of(uow: UnitOfWork, assignment_id: int) -> str:
    """The code of an assignment as people read it."""
    assignment = await uow.assignments.shown(assignment_id)
    if assignment is None:
        raise Refusal("not_found")
    return code_from(assignment)


def _is_seen(assignment: Assignment) -> bool:
    return assignment.seen_at is not None or assignment.status is not Status.ISSUED


def _state(people: list[Person], fates: dict[int, set[DeliveryFate]]) -> AgencyState:
    if not people:
        return AgencyState.NOT_REGISTERED
    met = set().union(*(fates.get(person.id, set()) for person in people))
    return next((state for fate, state in ORDER if fate in met), AgencyState.UNREACHABLE)
