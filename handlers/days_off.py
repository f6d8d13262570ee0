"""«تعطیلات». Arguments of presses: the body, then a day or where the page starts."""

from datetime import date
from typing import Any

from telegram import Update

from domain.calendar import today
from domain.refusals import Refusal
from handlers.agencies import body_in_charge
from handlers.aiming import words_of
from handlers.context import BotContext
from locales.catalog import say
from services import days_off
from services.asking import Question, ask
from services.days_off import AboutDay
from talk import questions
from talk.dialogue import read_date
from talk.settings import read_named_day
from views import days_off as views

NEW_STEP = "day_off.new"
MOVE_STEP = "day_off.move"


async def typed(_update: Update, context: BotContext) -> None:
    """«تعطیلات»."""
    body_id = body_in_charge(context)
    await context.show(await days_off.see_days_off(context.person, body_id, 0, context.looking(), context.now()))


async def page_turned(_update: Update, context: BotContext) -> None:
    """Press ``hols:BODY:START``."""
    body_id, start = context.numbers(2)
    screen = await days_off.see_days_off(context.person, body_id, start, context.looking(), context.now())
    await context.show(screen, in_place=True)


async def day_opened(_update: Update, context: BotContext) -> None:
    """Press ``hol:BODY:DAY``."""
    screen = await days_off.see_day_off(context.person, context.subject, _day(context), context.looking())
    await context.show(screen, in_place=True)


async def new_wanted(_update: Update, context: BotContext) -> None:
    """Press ``holnew:BODY``."""
    days_off.check_may_keep(context.person, context.subject)
    question = Question(NEW_STEP, views.ask_new(context.subject), {"body_id": context.subject})
    await ask(context.place, question, context.unit_of_work(), context.now())


async def new_given(update: Update, context: BotContext) -> None:
    day, name = read_named_day(words_of(update), today(context.now()))
    if day is None:
        raise Refusal("no_such_day")
    name = name or say("reminders.closure_name")
    command = AboutDay(context.person, _asked(context)["body_id"], day, name)
    await days_off.add_day_off(command, context.unit_of_work(), context.now())


async def removed(_update: Update, context: BotContext) -> None:
    """Press ``holdel:BODY:DAY``."""
    await days_off.remove_day_off(_about(context), context.unit_of_work(), context.now())


async def restored(_update: Update, context: BotContext) -> None:
    """Press ``holback:BODY:DAY``."""
    await days_off.restore_day_off(_about(context), context.unit_of_work(), context.now())


async def move_wanted(_update: Update, context: BotContext) -> None:
    """Press ``holmove:BODY:DAY``."""
    days_off.check_may_keep(context.person, context.subject)
    payload = {"body_id": context.subject, "day": _day(context).isoformat()}
    question = Question(MOVE_STEP, views.ask_move(context.subject, _day(context)), payload)
    await ask(context.place, question, context.unit_of_work(), context.now())


async def move_given(update: Update, context: BotContext) -> None:
    asked, to = _asked(context), read_date(words_of(update), today(context.now())).day
    if to is None:
        raise Refusal("no_such_day")
    command = AboutDay(context.person, asked["body_id"], date.fromisoformat(asked["day"]))
    await days_off.move_day_off(command, to, context.unit_of_work(), context.now())


def _about(context: BotContext) -> AboutDay:
    return AboutDay(context.person, context.subject, _day(context), pressed_message_id=context.pressed_message_id)


def _day(context: BotContext) -> date:
    return date.fromisoformat(context.arguments[1])


def _asked(context: BotContext) -> dict[str, Any]:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    return context.dialogue.payload


PRESSES = {
    "hols": page_turned,
    "hol": day_opened,
    "holnew": new_wanted,
    "holdel": removed,
    "holback": restored,
    "holmove": move_wanted,
}
SAYINGS = {questions.ShowDaysOff: typed}
ANSWERS = {NEW_STEP: new_given, MOVE_STEP: move_given}
