"""«افراد»: who holds which post, for the secretariat."""

from telegram import Update

from domain.calendar import today
from handlers.agencies import body_in_charge
from handlers.context import BotContext
from services.people import people_of
from talk import questions
from views.people import people_list


async def listed(_update: Update, context: BotContext) -> None:
    await _show(context, body_in_charge(context), 0, in_place=False)


async def page_turned(_update: Update, context: BotContext) -> None:
    """Press ``people:BODY:START``."""
    body_id, start = context.numbers(2)
    await _show(context, body_id, start, in_place=True)


async def _show(context: BotContext, body_id: int, start: int, *, in_place: bool) -> None:
    page = await people_of(context.person, body_id, start, context.looking(), today(context.now()))
    await context.show(people_list(page), in_place=in_place)


PRESSES = {"people": page_turned}
SAYINGS = {questions.People: listed}
