"""The letter by which somebody was named to a post: number and day, at the confirmation of joining or later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.letters import refuse_letter_of_the_future
from domain.permissions import Action, require
from domain.refusals import Refusal
from services.actors import Actor
from services.asking import Question, ask_within
from services.telling import Telling, tell_place
from storage.models import Appointment, Event
from storage.unit_of_work import UnitOfWork
from views import joining as views

LETTER_STEP: Final = "appointment.letter"


@dataclass(frozen=True)
class GiveLetter:
    """The letter ``number`` of ``written_on`` (None where its day is not known) named who holds the appointment."""

    actor: Actor
    appointment_id: int
    number: str
    written_on: date | None


async def ask_letter(actor: Actor, appointment_id: int, uow: UnitOfWork, now: datetime) -> None:
    """«ثبت نامه معرفی»: number and day are written next."""
    async with uow:
        appointment = await _appointment(actor, appointment_id, uow)
        screen = views.ask_letter(appointment.person.full_name)
        await ask_within(actor.place, Question(LETTER_STEP, screen, {"appointment_id": appointment.id}), uow, now)
        await uow.commit(now)


async def give_letter(command: GiveLetter, uow: UnitOfWork, now: datetime) -> None:
    """Keep it; another letter takes the place of the one before."""
    refuse_letter_of_the_future(command.written_on, today(now))
    async with uow:
        appointment = await _appointment(command.actor, command.appointment_id, uow)
        before = appointment.letter_number
        appointment.letter_number, appointment.letter_on = command.number[:60], command.written_on
        uow.history.record(
            Event(
                body_id=appointment.body_id,
                at=now,
                kind="appointment_letter",
                person_id=command.actor.person_id,
                agency_id=appointment.agency_id,
                before={"value": before},
                after={"appointment_id": appointment.id, "value": command.number[:60]},
            )
        )
        place = command.actor.place
        await uow.dialogues.end(place.messenger, place.chat_id)
        name = appointment.person.full_name
        screen = views.letter_kept(appointment.body_id, name, command.number[:60], command.written_on)
        telling = Telling(f"appointment-letter:{appointment.id}:{now.isoformat()}")
        await tell_place(uow, place, screen, telling, now)
        await uow.commit(now)


async def _appointment(actor: Actor, appointment_id: int, uow: UnitOfWork) -> Appointment:
    appointment = await uow.people.appointment(appointment_id)
    if appointment is None:
        raise Refusal("not_found")
    require(actor.roles, Action.CONFIRM_PERSON, body_id=appointment.body_id)
    return appointment
