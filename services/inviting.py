"""Making an invite: by the secretariat for an agency, or by the operator for the first secretariat."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from domain.body_settings import BodySettings
from domain.invite_codes import digest_of_code, digest_of_token, new_code, new_token
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Role
from services.actors import Actor
from services.directory import agency_of_body
from storage.models import Body, Event, Invite
from storage.unit_of_work import UnitOfWork

AGENCY_ROLES: Final = (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.SUPERVISOR)
VALID_FOR: Final = timedelta(days=14)
LINKING_VALID_FOR: Final = timedelta(hours=1)


@dataclass(frozen=True)
class MakeInvite:
    """By ``actor`` of the secretariat; ``agency_id`` is None for a post of the body itself.

    For a substitute ``absence`` says for whom and when.
    """

    actor: Actor
    body_id: int
    role: Role
    agency_id: int | None
    absence: "Absence | None" = None


@dataclass(frozen=True)
class Absence:
    """The holder of an appointment is away from ``starts_on`` until ``ends_on``, the first day back."""

    appointment_id: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class MadeInvite:
    """The only moment at which the secrets are known; ``token`` goes into a link, ``code`` is typed."""

    token: str = field(repr=False)
    code: str = field(repr=False)
    role: Role
    body_name: str
    agency_name: str | None
    expires_at: datetime
    telephone: str | None = None
    """Of the secretariat, where whoever is invited may ask."""


async def make_invite(command: MakeInvite, uow: UnitOfWork, now: datetime) -> MadeInvite:
    """A new invite; Refusal when the agency is not of the body's directory or the actor may not invite."""
    require(command.actor.roles, Action.INVITE, body_id=command.body_id)
    if (command.role in AGENCY_ROLES) is not (command.agency_id is not None):
        raise Refusal("not_found")
    async with uow:
        body = await _body(uow, command.body_id)
        agency = await agency_of_body(uow, body, command.agency_id) if command.agency_id is not None else None
        telephone = BodySettings.from_json(body.settings).contact_telephone or None
        agency_name = agency.name if agency else None
        made = MadeInvite(new_token(), new_code(), command.role, body.name, agency_name, now + VALID_FOR, telephone)
        invite = Invite(body_id=command.body_id, agency_id=command.agency_id, created_by_id=command.actor.person_id)
        if command.absence is not None:
            invite.stands_in_for_id = command.absence.appointment_id
            invite.starts_on, invite.ends_on = command.absence.starts_on, command.absence.ends_on
            await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        _keep(uow, made, invite, now)
        await uow.commit(now)
        return made


async def post_of(actor: Actor, appointment_id: int, uow: UnitOfWork) -> MakeInvite:
    """An invite to the post of an appointment, to be made. Raises Refusal. Reads only."""
    async with uow:
        appointment = await uow.people.appointment(appointment_id)
        if appointment is None or appointment.ends_on is not None:
            raise Refusal("not_found")
        require(actor.roles, Action.INVITE, body_id=appointment.body_id)
        return MakeInvite(actor, appointment.body_id, appointment.role, appointment.agency_id)


async def make_first_invite(body_id: int, uow: UnitOfWork, now: datetime) -> MadeInvite:
    """The operator's invite to the secretariat of a body; it needs no confirmation by anyone."""
    async with uow:
        body = await _body(uow, body_id)
        made = MadeInvite(new_token(), new_code(), Role.SECRETARIAT, body.name, None, now + VALID_FOR)
        _keep(uow, made, Invite(body_id=body_id), now)
        await uow.commit(now)
        return made


async def make_linking_invite(actor: Actor, uow: UnitOfWork, now: datetime) -> MadeInvite:
    """An invite by which the actor joins from the other messenger as the same person."""
    post = next(iter(actor.posts), None)
    if post is None:
        raise Refusal("awaiting_confirmation")
    async with uow:
        made = MadeInvite(new_token(), new_code(), post.role, post.body_name, post.agency_name, now + LINKING_VALID_FOR)
        invite = Invite(body_id=post.body_id, for_person_id=actor.person_id, created_by_id=actor.person_id)
        _keep(uow, made, invite, now)
        await uow.commit(now)
        return made


async def _body(uow: UnitOfWork, body_id: int) -> Body:
    body = await uow.get(Body, body_id)
    if body is None:
        raise Refusal("not_found")
    return body


def _keep(uow: UnitOfWork, made: MadeInvite, invite: Invite, now: datetime) -> None:
    """Only digests of the secrets are kept; that there is an invite, and by whom, is history."""
    invite.role, invite.created_at, invite.expires_at = made.role, now, made.expires_at
    invite.token_digest, invite.code_digest = digest_of_token(made.token), digest_of_code(made.code)
    uow.add(invite)
    uow.history.record(
        Event(
            body_id=invite.body_id,
            at=now,
            kind="invited" if invite.for_person_id is None else "invited_other_account",
            person_id=invite.created_by_id,
            agency_id=invite.agency_id,
            after={"role": made.role.value},
        )
    )
