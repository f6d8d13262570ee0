"""Which agency somebody names in a question or an order, among those that they may know of."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.names import KnownAgency
from domain.permissions import Action, may
from domain.refusals import Refusal
from services.actors import Actor
from storage.models import Body
from storage.unit_of_work import UnitOfWork
from talk.meant_agency import meant_agency


@dataclass(frozen=True)
class NamedAgency:
    """``agency_id`` is None where nothing was named, or where ``candidates`` (id, name) must be chosen from."""

    words: str
    agency_id: int | None = None
    name: str = ""
    candidates: tuple[tuple[int, str], ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether something was named that is not certain."""
        return bool(self.words) and self.agency_id is None


async def agency_named(actor: Actor, words: str, uow: UnitOfWork) -> NamedAgency:
    """Reads inside the caller's transaction. Of the agencies of others nothing is said, not even whether they exist."""
    if not words:
        return NamedAgency(words)
    known = await _known_to(actor, uow)
    meant = meant_agency(words, known)
    if meant.agency is not None:
        return NamedAgency(words, meant.agency.id, meant.agency.name)
    if not oversees(actor):
        raise Refusal("not_found")
    return NamedAgency(words, candidates=tuple((one.id, one.name) for one in meant.candidates))


async def agency_of(actor: Actor, agency_id: int, uow: UnitOfWork) -> str:
    """The name of an agency by a button's id. Raises Refusal where the actor may not know of it."""
    name = next((one.name for one in await _known_to(actor, uow) if one.id == agency_id), None)
    if name is None:
        raise Refusal("not_found")
    return name


def oversees(actor: Actor) -> bool:
    """Whether the person sees a whole body."""
    return bool(actor.bodies(Action.READ))


def compares(actor: Actor, body_id: int) -> bool:
    """Whether the person may see agencies side by side (secretariat and chair)."""
    return may(actor.roles, Action.SEE_DASHBOARD, body_id=body_id)


async def _known_to(actor: Actor, uow: UnitOfWork) -> Sequence[KnownAgency]:
    if not oversees(actor):
        posts = {post.agency_id: post.agency_name or "" for post in actor.posts if post.agency_id is not None}
        known = {one.id: one for one in await _directory(actor, uow)}
        return [known.get(agency_id, KnownAgency(agency_id, name)) for agency_id, name in posts.items()]
    return await _directory(actor, uow)


async def _directory(actor: Actor, uow: UnitOfWork) -> list[KnownAgency]:
    bodies = [await uow.get(Body, body_id) for body_id in {post.body_id for post in actor.posts}]
    provinces = sorted({body.province for body in bodies if body is not None})
    found = [one for province in provinces for one in await uow.agencies.known_agencies(province)]
    return [one for one in found if not one.group]
