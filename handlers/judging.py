"""The secretariat's word typed in chat: approving, giving back, granting time, reminding an agency."""

from telegram import Update

from domain.calendar import today
from domain.refusals import Refusal
from handlers.context import BotContext
from handlers.looking import mine
from services.deciding import DecideRequest, grant_extension
from services.nudging import Nudge, ask_to_remind, ask_to_remind_agency, remind
from services.queue import queue_head
from services.queue_by_words import InQueue, extensions_meant, reports_meant
from services.verification import JudgeReport, judge_report
from talk import acts, questions
from views import queue as views


async def queue_asked(_update: Update, context: BotContext) -> None:
    """«گزارش رسید؟»: to the secretariat what waits, to others how far their own is."""
    if not context.person.is_secretariat:
        await mine(_update, context)
        return
    if context.act.agency:
        await _choose(context, await _reports(context))
        return
    await context.show(await queue_head(context.person, context.looking(), context.now()))


async def approved(_update: Update, context: BotContext) -> None:
    """«۲۰/۳ تأیید»."""
    found = await _reports(context)
    if context.act.codes and len(found) == len(context.act.codes):
        for one in found:
            await judge_report(JudgeReport(context.person, one.id, None, None), context.unit_of_work(), context.now())
        return
    await _choose(context, found)


async def returned(_update: Update, context: BotContext) -> None:
    """«۲۰/۳ برگشت بزن، عکس نداره»; without a reason it is asked for."""
    found = await _reports(context)
    if not context.act.codes or len(found) != 1:
        await _choose(context, found)
    elif context.act.reason:
        command = JudgeReport(context.person, found[0].id, context.act.reason, None)
        await judge_report(command, context.unit_of_work(), context.now())
    else:
        await context.show(views.choose_reason(found[0].id, found[0].code))


async def extension_granted(_update: Update, context: BotContext) -> None:
    """«۲۰/۹ دو هفته تمدید کن» where the agency has asked for it; without a code, which one."""
    act = context.act
    found = await extensions_meant(context.person, act.codes, context.looking(), context.now())
    if not act.codes or len(found) != 1:
        await _choose(context, found, "queue.no_extension")
        return
    if act.is_date_impossible:
        raise Refusal("extension_in_the_past")
    day = act.new_due_on(found[0].due_on or today(context.now()))
    command = DecideRequest(context.person, found[0].id, is_granted=True, granted_due_on=day)
    await grant_extension(command, context.unit_of_work(), context.now())


async def reminding_typed(_update: Update, context: BotContext) -> None:
    """«به بهزیستی یادآوری بزن»: shows of what, and sends after a press."""
    act = context.act
    await context.show(await ask_to_remind(context.person, act.codes, act.agency, context.looking()))


async def reminded_agency_chosen(_update: Update, context: BotContext) -> None:
    """Press ``remindq:BODY:AGENCY``."""
    body_id, agency_id = context.numbers(2)
    await context.show(await ask_to_remind_agency(context.person, body_id, agency_id, context.looking()), in_place=True)


async def reminder_sent(_update: Update, context: BotContext) -> None:
    """Press ``remind:BODY:AGENCY:ASSIGNMENT``; 0 for all that is open."""
    body_id, agency_id, assignment_id = context.numbers(3)
    command = Nudge(context.person, body_id, agency_id, assignment_id or None, context.pressed_message_id)
    await remind(command, context.unit_of_work(), context.now())


async def _reports(context: BotContext) -> list[InQueue]:
    act = context.act
    codes = act.codes if isinstance(act, acts.AboutResolutions) else ()
    return await reports_meant(context.person, codes, act.agency, context.looking(), context.now())


async def _choose(context: BotContext, found: list[InQueue], nothing: str = "queue.no_report") -> None:
    await context.show(views.choose_in_queue([(one.place, one.code, one.agency) for one in found], nothing))


PRESSES = {"remind": reminder_sent, "remindq": reminded_agency_chosen}
SAYINGS = {
    questions.ShowQueue: queue_asked,
    acts.Approved: approved,
    acts.ReturnedForMore: returned,
    acts.ExtensionGranted: extension_granted,
    acts.RemindAgency: reminding_typed,
}
