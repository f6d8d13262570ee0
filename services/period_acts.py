"""Looking at the periods of a continuing resolution, and changing how often a report is owed."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.periods import Period
from domain.permissions import Action, may, require
from domain.refusals import Refusal
from services.actors import Actor
from services.assignments import answering_people, changed, check_readable, shown_code
from services.calendars import work_calendar
from services.events import assignment_event
from services.periods import courses_of, period_of
from services.telling import Links, Telling, tell_people, tell_place
from services.titles import title_from
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import periods as views


@dataclass(frozen=True)
class SetPeriod:
    actor: Actor
    assignment_id: int
    period: Period
    pressed_message_id: int | None = None


async def see_periods(actor: Actor, assignment_id: int, uow: UnitOfWork, now: datetime) -> views.Periods:
    """How the periods went. Reads only."""
    async with uow:
        assignment = await uow.assignments.shown(assignment_id)
        if assignment is None or not assignment.is_continuous:
            raise Refusal("not_found")
        await check_readable(uow, actor, assignment)
        return await _shown(actor, assignment, uow, now)


async def set_period(command: SetPeriod, uow: UnitOfWork, now: datetime) -> None:
    """For all agencies of the resolution; each hears of it, and its reminders follow."""
    async with uow:
        asked = await uow.assignments.locked(command.assignment_id)
        if asked is None:
            raise Refusal("not_found")
        require(command.actor.roles, Action.CORRECT, body_id=asked.body_id)
        for one in await uow.assignments.of_resolution(asked.resolution_id):
            if not one.is_continuous or one.clause_id != asked.clause_id:
                continue
            one.period = command.period.word
            after = {"status": one.status.value, "reason": views.period_words(command.period)}
            uow.history.record(assignment_event("period_set", one, command.actor.person_id, now, after=after))
            await changed(uow, one, now)
            people = await answering_people(uow, one, now)
            screen = views.period_changed(shown_code(one), title_from(one), command.period, one.id)
            await tell_people(uow, people, screen, Telling(f"period:{one.id}:{now.isoformat()}", Links(one.id)), now)
        shown = views.periods(await _shown(command.actor, asked, uow, now))
        telling = Telling(f"periods:{asked.id}:{now.isoformat()}", Links(asked.id), command.pressed_message_id)
        await tell_place(uow, command.actor.place, shown, telling, now)
        await uow.commit(now)


async def _shown(actor: Actor, assignment: Assignment, uow: UnitOfWork, now: datetime) -> views.Periods:
    calendar = await work_calendar(uow, assignment.body_id, assignment.agency_id)
    return views.Periods(
        assignment_id=assignment.id,
        code=shown_code(assignment),
        agency=assignment.agency.name,
        period=period_of(assignment, calendar),
        lines=tuple(
            views.ShownPeriod(
                last=one.last,
                told_on=one.told.on if one.told is not None else None,
                percent=one.told.percent if one.told is not None else None,
                is_late=one.is_late(today(now), calendar),
            )
            for one in await courses_of(uow, assignment, today(now))
        ),
        may_change=may(actor.roles, Action.CORRECT, body_id=assignment.body_id),
    )
