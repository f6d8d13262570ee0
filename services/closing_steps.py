"""Who closes: in a meeting only, or the secretary (دبیر) alone, where a body wants it so (conversations.md)."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from services.actors import Actor
from services.calendars import settings_of
from services.looking import code_of
from services.telling import Links, Telling, tell_person, tell_place
from services.titles import title_of_whole
from storage.models import Assignment, Body, Event, Person, Resolution
from storage.unit_of_work import UnitOfWork
from views import closing_steps as views


@dataclass(frozen=True)
class NameSecretary:
    """Who of the secretariat is the secretary from now on."""

    actor: Actor
    body_id: int
    person_id: int
    pressed_message_id: int | None = None


async def propose_instead(
    actor: Actor, resolution: Resolution, item: Assignment, uow: UnitOfWork, now: datetime
) -> bool:
    """Where closing is the secretary's alone, put it before them; False when the actor may close by themselves.

    Raises Refusal where only a meeting closes.
    """
    code, settings = code_of(item).resolution, await settings_of(uow, item.body_id)
    if settings.closes_in_meeting_only:
        raise Refusal("closes_in_meeting", code=code.shown)
    if not settings.closing_by_secretary_only or settings.secretary_id == actor.person_id:
        return False
    secretaries = await uow.people.secretariat_of(item.body_id, today(now))
    secretary = next((one for one in secretaries if one.id == settings.secretary_id), None)
    key = f"closing-proposed:{resolution.id}:{now.isoformat()}"
    if secretary is None:
        names = tuple((one.id, one.full_name) for one in secretaries)
        screen = views.choose_secretary(views.Secretariat(item.body_id, names, None))
        await tell_place(uow, actor.place, screen, Telling(key), now)
        return True
    proposed = views.Proposed(resolution.id, code.shown, title_of_whole(resolution))
    asked = views.secretary_asked(proposed, actor.full_name)
    await tell_person(uow, secretary, asked, Telling(key, Links(item.id)), now)
    _record("closing_proposed", item.body_id, actor, secretary, uow, now, resolution_id=resolution.id)
    await tell_place(uow, actor.place, views.proposed(proposed, secretary.full_name), Telling(key), now)
    return True


async def see_secretariat(actor: Actor, body_id: int, uow: UnitOfWork, now: datetime) -> views.Secretariat:
    """Those of whom one is the secretary. Reads only."""
    require(actor.roles, Action.CLOSE, body_id=body_id)
    async with uow:
        people = await uow.people.secretariat_of(body_id, today(now))
        return views.Secretariat(
            body_id, tuple((one.id, one.full_name) for one in people), (await settings_of(uow, body_id)).secretary_id
        )


async def name_secretary(command: NameSecretary, uow: UnitOfWork, now: datetime) -> None:
    """The first one is named by anybody of the secretariat, a later one by who holds the post. Raises Refusal."""
    require(command.actor.roles, Action.CLOSE, body_id=command.body_id)
    async with uow:
        body = await uow.directory.locked_body(command.body_id)
        people = {one.id: one for one in await uow.people.secretariat_of(command.body_id, today(now))}
        if body is None or command.person_id not in people:
            raise Refusal("not_found")
        present = (await settings_of(uow, body.id)).secretary_id
        if present in people and present != command.actor.person_id:
            raise Refusal("only_the_secretary")
        body.settings = body.settings | {"secretary_id": command.person_id}
        person = people[command.person_id]
        _record("secretary_named", body.id, command.actor, person, uow, now, words=person.full_name)
        await _tell(command, person, body, uow, now)
        await uow.commit(now)


async def _tell(command: NameSecretary, person: Person, body: Body, uow: UnitOfWork, now: datetime) -> None:
    key = f"secretary-named:{body.id}:{now.isoformat()}"
    if person.id != command.actor.person_id:
        await tell_person(uow, person, views.secretary_hears(body.name), Telling(key), now)
    shown = Telling(key, edits_message_id=command.pressed_message_id)
    await tell_place(uow, command.actor.place, views.secretary_named(body.id, person.full_name), shown, now)


def _record(
    kind: str,
    body_id: int,
    actor: Actor,
    secretary: Person,
    uow: UnitOfWork,
    now: datetime,
    *,
    words: str = "",
    resolution_id: int | None = None,
) -> None:
    event = Event(
        body_id=body_id,
        at=now,
        kind=kind,
        person_id=actor.person_id,
        resolution_id=resolution_id,
        after={"reason": words, "person_id": secretary.id},
    )
    uow.history.record(event)
