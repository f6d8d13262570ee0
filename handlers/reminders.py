"""What is pressed under reminders and notes, the call list and emergency closures."""

from dataclasses import replace
from datetime import date, timedelta

from telegram import Update

from domain.calendar import today
from domain.refusals import Refusal
from domain.vocabulary import CallResult
from handlers.agencies import body_in_charge
from handlers.aiming import words_of
from handlers.context import BotContext
from locales.catalog import say
from services.calling import DAY_STEP, WORDS_STEP, NoteCall, ask_in_words, call_about, calls_of_today, note_call
from services.closures import DeclareClosure, declare_closure
from services.escalating import DecideNote, NoteDecision, decide_note
from services.snoozing import Snooze, snooze, snooze_what_was_said
from talk import acts, questions
from talk.dialogue import read_date
from views import reminders as views
from views.call_list import call_list, choose_result
from views.requests import day_again


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
    """Press ``called:BODY:AGENCY:START``: what came of it is asked."""
    command = _call(context)
    call = await call_about(command, context.looking(), context.now())
    await context.show(choose_result(call, command.start), in_place=True)


async def result_chosen(_update: Update, context: BotContext) -> None:
    """Press ``callres:BODY:AGENCY:START:RESULT``."""
    command = replace(_call(context), result=CallResult(context.arguments[3]))
    if command.result is CallResult.WORDS:
        await ask_in_words(command, WORDS_STEP, context.unit_of_work(), context.now())
        return
    await note_call(command, context.unit_of_work(), context.now())


async def promise_chosen(_update: Update, context: BotContext) -> None:
    """Press ``callprom:BODY:AGENCY:START:DAYS``."""
    day = today(context.now()) + timedelta(days=int(context.arguments[3]))
    command = replace(_call(context), result=CallResult.PROMISED, promised_on=day)
    await note_call(command, context.unit_of_work(), context.now())


async def promise_wanted(_update: Update, context: BotContext) -> None:
    """Press ``callday:BODY:AGENCY:START``."""
    await ask_in_words(_call(context), DAY_STEP, context.unit_of_work(), context.now())


async def words_given(update: Update, context: BotContext) -> None:
    command = replace(_asked_call(context), result=CallResult.WORDS, words=words_of(update))
    await note_call(command, context.unit_of_work(), context.now())


async def promise_given(update: Update, context: BotContext) -> None:
    read = read_date(words_of(update), today(context.now()))
    if read.day is None:
        await context.show(day_again(is_impossible=read.is_impossible))
        return
    command = replace(_asked_call(context), result=CallResult.PROMISED, promised_on=read.day)
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


def _call(context: BotContext) -> NoteCall:
    body_id, agency_id, start = context.numbers(3)
    return NoteCall(context.person, body_id, agency_id, start, context.pressed_message_id)


def _asked_call(context: BotContext) -> NoteCall:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    asked = context.dialogue.payload
    return NoteCall(context.person, asked["body_id"], asked["agency_id"], asked["start"], None)


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
    "callres": result_chosen,
    "callprom": promise_chosen,
    "callday": promise_wanted,
    "calls": calls_turned,
    "offday": closure_confirmed,
    "offundo": closure_withdrawn,
    "offno": closure_dropped,
}
ANSWERS = {WORDS_STEP: words_given, DAY_STEP: promise_given}
SAYINGS = {questions.ShowCallList: calls_shown, acts.EmergencyClosure: closure_typed, acts.Snooze: snoozed_by_words}
