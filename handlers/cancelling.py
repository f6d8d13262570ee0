"""«منتفی»: the secretariat takes an assignment away from an agency, with the reason."""

from telegram import Update

from domain.refusals import Refusal
from handlers.aiming import words_of
from handlers.context import BotContext
from services.assignments import meant_by
from services.cancelling import CONFIRM_STEP, REASON_STEP, ask_reason, ask_to_confirm
from services.closing import CancelAssignment, cancel_assignment
from services.seeing_cards import see_choice
from talk import acts


async def wanted(_update: Update, context: BotContext) -> None:
    await ask_reason(context.person, context.subject, context.unit_of_work(), context.now())


async def typed(_update: Update, context: BotContext) -> None:
    """«۲۰/۳ منتفی شد، اعتبار نداد»: where several agencies have it, which one."""
    if not context.act.codes:
        raise Refusal("which_resolution")
    code = context.act.codes[0]
    async with context.looking() as uow:
        found = await meant_by(uow, context.person, code)
    if len(found) > 1:
        await context.show(await see_choice(context.person, code, "cancel", context.looking(), context.now()))
    elif context.act.reason:
        uow, now = context.unit_of_work(), context.now()
        await ask_to_confirm(context.person, found[0].id, context.act.reason, uow, now)
    else:
        await ask_reason(context.person, found[0].id, context.unit_of_work(), context.now())


async def reason_given(update: Update, context: BotContext) -> None:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    uow, now = context.unit_of_work(), context.now()
    await ask_to_confirm(context.person, context.dialogue.payload["assignment_id"], words_of(update), uow, now)


async def confirmed(_update: Update, context: BotContext) -> None:
    asked = context.dialogue
    if asked is None or asked.step != CONFIRM_STEP or asked.payload["assignment_id"] != context.subject:
        raise Refusal("nothing_open")
    command = CancelAssignment(context.person, context.subject, asked.payload["reason"])
    await cancel_assignment(command, context.unit_of_work(), context.now())


PRESSES = {"cancel": wanted, "cancelgo": confirmed}
SAYINGS = {acts.Cancelled: typed}
ANSWERS = {REASON_STEP: reason_given}
