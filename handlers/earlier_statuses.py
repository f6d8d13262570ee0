"""What minutes say of earlier resolutions: to look at, record and take back. The meeting's id comes first."""

from telegram import Update

from handlers.context import BotContext
from handlers.minutes import press_of
from services.earlier_applying import apply_statuses, take_statuses_back
from services.earlier_statuses import see_statuses
from views.earlier_statuses import earlier_statuses


async def shown(_update: Update, context: BotContext) -> None:
    """«وضعیت مصوبات پیشین»."""
    found = await see_statuses(context.looking(), context.person, context.subject)
    await context.show(earlier_statuses(found), in_place=True)


async def all_applied(_update: Update, context: BotContext) -> None:
    await apply_statuses(context.subject, None, press_of(context), context.unit_of_work(), context.now())


async def one_applied(_update: Update, context: BotContext) -> None:
    assignment_id = int(context.arguments[1])
    await apply_statuses(context.subject, assignment_id, press_of(context), context.unit_of_work(), context.now())


async def taken_back(_update: Update, context: BotContext) -> None:
    await take_statuses_back(context.subject, press_of(context), context.unit_of_work(), context.now())


PRESSES = {"est": shown, "estall": all_applied, "estone": one_applied, "estundo": taken_back}
