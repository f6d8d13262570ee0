"""What is pressed under reminders and notes, the call list and emergency closures."""

from datetime import date

from telegram import Update

from domain.calendar import today
from domain.refusals import Refusal
from handlers.agencies import body_in_charge
from handlers.context import BotContext
from locales.catalog import say
from services.calling import NoteCall, calls_of_today, note_call
from services.closures import DeclareClosure, declare_closure
from services.escalating import DecideNote, NoteDecision, decide_note
from services.snoozing import Snooze, snooze, snooze_what_was_said
from talk import acts, questions
from views import reminders as views
from views.call_list import call_list


async def snoozed(_update: Update, context: BotContext) -> None:
    ids = tuple(int(part) for part in context.arguments[0].split("."))
    await snooze(Snooze(context.person, ids, context.pressed_message_id), context.unit_of_work(), context.now())


async def snoozed_by_words(_update: Update, context: BotContext) -> None:
    """«یادآوری بعدی»."""
    await snooze_what_was_said(context.person, context.unit_of_work(), context.now())


async def note_sent(_update: Update, context: BotContext) -> None:
    await _decide(context, NoteDecision.SENT)


async def note_turned_into_call(_update: Update, context: BotContext) -> None:
    await _decide(context, NoteDecision.CALLING)


async def calls_shown(_update: Update, context: BotContext) -> None:
    calls = await calls_of_today(context.person, context.looking(), context.now())
    await context.show(call_list(calls, 0, today(context.now())))


async def calls_turned(_update: Update, context: BotContext) -> None:
    calls = await calls_of_today(context.person, context.looking(), context.now())
    await context.show(call_list(calls, context.subject, today(context.now())), in_place=True)


async def called(_update: Update, context: BotContext) -> None:
    body_id, agency_id, start = context.numbers(3)
    command = NoteCall(context.person, body_id, agency_id, start, context.pressed_message_id)
    await note_call(command, context.unit_of_work(), context.now())


async def closure_typed(_update: Update, context: BotContext) -> None:
    """«فردا تعطیل است» from the secretariat."""
    body_in_charge(context)
    if context.act.day is None:
        raise Refusal("no_such_day")
    await context.show(views.closure_asked(context.act.day))


async def closure_confirmed(_update: Update, context: BotContext) -> None:
    await _declare(context, is_off=True)


async def closure_withdrawn(_update: Update, context: BotContext) -> None:
    await _declare(context, is_off=False)


async def closure_dropped(_update: Update, context: BotContext) -> None:
    await context.show(views.nothing_changed(), in_place=True)


async def _decide(context: BotContext, decision: NoteDecision) -> None:
    command = DecideNote(context.person, context.subject, decision, context.pressed_message_id)
    await decide_note(command, context.unit_of_work(), context.now())


async def _declare(context: BotContext, *, is_off: bool) -> None:
    command = DeclareClosure(
        context.person,
        date.fromisoformat(context.arguments[0]),
        say("reminders.closure_name"),
        is_off,
        context.pressed_message_id,
    )
    await declare_closure(command, context.unit_of_work(), context.now())


PRESSES = {
    "snooze": snoozed,
    "esc": note_sent,
    "esccall": note_turned_into_call,
    "called": called,
    "calls": calls_turned,
    "offday": closure_confirmed,
    "offundo": closure_withdrawn,
    "offno": closure_dropped,
}
SAYINGS = {questions.ShowCallList: calls_shown, acts.EmergencyClosure: closure_typed, acts.Snooze: snoozed_by_words}
