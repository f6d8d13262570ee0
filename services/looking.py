"""Looking: lists of assignments, each for the eyes of who asks. Nothing here changes anything."""

from datetime import date, datetime, timedelta
from typing import Final

from domain.calendar import today, week_of
from domain.codes import ResolutionCode
from domain.life_cycle import is_overdue
from domain.text import fold
from domain.vocabulary import Role
from domain.working_time import WorkCalendar
from services.actors import Actor
from services.calendars import work_calendar
from storage.models import Assignment
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views.lists import PAGE, ListedAssignment, Listing

SEEING_WHOLE_BODY: Final = (Role.SECRETARIAT, Role.CHAIR)
MOST_FOUND: Final = 60


def reach_of(actor: Actor) -> Reach:
    """What a person may see: whole bodies as secretariat or chair, else what their agencies have to do."""
    bodies = frozenset(post.body_id for post in actor.posts if post.role in SEEING_WHOLE_BODY)
    own = frozenset((post.body_id, post.agency_id) for post in actor.posts if post.agency_id is not None)
    return Reach(bodies=bodies, agencies=own)


async def list_of(actor: Actor, name: str, start: int, argument: str, uow: UnitOfWork, now: datetime) -> Listing:
    """A page of the list ``name`` (mine, late, week, search) from ``start``."""
    async with uow:
        found = await _found(actor, name, argument, uow, now)
        calendars = {body: await work_calendar(uow, body) for body in {item.body_id for item in found}}
        if name == "late":
            found = [item for item in found if _is_late(item, calendars, today(now))]
        page = found[start : start + PAGE]
        wide = bool(reach_of(actor).bodies) or len(reach_of(actor).agencies) > 1
        lines = tuple(listed(item, calendars[item.body_id], today(now), names_agency=wide) for item in page)
        return Listing(name, lines, start, len(found), actor.is_secretariat, argument)


def listed(item: Assignment, calendar: WorkCalendar, day: date, *, names_agency: bool) -> ListedAssignment:
    """The line of one assignment, loaded with agency, clause, resolution and meeting."""
    return ListedAssignment(
        id=item.id,
        code=code_of(item),
        title=item.resolution.title,
        agency=item.agency.name if names_agency else None,
        status=item.status,
        progress=item.progress,
        due_on=item.due_on,
        days_left=(item.due_on - day).days if item.due_on is not None else None,
        is_late=is_overdue(item.status, item.due_on, day, calendar),
        is_continuous=item.is_continuous,
    )


def code_of(item: Assignment) -> ResolutionCode:
    """How an assignment is called."""
    clause = item.clause.letter if item.clause is not None else None
    return ResolutionCode(item.resolution.meeting.number or 0, item.resolution.row, clause)


async def _found(actor: Actor, name: str, argument: str, uow: UnitOfWork, now: datetime) -> list[Assignment]:
    reach, day = reach_of(actor), today(now)
    if name == "week":
        first, last = week_of(day)
        return await uow.looking.due_between(reach, first, last)
    if name == "late":
        return await uow.looking.due_before(reach, day)
    if name == "search":
        return await uow.looking.search(reach, _search_words(argument), MOST_FOUND)
    return await uow.looking.open_assignments(reach)


def _search_words(argument: str) -> list[str]:
    return [word for word in argument.split() if len(fold(word)) > 1][:5]


def _is_late(item: Assignment, calendars: dict[int, WorkCalendar], day: date) -> bool:
    return is_overdue(item.status, item.due_on, day, calendars[item.body_id])


def since(now: datetime, minutes: int) -> datetime:
    """The instant so many minutes before ``now``."""
    return now - timedelta(minutes=minutes)
