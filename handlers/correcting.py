"""Correcting a draft row by row. Arguments of presses: the id of the row, of the name or of the clause first."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from telegram import Update

from domain.calendar import parse_day, today
from domain.number_words import read_cardinal, read_ordinal
from domain.refusals import Refusal
from domain.vocabulary import Duty
from handlers.access import ignore
from handlers.context import BotContext
from handlers.minutes import press_of, words_of
from locales.catalog import say
from services import clauses, correcting, naming
from services.drafts import see_row
from views import clauses as clause_views
from views import correcting as views
from views import naming as naming_views
from views.day_picker import INERT

Handler = Callable[[Update, BotContext], Awaitable[None]]


async def row_shown(_update: Update, context: BotContext) -> None:
    card = await see_row(context.looking(), context.person, context.subject)
    await context.show(views.row_card(card), in_place=True)


async def whole_row_shown(_update: Update, context: BotContext) -> None:
    card = await see_row(context.looking(), context.person, context.subject)
    await context.show(views.row_card(card, whole=True), in_place=True)


async def row_right(_update: Update, context: BotContext) -> None:
    await correcting.looked_at(context.subject, press_of(context), context.unit_of_work(), context.now())


async def row_removed(_update: Update, context: BotContext) -> None:
    uow, now = context.unit_of_work(), context.now()
    await correcting.set_removed(context.subject, press_of(context), uow, now, is_removed=True)


async def row_restored(_update: Update, context: BotContext) -> None:
    uow, now = context.unit_of_work(), context.now()
    await correcting.set_removed(context.subject, press_of(context), uow, now, is_removed=False)


async def text_withheld(_update: Update, context: BotContext) -> None:
    await correcting.toggle_withheld(context.subject, press_of(context), context.unit_of_work(), context.now())


def words_wanted(step: str) -> Handler:
    """Asks for what ``step`` is answered with: a text or a title."""

    async def ask(_update: Update, context: BotContext) -> None:
        await correcting.ask_words(step, context.subject, press_of(context), context.unit_of_work(), context.now())

    return ask


async def words_given(update: Update, context: BotContext) -> None:
    step, payload = asked(context)
    words = " ".join(words_of(update).split())
    uow, now = context.unit_of_work(), context.now()
    await correcting.words_given(step, payload["subject_id"], words, press_of(context), uow, now)


def heading_wanted(step: str) -> Handler:
    """Asks for the number or the day of the meeting."""

    async def ask(_update: Update, context: BotContext) -> None:
        await correcting.ask_heading(step, context.subject, press_of(context), context.unit_of_work(), context.now())

    return ask


async def number_given(update: Update, context: BotContext) -> None:
    words = words_of(update)
    number = read_cardinal(words) or read_ordinal(words)
    if number is None or not 0 < number < 10_000:
        raise Refusal("number_not_understood")
    _, payload = asked(context)
    uow, now = context.unit_of_work(), context.now()
    await correcting.number_given(payload["subject_id"], number, press_of(context), uow, now)


async def day_given(update: Update, context: BotContext) -> None:
    day = parse_day(words_of(update), near=today(context.now()))
    if day is None:
        raise Refusal("day_not_understood")
    _, payload = asked(context)
    uow, now = context.unit_of_work(), context.now()
    await correcting.day_given(payload["subject_id"], day, press_of(context), uow, now)


async def day_chosen(_update: Update, context: BotContext) -> None:
    """Press ``mdayset:MEETING:DAY``: one of the days that the date of the minutes may mean."""
    day = date.fromisoformat(context.arguments[1])
    await correcting.day_given(context.subject, day, press_of(context), context.unit_of_work(), context.now())


async def draft_discarded(_update: Update, context: BotContext) -> None:
    await correcting.discard(context.subject, press_of(context), context.unit_of_work(), context.now())


async def clauses_shown(_update: Update, context: BotContext) -> None:
    card = await see_row(context.looking(), context.person, context.subject)
    await context.show(clause_views.clause_list(card), in_place=True)


async def clause_shown(_update: Update, context: BotContext) -> None:
    card = await clauses.see_clause(context.looking(), context.person, context.subject)
    await context.show(clause_views.clause_card(card), in_place=True)


async def clause_removed(_update: Update, context: BotContext) -> None:
    await clauses.remove_clause(context.subject, press_of(context), context.unit_of_work(), context.now())


async def cuts_shown(_update: Update, context: BotContext) -> None:
    """Press ``clcut:ROW:CLAUSE``, clause 0 for the row itself."""
    row, clause = context.numbers(2)
    cutting = await clauses.see_cuts(context.looking(), context.person, row, clause)
    await context.show(clause_views.choose_cut(cutting), in_place=True)


async def cut_chosen(_update: Update, context: BotContext) -> None:
    """Press ``clcutat:ROW:CLAUSE:PLACE``."""
    row, clause, place = context.numbers(3)
    await clauses.split(row, clause, place, press_of(context), context.unit_of_work(), context.now())


async def clause_joined(_update: Update, context: BotContext) -> None:
    await clauses.join(context.subject, press_of(context), context.unit_of_work(), context.now())


async def agencies_shown(_update: Update, context: BotContext) -> None:
    card = await see_row(context.looking(), context.person, context.subject)
    await context.show(naming_views.agency_list(card), in_place=True)


async def agency_shown(_update: Update, context: BotContext) -> None:
    card = await naming.see_named(context.looking(), context.person, context.subject)
    await context.show(naming_views.named_card(card), in_place=True)


async def agency_wanted(_update: Update, context: BotContext) -> None:
    """Press ``agadd:TARGET`` (services.naming.ask_agency)."""
    target = context.arguments[0]
    await naming.ask_agency(target, press_of(context), context.unit_of_work(), context.now())


async def agency_typed(update: Update, context: BotContext) -> None:
    _, payload = asked(context)
    typed = words_of(update)[:80]
    await naming.search(payload["target"], typed, press_of(context), context.unit_of_work(), context.now())


async def agency_chosen(_update: Update, context: BotContext) -> None:
    """Press ``agset:TARGET:KEY``."""
    target, key = context.arguments[:2]
    await naming.choose(target, key, press_of(context), context.unit_of_work(), context.now())


async def agency_made(_update: Update, context: BotContext) -> None:
    """Press ``agnew:TARGET``: the name as written."""
    target = context.arguments[0]
    await naming.make_agency(target, None, press_of(context), context.unit_of_work(), context.now())


async def typed_agency_made(_update: Update, context: BotContext) -> None:
    """Press ``agmake:TARGET``: the name as typed for the search."""
    target = context.arguments[0]
    step, payload = asked(context)
    if step != naming.SEARCH_STEP or payload.get("target") != target:
        raise Refusal("nothing_open")
    name = payload.get("typed")
    await naming.make_agency(target, name, press_of(context), context.unit_of_work(), context.now())


async def all_agencies_wanted(_update: Update, context: BotContext) -> None:
    names = await naming.see_unknown(context.looking(), context.person, context.subject)
    await context.show(naming_views.confirm_new_agencies(context.subject, names), in_place=True)


async def all_agencies_made(_update: Update, context: BotContext) -> None:
    await naming.add_all(context.subject, press_of(context), context.unit_of_work(), context.now())


async def duty_pressed(_update: Update, context: BotContext) -> None:
    """Press ``agduty:NAME`` asks, ``agduty:NAME:DUTY`` sets."""
    if len(context.arguments) < 2:
        card = await naming.see_named(context.looking(), context.person, context.subject)
        await context.show(naming_views.choose_duty(card), in_place=True)
        return
    duty = Duty(context.arguments[1])
    await naming.set_duty(context.subject, duty, press_of(context), context.unit_of_work(), context.now())


async def agency_removed(_update: Update, context: BotContext) -> None:
    await naming.remove_named(context.subject, press_of(context), context.unit_of_work(), context.now())


async def members_shown(_update: Update, context: BotContext) -> None:
    card = await naming.see_named(context.looking(), context.person, context.subject)
    await context.show(naming_views.group_members(card, int(context.arguments[1])), in_place=True)


async def member_toggled(_update: Update, context: BotContext) -> None:
    named_id, agency_id, page = (int(argument) for argument in context.arguments[:3])
    uow, now = context.unit_of_work(), context.now()
    await naming.toggle_member(named_id, agency_id, page, press_of(context), uow, now)


async def day_pointed_to(_update: Update, context: BotContext) -> None:
    """A cell of a calendar that only shows something."""
    ignore(context)
    context.press_answer = say("day_picker.still")


def asked(context: BotContext) -> tuple[str, dict[str, Any]]:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    return context.dialogue.step, context.dialogue.payload


PRESSES = {
    INERT: day_pointed_to,
    "row": row_shown,
    "rowall": whole_row_shown,
    "rowok": row_right,
    "rowdel": row_removed,
    "rowback": row_restored,
    "rowhide": text_withheld,
    "rowtext": words_wanted(correcting.TEXT_STEP),
    "rowname": words_wanted(correcting.TITLE_STEP),
    "cltext": words_wanted(correcting.CLAUSE_STEP),
    "mnum": heading_wanted(correcting.NUMBER_STEP),
    "mday": heading_wanted(correcting.DAY_STEP),
    "mdayset": day_chosen,
    "mdelyes": draft_discarded,
    "cls": clauses_shown,
    "cl": clause_shown,
    "cldel": clause_removed,
    "clcut": cuts_shown,
    "clcutat": cut_chosen,
    "cljoin": clause_joined,
    "ags": agencies_shown,
    "ag": agency_shown,
    "agadd": agency_wanted,
    "agset": agency_chosen,
    "agnew": agency_made,
    "agmake": typed_agency_made,
    "agall": all_agencies_wanted,
    "agallyes": all_agencies_made,
    "agduty": duty_pressed,
    "agdel": agency_removed,
    "aggrp": members_shown,
    "agout": member_toggled,
}
ANSWERS = {
    correcting.TEXT_STEP: words_given,
    correcting.TITLE_STEP: words_given,
    correcting.CLAUSE_STEP: words_given,
    correcting.NUMBER_STEP: number_given,
    correcting.DAY_STEP: day_given,
    naming.SEARCH_STEP: agency_typed,
}
