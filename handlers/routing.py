"""Which handler gets an update: the tables of all acts, and the order in which they are asked, said aloud.

A press goes by its verb. A message goes, first that fits:
1. a stranger's message to joining;
2. a file, voice, place or contact to the open question that wants one, else to reporting;
3. the permanent keyboard, a slash command, «سوابق ۲۰/۳» or «لغو», which win over an open question;
4. words to the open question of the chat;
5. a reply to a card to reporting;
6. a typed act;
7. any other words to reporting, which asks what they are about.
An edited message amends and never repeats.
"""

from collections.abc import Awaitable, Callable
from itertools import chain
from types import ModuleType
from typing import Any, Final

from telegram import Message, Update

from domain.calendar import today
from handlers import (
    agencies,
    announcing,
    bodies,
    body_days,
    cancelling,
    cards,
    closing_steps,
    correcting,
    dating,
    days_off,
    deciding,
    earlier_statuses,
    for_meeting,
    groups,
    hearings,
    inviting,
    issued_agencies,
    issued_corrections,
    issuing,
    joining,
    judging,
    kept,
    looking,
    meeting_calendar,
    minutes,
    obstacles,
    orders,
    overview,
    own_agency,
    papers,
    people,
    periods,
    queue,
    reminders,
    reporting,
    requests,
    settings,
    taking_back,
)
from handlers.access import ignore
from handlers.context import BotContext
from handlers.presses import read_press
from services.assignments import open_codes_of
from talk.acts import Act, Unclear
from talk.understand import asks_for_history, is_standing_word, understand

MODULES: Final = (
    agencies,
    announcing,
    bodies,
    body_days,
    cancelling,
    cards,
    closing_steps,
    correcting,
    dating,
    days_off,
    deciding,
    earlier_statuses,
    for_meeting,
    groups,
    hearings,
    inviting,
    issued_agencies,
    issued_corrections,
    issuing,
    joining,
    judging,
    kept,
    looking,
    meeting_calendar,
    minutes,
    obstacles,
    orders,
    overview,
    own_agency,
    papers,
    people,
    periods,
    queue,
    reminders,
    reporting,
    requests,
    settings,
    taking_back,
)
Handler = Callable[[Update, BotContext], Awaitable[None]]


def gather(name: str, modules: tuple[ModuleType, ...]) -> dict[Any, Handler]:
    """The tables called ``name`` of all handler modules as one; two modules may not claim the same key."""
    pairs = list(chain.from_iterable(getattr(module, name, {}).items() for module in modules))
    if len(pairs) != len({key for key, _ in pairs}):
        raise ValueError(f"two modules claim the same key in {name}")
    return dict(pairs)


PRESSES: dict[str, Handler] = gather("PRESSES", MODULES)
SAYINGS: dict[type[Act], Handler] = gather("SAYINGS", MODULES)
ANSWERS: dict[str, Handler] = gather("ANSWERS", MODULES)
FILE_ANSWERS: dict[str, Handler] = gather("FILE_ANSWERS", MODULES)


async def route(update: Update, context: BotContext) -> None:
    """Give the update to the one handler that it is for."""
    if context.is_group:
        await groups.heard(update, context)
    elif update.callback_query is not None:
        await _press(update, context)
    elif update.edited_message is not None:
        await reporting.amended(update, context)
    elif update.message is not None:
        await _message(update, update.message, context)
    else:
        ignore(context)


async def _press(update: Update, context: BotContext) -> None:
    query = update.callback_query
    if query is None:
        return
    if context.actor is None or not context.actor.posts:
        await joining.pressed_by_a_stranger(update, context)
    else:
        verb, context.arguments = read_press(query.data)
        await PRESSES[verb](update, context)
    await context.house.door.answer_press(query.id, context.press_answer, alert=False)


async def _message(update: Update, message: Message, context: BotContext) -> None:
    if context.actor is None or not context.actor.posts:
        await joining.stranger_wrote(update, context)
        return
    step = context.dialogue.step if context.dialogue else None
    if message.text is None:
        await FILE_ANSWERS.get(step or "", reporting.something_sent)(update, context)
        return
    handler = await _by_words(message.text, step, message, context)
    await handler(update, context)


async def _by_words(text: str, step: str | None, message: Message, context: BotContext) -> Handler:
    is_aside = is_standing_word(text) or asks_for_history(text, today=today(context.now()))
    if is_aside or step not in ANSWERS:
        return await _by_meaning(text, message, context)
    context.is_answering = True
    return ANSWERS[step]


async def _by_meaning(text: str, message: Message, context: BotContext) -> Handler:
    known = await open_codes_of(context.looking(), context.person, context.now())
    context.act = understand(text, today=today(context.now()), known=known, role=context.person.speaks_as)
    is_reply = message.reply_to_message is not None
    if is_reply and not is_standing_word(text):
        return reporting.replied
    if isinstance(context.act, Unclear) or reporting.may_be_minutes(text, context.person):
        return reporting.something_sent
    return SAYINGS.get(type(context.act), looking.nearest_shown)
