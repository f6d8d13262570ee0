"""Becoming a person by an invite: the secret, the name, the telephone number, the secretariat's confirmation."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from domain.body_settings import BodySettings
from domain.calendar import today
from domain.invite_codes import digests_of
from domain.refusals import Refusal
from services.actors import Place
from services.appointments import confirm_at_once, tell_secretariat_of_newcomer
from services.telling import Telling, tell_place
from storage.models import Account, Appointment, Body, Event, Invite, Person
from storage.unit_of_work import UnitOfWork
from views import joining as views
from views.screen import Screen

TRIES_AN_HOUR: Final = 6
NAME_STEP: Final = "join.name"
PHONE_STEP: Final = "join.phone"


@dataclass(frozen=True)
class UseInvite:
    """``secret`` is the token or the plain code; ``known_as`` the name that the messenger shows for the sender."""

    place: Place
    secret: str = field(repr=False)
    known_as: str


@dataclass(frozen=True)
class ShareContact:
    """A telephone number as the messenger vouches for it; ``is_own`` whether it belongs to the sender."""

    place: Place
    phone: str
    is_own: bool


async def use_invite(command: UseInvite, uow: UnitOfWork, now: datetime) -> None:
    """Redeem an invite and ask what is still wanted. A wrong, used or expired one is refused alike, and counted."""
    # Beside the loop and before the transaction: the digest of a code is slow on purpose.
    digests = await asyncio.to_thread(digests_of, command.secret)
    async with uow:
        uow.forget_received()
        invite = await _redeemed(command.place, digests, uow, now)
        if invite is None:
            await uow.commit(now)
            return
        person = await _person_of(command, invite, uow, now)
        invite.redeemed_by_id = person.id
        if invite.for_person_id is not None:
            await _welcome_other_account(command.place, invite, uow, now)
        else:
            await _appoint_and_ask(command, invite, person, uow, now)
        await uow.commit(now)


async def give_name(place: Place, name: str, uow: UnitOfWork, now: datetime) -> None:
    """The newcomer's own word for their name; it ends the joining when no telephone number is wanted."""
    async with uow:
        person, payload = await _newcomer(place, uow)
        person.full_name = name
        appointment = await uow.get(Appointment, payload["appointment_id"])
        if appointment is not None:
            await _finish(place, person, appointment, uow, now)
        await uow.commit(now)


async def share_contact(command: ShareContact, uow: UnitOfWork, now: datetime) -> None:
    """The newcomer's own number; another person's contact is refused."""
    if not command.is_own:
        raise Refusal("contact_of_another")
    async with uow:
        person, payload = await _newcomer(command.place, uow)
        person.phone = command.phone
        appointment = await uow.get(Appointment, payload["appointment_id"])
        if appointment is not None:
            await _finish(command.place, person, appointment, uow, now)
        await uow.commit(now)


async def _redeemed(place: Place, digests: tuple[str, ...], uow: UnitOfWork, now: datetime) -> Invite | None:
    """The invite, used up; None when the chat was told why not."""
    if await uow.invites.count_tries(place.messenger, place.chat_id, now - timedelta(hours=1)) >= TRIES_AN_HOUR:
        await _answer(place, views.too_many_tries(), uow, now)
        return None
    invite = await uow.invites.by_digests(digests)
    allowed = _settings(invite.body).messengers if invite is not None else ()
    if invite is not None and place.messenger not in allowed:
        await _answer(place, views.other_messenger_wanted(allowed), uow, now)
        return None
    if invite is not None and await uow.invites.redeem(invite.id, now):
        return invite
    await uow.invites.note_try(place.messenger, place.chat_id, now)
    await _answer(place, views.wrong_invite(), uow, now)
    return None


async def _answer(place: Place, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    await tell_place(uow, place, screen, Telling(f"no-invite:{place.messenger}:{place.chat_id}:{now.isoformat()}"), now)


async def _person_of(command: UseInvite, invite: Invite, uow: UnitOfWork, now: datetime) -> Person:
    account = await uow.people.account(command.place.messenger, command.place.chat_id)
    if account is not None:
        account.unreachable_at = None
        return account.person
    person = await uow.get(Person, invite.for_person_id) if invite.for_person_id is not None else None
    if person is None:
        person = Person(full_name=command.known_as, created_at=now)
        uow.add(person)
        await uow.flush()
    uow.add(
        Account(
            person_id=person.id,
            messenger=command.place.messenger,
            chat_id=command.place.chat_id,
            last_seen_at=now,
            created_at=now,
        )
    )
    return person


async def _appoint_and_ask(command: UseInvite, invite: Invite, person: Person, uow: UnitOfWork, now: datetime) -> None:
    appointment = Appointment(
        person_id=person.id,
        role=invite.role,
        body_id=invite.body_id,
        agency_id=invite.agency_id,
        starts_on=max(invite.starts_on or today(now), today(now)),
        ends_on=invite.ends_on,
        stands_in_for_id=invite.stands_in_for_id,
        created_at=now,
    )
    uow.add(appointment)
    await uow.flush()
    uow.history.record(
        Event(
            body_id=invite.body_id,
            at=now,
            kind="joined",
            person_id=person.id,
            agency_id=invite.agency_id,
            after={"role": invite.role.value, "appointment_id": appointment.id},
        )
    )
    if invite.created_by_id is None:
        await confirm_at_once(appointment, uow, now)
    await _ask_who(command.place, invite, person, appointment, uow, now)


async def _ask_who(
    place: Place, invite: Invite, person: Person, appointment: Appointment, uow: UnitOfWork, now: datetime
) -> None:
    wants_phone = _settings(invite.body).asks_phone and person.phone is None
    step = PHONE_STEP if wants_phone else NAME_STEP
    payload: dict[str, Any] = {"appointment_id": appointment.id}
    await uow.dialogues.ask(place.messenger, place.chat_id, step, payload, now)
    question = views.ask_phone if wants_phone else views.ask_name
    screen = question(
        role=invite.role,
        agency=invite.agency.name if invite.agency else None,
        body=invite.body.name,
        name=person.full_name,
    )
    await tell_place(uow, place, screen, Telling(f"join-question:{appointment.id}"), now, person.id)


async def _finish(place: Place, person: Person, appointment: Appointment, uow: UnitOfWork, now: datetime) -> None:
    await uow.dialogues.end(place.messenger, place.chat_id)
    if appointment.confirmed_at is not None:
        await confirm_at_once(appointment, uow, now, welcome_to=place)
        return
    await tell_place(
        uow, place, views.waiting_for_confirmation(), Telling(f"join-wait:{appointment.id}"), now, person.id
    )
    await tell_secretariat_of_newcomer(appointment, person, uow, now)


async def _welcome_other_account(place: Place, invite: Invite, uow: UnitOfWork, now: datetime) -> None:
    await tell_place(uow, place, views.other_account_joined(invite.role), Telling(f"joined-again:{invite.id}"), now)


async def _newcomer(place: Place, uow: UnitOfWork) -> tuple[Person, dict[str, Any]]:
    dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
    account = await uow.people.account(place.messenger, place.chat_id)
    if dialogue is None or account is None or dialogue.step not in (NAME_STEP, PHONE_STEP):
        raise Refusal("nothing_open")
    return account.person, dialogue.payload


def _settings(body: Body) -> BodySettings:
    return BodySettings.from_json(body.settings)
