"""«تعطیلات»: the table of days off as one body keeps it; official days are everybody's, its changes its own."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import DayOffSource
from services.actors import Actor
from services.closed_days import postpone_sendings
from services.telling import Telling, tell_place
from storage.models import Event
from storage.unit_of_work import UnitOfWork
from views import days_off as views
from views.screen import Screen


@dataclass(frozen=True)
class AboutDay:
    """Who does something about which day of a body; ``name`` is the occasion of a new one."""

    actor: Actor
    body_id: int
    day: date
    name: str = ""
    pressed_message_id: int | None = None


async def see_days_off(actor: Actor, body_id: int, start: int, uow: UnitOfWork, now: datetime) -> Screen:
    """A page of the days off to come. Reads only."""
    require(actor.roles, Action.DECLARE_CLOSURE, body_id=body_id)
    async with uow:
        return views.days_off(await _table(body_id, start, uow, now))


async def see_day_off(actor: Actor, body_id: int, day: date, uow: UnitOfWork) -> Screen:
    """One day off with what may be done about it. Reads only."""
    require(actor.roles, Action.DECLARE_CLOSURE, body_id=body_id)
    async with uow:
        name = (await uow.holidays.days_of(body_id)).get(day)
        if name is None:
            raise Refusal("not_found")
        return views.day_off(body_id, views.DayOff(day, name))


def check_may_keep(actor: Actor, body_id: int) -> None:
    """Raises Refusal for who does not keep the days off of a body."""
    require(actor.roles, Action.DECLARE_CLOSURE, body_id=body_id)


async def add_day_off(command: AboutDay, uow: UnitOfWork, now: datetime) -> None:
    """Make a day off for the body alone. Raises Refusal for a day that has passed."""
    _check(command, now)
    async with uow:
        await uow.holidays.declare(command.day, command.body_id, command.name, DayOffSource.CLOSURE)
        await _finish_added(command, command.name, uow, now)


async def remove_day_off(command: AboutDay, uow: UnitOfWork, now: datetime) -> None:
    """Make it a working day for the body; an official day stays one for the others."""
    _check(command, now)
    async with uow:
        name = await _taken_out(command.body_id, command.day, uow)
        screen = views.removed(command.body_id, views.DayOff(command.day, name))
        await _finish("day_off_removed", command, screen, uow, now)


async def restore_day_off(command: AboutDay, uow: UnitOfWork, now: datetime) -> None:
    """«برگرداندن» of a day that was taken out."""
    _check(command, now)
    async with uow:
        own = await uow.holidays.on(command.day, command.body_id)
        if own is None or own.source != DayOffSource.WORKING:
            raise Refusal("not_found")
        name = own.name
        await uow.holidays.withdraw(command.day, command.body_id)
        if await uow.holidays.on(command.day, None) is None:
            await uow.holidays.declare(command.day, command.body_id, name, DayOffSource.CLOSURE)
        await _finish_added(command, name, uow, now)


async def move_day_off(command: AboutDay, to: date, uow: UnitOfWork, now: datetime) -> None:
    """An estimated day turns out to be another one: it keeps its name."""
    _check(command, now)
    if to < today(now):
        raise Refusal("day_is_past")
    async with uow:
        name = await _taken_out(command.body_id, command.day, uow)
        await uow.holidays.declare(to, command.body_id, views.certain(name), DayOffSource.CLOSURE)
        screen = views.moved(command.day, views.DayOff(to, name), await postpone_sendings(command.body_id, to, uow))
        await _finish("day_off_moved", command, screen, uow, now, to=to)


def _check(command: AboutDay, now: datetime) -> None:
    require(command.actor.roles, Action.DECLARE_CLOSURE, body_id=command.body_id)
    if command.day < today(now):
        raise Refusal("day_is_past")


async def _taken_out(body_id: int, day: date, uow: UnitOfWork) -> str:
    name = (await uow.holidays.days_of(body_id)).get(day)
    if name is None:
        raise Refusal("not_found")
    await uow.holidays.declare(day, body_id, name, DayOffSource.WORKING)
    return name


async def _table(body_id: int, start: int, uow: UnitOfWork, now: datetime) -> views.DaysOff:
    found = sorted((await uow.holidays.days_of(body_id)).items())
    coming = tuple(views.DayOff(day, name) for day, name in found if day >= today(now))
    return views.DaysOff(body_id, coming, start)


async def _finish_added(command: AboutDay, name: str, uow: UnitOfWork, now: datetime) -> None:
    postponed = await postpone_sendings(command.body_id, command.day, uow)
    await _finish("day_off_added", command, views.added(views.DayOff(command.day, name), postponed), uow, now)


async def _finish(
    kind: str, command: AboutDay, screen: Screen, uow: UnitOfWork, now: datetime, *, to: date | None = None
) -> None:
    days = {"day": command.day.isoformat(), "name": command.name, "to": to.isoformat() if to is not None else None}
    event = Event(body_id=command.body_id, at=now, kind=kind, person_id=command.actor.person_id, after=days)
    uow.history.record(event)
    await uow.reminders.look_again_at(command.body_id, now)
    place = command.actor.place
    await uow.dialogues.end(place.messenger, place.chat_id)
    telling = Telling(f"{kind}:{command.body_id}:{now.isoformat()}", edits_message_id=command.pressed_message_id)
    await tell_place(uow, place, screen, telling, now)
    await uow.commit(now)
