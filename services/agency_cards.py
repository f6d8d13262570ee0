"""Looking at the directory: pages, cards and what typed words find. Nothing here changes anything."""

from datetime import date

from domain.permissions import Action, require
from services.actors import Actor
from services.directory import agency_of_body
from services.other_names import body_of, other_names
from storage.models import Agency
from storage.unit_of_work import UnitOfWork
from views.agencies import PAGE, AgencyCard, Holder, ListedAgency


async def agency_page(
    actor: Actor, body_id: int, start: int, uow: UnitOfWork, day: date
) -> tuple[list[ListedAgency], int]:
    """A page of the directory from ``start``, and how many agencies there are in all."""
    require(actor.roles, Action.EDIT_DIRECTORY, body_id=body_id)
    async with uow:
        body = await body_of(uow, body_id)
        agencies = await uow.directory.page(body.province, start, PAGE)
        return await _listed(uow, body_id, agencies, day), await uow.directory.count(body.province)


async def check_may_edit(actor: Actor, body_id: int, uow: UnitOfWork) -> None:
    """Raises Refusal unless the actor keeps the directory that the body uses. Reads only."""
    require(actor.roles, Action.EDIT_DIRECTORY, body_id=body_id)
    async with uow:
        await body_of(uow, body_id)


async def find_agencies(actor: Actor, body_id: int, words: str, uow: UnitOfWork, day: date) -> list[ListedAgency]:
    """The agencies that typed words may mean, best first."""
    require(actor.roles, Action.EDIT_DIRECTORY, body_id=body_id)
    async with uow:
        body = await body_of(uow, body_id)
        return await _listed(uow, body_id, await uow.agencies.search(body.province, words, PAGE), day)


async def card_of_agency(actor: Actor, body_id: int, agency_id: int, uow: UnitOfWork, day: date) -> AgencyCard:
    """Everything about one agency that the secretariat may see."""
    require(actor.roles, Action.EDIT_DIRECTORY, body_id=body_id)
    async with uow:
        agency = await agency_of_body(uow, await body_of(uow, body_id), agency_id)
        parent = await uow.get(Agency, agency.parent_id) if agency.parent_id is not None else None
        posts = await uow.people.posts_in(body_id, agency_id, day)
        return AgencyCard(
            id=agency.id,
            body_id=body_id,
            name=agency.name,
            relation=agency.relation,
            parent=parent.name if parent is not None else None,
            telephone=agency.telephone,
            aliases=await other_names(uow, agency.aliases),
            groups=tuple(group.name for group in await uow.directory.groups_of(agency_id)),
            holders=tuple(Holder(post.id, post.person.full_name, post.person.phone, post.role) for post in posts),
        )


async def _listed(uow: UnitOfWork, body_id: int, agencies: list[Agency], day: date) -> list[ListedAgency]:
    answered = await uow.directory.with_focal_points(body_id, [agency.id for agency in agencies], day)
    return [ListedAgency(agency.id, agency.name, agency.id in answered) for agency in agencies]
