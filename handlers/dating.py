"""Setting a deadline in a draft. Arguments of presses: the row, the clause (0 for the row itself)."""

from datetime import date

from telegram import Update

from domain.calendar import today
from domain.vocabulary import DeadlineKind
from handlers.context import BotContext
from handlers.correcting import asked
from handlers.minutes import press_of, words_of
from services import dating
from views import dating as dating_views


async def deadline_shown(_update: Update, context: BotContext) -> None:
    row, clause = _place(context)
    code, card = await dating.see_deadline(context.looking(), context.person, row, clause)
    screen = dating_views.deadline_card(code, card, f"{row}:{clause}", today(context.now()))
    await context.show(screen, in_place=True)


async def calendar_shown(_update: Update, context: BotContext) -> None:
    row, clause = _place(context)
    code, _ = await dating.see_deadline(context.looking(), context.person, row, clause)
    year, month = (int(part) for part in context.arguments[2].split("-"))
    screen = dating_views.calendar_page(code, f"{row}:{clause}", year, month, today(context.now()))
    await context.show(screen, in_place=True)


async def day_chosen(_update: Update, context: BotContext) -> None:
    row, clause = _place(context)
    day = date.fromisoformat(context.arguments[2])
    await dating.choose_day(row, clause, day, press_of(context), context.unit_of_work(), context.now())


async def kind_chosen(_update: Update, context: BotContext) -> None:
    row, clause = _place(context)
    kind = DeadlineKind(context.arguments[2])
    count = int(context.arguments[3]) if len(context.arguments) > 3 else None
    uow, now = context.unit_of_work(), context.now()
    await dating.choose_kind(row, clause, kind, press_of(context), uow, now, count=count)


async def phrase_chosen(_update: Update, context: BotContext) -> None:
    row, clause = _place(context)
    place = int(context.arguments[2])
    await dating.choose_text(row, clause, place, press_of(context), context.unit_of_work(), context.now())


async def deadline_wanted(_update: Update, context: BotContext) -> None:
    row, clause = _place(context)
    await dating.ask_deadline(row, clause, press_of(context), context.unit_of_work(), context.now())


async def deadline_typed(update: Update, context: BotContext) -> None:
    _, payload = asked(context)
    words, press = words_of(update), press_of(context)
    uow, now = context.unit_of_work(), context.now()
    await dating.deadline_given(payload["resolution_id"], payload["clause_id"], words, press, uow, now)


def _place(context: BotContext) -> tuple[int, int]:
    """The row and the clause (0 for the row itself)."""
    return int(context.arguments[0]), int(context.arguments[1])


PRESSES = {
    "dl": deadline_shown,
    "dlcal": calendar_shown,
    "dlday": day_chosen,
    "dlkind": kind_chosen,
    "dltext": phrase_chosen,
    "dltype": deadline_wanted,
}
ANSWERS = {dating.DEADLINE_STEP: deadline_typed}
