"""«برای جلسه ۲۱»: who must report in a meeting, and how each stands. Nothing here changes anything."""

from datetime import datetime

from domain.calendar import today
from domain.periods import MEETING
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind
from services.actors import Actor
from services.calendars import work_calendar
from services.looking import listed
from storage.models import Assignment, Body
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views import for_meeting as views


async def for_meeting(
    actor: Actor, body_id: int, number: int | None, uow: UnitOfWork, now: datetime
) -> views.ForMeeting:
    """What is due in meeting ``number`` (None: the next) of a body. Raises Refusal where no meeting is known."""
    require(actor.roles, Action.SEE_DASHBOARD, body_id=body_id)
    async with uow:
        body = await uow.get(Body, body_id)
        known = await uow.meetings.calendar_of(body_id)
        held = max((one.number for one in known if one.number and one.minutes_state is not None), default=0)
        wanted = number or held + 1
        if body is None or not held:
            raise Refusal("not_found")
        found = await uow.looking.open_assignments(Reach(bodies=frozenset({body_id})))
        calendar = await work_calendar(uow, body_id)
        lines = [listed(one, calendar, today(now), names_agency=True) for one in found if reports_in(one, wanted)]
        day = next((one.held_on for one in known if one.number == wanted), None)
        return views.ForMeeting(body_id, wanted, day, tuple(lines))


def reports_in(one: Assignment, number: int) -> bool:
    """By the meeting's number: «جلسه آتی» and «۲ جلسه آتی» count from their own, «هر جلسه» is for each after it."""
    origin = one.resolution.meeting.number
    if origin is None or origin >= number:
        return False
    if one.is_continuous:
        return one.period == MEETING
    owner = one.clause if one.clause is not None and one.clause.deadline_kind is not DeadlineKind.NONE else None
    said = owner or one.resolution
    return said.deadline_kind is DeadlineKind.NEXT_SESSION and origin + (said.deadline_count or 1) == number
