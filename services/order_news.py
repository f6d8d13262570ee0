"""What is said of an order when its time comes: at first, on its last day, and when it is late."""

from datetime import datetime, timedelta
from typing import Final

from domain.calendar import today
from domain.life_cycle import is_open
from domain.vocabulary import AttachmentState, FileKind
from services.assignments import answering_people, shown_code
from services.calendars import work_calendar
from services.notices import Maker, schedule
from services.telling import Links, Telling, tell_people
from services.titles import title_from
from storage.models import Assignment, Attachment, Order
from storage.unit_of_work import UnitOfWork
from views import orders as views
from views.minutes import code_of
from views.screen import Enclosure, Screen

TOLD: Final = "order_told"
SOON: Final = "order_soon"
LATE: Final = "order_late"
FETCHING: Final = timedelta(seconds=5)


async def tell_of_order(uow: UnitOfWork, order_id: int, now: datetime) -> None:
    """To the agencies that act, and to the secretariat; a voice that is still being fetched is waited for."""
    order = await uow.orders.order(order_id)
    if order is None:
        return
    if order.attachment is not None and order.attachment.state is AttachmentState.WANTED:
        await schedule(uow, TOLD, order.id, now + FETCHING, f"{TOLD}:{order.id}:{now.isoformat()}")
        return
    calendar = await work_calendar(uow, order.body_id)
    if not calendar.is_working_time(now):
        moment = calendar.next_working_time(now)
        await schedule(uow, TOLD, order.id, moment, f"{TOLD}:{order.id}:{moment.isoformat()}")
        return
    enclosures = _enclosures(order.attachment)
    left = await _left(order, uow)
    for assignment in left:
        screen = views.order_comes(heard(order, assignment, now), enclosures)
        await _tell_agency(f"{TOLD}:{order.id}", screen, assignment, uow, now)
    secretaries = await uow.people.secretariat_of(order.body_id, today(now))
    names = [assignment.agency.name for assignment in left]
    screen = views.secretariat_hears(order.id, _code(order), order.text, names, enclosures)
    await tell_people(uow, secretaries, screen, Telling(f"{TOLD}:{order.id}:secretariat"), now)


def heard(order: Order, assignment: Assignment, now: datetime) -> views.HeardOrder:
    """An order as one of its agencies reads it."""
    return views.HeardOrder(
        order_id=order.id,
        assignment_id=assignment.id,
        code=shown_code(assignment),
        title=title_from(assignment),
        text=order.text,
        due_on=order.due_on,
        today=today(now),
    )


async def remind_of_order(uow: UnitOfWork, order_id: int, now: datetime) -> None:
    """On the last working day, to those who have not carried it out."""
    order = await uow.orders.order(order_id)
    if order is None or not (await work_calendar(uow, order.body_id)).is_working_day(today(now)):
        return
    for assignment in await _left(order, uow):
        screen = views.order_soon(heard(order, assignment, now))
        await _tell_agency(f"{SOON}:{order.id}", screen, assignment, uow, now)


async def tell_of_late_order(uow: UnitOfWork, order_id: int, now: datetime) -> None:
    """Its day has passed: to those who have not carried it out, to the secretariat and the chair."""
    order = await uow.orders.order(order_id)
    left = await _left(order, uow) if order is not None else []
    if order is None or not left:
        return
    calendar = await work_calendar(uow, order.body_id)
    if not calendar.is_working_day(today(now)):
        moment = calendar.reminder_instant(calendar.next_working_day(today(now)))
        await schedule(uow, LATE, order.id, moment, f"{LATE}:{order.id}:{moment.isoformat()}")
        return
    for assignment in left:
        screen = views.order_late(heard(order, assignment, now))
        await _tell_agency(f"{LATE}:{order.id}", screen, assignment, uow, now)
    chairs = await uow.people.chairs_of(order.body_id, today(now))
    people = {one.id: one for one in [*chairs, *await uow.people.secretariat_of(order.body_id, today(now))]}
    screen = views.late_for_body(order.id, _code(order), order.text, [one.agency.name for one in left])
    await tell_people(uow, list(people.values()), screen, Telling(f"{LATE}:{order.id}:body"), now)


async def _left(order: Order, uow: UnitOfWork) -> list[Assignment]:
    """Those who have still to carry it out."""
    if order.resolution.closed_at is not None:
        return []
    waiting = [one.assignment_id for one in order.receipts if one.done_at is None]
    together = await uow.assignments.of_resolution(order.resolution_id)
    return [one for one in together if one.id in waiting and is_open(one.status)]


async def _tell_agency(key: str, screen: Screen, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    people = await answering_people(uow, assignment, now)
    await tell_people(uow, people, screen, Telling(f"{key}:{assignment.id}", Links(assignment.id)), now)


def _enclosures(attachment: Attachment | None) -> tuple[Enclosure, ...]:
    if attachment is None or attachment.state is not AttachmentState.STORED or attachment.kind is FileKind.LOCATION:
        return ()
    return (Enclosure(attachment.kind, attachment.stored_name, attachment.name),)


def _code(order: Order) -> str:
    return code_of(order.resolution.meeting.number, order.resolution.row)


NOTICES: dict[str, Maker] = {TOLD: tell_of_order, SOON: remind_of_order, LATE: tell_of_late_order}
