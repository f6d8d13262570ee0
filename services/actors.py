"""Who acts: the person behind an update, where they write from and the posts they hold today."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action, ActorRole, agencies_for, bodies_for
from domain.vocabulary import Messenger, Role
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Place:
    """A chat in a messenger: where an answer goes."""

    messenger: Messenger
    chat_id: int


@dataclass(frozen=True)
class Post:
    """A role that the person holds, with the names that a view shows; ``agency_id`` is None for a body's own posts."""

    role: Role
    body_id: int
    body_name: str
    agency_id: int | None
    agency_name: str | None

    @property
    def as_role(self) -> ActorRole:
        return ActorRole(role=self.role, body_id=self.body_id, agency_id=self.agency_id)


@dataclass(frozen=True)
class Actor:
    """A known person who acts. Every service checks ``roles`` itself; a button or a code proves nothing.

    ``chosen_body`` is which of several bodies a secretary or chair has chosen to work in.
    """

    person_id: int
    full_name: str
    place: Place
    posts: tuple[Post, ...]
    chosen_body: int | None = None

    @property
    def roles(self) -> tuple[ActorRole, ...]:
        return tuple(post.as_role for post in self.posts)

    @property
    def held_roles(self) -> tuple[Role, ...]:
        """The kinds of posts that the person holds, each once."""
        return tuple(dict.fromkeys(post.role for post in self.posts))

    def bodies(self, action: Action) -> list[int]:
        """The bodies of which the person may do ``action`` to everything; of several, the one that they work in."""
        found = self.all_bodies(action)
        return [self.working_in] if self.working_in in found else found

    def all_bodies(self, action: Action) -> list[int]:
        """The same, whichever of them the person works in."""
        return bodies_for(self.roles, action)

    @property
    def overseen_names(self) -> dict[int, str]:
        """The names of the bodies that the person sees whole."""
        names = {post.body_id: post.body_name for post in self.posts}
        return {body_id: names[body_id] for body_id in self.all_bodies(Action.READ)}

    @property
    def working_in(self) -> int | None:
        """The body that a secretary or chair works in: the chosen one while it is theirs, else the first."""
        overseen = self.all_bodies(Action.READ)
        return self.chosen_body if self.chosen_body in overseen else next(iter(overseen), None)

    def agencies(self, action: Action = Action.REPORT) -> list[tuple[int, int]]:
        """Pairs (body, agency) to whose own things the person may do ``action``: for which they answer."""
        return agencies_for(self.roles, action)

    @property
    def speaks_as(self) -> Role:
        """The role in which words are understood: who answers for an agency speaks for it."""
        roles = [post.role for post in self.posts]
        if self.agencies():
            return Role.FOCAL_POINT
        return next((role for role in (Role.SECRETARIAT, Role.CHAIR) if role in roles), Role.FOCAL_POINT)

    @property
    def is_secretariat(self) -> bool:
        return any(post.role is Role.SECRETARIAT for post in self.posts)


async def find_actor(uow: UnitOfWork, place: Place, now: datetime) -> Actor | None:
    """The person who writes from ``place`` with the posts of today, or None for a stranger. Reads only."""
    async with uow:
        account = await uow.people.account(place.messenger, place.chat_id)
        if account is None:
            return None
        posts = await uow.people.posts_of(account.person_id, today(now))
        return Actor(
            person_id=account.person_id,
            full_name=account.person.full_name,
            place=place,
            chosen_body=account.person.working_in_id,
            posts=tuple(
                Post(
                    role=post.role,
                    body_id=post.body_id,
                    body_name=post.body.name,
                    agency_id=post.agency_id,
                    agency_name=post.agency.name if post.agency else None,
                )
                for post in posts
            ),
        )
