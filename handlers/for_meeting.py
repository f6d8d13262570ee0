"""«برای جلسه ۲۱»: who must report in a meeting."""

from telegram import Update

from handlers.context import BotContext
from services.dashboards import body_overseen
from services.for_meeting import for_meeting
from talk.overseeing_acts import ForMeeting
from views import for_meeting as views


async def typed(_update: Update, context: BotContext) -> None:
    """For the meeting that is named, or the next one."""
    await _show(context, body_overseen(context.person), context.act.number)


async def pressed(_update: Update, context: BotContext) -> None:
    """Press ``formeet:BODY:NUMBER``."""
    body_id, number = context.numbers(2)
    await _show(context, body_id, number)


async def _show(context: BotContext, body_id: int, number: int | None) -> None:
    shown = await for_meeting(context.person, body_id, number, context.looking(), context.now())
    await context.show(views.for_meeting(shown))


PRESSES = {"formeet": pressed}
SAYINGS = {ForMeeting: typed}
