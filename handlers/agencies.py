"""The secretariat's directory of agencies: list, card, corrections. Arguments of presses: body id, then agency id."""

from telegram import Update

from domain.calendar import today
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Relation
from handlers.context import BotContext
from services.agency_cards import agency_page, card_of_agency, check_may_edit
from services.agency_groups import see_group, see_groups
from services.asking import Question, ask
from services.directory import AddAgency, CorrectAgency, ForgetAlias, add_agency, correct_agency, forget_alias
from talk import acts, questions
from talk.dialogue import read_phone
from views import agencies as views
from views import agency_groups as group_views

NAME_STEP = "agency.name"
ALIAS_STEP = "agency.alias"
TELEPHONE_STEP = "agency.telephone"


def body_in_charge(context: BotContext) -> int:
    """The body whose secretariat the person is; Refusal for anyone else."""
    bodies = context.person.bodies(Action.EDIT_DIRECTORY)
    if not bodies:
        raise Refusal("not_allowed")
    return bodies[0]


async def listed(_update: Update, context: BotContext) -> None:
    await _show_page(context, body_in_charge(context), 0, in_place=False)


async def page_turned(_update: Update, context: BotContext) -> None:
    body_id, start = context.numbers(2)
    await _show_page(context, body_id, start, in_place=True)


async def card_opened(_update: Update, context: BotContext) -> None:
    body_id, agency_id = context.numbers(2)
    card = await card_of_agency(context.person, body_id, agency_id, context.looking(), today(context.now()))
    await context.show(views.agency_card(card))


async def added_by_words(_update: Update, context: BotContext) -> None:
    name = context.act.name
    if not name:
        await _ask(context, Question(NAME_STEP, views.ask_name(), {"body_id": body_in_charge(context)}))
        return
    await _add(context, body_in_charge(context), name)


async def name_wanted(_update: Update, context: BotContext) -> None:
    await check_may_edit(context.person, context.subject, context.looking())
    await _ask(context, Question(NAME_STEP, views.ask_name(), {"body_id": context.subject}))


async def name_given(update: Update, context: BotContext) -> None:
    await _add(context, _payload(context)["body_id"], _words(update))


async def correction_wanted(_update: Update, context: BotContext) -> None:
    """Press ``agyask:BODY:AGENCY:WHAT``."""
    body_id, agency_id = context.numbers(2)
    card = await card_of_agency(context.person, body_id, agency_id, context.looking(), today(context.now()))
    payload = {"body_id": body_id, "agency_id": agency_id}
    what = context.arguments[2]
    if what == "relation":
        await context.show(views.choose_relation(body_id, agency_id, card.name))
    elif what == "aliases":
        await context.show(views.choose_alias(card))
    elif what == "alias":
        await _ask(context, Question(ALIAS_STEP, views.ask_alias(card.name), payload))
    else:
        await _ask(context, Question(TELEPHONE_STEP, views.ask_telephone(card.name), payload))


async def relation_chosen(_update: Update, context: BotContext) -> None:
    body_id, agency_id = context.numbers(2)
    command = CorrectAgency(context.person, body_id, agency_id, relation=Relation(context.arguments[2]))
    await correct_agency(command, context.unit_of_work(), context.now())


async def alias_given(update: Update, context: BotContext) -> None:
    payload = _payload(context)
    command = CorrectAgency(context.person, payload["body_id"], payload["agency_id"], alias=_words(update))
    await correct_agency(command, context.unit_of_work(), context.now())


async def telephone_given(update: Update, context: BotContext) -> None:
    payload = _payload(context)
    words = _words(update)
    command = CorrectAgency(
        context.person, payload["body_id"], payload["agency_id"], telephone=read_phone(words) or words
    )
    await correct_agency(command, context.unit_of_work(), context.now())


async def alias_forgotten(_update: Update, context: BotContext) -> None:
    body_id, alias_id = context.numbers(2)
    command = ForgetAlias(context.person, body_id, alias_id, context.pressed_message_id)
    await forget_alias(command, context.unit_of_work(), context.now())


async def groups_shown(_update: Update, context: BotContext) -> None:
    found = await see_groups(context.person, context.subject, context.looking())
    await context.show(group_views.group_list(context.subject, found), in_place=True)


async def group_shown(_update: Update, context: BotContext) -> None:
    body_id, group_id = context.numbers(2)
    card = await see_group(context.person, body_id, group_id, context.looking())
    await context.show(group_views.group_card(card), in_place=True)


async def _show_page(context: BotContext, body_id: int, start: int, *, in_place: bool) -> None:
    found, total = await agency_page(context.person, body_id, start, context.looking(), today(context.now()))
    await context.show(views.agency_list(body_id, found, start, total), in_place=in_place)


async def _add(context: BotContext, body_id: int, name: str) -> None:
    await add_agency(AddAgency(context.person, body_id, name), context.unit_of_work(), context.now())


async def _ask(context: BotContext, question: Question) -> None:
    await ask(context.place, question, context.unit_of_work(), context.now())


def _payload(context: BotContext) -> dict[str, int]:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    return context.dialogue.payload


def _words(update: Update) -> str:
    message = update.effective_message
    words = " ".join((message.text or "").split()) if message is not None else ""
    if not words or len(words) > 200:
        raise Refusal("name_not_fitting")
    return words


PRESSES = {
    "agys": page_turned,
    "agy": card_opened,
    "agynew": name_wanted,
    "agyask": correction_wanted,
    "agyrel": relation_chosen,
    "agyali": alias_forgotten,
    "dirgrps": groups_shown,
    "dirgrp": group_shown,
}
SAYINGS = {questions.Agencies: listed, acts.AddAgency: added_by_words}
ANSWERS = {NAME_STEP: name_given, ALIAS_STEP: alias_given, TELEPHONE_STEP: telephone_given}
