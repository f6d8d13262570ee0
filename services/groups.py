"""Groups: approved by a secretariat in private, told counts and never names, and no place for personal work."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from services.actors import Actor, Place
from services.body_days import counts_of
from services.telling import Telling, tell_people, tell_place
from storage.models import Body, ChatGroup, Event
from storage.unit_of_work import UnitOfWork
from views import groups as views
from views.screen import Screen


@dataclass(frozen=True)
class InGroup:
    """What happened in a group: ``actor`` is None for a stranger and an anonymous administrator."""

    place: Place
    title: str
    actor: Actor | None
    message_id: int = 0


@dataclass(frozen=True)
class AboutGroup:
    """A press of the secretariat about a group."""

    actor: Actor
    group_id: int
    body_id: int
    pressed_message_id: int | None


async def ask_approval(said: InGroup, uow: UnitOfWork, now: datetime) -> None:
    """The bot was added or called: the secretariats of who did it are asked in private, once.

    The group hears one polite sentence, once; an approved one hears what it may ask.
    """
    async with uow:
        group = await _known(said, uow, now)
        group.left_at = None
        if group.approved_at is not None:
            key = f"group-help:{group.id}:{said.message_id}"
            await tell_place(uow, said.place, views.what_it_may_ask(), Telling(key), now)
        elif group.refused_at is None:
            await _greet(group, said, uow, now)
            await _put_before_secretariats(group, said, uow, now)
        await uow.commit(now)


async def tell_counts(said: InGroup, uow: UnitOfWork, now: datetime) -> None:
    """«مهلت‌گذشته‌ها» in a group: two numbers where it is approved, else the one sentence."""
    async with uow:
        group = await _known(said, uow, now)
        if group.approved_at is None or group.body_id is None:
            await _greet(group, said, uow, now)
        else:
            body, counts = await uow.get(Body, group.body_id), await counts_of(group.body_id, uow, now)
            screen = views.late_counts(body.name if body is not None else "", counts)
            await tell_place(uow, said.place, screen, Telling(f"group-late:{group.id}:{said.message_id}"), now)
        await uow.commit(now)


async def write_in_private(said: InGroup, uow: UnitOfWork, now: datetime) -> None:
    """Work that was written in a group is not recorded; who wrote it hears so in private."""
    if said.actor is None:
        raise Refusal("not_allowed")
    async with uow:
        key = f"group-private:{said.place.messenger}:{said.place.chat_id}:{said.message_id}"
        await tell_place(uow, said.actor.place, views.write_here(said.title), Telling(key), now)
        await uow.commit(now)


async def leave_group(said: InGroup, uow: UnitOfWork, now: datetime) -> None:
    """The bot was removed: nothing goes there any more, and coming back needs a new approval."""
    async with uow:
        group = await uow.groups.at(said.place.messenger, said.place.chat_id)
        if group is not None:
            _record("group_left", group, None, uow, now)
            group.left_at, group.approved_at, group.greeted_at, group.refused_at = now, None, None, None
        await uow.commit(now)


async def approve(command: AboutGroup, uow: UnitOfWork, now: datetime) -> None:
    """«تأیید گروه». Raises Refusal for the second of two bodies."""
    require(command.actor.roles, Action.CHANGE_SETTINGS, body_id=command.body_id)
    async with uow:
        group = await _asking(command, uow)
        group.body_id, group.approved_at, group.approved_by_id = command.body_id, now, command.actor.person_id
        group.refused_at = None
        _record("group_approved", group, command.actor, uow, now)
        place = Place(group.messenger, group.chat_id)
        body = await uow.get(Body, command.body_id)
        name = body.name if body is not None else ""
        key = f"group-approved:{group.id}:{now.isoformat()}"
        await tell_place(uow, place, views.approved_in_group(name), Telling(key), now)
        await _answer(command, views.approved(group.id, command.body_id, group.title), uow, now)


async def refuse(command: AboutGroup, uow: UnitOfWork, now: datetime) -> None:
    """«نه», or taking an approval back: the group gets nothing from now on."""
    require(command.actor.roles, Action.CHANGE_SETTINGS, body_id=command.body_id)
    async with uow:
        group = await uow.groups.group(command.group_id)
        if group is None or group.body_id not in (None, command.body_id):
            raise Refusal("not_found")
        group.body_id, group.approved_at, group.refused_at = None, None, now
        event = _record("group_refused", group, command.actor, uow, now)
        event.body_id = command.body_id
        await _answer(command, views.refused(group.id, command.body_id, group.title), uow, now)


async def see_groups(actor: Actor, body_id: int, uow: UnitOfWork) -> Screen:
    """The approved groups of a body. Reads only."""
    require(actor.roles, Action.CHANGE_SETTINGS, body_id=body_id)
    async with uow:
        return views.groups(body_id, [(one.id, one.title) for one in await uow.groups.approved_in(body_id)])


async def _known(said: InGroup, uow: UnitOfWork, now: datetime) -> ChatGroup:
    group = await uow.groups.at(said.place.messenger, said.place.chat_id)
    if group is None:
        group = ChatGroup(messenger=said.place.messenger, chat_id=said.place.chat_id, title="", created_at=now)
        uow.add(group)
    group.title = said.title[:200]
    await uow.flush()
    return group


async def _greet(group: ChatGroup, said: InGroup, uow: UnitOfWork, now: datetime) -> None:
    if group.greeted_at is None:
        group.greeted_at = now
        key = f"group-greeting:{group.id}:{now.isoformat()}"
        await tell_place(uow, said.place, views.not_approved(), Telling(key), now)


async def _put_before_secretariats(group: ChatGroup, said: InGroup, uow: UnitOfWork, now: datetime) -> None:
    for body_id in dict.fromkeys(post.body_id for post in said.actor.posts) if said.actor is not None else ():
        people = await uow.people.secretariat_of(body_id, today(now))
        body = await uow.get(Body, body_id)
        screen = views.approval_wanted(group.id, body_id, group.title, body.name if body is not None else "")
        key = f"group-asks:{group.id}:{body_id}:{today(now).isoformat()}"
        await tell_people(uow, people, screen, Telling(key), now)


async def _asking(command: AboutGroup, uow: UnitOfWork) -> ChatGroup:
    group = await uow.groups.group(command.group_id)
    # Another body's group is not even admitted to exist.
    if group is None or group.left_at is not None or group.body_id not in (None, command.body_id):
        raise Refusal("not_found")
    if group.approved_at is not None:
        raise Refusal("group_approved_already")
    return group


def _record(kind: str, group: ChatGroup, actor: Actor | None, uow: UnitOfWork, now: datetime) -> Event:
    event = Event(
        body_id=group.body_id,
        at=now,
        kind=kind,
        person_id=actor.person_id if actor is not None else None,
        after={"group_id": group.id, "title": group.title},
    )
    uow.history.record(event)
    return event


async def _answer(command: AboutGroup, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    key = f"group:{command.group_id}:{command.body_id}:{now.isoformat()}"
    telling = Telling(key, edits_message_id=command.pressed_message_id)
    await tell_place(uow, command.actor.place, screen, telling, now)
    await uow.commit(now)
