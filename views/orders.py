"""Orders of the chair: the questions, what the agencies read, and what became of each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import clock_time, long_date, short_date
from domain.calendar import today as day_of
from domain.text import shorten
from locales.catalog import Marked, bold, say
from views.deadlines import day_near
from views.screen import Button, Enclosure, Row, Screen, rows_of_two

DAYS: Final = (3, 7)
QUOTED_AT: Final = 600
SHORT: Final = 120
NAMED: Final = 6


@dataclass(frozen=True)
class HeardOrder:
    """An order as one agency hears it."""

    order_id: int
    assignment_id: int
    code: str
    title: str
    text: str
    due_on: date | None
    today: date


@dataclass(frozen=True)
class Receipt:
    """What became of an order with one agency."""

    agency: str
    seen_at: datetime | None
    done_at: datetime | None
    answer: str | None


@dataclass(frozen=True)
class OrderState:
    order_id: int
    code: str
    text: str
    due_on: date | None
    today: date
    receipts: tuple[Receipt, ...]


def ask_order(code: str) -> Screen:
    return Screen(say("orders.ask", code=code), (_leave(),))


def ask_time(order_id: int, code: str, count: int) -> Screen:
    """Until when; each press sends it."""
    buttons = [Button(say("orders.button.days", days=days), f"ordt:{order_id}:{days}") for days in DAYS]
    buttons.append(Button(say("requests.button.other_day"), f"ordd:{order_id}"))
    buttons.append(Button(say("orders.button.no_day"), f"ordt:{order_id}:0"))
    return Screen(say("orders.ask_time", code=code, count=count), (*rows_of_two(buttons), _leave()))


def ask_day() -> Screen:
    return Screen(say("orders.ask_day"), (_leave(),))


def given(order_id: int, code: str, count: int, due_on: date | None, today: date, at: datetime | None) -> Screen:
    """To the chair; ``at`` is when the agencies hear of it, None for now."""
    key = "orders.given" if due_on is None else "orders.given_dated"
    day = day_near(due_on, today) if due_on is not None else ""
    lines = [say(key, code=Marked(bold(code)), count=count, day=day)]
    lines += (
        [say("orders.told_at", day=long_date(day_of(at), year=False), time=clock_time(at))] if at is not None else []
    )
    return Screen("\n".join(lines), (_state_button(order_id),))


def order_comes(order: HeardOrder, enclosures: tuple[Enclosure, ...]) -> Screen:
    """The sample of an order to an agency: what, until when, and the two answers."""
    lines = [say("orders.comes", code=order.code, title=order.title)]
    lines += [say("orders.quoted", words=shorten(order.text, QUOTED_AT))] if order.text else [say("orders.by_voice")]
    lines += [say("orders.until", day=day_near(order.due_on, order.today))] if order.due_on is not None else []
    return Screen("\n".join(lines), (_answers(order, is_new=True),), enclosures=enclosures)


def seen(order: HeardOrder) -> Screen:
    return Screen(say("orders.seen", code=order.code, words=_short(order)), (_answers(order, is_new=False),))


def order_soon(order: HeardOrder) -> Screen:
    return Screen(say("orders.soon", code=order.code, words=_short(order)), (_answers(order, is_new=False),))


def order_late(order: HeardOrder) -> Screen:
    day = day_near(order.due_on, order.today) if order.due_on is not None else ""
    text = say("orders.late", code=order.code, words=_short(order), day=day)
    return Screen(text, (_answers(order, is_new=False),))


def ask_answer(order_id: int, assignment_id: int, code: str) -> Screen:
    without = Button(say("orders.button.without_words"), f"odone0:{order_id}:{assignment_id}")
    return Screen(say("orders.ask_answer", code=code), ((without, *_leave()),))


def thanked(code: str) -> Screen:
    return Screen(say("orders.thanked", code=code))


def secretariat_hears(
    order_id: int, code: str, text: str, agencies: list[str], enclosures: tuple[Enclosure, ...]
) -> Screen:
    names = _named(agencies)
    words = shorten(text, QUOTED_AT) or say("orders.voice")
    head = say("orders.secretariat_hears", code=code, words=words, agencies=names)
    return Screen(head, (_state_button(order_id),), enclosures=enclosures)


def carried_out(order_id: int, code: str, agency: str, words: str | None) -> Screen:
    """To the chair and the secretariat."""
    key = "orders.carried_out" if words else "orders.carried_out_bare"
    return Screen(say(key, code=code, agency=agency, words=words), (_state_button(order_id),))


def late_for_body(order_id: int, code: str, text: str, agencies: list[str]) -> Screen:
    """To the chair and the secretariat."""
    names = _named(agencies)
    words = shorten(text, SHORT) or say("orders.voice")
    return Screen(say("orders.late_for_body", code=code, words=words, agencies=names), (_state_button(order_id),))


def order_state(state: OrderState) -> Screen:
    """Each agency: seen, carried out, or neither."""
    words = shorten(state.text, QUOTED_AT) or say("orders.voice")
    lines = [say("orders.state", code=state.code, words=words)]
    lines += [say("orders.until", day=day_near(state.due_on, state.today))] if state.due_on is not None else []
    return Screen("\n".join([*lines, *(_receipt(one) for one in state.receipts)]))


def _named(agencies: list[str]) -> str:
    names = say("agencies.separator").join(agencies[:NAMED])
    return say("orders.and_more", names=names, count=len(agencies) - NAMED) if len(agencies) > NAMED else names


def _receipt(receipt: Receipt) -> str:
    agency = Marked(bold(receipt.agency))
    if receipt.done_at is not None:
        key = "orders.receipt.done" if receipt.answer else "orders.receipt.done_bare"
        return say(key, agency=agency, day=short_date(day_of(receipt.done_at)), words=receipt.answer)
    if receipt.seen_at is not None:
        return say("orders.receipt.seen", agency=agency, day=short_date(day_of(receipt.seen_at)))
    return say("orders.receipt.unseen", agency=agency)


def _answers(order: HeardOrder, *, is_new: bool) -> Row:
    place = f"{order.order_id}:{order.assignment_id}"
    acknowledge = Button(say("assignments.button.acknowledge"), f"oack:{place}")
    done = Button(say("assignments.button.done"), f"odone:{place}")
    card = Button(say("orders.button.card"), f"card:{order.assignment_id}")
    return (acknowledge, done) if is_new else (done, card)


def _short(order: HeardOrder) -> str:
    return shorten(order.text, SHORT) or say("orders.voice")


def _state_button(order_id: int) -> Row:
    return (Button(say("orders.button.state"), f"ord:{order_id}"),)


def _leave() -> Row:
    return (Button(say("reports.button.leave"), "leave"),)
