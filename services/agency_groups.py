"""The groups of the directory («فرمانداران»): their members, and the other names that they have learnt."""

from datetime import datetime

from domain.permissions import Action, require
from domain.refusals import Refusal
from services.actors import Actor
from services.other_names import body_of, other_names
from services.recognising import unlearn
from services.telling import Telling, tell_place
from storage.models import AgencyGroup, Alias, Body, Event
from storage.unit_of_work import UnitOfWork
from views import agency_groups as views


async def see_groups(actor: Actor, body_id: int, uow: UnitOfWork) -> list[views.ListedGroup]:
    """Every group, by name."""
    require(actor.roles, Action.EDIT_DIRECTORY, body_id=body_id)
    async with uow:
        body = await body_of(uow, body_id)
        groups = await uow.agencies.groups_of(body.province)
        return [
            views.ListedGroup(one.id, one.name, len(await uow.agencies.members_of(one.id)), await _count(uow, one))
            for one in groups
        ]


async def see_group(actor: Actor, body_id: int, group_id: int, uow: UnitOfWork) -> views.GroupCard:
    """One group of the directory that the body uses; Refusal for any other, as if there were none."""
    require(actor.roles, Action.EDIT_DIRECTORY, body_id=body_id)
    async with uow:
        body = await body_of(uow, body_id)
        group = await uow.get(AgencyGroup, group_id)
        if group is None or group.province != body.province:
            raise Refusal("not_found")
        return await _card(uow, body_id, group)


async def forget_group_alias(
    actor: Actor, body: Body, alias: Alias, pressed_message_id: int | None, uow: UnitOfWork, now: datetime
) -> None:
    """Take another name of a group away again and show what is left. Inside the caller's transaction."""
    group = await uow.get(AgencyGroup, alias.group_id or 0)
    if group is None or group.province != body.province:
        raise Refusal("not_found")
    name = alias.name
    after = {"name": group.name, "alias": name}
    event = Event(body_id=body.id, at=now, kind="group_alias_forgotten", person_id=actor.person_id, after=after)
    uow.history.record(event)
    await unlearn(uow, alias, body.province)
    screen = views.alias_forgotten(name, await _card(uow, body.id, group))
    telling = Telling(f"group-names:{body.id}:{now.isoformat()}", edits_message_id=pressed_message_id)
    await tell_place(uow, actor.place, screen, telling, now)


async def _card(uow: UnitOfWork, body_id: int, group: AgencyGroup) -> views.GroupCard:
    members = await uow.agencies.members_of(group.id)
    aliases = await other_names(uow, await uow.directory.aliases_of_group(group.id))
    return views.GroupCard(group.id, body_id, group.name, tuple(one.name for one in members), aliases)


async def _count(uow: UnitOfWork, group: AgencyGroup) -> int:
    return len(await uow.directory.aliases_of_group(group.id))
