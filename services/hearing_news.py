"""What the agencies hear of the decision of a meeting, once it can no longer be taken back silently."""

from datetime import datetime, timedelta
from typing import Final

from domain.calendar import today
from domain.life_cycle import FOLLOWED
from domain.vocabulary import HearingOutcome, Role
from services.assignments import answering_people
from services.calendars import settings_of, work_calendar
from services.hearing_cards import decision_of, heard_of
from services.notices import Maker, cancel, schedule
from services.telling import Links, Telling, tell_person
from storage.models import Assignment, Hearing, Person
from storage.unit_of_work import UnitOfWork
from views import hearings as views
from views.screen import Screen

TOLD: Final = "hearing_told"
UNTOLD: Final = (HearingOutcome.KEPT, HearingOutcome.NOTED)


async def schedule_news(hearing: Hearing, body_id: int, uow: UnitOfWork, now: datetime) -> None:
    """When the undo time has passed, in working time."""
    minutes = (await settings_of(uow, body_id)).undo_minutes
    calendar = await work_calendar(uow, body_id)
    await schedule(uow, TOLD, hearing.id, calendar.next_working_time(now + timedelta(minutes=minutes)), _key(hearing))


async def take_news_back(hearing: Hearing, uow: UnitOfWork, now: datetime) -> None:
    """Nobody hears of it; those who have, hear that it was taken back."""
    if not await cancel(uow, _key(hearing), now) and hearing.told_at is not None:
        await _tell(hearing, views.agency_hears_taken_back(heard_of(hearing)), uow, now)
    hearing.told_at = None


async def tell_of_hearing(uow: UnitOfWork, hearing_id: int, now: datetime) -> None:
    """To those who answer for the agencies; of a closing also to the heads."""
    hearing = await uow.hearings.hearing(hearing_id)
    decision = decision_of(hearing) if hearing is not None else None
    if hearing is None or decision is None or decision.outcome in UNTOLD or hearing.told_at is not None:
        return
    calendar = await work_calendar(uow, hearing.sitting.meeting.body_id)
    if not calendar.is_working_time(now):
        await schedule(uow, TOLD, hearing.id, calendar.next_working_time(now), f"{_key(hearing)}:working-time")
        return
    hearing.told_at = now
    await _tell(hearing, views.agency_hears(heard_of(hearing), decision), uow, now)


async def _tell(hearing: Hearing, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    together = [one for one in await uow.assignments.of_resolution(hearing.resolution_id) if one.duty in FOLLOWED]
    told: dict[int, tuple[Person, Assignment]] = {}
    for one in together:
        for person in await _listeners(hearing, one, uow, now):
            told.setdefault(person.id, (person, one))
    for person, one in told.values():
        await tell_person(uow, person, screen, Telling(f"hearing:{hearing.id}:{now.isoformat()}", Links(one.id)), now)


async def _listeners(hearing: Hearing, one: Assignment, uow: UnitOfWork, now: datetime) -> list[Person]:
    people = await answering_people(uow, one, now)
    if hearing.resolution.closed_at is None:
        return people
    return [*people, *await uow.people.holders(one.body_id, one.agency_id, Role.AGENCY_HEAD, today(now))]


def _key(hearing: Hearing) -> str:
    at = hearing.decided_at.isoformat() if hearing.decided_at is not None else ""
    return f"{TOLD}:{hearing.id}:{at}"


NOTICES: dict[str, Maker] = {TOLD: tell_of_hearing}
