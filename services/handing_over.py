"""People change: the open work goes to who comes, for good or while somebody is away, and back again."""

from datetime import datetime
from typing import Final

from domain.calendar import today
from domain.vocabulary import Status
from services.calendars import work_calendar
from services.looking import listed
from services.notices import Maker, schedule
from services.telling import Telling, tell_person
from storage.models import Appointment, Person
from storage.unit_of_work import UnitOfWork
from views import handing_over as views

BEGINS: Final = "absence_begins"
ENDS: Final = "absence_ends"


async def hand_over(uow: UnitOfWork, appointment: Appointment, now: datetime) -> None:
    """The open work of the post as it stands, to its newcomer; nothing where all of it is new anyway. No commit."""
    work = await _work(uow, appointment, now)
    if any(line.status is not Status.ISSUED for line in work.lines):
        await tell_person(uow, appointment.person, views.handed_over(work), Telling(f"work:{appointment.id}"), now)


async def schedule_absence(uow: UnitOfWork, appointment: Appointment, now: datetime) -> None:
    """The substitute gets the open work on the first day, the holder has it back on the day of return. No commit."""
    calendar = await work_calendar(uow, appointment.body_id)
    first = max(calendar.reminder_instant(calendar.working_day_from(appointment.starts_on)), now)
    await schedule(uow, BEGINS, appointment.id, first, f"{BEGINS}:{appointment.id}")
    if appointment.ends_on is not None:
        back = calendar.reminder_instant(calendar.working_day_from(appointment.ends_on))
        await schedule(uow, ENDS, appointment.id, back, f"{ENDS}:{appointment.id}")


async def begin_absence(uow: UnitOfWork, appointment_id: int, now: datetime) -> None:
    """To the substitute with the open work, and to the one who is away."""
    appointment = await uow.people.appointment(appointment_id)
    absent = await _absent(uow, appointment)
    if appointment is None or absent is None or _is_over(appointment, now):
        return
    work = await _work(uow, appointment, now)
    screen = views.absence_begins(work, absent.full_name, appointment.ends_on, today(now))
    await tell_person(uow, appointment.person, screen, Telling(f"{BEGINS}:{appointment.id}"), now)
    told = views.absent_hears(appointment.person.full_name, work.agency, appointment.ends_on, today(now))
    await tell_person(uow, absent, told, Telling(f"{BEGINS}:{appointment.id}:absent"), now)


async def end_absence(uow: UnitOfWork, appointment_id: int, now: datetime) -> None:
    """Back to the one who was away, with the work as it stands; thanks to the substitute."""
    appointment = await uow.people.appointment(appointment_id)
    absent = await _absent(uow, appointment)
    if appointment is None or absent is None:
        return
    work = await _work(uow, appointment, now)
    if appointment.agency_id is not None:
        await uow.assignments.release(appointment.agency_id, appointment.body_id, appointment.person_id)
    screen = views.back_again(work, appointment.person.full_name)
    await tell_person(uow, absent, screen, Telling(f"{ENDS}:{appointment.id}:absent"), now)
    thanks = views.substitute_thanked(work.agency)
    await tell_person(uow, appointment.person, thanks, Telling(f"{ENDS}:{appointment.id}"), now)


async def _absent(uow: UnitOfWork, appointment: Appointment | None) -> Person | None:
    if appointment is None or appointment.stands_in_for_id is None:
        return None
    holder = await uow.people.appointment(appointment.stands_in_for_id)
    return holder.person if holder is not None and holder.ends_on is None else None


async def _work(uow: UnitOfWork, appointment: Appointment, now: datetime) -> views.Work:
    pairs = [(appointment.body_id, appointment.agency_id)] if appointment.agency_id is not None else []
    found = await uow.assignments.open_of(pairs)
    calendar = await work_calendar(uow, appointment.body_id)
    lines = tuple(listed(one, calendar, today(now), names_agency=False) for one in found)
    return views.Work(appointment.agency.name if appointment.agency is not None else appointment.body.name, lines)


def _is_over(appointment: Appointment, now: datetime) -> bool:
    return appointment.ends_on is not None and appointment.ends_on <= today(now)


NOTICES: dict[str, Maker] = {BEGINS: begin_absence, ENDS: end_absence}
