"""Orders of the chair on a resolution, and the agencies' answers. Presses name the order, then the assignment."""

from datetime import timedelta

from telegram import Update

from domain.calendar import today
from domain.permissions import Action
from domain.refusals import Refusal
from handlers.aiming import message_of, words_of
from handlers.context import BotContext
from handlers.messages import file_in
from services.asking import Question, ask
from services.assignments import meant_by
from services.orders import (
    ANSWER_STEP,
    DAY_STEP,
    AboutOrder,
    WriteOrder,
    acknowledge_order,
    ask_for_day,
    ask_what_was_done,
    carry_out_order,
    give_order,
    see_order,
    write_order,
)
from services.overview import check_may
from talk.dialogue import read_date
from talk.overseeing_acts import GiveOrder
from views import orders as views
from views.requests import day_again

ORDER_STEP = "order.words"


async def order_wanted(_update: Update, context: BotContext) -> None:
    """Press ``ordr:RESOLUTION``."""
    await _ask_order(context, context.subject)


async def order_typed(_update: Update, context: BotContext) -> None:
    """«دستور ۲۰/۳ ظرف سه روز گزارش دهید»; without words they are asked for."""
    async with context.looking() as uow:
        resolution_id = (await meant_by(uow, context.person, context.act.code))[0].resolution_id
    if not context.act.words:
        await _ask_order(context, resolution_id)
        return
    command = WriteOrder(context.person, resolution_id, context.act.words)
    await write_order(command, context.unit_of_work(), context.now())


async def order_given(update: Update, context: BotContext) -> None:
    """Words, a voice or a file with or without words."""
    if context.dialogue is None:
        raise Refusal("nothing_open")
    message = message_of(update)
    words = " ".join((message.text or message.caption or "").split())
    file = file_in(message)
    if not words and file is None:
        raise Refusal("words_wanted")
    command = WriteOrder(context.person, context.dialogue.payload["resolution_id"], words, file)
    await write_order(command, context.unit_of_work(), context.now())


async def time_chosen(_update: Update, context: BotContext) -> None:
    """Press ``ordt:ORDER:DAYS``; no days for an order without a day."""
    days = context.numbers(2)[1]
    due_on = today(context.now()) + timedelta(days=days) if days in views.DAYS else None
    await give_order(_about(context), due_on, context.unit_of_work(), context.now())


async def day_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_day(_about(context), context.unit_of_work(), context.now())


async def day_given(update: Update, context: BotContext) -> None:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    read = read_date(words_of(update), today(context.now()))
    if read.day is None:
        await context.show(day_again(is_impossible=read.is_impossible))
        return
    command = AboutOrder(context.person, context.dialogue.payload["order_id"])
    await give_order(command, read.day, context.unit_of_work(), context.now())


async def state_shown(_update: Update, context: BotContext) -> None:
    """Press ``ord:ORDER``."""
    await context.show(views.order_state(await see_order(_about(context), context.looking(), context.now())))


async def acknowledged(_update: Update, context: BotContext) -> None:
    """Press ``oack:ORDER:ASSIGNMENT``."""
    await acknowledge_order(_about_assignment(context), context.unit_of_work(), context.now())


async def done(_update: Update, context: BotContext) -> None:
    """Press ``odone:ORDER:ASSIGNMENT``."""
    await ask_what_was_done(_about_assignment(context), context.unit_of_work(), context.now())


async def done_without_words(_update: Update, context: BotContext) -> None:
    """Press ``odone0:ORDER:ASSIGNMENT``."""
    await carry_out_order(_about_assignment(context), context.unit_of_work(), context.now())


async def answer_given(update: Update, context: BotContext) -> None:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    payload = context.dialogue.payload
    command = AboutOrder(context.person, payload["order_id"], payload["assignment_id"], words_of(update))
    await carry_out_order(command, context.unit_of_work(), context.now())


async def _ask_order(context: BotContext, resolution_id: int) -> None:
    code = await check_may(context.person, resolution_id, Action.ORDER, context.looking())
    question = Question(ORDER_STEP, views.ask_order(code), {"resolution_id": resolution_id})
    await ask(context.place, question, context.unit_of_work(), context.now())


def _about(context: BotContext) -> AboutOrder:
    return AboutOrder(context.person, context.subject, pressed_message_id=context.pressed_message_id)


def _about_assignment(context: BotContext) -> AboutOrder:
    order_id, assignment_id = context.numbers(2)
    return AboutOrder(context.person, order_id, assignment_id, pressed_message_id=context.pressed_message_id)


PRESSES = {
    "ordr": order_wanted,
    "ordt": time_chosen,
    "ordd": day_wanted,
    "ord": state_shown,
    "oack": acknowledged,
    "odone": done,
    "odone0": done_without_words,
}
SAYINGS = {GiveOrder: order_typed}
ANSWERS = {ORDER_STEP: order_given, DAY_STEP: day_given, ANSWER_STEP: answer_given}
FILE_ANSWERS = {ORDER_STEP: order_given}
