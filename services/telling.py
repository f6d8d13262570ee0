"""Putting screens into the outbox. Everything that must reach people because of an act goes through here.

A key is made of ids and ISO dates, so that whatever runs twice says it once; the same key again is left alone.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from services.actors import Place
from storage.models import Account, Person
from storage.outgoing import Outgoing
from storage.unit_of_work import UnitOfWork
from views.screen import Screen


@dataclass(frozen=True)
class Links:
    """What a message is about: a reply to it lands there."""

    assignment_id: int | None = None
    report_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Telling:
    """How a screen is to be said: under which key, about what, as an edit of which message, within which broadcast.

    ``edits_key`` names a message that may not have been sent yet: the screen takes its place when it has.
    """

    key: str
    links: Links = field(default_factory=Links)
    edits_message_id: int | None = None
    edits_key: str | None = None
    replies_to_message_id: int | None = None
    broadcast_id: int | None = None


async def tell_place(
    uow: UnitOfWork, place: Place, screen: Screen, telling: Telling, now: datetime, person_id: int | None = None
) -> None:
    """Say ``screen`` in one chat, as the answer to what was done there."""
    message = Outgoing(
        key=telling.key,
        messenger=place.messenger,
        chat_id=place.chat_id,
        screen=screen.to_json(),
        person_id=person_id,
        links=telling.links.to_json(),
        edits_message_id=telling.edits_message_id,
        edits_key=telling.edits_key,
        replies_to_message_id=telling.replies_to_message_id,
        broadcast_id=telling.broadcast_id,
    )
    await uow.outbox.put(message, now)


async def tell_person(uow: UnitOfWork, person: Person, screen: Screen, telling: Telling, now: datetime) -> bool:
    """Say ``screen`` where the person wants to hear it; False when no account of theirs can be reached.

    The person's id is added to the key, so that one key may serve all who hear the same.
    """
    account = _chosen(await uow.people.accounts_of(person.id), person)
    if account is None:
        return False
    named = replace(telling, key=f"{telling.key}:{person.id}", edits_message_id=None, edits_key=None)
    await tell_place(uow, Place(account.messenger, account.chat_id), screen, named, now, person.id)
    return True


async def tell_people(
    uow: UnitOfWork, people: list[Person], screen: Screen, telling: Telling, now: datetime
) -> list[Person]:
    """Say one screen to each; answers those who cannot be reached in any messenger."""
    return [person for person in people if not await tell_person(uow, person, screen, telling, now)]


def _chosen(accounts: list[Account], person: Person) -> Account | None:
    """Where the person wants to hear; without a wish, where they were seen last."""
    reachable = [account for account in accounts if account.unreachable_at is None]
    wanted = [account for account in reachable if account.messenger == person.reminders_by]
    return max(wanted or reachable, key=_seen_at, default=None)


def _seen_at(account: Account) -> datetime:
    return account.last_seen_at or account.created_at
