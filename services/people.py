"""«افراد»: who holds which post of a body. Reads only."""

from datetime import date

from domain.permissions import Action, require
from domain.refusals import Refusal
from services.actors import Actor
from storage.models import Body
from storage.unit_of_work import UnitOfWork
from views.people import PAGE, PeopleOfBody, Post


async def people_of(actor: Actor, body_id: int, start: int, uow: UnitOfWork, day: date) -> PeopleOfBody:
    """A page of the posts that count on ``day``; a start past the end shows the last page."""
    require(actor.roles, Action.EDIT_DIRECTORY, body_id=body_id)
    async with uow:
        body = await uow.get(Body, body_id)
        if body is None:
            raise Refusal("not_found")
        found = await uow.people.posts_of_body(body_id, day)
        start = min(start, max(0, (len(found) - 1) // PAGE * PAGE))
        posts = tuple(
            Post(
                one.person.full_name,
                one.role,
                one.agency.name if one.agency is not None else None,
                one.person.phone,
                one.letter_number,
                one.letter_on,
            )
            for one in found[start : start + PAGE]
        )
        return PeopleOfBody(body_id, body.name, posts, start, len(found))
