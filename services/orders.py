"""Orders of the chair on a resolution: written, given, seen, carried out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.life_cycle import FOLLOWED, is_open
from domain.permissions import Action, require
from domain.refusals import Refusal
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import shown_code, to_act_on
from services.attachments_received import IncomingFile, keep_file, why_not
from services.calendars import work_calendar
from services.events import assignment_event
from services.notices import schedule
from services.order_news import LATE, SOON, TOLD, heard
from services.telling import Links, Telling, tell_people, tell_place
from storage.models import Assignment, Event, Order, OrderReceipt
from storage.unit_of_work import UnitOfWork
from views import orders as views
from views.minutes import code_of

DAY_STEP: Final = "order.day"
ANSWER_STEP: Final = "order.answer"


@dataclass(frozen=True)
class WriteOrder:
    """What the chair said about a resolution: words, a voice, or both."""

    actor: Actor
    resolution_id: int
    words: str
    file: IncomingFile | None = None


@dataclass(frozen=True)
class AboutOrder:
    """Who acts on an order, for which assignment; ``words`` is what an agency answers."""

    actor: Actor
    order_id: int
    assignment_id: int = 0
    words: str | None = None
    pressed_message_id: int | None = None


async def write_order(command: WriteOrder, uow: UnitOfWork, now: datetime) -> None:
    """Keep the order and ask until when; it goes to nobody before that. Raises Refusal."""
    async with uow:
        together = await _acting(command.actor, command.resolution_id, uow)
        problem = why_not(command.file, is_text_kept=False) if command.file is not None else None
        if problem is not None:
            key = f"order-file:{command.resolution_id}:{now.isoformat()}"
            await tell_place(uow, command.actor.place, problem, Telling(key), now)
            await uow.commit(now)
            return
        voice = await keep_file(uow, command.actor, command.file, now) if command.file is not None else None
        order = Order(
            body_id=together[0].body_id,
            resolution_id=command.resolution_id,
            person_id=command.actor.person_id,
            text=command.words,
            attachment_id=voice.id if voice is not None else None,
            created_at=now,
        )
        uow.add(order)
        await uow.flush()
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        screen = views.ask_time(order.id, _code(together[0]), len(together))
        await tell_place(uow, command.actor.place, screen, Telling(f"order-time:{order.id}"), now)
        await uow.commit(now)


async def give_order(command: AboutOrder, due_on: date | None, uow: UnitOfWork, now: datetime) -> None:
    """Its time is settled: from now on it counts, and the agencies that act hear of it in working time."""
    async with uow:
        order = await _own_order(command, uow)
        together = await _acting(command.actor, order.resolution_id, uow)
        if due_on is not None and due_on <= today(now):
            raise Refusal("day_has_passed")
        order.due_on, order.given_at = due_on, now
        for one in together:
            uow.add(OrderReceipt(order_id=order.id, assignment_id=one.id))
        uow.history.record(_event("ordered", order, command.actor, now))
        moment = await _schedule_news(order, uow, now)
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        screen = views.given(
            order.id, _code(together[0]), len(together), due_on, today(now), moment if moment > now else None
        )
        telling = Telling(f"order-given:{order.id}", edits_message_id=command.pressed_message_id)
        await tell_place(uow, command.actor.place, screen, telling, now)
        await uow.commit(now)


async def ask_for_day(command: AboutOrder, uow: UnitOfWork, now: datetime) -> None:
    """«تاریخ دیگر»."""
    async with uow:
        order = await _own_order(command, uow)
        question = Question(DAY_STEP, views.ask_day(), {"order_id": order.id})
        await ask_within(command.actor.place, question, uow, now)
        await uow.commit(now)


async def see_order(command: AboutOrder, uow: UnitOfWork, now: datetime) -> views.OrderState:
    """What became of an order with each agency. Reads only."""
    async with uow:
        order = await uow.orders.order(command.order_id)
        if order is None or order.given_at is None:
            raise Refusal("not_found")
        require(command.actor.roles, Action.SEE_DASHBOARD, body_id=order.body_id)
        return views.OrderState(
            order.id,
            code_of(order.resolution.meeting.number, order.resolution.row),
            order.text,
            order.due_on,
            today(now),
            tuple(
                views.Receipt(one.assignment.agency.name, one.seen_at, one.done_at, one.answer)
                for one in order.receipts
            ),
        )


async def acknowledge_order(command: AboutOrder, uow: UnitOfWork, now: datetime) -> None:
    """The agency's «دریافت شد»; pressed again it changes nothing."""
    async with uow:
        order, receipt, assignment = await _receipt(command, Action.ACKNOWLEDGE, uow)
        if receipt.seen_at is None:
            receipt.seen_at = now
            about = {"order_id": order.id}
            uow.history.record(assignment_event("order_seen", assignment, command.actor.person_id, now, after=about))
        screen = views.seen(heard(order, assignment, now))
        telling = Telling(f"order-seen:{order.id}:{assignment.id}", Links(assignment.id), command.pressed_message_id)
        await tell_place(uow, command.actor.place, screen, telling, now)
        await uow.commit(now)


async def ask_what_was_done(command: AboutOrder, uow: UnitOfWork, now: datetime) -> None:
    """«انجام شد»: in a sentence, or without one."""
    async with uow:
        order, _, assignment = await _receipt(command, Action.REPORT, uow)
        payload = {"order_id": order.id, "assignment_id": assignment.id}
        screen = views.ask_answer(order.id, assignment.id, shown_code(assignment))
        await ask_within(command.actor.place, Question(ANSWER_STEP, screen, payload, Links(assignment.id)), uow, now)
        await uow.commit(now)


async def carry_out_order(command: AboutOrder, uow: UnitOfWork, now: datetime) -> None:
    """The agency has carried it out; the chair and the secretariat hear so. Raises Refusal for the second time."""
    async with uow:
        order, receipt, assignment = await _receipt(command, Action.REPORT, uow)
        receipt.seen_at, receipt.done_at, receipt.answer = receipt.seen_at or now, now, command.words
        after_it = {"status": assignment.status.value, "reason": command.words, "order_id": order.id}
        uow.history.record(assignment_event("order_done", assignment, command.actor.person_id, now, after=after_it))
        screen = views.carried_out(order.id, shown_code(assignment), assignment.agency.name, command.words)
        chairs = await uow.people.chairs_of(order.body_id, today(now))
        listeners = {one.id: one for one in [*chairs, *await uow.people.secretariat_of(order.body_id, today(now))]}
        key = f"order-done:{order.id}:{assignment.id}"
        await tell_people(uow, list(listeners.values()), screen, Telling(key, Links(assignment.id)), now)
        place = command.actor.place
        await uow.dialogues.end(place.messenger, place.chat_id)
        await tell_place(
            uow, place, views.thanked(shown_code(assignment)), Telling(f"{key}:shown", Links(assignment.id)), now
        )
        await uow.commit(now)


async def _schedule_news(order: Order, uow: UnitOfWork, now: datetime) -> datetime:
    """When the agencies hear of it, and of its last day; answers the first."""
    calendar = await work_calendar(uow, order.body_id)
    moment = calendar.next_working_time(now)
    await schedule(uow, TOLD, order.id, moment, f"{TOLD}:{order.id}")
    if order.due_on is not None:
        soon, late = calendar.last_working_day_up_to(order.due_on), calendar.next_working_day(order.due_on)
        if soon > today(now):
            await schedule(uow, SOON, order.id, calendar.reminder_instant(soon), f"{SOON}:{order.id}")
        await schedule(uow, LATE, order.id, calendar.reminder_instant(late), f"{LATE}:{order.id}")
    return moment


async def _acting(actor: Actor, resolution_id: int, uow: UnitOfWork) -> list[Assignment]:
    """Of each agency that an order on the resolution goes to, its first open assignment. Raises Refusal."""
    together = await uow.assignments.of_resolution(resolution_id)
    if not together:
        raise Refusal("not_found")
    require(actor.roles, Action.ORDER, body_id=together[0].body_id)
    if together[0].resolution.closed_at is not None:
        raise Refusal("resolution_closed", code=_code(together[0]))
    by_agency: dict[int, Assignment] = {}
    for one in together:
        if one.duty in FOLLOWED and is_open(one.status):
            by_agency.setdefault(one.agency_id, one)
    if not by_agency:
        raise Refusal("nobody_to_order", code=_code(together[0]))
    return list(by_agency.values())


async def _own_order(command: AboutOrder, uow: UnitOfWork) -> Order:
    order = await uow.orders.order(command.order_id)
    if order is None or order.person_id != command.actor.person_id:
        raise Refusal("not_found")
    require(command.actor.roles, Action.ORDER, body_id=order.body_id)
    if order.given_at is not None:
        raise Refusal("order_given")
    return order


async def _receipt(command: AboutOrder, action: Action, uow: UnitOfWork) -> tuple[Order, OrderReceipt, Assignment]:
    order = await uow.orders.order(command.order_id)
    receipt = (
        next((one for one in order.receipts if one.assignment_id == command.assignment_id), None) if order else None
    )
    if order is None or receipt is None or order.given_at is None:
        raise Refusal("not_found")
    assignment = await to_act_on(uow, command.actor, receipt.assignment_id, action)
    if receipt.done_at is not None:
        raise Refusal("order_done_already")
    return order, receipt, assignment


def _event(kind: str, order: Order, actor: Actor, now: datetime) -> Event:
    day = order.due_on.isoformat() if order.due_on is not None else None
    return Event(
        body_id=order.body_id,
        at=now,
        kind=kind,
        person_id=actor.person_id,
        resolution_id=order.resolution_id,
        after={"reason": order.text, "due_on": day, "order_id": order.id},
    )


def _code(assignment: Assignment) -> str:
    return code_of(assignment.resolution.meeting.number, assignment.resolution.row)
