"""«یادآوری بعدی»: the digest is put off once, to the next working day."""

from dataclasses import dataclass
from datetime import datetime, time

from domain.calendar import at_tehran, today
from domain.permissions import Action, may
from domain.refusals import Refusal
from services.actors import Actor
from services.calendars import work_calendar
from services.reminders import rearm
from services.telling import Telling, tell_place
from storage.unit_of_work import UnitOfWork
from views import reminders as views


@dataclass(frozen=True)
class Snooze:
    actor: Actor
    assignment_ids: tuple[int, ...]
    pressed_message_id: int | None


async def snooze(command: Snooze, uow: UnitOfWork, now: datetime) -> None:
    """Nothing is said of these before the next working day; a second press on the same day changes nothing."""
    async with uow:
        await _put_off(command, uow, now)
        await uow.commit(now)


async def snooze_what_was_said(actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    """«یادآوری بعدی» in words: what today's reminder spoke of. Refusal when there was none."""
    async with uow:
        said = await uow.reminders.said_since(at_tehran(today(now), time.min), actor.agencies())
        if not said:
            raise Refusal("nothing_reminded")
        await _put_off(Snooze(actor, tuple(said), None), uow, now)
        await uow.commit(now)


async def _put_off(command: Snooze, uow: UnitOfWork, now: datetime) -> None:
    own = [
        assignment
        for assignment_id in sorted(command.assignment_ids)
        if (assignment := await uow.assignments.locked(assignment_id)) is not None
        and may(command.actor.roles, Action.REPORT, body_id=assignment.body_id, agency_id=assignment.agency_id)
    ]
    if not own:
        raise Refusal("not_found")
    calendar = await work_calendar(uow, own[0].body_id, own[0].agency_id)
    day = calendar.next_working_day(today(now))
    for assignment in own:
        assignment.snoozed_until = calendar.reminder_instant(day)
        await rearm(uow, assignment, now)
    which = command.pressed_message_id or now.isoformat()
    key = f"snoozed:{command.actor.person_id}:{today(now).isoformat()}:{which}"
    await tell_place(uow, command.actor.place, views.snoozed(day), Telling(key), now)
