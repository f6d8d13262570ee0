"""Days off: the official ones are seeded, an emergency closure is the secretariat's word."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calendar import today
from domain.holidays import official_holidays
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import DayOffSource
from services.actors import Actor
from services.closed_days import postpone_sendings
from services.telling import Telling, tell_place
from storage.models import Event
from storage.unit_of_work import UnitOfWork
from views import reminders as views
from views.days_off import Postponed

AHEAD = timedelta(days=400)


@dataclass(frozen=True)
class DeclareClosure:
    """``is_off`` False takes a declared closure back."""

    actor: Actor
    day: date
    name: str
    is_off: bool
    pressed_message_id: int | None


async def seed_holidays(uow: UnitOfWork, now: datetime) -> int:
    """Make sure that the coming year's official days off are in the table; answers how many were brought.

    A year is brought once: a day that the operator took out does not come back.
    """
    async with uow:
        until = await uow.holidays.seeded_until()
        first = date(today(now).year - 1, 1, 1) if until is None else date(until.year + 1, 1, 1)
        last = (today(now) + AHEAD).year
        days = official_holidays(range(first.year, last + 1)) if first.year <= last else []
        for holiday in days:
            await uow.holidays.declare(holiday.day, None, holiday.name, DayOffSource.SEED)
        if days:
            await uow.commit(now)
        return len(days)


async def declare_closure(command: DeclareClosure, uow: UnitOfWork, now: datetime) -> None:
    """Make a day off (or a working day again) for each body of the secretariat; what is queued moves with it."""
    bodies = command.actor.bodies(Action.DECLARE_CLOSURE)
    if not bodies:
        raise Refusal("not_allowed")
    if command.day < today(now):
        raise Refusal("day_is_past")
    async with uow:
        postponed: list[Postponed] = []
        for body_id in bodies:
            if command.is_off:
                await uow.holidays.declare(command.day, body_id, command.name, DayOffSource.CLOSURE)
                postponed += await postpone_sendings(body_id, command.day, uow)
            else:
                await uow.holidays.withdraw(command.day, body_id)
            await uow.reminders.look_again_at(body_id, now)
            uow.history.record(_event(command, body_id, now))
        declared = views.closure_declared(command.day, tuple(postponed))
        screen = declared if command.is_off else views.closure_withdrawn(command.day)
        key = f"closure:{command.actor.person_id}:{command.day.isoformat()}:{now.isoformat()}"
        await tell_place(
            uow, command.actor.place, screen, Telling(key, edits_message_id=command.pressed_message_id), now
        )
        await uow.commit(now)


def _event(command: DeclareClosure, body_id: int, now: datetime) -> Event:
    return Event(
        body_id=body_id,
        at=now,
        kind="closure_declared" if command.is_off else "closure_withdrawn",
        person_id=command.actor.person_id,
        after={"day": command.day.isoformat()},
    )
