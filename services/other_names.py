"""The other names of the directory's entries, with where each came from."""

from collections.abc import Iterable

from domain.calendar import today
from domain.refusals import Refusal
from storage.models import Alias, Body, Person
from storage.unit_of_work import UnitOfWork
from views.agencies import OtherName


async def other_names(uow: UnitOfWork, aliases: Iterable[Alias]) -> tuple[OtherName, ...]:
    """Other names with where each came from."""
    return tuple([await _other_name(uow, alias) for alias in aliases])


async def _other_name(uow: UnitOfWork, alias: Alias) -> OtherName:
    teacher = await uow.get(Person, alias.taught_by_id) if alias.taught_by_id is not None else None
    return OtherName(alias.id, alias.name, teacher.full_name if teacher else None, today(alias.created_at))


async def body_of(uow: UnitOfWork, body_id: int) -> Body:
    """A body by its id; Refusal where there is none."""
    body = await uow.get(Body, body_id)
    if body is None:
        raise Refusal("not_found")
    return body
