"""Posts and who holds them: confirming a newcomer, ending an appointment, welcoming.

What a post received stays with the post: nothing of an assignment names a person, so a change of persons moves nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Role
from services.actors import Actor, Place
from services.handing_over import hand_over, schedule_absence
from services.issuing import send_open_assignments
from services.telling import Telling, tell_people, tell_person, tell_place
from storage.models import Appointment, Event, Person
from storage.unit_of_work import UnitOfWork
from views import joining as views

ANSWERING = (Role.FOCAL_POINT, Role.AGENCY_HEAD)


@dataclass(frozen=True)
class JudgeNewcomer:
    """The secretariat's «درست است» or «نمی‌شناسم»; the pressed message turns into the answer."""

    actor: Actor
    appointment_id: int
    is_known: bool
    pressed_message_id: int | None


@dataclass(frozen=True)
class EndAppointment:
    actor: Actor
    appointment_id: int


async def judge_newcomer(command: JudgeNewcomer, uow: UnitOfWork, now: datetime) -> None:
    """Confirm or turn away who joined by an invite; of two secretaries the second hears what the first decided."""
    async with uow:
        appointment = await uow.people.appointment(command.appointment_id)
        if appointment is None:
            raise Refusal("not_found")
        require(command.actor.roles, Action.CONFIRM_PERSON, body_id=appointment.body_id)
        if appointment.confirmed_at is not None or appointment.rejected_at is not None:
            raise Refusal("already_judged")
        if command.is_known:
            await _confirm(appointment, command.actor, uow, now)
        else:
            await _turn_away(appointment, command.actor, uow, now)
        screen = views.newcomer_judged(_introduced(appointment), appointment.id, is_known=command.is_known)
        key = f"newcomer-judged:{appointment.id}"
        await tell_place(
            uow, command.actor.place, screen, Telling(key, edits_message_id=command.pressed_message_id), now
        )
        await uow.commit(now)


async def end_appointment(command: EndAppointment, uow: UnitOfWork, now: datetime) -> None:
    """The person leaves the post today; what the post has to do stays where it is."""
    async with uow:
        appointment = await uow.people.appointment(command.appointment_id)
        if appointment is None:
            raise Refusal("not_found")
        require(command.actor.roles, Action.END_APPOINTMENT, body_id=appointment.body_id)
        if appointment.ends_on is not None:
            raise Refusal("already_ended")
        if appointment.role is Role.SECRETARIAT and appointment.person_id == command.actor.person_id:
            raise Refusal("cannot_end_own_post")
        appointment.ends_on = today(now)
        if appointment.agency_id is not None:
            await uow.assignments.release(appointment.agency_id, appointment.body_id, appointment.person_id)
        _record("appointment_ended", appointment, command.actor.person_id, uow, now)
        introduced = _introduced(appointment)
        await tell_person(
            uow, appointment.person, views.appointment_ended(introduced), Telling(f"ended:{appointment.id}"), now
        )
        await tell_place(
            uow,
            command.actor.place,
            views.appointment_ended_for_secretariat(introduced, appointment.body_id, appointment.agency_id),
            Telling(f"ended-told:{appointment.id}"),
            now,
        )
        await uow.commit(now)


async def who_holds(actor: Actor, appointment_id: int, uow: UnitOfWork) -> views.Introduced:
    """Who it is that an appointment names, before it is ended. Reads only."""
    async with uow:
        appointment = await uow.people.appointment(appointment_id)
        if appointment is None:
            raise Refusal("not_found")
        require(actor.roles, Action.END_APPOINTMENT, body_id=appointment.body_id)
        return _introduced(appointment)


async def confirm_at_once(
    appointment: Appointment, uow: UnitOfWork, now: datetime, welcome_to: Place | None = None
) -> None:
    """What the operator's own invite brings: no confirmation by anyone, a welcome once the name is known."""
    appointment.confirmed_at = appointment.confirmed_at or now
    if welcome_to is not None:
        loaded = await uow.people.appointment(appointment.id)
        if loaded is not None:
            await tell_place(
                uow, welcome_to, views.welcome(_introduced(loaded)), Telling(f"welcome:{appointment.id}"), now
            )


async def tell_secretariat_of_newcomer(
    appointment: Appointment, person: Person, uow: UnitOfWork, now: datetime
) -> None:
    """Ask the secretariat whether it knows who came."""
    loaded = await uow.people.appointment(appointment.id)
    if loaded is None:
        return
    secretaries = await uow.people.secretariat_of(appointment.body_id, today(now))
    screen = views.newcomer_to_confirm(_introduced(loaded), person.phone, appointment.id)
    await tell_people(uow, secretaries, screen, Telling(f"newcomer:{appointment.id}"), now)


async def _confirm(appointment: Appointment, actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    appointment.confirmed_at, appointment.confirmed_by_id = now, actor.person_id
    _record("appointment_confirmed", appointment, actor.person_id, uow, now)
    await tell_person(
        uow, appointment.person, views.welcome(_introduced(appointment)), Telling(f"welcome:{appointment.id}"), now
    )
    if appointment.stands_in_for_id is not None:
        await schedule_absence(uow, appointment, now)
    elif appointment.role in ANSWERING and appointment.agency_id is not None:
        await hand_over(uow, appointment, now)
        await send_open_assignments(uow, appointment.person, appointment.agency_id, appointment.body_id, now)


async def _turn_away(appointment: Appointment, actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    appointment.rejected_at = now
    _record("appointment_rejected", appointment, actor.person_id, uow, now)
    await tell_person(uow, appointment.person, views.turned_away(), Telling(f"turned-away:{appointment.id}"), now)


def _record(kind: str, appointment: Appointment, by: int, uow: UnitOfWork, now: datetime) -> None:
    uow.history.record(
        Event(
            body_id=appointment.body_id,
            at=now,
            kind=kind,
            person_id=by,
            agency_id=appointment.agency_id,
            after={
                "person_id": appointment.person_id,
                "role": appointment.role.value,
                "appointment_id": appointment.id,
            },
        )
    )


def _introduced(appointment: Appointment) -> views.Introduced:
    return views.Introduced(
        name=appointment.person.full_name,
        role=appointment.role,
        agency=appointment.agency.name if appointment.agency else None,
        body=appointment.body.name,
    )
