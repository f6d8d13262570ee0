"""Correcting what was issued. Arguments of presses: the row, the clause (0 for the row itself)."""

from datetime import date

from telegram import Update

from domain.calendar import jalali, today
from handlers.context import BotContext
from handlers.correcting import asked
from handlers.minutes import press_of, words_of
from services import issued_corrections as services
from views import issued_corrections as views


async def text_wanted(_update: Update, context: BotContext) -> None:
    row, clause = context.numbers(2)
    await services.ask_text(row, clause, press_of(context), context.unit_of_work(), context.now())


async def text_given(update: Update, context: BotContext) -> None:
    _, payload = asked(context)
    words = " ".join(words_of(update).split())
    row, clause = payload["resolution_id"], payload["clause_id"]
    await services.correct_text(row, clause, words, press_of(context), context.unit_of_work(), context.now())


async def calendar_shown(_update: Update, context: BotContext) -> None:
    """Press ``fixdl:ROW:CLAUSE`` for this month, ``fixdl:ROW:CLAUSE:YYYY-MM`` (Jalali) for another."""
    row, clause = context.numbers(2)
    code = await services.see_owner(context.looking(), context.person, row, clause)
    day = today(context.now())
    shown = context.arguments[2] if len(context.arguments) > 2 else f"{jalali(day).year}-{jalali(day).month}"
    year, month = (int(part) for part in shown.split("-"))
    screen = views.choose_day(code, f"{row}:{clause}", year, month, day)
    await context.show(screen, in_place=True)


async def day_chosen(_update: Update, context: BotContext) -> None:
    row, clause = context.numbers(2)
    day = date.fromisoformat(context.arguments[2])
    await services.correct_due(row, clause, day, press_of(context), context.unit_of_work(), context.now())


PRESSES = {"fixtext": text_wanted, "fixdl": calendar_shown, "fixday": day_chosen}
ANSWERS = {services.ISSUED_TEXT_STEP: text_given}
