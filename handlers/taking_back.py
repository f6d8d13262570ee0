"""«لغو ثبت» and «ارسال اکنون» of reports and requests, pressed or typed."""

from telegram import Update

from domain.refusals import Refusal
from handlers.aiming import aimed_at
from handlers.context import BotContext
from services.reporting import Pressed
from services.requests import last_request_of, send_request_now, take_back_request
from services.taking_back import last_report_of, send_now, take_back_report
from talk import acts


async def report_taken_back(_update: Update, context: BotContext) -> None:
    await take_back_report(_pressed(context), context.unit_of_work(), context.now())


async def report_sent_now(_update: Update, context: BotContext) -> None:
    await send_now(_pressed(context), context.unit_of_work(), context.now())


async def request_taken_back(_update: Update, context: BotContext) -> None:
    await take_back_request(_pressed(context), context.unit_of_work(), context.now())


async def request_sent_now(_update: Update, context: BotContext) -> None:
    await send_request_now(_pressed(context), context.unit_of_work(), context.now())


async def undo_typed(update: Update, context: BotContext) -> None:
    """«لغو ثبت», «لغو ثبت ۲۰/۳»: the person's last act, or their last one on that resolution."""
    ids = await aimed_at(update, context, verb="card") if context.act.codes else None
    if ids == []:
        return
    report = await last_report_of(context.person, ids, context.looking())
    request = await last_request_of(context.person, ids, context.looking())
    if request is not None and (report is None or request.created_at > report.created_at):
        await take_back_request(Pressed(context.person, request.id), context.unit_of_work(), context.now())
    elif report is not None:
        await take_back_report(Pressed(context.person, report.id), context.unit_of_work(), context.now())
    else:
        raise Refusal("nothing_to_undo")


def _pressed(context: BotContext) -> Pressed:
    return Pressed(context.person, context.subject, context.pressed_message_id)


PRESSES = {
    "undo": report_taken_back,
    "now": report_sent_now,
    "rundo": request_taken_back,
    "rnow": request_sent_now,
}
SAYINGS = {acts.Undo: undo_typed}
