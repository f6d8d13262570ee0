"""Looking: lists of assignments, each for the eyes of who asks. Nothing here changes anything."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from domain.calendar import today, week_of
from domain.codes import ResolutionCode
from domain.life_cycle import is_overdue
from domain.permissions import Action
from domain.working_time import WorkCalendar
from services.actors import Actor
from services.asked_agencies import agency_of
from services.calendars import Calendars, calendars_of
from services.periods import owed_on
from services.titles import title_from
from storage.models import Assignment
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views.lists import PAGE, ListedAssignment, Listing

DAYS_OF_A_WEEK: Final = 7


def reach_of(actor: Actor) -> Reach:
    """What a person may see: whole bodies as secretariat or chair, else what their agencies have to do."""
    return Reach(bodies=frozenset(actor.bodies(Action.READ)), agencies=frozenset(actor.agencies(Action.READ)))


@dataclass(frozen=True)
class ListAsked:
    """Which list (mine, late, week, due, search) from where: of one agency or of all, ``days`` ahead, with words."""

    name: str
    start: int = 0
    words: str = ""
    agency_id: int | None = None
    days: int = DAYS_OF_A_WEEK

    @classmethod
    def from_press(cls, name: str, start: int, argument: str) -> "ListAsked":
        """What a turning button carries: search words, an agency's id, or «DAYS:AGENCY»."""
        if name == "search":
            return cls(name, start, words=argument)
        *days, agency = argument.split(":")
        return cls(
            name,
            start,
            agency_id=int(agency) if agency.isdecimal() else None,
            days=int(days[0]) if days and days[0].isdecimal() else DAYS_OF_A_WEEK,
        )

    @property
    def argument(self) -> str:
        """The same for a button."""
        if self.name == "search":
            return self.words
        agency = str(self.agency_id or "")
        return f"{self.days}:{agency}" if self.name == "due" else agency


async def list_of(actor: Actor, asked: ListAsked, uow: UnitOfWork, now: datetime) -> Listing:
    """A page of a list."""
    async with uow:
        if asked.name == "search":
            return await _searched(actor, asked, uow, now)
        agency = await agency_of(actor, asked.agency_id, uow) if asked.agency_id is not None else ""
        found = await (late_of if asked.name == "late" else _found)(actor, asked, uow, now)
        calendars = await calendars_of(uow, found)
        page = found[asked.start : asked.start + PAGE]
        wide = not agency and (bool(reach_of(actor).bodies) or len(reach_of(actor).agencies) > 1)
        lines = tuple(
            listed(item, calendars[item.body_id, item.agency_id], today(now), names_agency=wide) for item in page
        )
        return Listing(
            asked.name, lines, asked.start, len(found), actor.is_secretariat, asked.argument, agency, asked.days
        )


async def late_of(actor: Actor, asked: ListAsked, uow: UnitOfWork, now: datetime) -> list[Assignment]:
    """What is past its due date by the body's working days. Reads inside the caller's transaction."""
    found = await uow.looking.due_before(reach_of(actor).within(asked.agency_id), today(now))
    calendars = await calendars_of(uow, found)
    return [item for item in found if _is_late(item, calendars, today(now))]


def listed(item: Assignment, calendar: WorkCalendar, day: date, *, names_agency: bool) -> ListedAssignment:
    """The line of one assignment, loaded with agency, clause, resolution and meeting."""
    return ListedAssignment(
        id=item.id,
        code=code_of(item),
        title=title_from(item),
        agency=item.agency.name if names_agency else None,
        status=item.status,
        progress=item.progress,
        due_on=owed_on(item),
        days_left=(owed - day).days if (owed := owed_on(item)) is not None else None,
        is_late=is_overdue(item.status, owed_on(item), day, calendar),
        is_continuous=item.is_continuous,
    )


def code_of(item: Assignment) -> ResolutionCode:
    """How an assignment is called."""
    clause = item.clause.letter if item.clause is not None else None
    return ResolutionCode(item.resolution.meeting.number or 0, item.resolution.row, clause)


async def _found(actor: Actor, asked: ListAsked, uow: UnitOfWork, now: datetime) -> list[Assignment]:
    reach, day = reach_of(actor).within(asked.agency_id), today(now)
    if asked.name == "week":
        first, last = week_of(day)
        return await uow.looking.due_between(reach, first, last)
    if asked.name == "due":
        return await uow.looking.due_between(reach, day, day + timedelta(days=asked.days))
    return await uow.looking.open_assignments(reach)


async def _searched(actor: Actor, asked: ListAsked, uow: UnitOfWork, now: datetime) -> Listing:
    found = await uow.searching.found(reach_of(actor), asked.words, asked.start, PAGE)
    calendars = await calendars_of(uow, found.assignments)
    wide = bool(reach_of(actor).bodies) or len(reach_of(actor).agencies) > 1
    lines = tuple(
        listed(item, calendars[item.body_id, item.agency_id], today(now), names_agency=wide)
        for item in found.assignments
    )
    return Listing(asked.name, lines, asked.start, found.total, actor.is_secretariat, asked.argument)


def _is_late(item: Assignment, calendars: Calendars, day: date) -> bool:
    return is_overdue(item.status, owed_on(item), day, calendars[item.body_id, item.agency_id])


def since(now: datetime, minutes: int) -> datetime:
    """The instant so many minutes before ``now``."""
    return now - timedelta(minutes=minutes)
