"""A resolution as a whole: looking, the lead agency, documents, comments, summing up. Presses name the resolution."""

from dataclasses import replace

from telegram import Update

from domain.permissions import Action
from domain.refusals import Refusal
from handlers.aiming import words_of
from handlers.context import BotContext
from services.asking import Question, ask
from services.overview import (
    AboutResolution,
    check_may,
    comment,
    need_document,
    see_overview,
    see_possible_leads,
    set_lead,
    sum_up,
)
from views import overview as views

COMMENT_STEP = "resolution.comment"
SUMMARY_STEP = "resolution.summary"


async def overview_shown(_update: Update, context: BotContext) -> None:
    """Press ``res:RESOLUTION``, or ``res:RESOLUTION:START`` to turn the page of its agencies."""
    shown = await see_overview(context.person, context.subject, context.looking(), context.now())
    if len(context.arguments) > 1:
        await context.show(views.overview(replace(shown, start=context.numbers(2)[1])), in_place=True)
        return
    await context.show(views.overview(shown))


async def lead_wanted(_update: Update, context: BotContext) -> None:
    leads = await see_possible_leads(context.person, context.subject, context.looking())
    await context.show(views.choose_lead(leads), in_place=True)


async def lead_chosen(_update: Update, context: BotContext) -> None:
    """Press ``lead:RESOLUTION:AGENCY``."""
    resolution_id, agency_id = context.numbers(2)
    command = AboutResolution(
        context.person, resolution_id, agency_id=agency_id, pressed_message_id=context.pressed_message_id
    )
    await set_lead(command, context.unit_of_work(), context.now())


async def document_turned(_update: Update, context: BotContext) -> None:
    """Press ``docreq:RESOLUTION``."""
    command = AboutResolution(context.person, context.subject, pressed_message_id=context.pressed_message_id)
    await need_document(command, context.unit_of_work(), context.now())


async def comment_wanted(_update: Update, context: BotContext) -> None:
    code = await check_may(context.person, context.subject, Action.COMMENT, context.looking())
    await _ask(context, Question(COMMENT_STEP, views.ask_comment(code), {"resolution_id": context.subject}))


async def comment_given(update: Update, context: BotContext) -> None:
    await comment(_said(update, context), context.unit_of_work(), context.now())


async def summary_wanted(_update: Update, context: BotContext) -> None:
    code = await check_may(context.person, context.subject, Action.SUM_UP, context.looking())
    await _ask(context, Question(SUMMARY_STEP, views.ask_summary(code), {"resolution_id": context.subject}))


async def summary_given(update: Update, context: BotContext) -> None:
    await sum_up(_said(update, context), context.unit_of_work(), context.now())


async def _ask(context: BotContext, question: Question) -> None:
    await ask(context.place, question, context.unit_of_work(), context.now())


def _said(update: Update, context: BotContext) -> AboutResolution:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    return AboutResolution(context.person, context.dialogue.payload["resolution_id"], words_of(update))


PRESSES = {
    "res": overview_shown,
    "leadask": lead_wanted,
    "lead": lead_chosen,
    "docreq": document_turned,
    "comm": comment_wanted,
    "sumup": summary_wanted,
}
ANSWERS = {COMMENT_STEP: comment_given, SUMMARY_STEP: summary_given}
