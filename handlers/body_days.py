"""«گزارش هفتگی» on demand."""

from telegram import Update

from handlers.context import BotContext
from services.body_days import see_week
from services.dashboards import body_overseen
from talk import questions


async def sheet_typed(_update: Update, context: BotContext) -> None:
    """«گزارش هفتگی»."""
    body_id = body_overseen(context.person)
    await context.show(await see_week(context.person, body_id, context.looking(), context.now()))


async def sheet_wanted(_update: Update, context: BotContext) -> None:
    """Press ``week:BODY``."""
    await context.show(await see_week(context.person, context.subject, context.looking(), context.now()))


PRESSES = {"week": sheet_wanted}
SAYINGS = {questions.ShowWeeklySheet: sheet_typed}
