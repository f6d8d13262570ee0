"""The secretariat's queue: the next card, the two judgements, closing."""

from telegram import Update

from domain.refusals import Refusal
from handlers.aiming import words_of
from handlers.context import BotContext
from locales.catalog import say
from services.asking import Question, ask
from services.assignments import meant_by
from services.closing import CLOSING_REASON_STEP, CloseResolution, ask_to_close, close_resolution
from services.queue import queue_card
from services.verification import JudgeReport, judge_report, report_in_queue
from talk import acts
from views import queue as views

RETURN_REASON_STEP = "return.reason"


async def card_shown(_update: Update, context: BotContext) -> None:
    screen = await queue_card(context.person, context.subject, context.looking(), context.now())
    await context.show(screen, in_place=True)


async def verified(_update: Update, context: BotContext) -> None:
    await _judge(context, context.subject, None)


async def return_wanted(_update: Update, context: BotContext) -> None:
    about = await report_in_queue(context.person, context.subject, context.looking())
    await context.show(views.choose_reason(context.subject, about.code), in_place=True)


async def reason_chosen(_update: Update, context: BotContext) -> None:
    """Press ``retr:REPORT:CHIP``."""
    await _judge(context, context.subject, say(f"queue.chip.{context.arguments[1]}"))


async def reason_in_words_wanted(_update: Update, context: BotContext) -> None:
    about = await report_in_queue(context.person, context.subject, context.looking())
    payload = {"report_id": context.subject, "pressed": context.pressed_message_id}
    question = Question(RETURN_REASON_STEP, views.ask_reason_words(about.code), payload)
    await ask(context.place, question, context.unit_of_work(), context.now())


async def reason_given(update: Update, context: BotContext) -> None:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    report_id, pressed = context.dialogue.payload["report_id"], context.dialogue.payload["pressed"]
    command = JudgeReport(context.person, report_id, words_of(update), pressed)
    await judge_report(command, context.unit_of_work(), context.now())


async def closing_pressed(_update: Update, context: BotContext) -> None:
    command = CloseResolution(context.person, context.subject, None)
    await close_resolution(command, context.unit_of_work(), context.now())


async def closing_typed(_update: Update, context: BotContext) -> None:
    """«مصوبه ۲۰/۷ را ببند»."""
    code = context.act.code
    if code is None:
        raise Refusal("which_resolution")
    async with context.looking() as uow:
        found = await meant_by(uow, context.person, code)
    command = CloseResolution(context.person, found[0].resolution_id, context.act.reason or None)
    await close_resolution(command, context.unit_of_work(), context.now())


async def closing_reason_given(update: Update, context: BotContext) -> None:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    command = CloseResolution(context.person, context.dialogue.payload["resolution_id"], words_of(update))
    await ask_to_close(command, context.unit_of_work(), context.now())


async def closing_confirmed(_update: Update, context: BotContext) -> None:
    """Press ``closeyes:RESOLUTION`` under the reason; where that is asked for no more, it is asked for anew."""
    asked = context.dialogue
    payload = asked.payload if asked is not None and asked.step == CLOSING_REASON_STEP else {}
    reason = payload.get("reason") if payload.get("resolution_id") == context.subject else None
    await close_resolution(
        CloseResolution(context.person, context.subject, reason), context.unit_of_work(), context.now()
    )


async def _judge(context: BotContext, report_id: int, reason: str | None) -> None:
    command = JudgeReport(context.person, report_id, reason, context.pressed_message_id)
    await judge_report(command, context.unit_of_work(), context.now())


PRESSES = {
    "queue": card_shown,
    "ver": verified,
    "ret": return_wanted,
    "retr": reason_chosen,
    "retw": reason_in_words_wanted,
    "close": closing_pressed,
    "closeyes": closing_confirmed,
}
SAYINGS = {acts.CloseResolution: closing_typed}
ANSWERS = {RETURN_REASON_STEP: reason_given, CLOSING_REASON_STEP: closing_reason_given}
