"""The secretariat's word on requests and on letters that were announced. Presses name the request, then the rest."""

from telegram import Update

from domain.calendar import today
from domain.refusals import Refusal
from handlers.aiming import words_of
from handlers.context import BotContext
from locales.catalog import say
from services.deciding import (
    DAY_STEP,
    REFUSAL_STEP,
    DecideRequest,
    ask_for_other_day,
    ask_for_refusal,
    grant_extension,
    refuse_request,
    see_refusal_reasons,
)
from services.letters import JudgeLetter, judge_letter
from services.reassigning import AGENCY_STEP, Reassign, ask_for_agency, find_agency, reassign, see_due_dates
from talk.dialogue import read_date
from views.requests import day_again


async def extension_granted(_update: Update, context: BotContext) -> None:
    await grant_extension(_decision(context, is_granted=True), context.unit_of_work(), context.now())


async def other_day_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_other_day(_decision(context, is_granted=True), context.unit_of_work(), context.now())


async def other_day_given(update: Update, context: BotContext) -> None:
    read = read_date(words_of(update), today(context.now()))
    if read.day is None:
        await context.show(day_again(is_impossible=read.is_impossible))
        return
    request_id, pressed = _asked(context)
    command = DecideRequest(
        context.person, request_id, is_granted=True, granted_due_on=read.day, pressed_message_id=pressed
    )
    await grant_extension(command, context.unit_of_work(), context.now())


async def refusal_wanted(_update: Update, context: BotContext) -> None:
    screen = await see_refusal_reasons(context.person, context.subject, context.looking())
    await context.show(screen, in_place=True)


async def refusal_chosen(_update: Update, context: BotContext) -> None:
    """Press ``refr:REQUEST:CHIP``."""
    command = DecideRequest(
        context.person,
        context.subject,
        is_granted=False,
        answer=say(f"deciding.refusal.{context.arguments[1]}"),
        pressed_message_id=context.pressed_message_id,
    )
    await refuse_request(command, context.unit_of_work(), context.now())


async def refusal_in_words_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_refusal(_decision(context, is_granted=False), context.unit_of_work(), context.now())


async def refusal_given(update: Update, context: BotContext) -> None:
    request_id, pressed = _asked(context)
    command = DecideRequest(
        context.person, request_id, is_granted=False, answer=words_of(update), pressed_message_id=pressed
    )
    await refuse_request(command, context.unit_of_work(), context.now())


async def other_agency_chosen(_update: Update, context: BotContext) -> None:
    """Press ``decto:REQUEST:AGENCY``: with a due date its clock is asked about, without one it goes over at once."""
    request_id, agency_id = context.numbers(2)
    screen = await see_due_dates(context.person, request_id, agency_id, context.looking(), context.now())
    if screen is not None:
        await context.show(screen, in_place=True)
        return
    await _reassign(context, request_id, agency_id)


async def due_date_chosen(_update: Update, context: BotContext) -> None:
    """Press ``decdue:REQUEST:AGENCY:same|fresh``."""
    request_id, agency_id = context.numbers(2)
    await _reassign(context, request_id, agency_id, keeps_due_date=context.arguments[2] == "same")


async def other_agency_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_agency(_decision(context, is_granted=True), context.unit_of_work(), context.now())


async def other_agency_typed(update: Update, context: BotContext) -> None:
    request_id, pressed = _asked(context)
    command = DecideRequest(context.person, request_id, is_granted=True, pressed_message_id=pressed)
    await find_agency(command, words_of(update), context.unit_of_work(), context.now())


async def let_off_alone(_update: Update, context: BotContext) -> None:
    """«بدون جایگزین»."""
    await _reassign(context, context.subject, None)


async def letter_came(_update: Update, context: BotContext) -> None:
    """Press ``letyes:ASSIGNMENT``."""
    await _judge_letter(context, has_come=True)


async def letter_missing(_update: Update, context: BotContext) -> None:
    """Press ``letno:ASSIGNMENT``."""
    await _judge_letter(context, has_come=False)


async def _judge_letter(context: BotContext, *, has_come: bool) -> None:
    command = JudgeLetter(context.person, context.subject, has_come, context.pressed_message_id)
    await judge_letter(command, context.unit_of_work(), context.now())


async def _reassign(
    context: BotContext, request_id: int, agency_id: int | None, *, keeps_due_date: bool = True
) -> None:
    command = Reassign(context.person, request_id, agency_id, keeps_due_date, context.pressed_message_id)
    await reassign(command, context.unit_of_work(), context.now())


def _decision(context: BotContext, *, is_granted: bool) -> DecideRequest:
    return DecideRequest(context.person, context.subject, is_granted, pressed_message_id=context.pressed_message_id)


def _asked(context: BotContext) -> tuple[int, int | None]:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    return context.dialogue.payload["request_id"], context.dialogue.payload["pressed"]


PRESSES = {
    "extyes": extension_granted,
    "extday": other_day_wanted,
    "refno": refusal_wanted,
    "refr": refusal_chosen,
    "refw": refusal_in_words_wanted,
    "decto": other_agency_chosen,
    "decdue": due_date_chosen,
    "decother": other_agency_wanted,
    "decalone": let_off_alone,
    "letyes": letter_came,
    "letno": letter_missing,
}
ANSWERS = {DAY_STEP: other_day_given, REFUSAL_STEP: refusal_given, AGENCY_STEP: other_agency_typed}
