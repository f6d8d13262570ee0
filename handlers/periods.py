"""The reporting periods of a continuing resolution. Presses name the assignment."""

from telegram import Update

from domain.periods import Period
from handlers.context import BotContext
from services.period_acts import SetPeriod, see_periods, set_period
from services.telling import Links
from views import periods as views


async def periods_shown(_update: Update, context: BotContext) -> None:
    """Press ``per:ASSIGNMENT``."""
    shown = await see_periods(context.person, context.subject, context.looking(), context.now())
    await context.show(views.periods(shown), Links(assignment_id=context.subject))


async def period_chosen(_update: Update, context: BotContext) -> None:
    """Press ``perset:ASSIGNMENT:PERIOD``."""
    period = Period.read(context.arguments[1])
    command = SetPeriod(context.person, context.subject, period, context.pressed_message_id)
    await set_period(command, context.unit_of_work(), context.now())


PRESSES = {"per": periods_shown, "perset": period_chosen}
