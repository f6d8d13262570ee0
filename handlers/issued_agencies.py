"""The agencies of what was issued, set right. Arguments of presses: the row and the clause (0 for the row), or the
assignment."""

from telegram import Update

from domain.vocabulary import Duty
from handlers.context import BotContext
from handlers.correcting import asked
from handlers.minutes import press_of, words_of
from services import issued_agencies as services
from views import issued_agencies as views


async def agencies_shown(_update: Update, context: BotContext) -> None:
    shown = await services.see_agencies(context.looking(), context.person, context.subject)
    await context.show(views.agency_list(shown), in_place=True)


async def agency_shown(_update: Update, context: BotContext) -> None:
    one = await services.see_agency(context.looking(), context.person, context.subject)
    await context.show(views.agency(one), in_place=True)


async def agency_wanted(_update: Update, context: BotContext) -> None:
    row, clause = context.numbers(2)
    await services.ask_agency(row, clause, press_of(context), context.unit_of_work(), context.now())


async def agency_typed(update: Update, context: BotContext) -> None:
    _, payload = asked(context)
    row, clause = payload["resolution_id"], payload["clause_id"]
    typed = words_of(update)[:80]
    await services.search(row, clause, typed, press_of(context), context.unit_of_work(), context.now())


async def agency_given(_update: Update, context: BotContext) -> None:
    row, clause, agency = context.numbers(3)
    await services.give(row, clause, agency, press_of(context), context.unit_of_work(), context.now())


async def duty_set(_update: Update, context: BotContext) -> None:
    duty = Duty(context.arguments[1])
    await services.set_duty(context.subject, duty, press_of(context), context.unit_of_work(), context.now())


PRESSES = {
    "fixags": agencies_shown,
    "fixag": agency_shown,
    "fixadd": agency_wanted,
    "fixgive": agency_given,
    "fixduty": duty_set,
}
ANSWERS = {services.ISSUED_AGENCY_STEP: agency_typed}
