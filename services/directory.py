"""Keeping the directory of a province: adding, correcting and importing agencies, their groups and other names."""

from dataclasses import dataclass
from datetime import datetime

from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.text import fold
from domain.vocabulary import Relation
from minutes.directory_file import DirectoryRow
from services.actors import Actor
from services.agency_groups import forget_group_alias
from services.recognising import unlearn
from services.telling import Telling, tell_place
from storage.models import Agency, AgencyGroup, Alias, Body, Event, GroupMember
from storage.unit_of_work import UnitOfWork
from views import agencies as views


@dataclass(frozen=True)
class AddAgency:
    actor: Actor
    body_id: int
    name: str


@dataclass(frozen=True)
class CorrectAgency:
    """Exactly one of the last three is given."""

    actor: Actor
    body_id: int
    agency_id: int
    relation: Relation | None = None
    telephone: str | None = None
    alias: str | None = None


@dataclass(frozen=True)
class ForgetAlias:
    actor: Actor
    body_id: int
    alias_id: int
    pressed_message_id: int | None = None


@dataclass(frozen=True)
class Imported:
    """How many agencies of a file were new and how many were known and brought up to date."""

    added: int
    updated: int


async def agency_of_body(uow: UnitOfWork, body: Body, agency_id: int) -> Agency:
    """An agency of the directory that the body uses; Refusal for any other, as if there were none."""
    agency = await uow.directory.agency(agency_id)
    if agency is None or agency.province != body.province:
        raise Refusal("not_found")
    return agency


async def add_agency(command: AddAgency, uow: UnitOfWork, now: datetime) -> int:
    """A new entry, answered with its card; one of the same name is shown instead of doubled. Answers its id."""
    require(command.actor.roles, Action.EDIT_DIRECTORY, body_id=command.body_id)
    async with uow:
        body = await uow.get(Body, command.body_id)
        if body is None:
            raise Refusal("not_found")
        agency = await uow.directory.by_name(body.province, command.name)
        is_new = agency is None
        if agency is None:
            agency = _new_agency(body.province, command.name, now)
            uow.add(agency)
            await uow.flush()
            _record("agency_added", command.body_id, command.actor, agency, uow, now)
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        screen = views.agency_added(agency.name, command.body_id, agency.id, is_new=is_new)
        await tell_place(uow, command.actor.place, screen, Telling(f"agency:{agency.id}:{now.isoformat()}"), now)
        await uow.commit(now)
        return agency.id


async def correct_agency(command: CorrectAgency, uow: UnitOfWork, now: datetime) -> None:
    """Change one thing of an entry and answer with what it is now."""
    require(command.actor.roles, Action.EDIT_DIRECTORY, body_id=command.body_id)
    async with uow:
        body = await uow.get(Body, command.body_id)
        if body is None:
            raise Refusal("not_found")
        agency = await agency_of_body(uow, body, command.agency_id)
        if command.relation is not None:
            agency.relation = command.relation
        if command.telephone is not None:
            agency.telephone = command.telephone
        if command.alias is not None:
            await teach_alias(uow, agency, command.alias, command.actor.person_id, now)
        _record("agency_corrected", command.body_id, command.actor, agency, uow, now)
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        screen = views.agency_corrected(agency.name, command.body_id, agency.id)
        await tell_place(uow, command.actor.place, screen, Telling(f"agency:{agency.id}:{now.isoformat()}"), now)
        await uow.commit(now)


async def forget_alias(command: ForgetAlias, uow: UnitOfWork, now: datetime) -> None:
    """Take another name of an agency or a group away again."""
    require(command.actor.roles, Action.EDIT_DIRECTORY, body_id=command.body_id)
    async with uow:
        body = await uow.get(Body, command.body_id)
        alias = await uow.directory.alias(command.alias_id)
        if body is not None and alias is not None and alias.group_id is not None:
            await forget_group_alias(command.actor, body, alias, command.pressed_message_id, uow, now)
            await uow.commit(now)
            return
        if body is None or alias is None or alias.agency is None or alias.agency.province != body.province:
            raise Refusal("not_found")
        agency = alias.agency
        _record("alias_forgotten", command.body_id, command.actor, agency, uow, now, name=alias.name)
        await unlearn(uow, alias, body.province)
        screen = views.alias_forgotten(alias.name, agency.name, command.body_id, agency.id)
        await tell_place(uow, command.actor.place, screen, Telling(f"agency:{agency.id}:{now.isoformat()}"), now)
        await uow.commit(now)


async def teach_alias(uow: UnitOfWork, agency: Agency, name: str, person_id: int | None, now: datetime) -> None:
    """Remember another name of an agency, by whom it was confirmed; a known one is left alone. Does not commit."""
    folded = fold(name)
    if folded == agency.folded_name or await uow.directory.alias_named(agency.id, name) is not None:
        return
    uow.add(
        Alias(
            agency_id=agency.id,
            name=name,
            folded_name=folded,
            source="import" if person_id is None else "person",
            taught_by_id=person_id,
            created_at=now,
        )
    )
    await uow.flush()


async def import_directory(province: str, rows: list[DirectoryRow], uow: UnitOfWork, now: datetime) -> Imported:
    """Bring a file into the directory: known names are brought up to date, nothing is removed. The caller commits."""
    added = 0
    by_name: dict[str, Agency] = {}
    for row in rows:
        agency = await uow.directory.by_name(province, row.name)
        if agency is None:
            agency = _new_agency(province, row.name, now)
            uow.add(agency)
            added += 1
        agency.relation = row.relation
        agency.telephone = row.telephone or agency.telephone
        by_name[fold(row.name)] = agency
    await uow.flush()
    for row in rows:
        await _connect(province, row, by_name, uow, now)
    return Imported(added=added, updated=len(by_name) - added)


async def _connect(
    province: str,
    row: DirectoryRow,
    by_name: dict[str, Agency],
    uow: UnitOfWork,
    now: datetime,
) -> None:
    agency = by_name[fold(row.name)]
    if row.parent is not None:
        parent = by_name.get(fold(row.parent)) or await uow.directory.by_name(province, row.parent)
        agency.parent_id = parent.id if parent is not None else agency.parent_id
    for alias in row.aliases:
        await teach_alias(uow, agency, alias, None, now)
    for name in row.groups:
        group = await uow.directory.group_named(province, name)
        if group is None:
            group = AgencyGroup(province=province, name=name, folded_name=fold(name))
            uow.add(group)
            await uow.flush()
        if await uow.get(GroupMember, (group.id, agency.id)) is None:
            uow.add(GroupMember(group_id=group.id, agency_id=agency.id))


def _new_agency(province: str, name: str, now: datetime) -> Agency:
    return Agency(province=province, name=name, folded_name=fold(name), relation=Relation.EXECUTIVE, created_at=now)


def _record(
    kind: str, body_id: int, actor: Actor, agency: Agency, uow: UnitOfWork, now: datetime, **after: str
) -> None:
    uow.history.record(
        Event(
            body_id=body_id,
            at=now,
            kind=kind,
            person_id=actor.person_id,
            agency_id=agency.id,
            after={"name": agency.name, "relation": agency.relation.value, **after},
        )
    )
