"""Reports: by reply, by button, typed, as bare words or files; and what was kept until it is known what it is about."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram import Message, Update

from domain.calendar import today
from domain.vocabulary import Status
from handlers import cards, minutes, requests, taking_back
from handlers.access import ignore
from handlers.aiming import aimed_at, message_of, words_of
from handlers.context import BotContext
from handlers.messages import (
    file_in,
    is_claim,
    is_doubtful,
    is_forwarded,
    replies_to,
    said_in,
    unfit_kind,
)
from services.actors import Actor
from services.recording import EVIDENCE_STEP
from services.reporting import (
    AGENCY_CALLER_STEP,
    AGENCY_LETTER_STEP,
    Pressed,
    SubmitReport,
    ask_who_called,
    begin_files,
    begin_on_behalf,
    begin_report,
    choose_what_to_report,
    give_caller_of_agency,
    give_letter_of_agency,
    leave,
    submit_report,
)
from services.said import Said
from services.taking_back import AmendReport, amend_report
from services.taking_in import TEXT_STEP, TakeIn, take_in
from talk import acts
from talk.dialogue import read_bare_percent, read_letter, read_report
from talk.understand import understand
from views import reports as views
from views import requests as request_views
from views.doubtful import nothing_recorded

LONG_TEXT = 1500


async def something_sent(update: Update, context: BotContext) -> None:
    """A file, a place, a sticker, or words that are no act by themselves."""
    message = message_of(update)
    if _hands_in(context.person) and await _minutes_sent(message, update, context):
        return
    words = message.text or message.caption or ""
    if not words and file_in(message) is None:
        await context.show(views.unfit(unfit_kind(message)))
        return
    await take_in(_read(message, words, context), context.unit_of_work(), context.now())


def may_be_minutes(text: str, person: Actor) -> bool:
    """A secretary's long text, whatever its words would mean in a short one."""
    return _hands_in(person) and len(text) >= LONG_TEXT


def _hands_in(person: Actor) -> bool:
    return person.is_secretariat and not person.agencies()


async def replied(update: Update, context: BotContext) -> None:
    """An answer to a message of the bot: the act that it types, else a report on what that message is about."""
    handler = REPLIES.get(type(context.act), something_sent)
    await handler(update, context)


async def report_typed(update: Update, context: BotContext) -> None:
    """«۲۰/۱۲ شصت درصد، …», «انجام شد»."""
    await something_sent(update, context)


async def several_typed(update: Update, context: BotContext) -> None:
    """Different things of several resolutions in one message: each as if it had been typed alone."""
    message = message_of(update)
    silent = [code.shown for act in context.act.acts if is_doubtful(act) for code in act.codes]
    for act in context.act.acts:
        if is_doubtful(act):
            continue
        if isinstance(act, acts.Report):
            command = TakeIn(
                context.person, message.message_id, said_in(act), codes=act.codes, is_forwarded=is_forwarded(message)
            )
            await take_in(command, context.unit_of_work(), context.now())
        elif type(act) in REPLIES:
            context.act = act
            await REPLIES[type(act)](update, context)
    if silent:
        await context.show(nothing_recorded(silent))


async def begun(_update: Update, context: BotContext) -> None:
    """Press ``rep:ASSIGNMENT``, or ``rep`` to choose one."""
    if not context.arguments:
        await choose_what_to_report(context.person, context.unit_of_work(), context.now())
        return
    await begin_report(_pressed(context), context.unit_of_work(), context.now())


async def begun_by_words(update: Update, context: BotContext) -> None:
    """«گزارش ۲۰/۱», «ثبت گزارش»."""
    if not context.act.codes and replies_to(message_of(update)) is None:
        await choose_what_to_report(context.person, context.unit_of_work(), context.now())
        return
    for assignment_id in await aimed_at(update, context, verb="rep"):
        await begin_report(Pressed(context.person, assignment_id), context.unit_of_work(), context.now())


async def done(_update: Update, context: BotContext) -> None:
    await _submit(context, Said(status=Status.REPORTED_DONE))


async def percent_pressed(_update: Update, context: BotContext) -> None:
    """Press ``pct:ASSIGNMENT:PERCENT``."""
    await _submit(context, Said(percent=int(context.arguments[1])))


async def done_on_behalf(_update: Update, context: BotContext) -> None:
    await _submit(context, Said(status=Status.REPORTED_DONE), on_behalf=True)


async def percent_on_behalf(_update: Update, context: BotContext) -> None:
    await _submit(context, Said(percent=int(context.arguments[1])), on_behalf=True)


async def unblocked(_update: Update, context: BotContext) -> None:
    """«رفع مانع»."""
    await _submit(context, Said(status=Status.IN_PROGRESS))


async def files_wanted(_update: Update, context: BotContext) -> None:
    await begin_files(_pressed(context), context.unit_of_work(), context.now())


async def on_behalf_wanted(_update: Update, context: BotContext) -> None:
    await begin_on_behalf(_pressed(context), context.unit_of_work(), context.now())


async def agency_letter_given(update: Update, context: BotContext) -> None:
    letter = read_letter(message_of(update).text or "", today(context.now()))
    if letter.number is None or letter.is_date_impossible:
        await context.show(request_views.letter_again(is_date_impossible=letter.is_date_impossible))
        return
    await give_letter_of_agency(context.person, letter.number, letter.on, context.unit_of_work(), context.now())


async def agency_called(_update: Update, context: BotContext) -> None:
    """«تلفنی خبر داد»."""
    await ask_who_called(_pressed(context), context.unit_of_work(), context.now())


async def agency_caller_given(update: Update, context: BotContext) -> None:
    await give_caller_of_agency(context.person, words_of(update), context.unit_of_work(), context.now())


async def left(_update: Update, context: BotContext) -> None:
    """«انصراف»."""
    await leave(context.person, context.pressed_message_id, context.unit_of_work(), context.now())


async def amended(update: Update, context: BotContext) -> None:
    """An edited message amends what it said, and is never a second act."""
    message = update.edited_message
    if message is None or context.actor is None or not context.actor.posts:
        ignore(context)
        return
    words = message.text or message.caption or ""
    act = understand(words, today=today(context.now()), role=context.person.speaks_as)
    codes = act.codes if isinstance(act, acts.AboutResolutions) else ()
    report = act if isinstance(act, acts.Report) else read_report(words, codes, today(context.now()))
    number = read_bare_percent(words)
    said = said_in(report) if number is None else Said(percent=number)
    command = AmendReport(context.person, message.message_id, said, codes)
    await amend_report(command, context.unit_of_work(), context.now())


async def _minutes_sent(message: Message, update: Update, context: BotContext) -> bool:
    """A secretary's document or long text is minutes, unless it answers a card or an open question."""
    is_elsewhere = message.reply_to_message is not None or context.dialogue is not None
    if is_elsewhere or (is_forwarded(message) and file_in(message) is None):
        return False
    if message.document is not None or message.photo:
        await minutes.document_sent(update, context)
        return True
    if len(message.text or "") >= LONG_TEXT:
        await minutes.text_sent(update, context)
        return True
    return False


def _read(message: Message, words: str, context: BotContext) -> TakeIn:
    act = context.act
    if message.text is None:
        act = understand(words, today=today(context.now()), role=context.person.speaks_as)
    codes = act.codes if isinstance(act, acts.AboutResolutions) else ()
    report = act if isinstance(act, acts.Report) else read_report(words, codes, today(context.now()))
    said = said_in(report)
    if (number := read_bare_percent(words)) is not None and _is_percent(report, context):
        said = replace(said, words="", percent=number)
    return TakeIn(
        actor=context.person,
        message_id=message.message_id,
        said=said,
        file=file_in(message),
        codes=codes,
        replies_to=replies_to(message),
        is_clear=is_claim(report),
        is_doubtful=is_doubtful(report),
        is_more=not said.words and said.percent is not None,
        is_forwarded=is_forwarded(message),
        nearest=tuple(act.nearest) if isinstance(act, acts.Unclear) else (),
    )


def _is_percent(report: acts.Report, context: BotContext) -> bool:
    """Whether a number alone is a percent: by its sign, or because a report is open."""
    step = context.dialogue.step if context.dialogue is not None else None
    return report.percent is not None or step in (TEXT_STEP, EVIDENCE_STEP)


async def _submit(context: BotContext, said: Said, *, on_behalf: bool = False) -> None:
    command = SubmitReport(context.person, context.subject, said, on_behalf)
    await submit_report(command, context.unit_of_work(), context.now())


def _pressed(context: BotContext) -> Pressed:
    return Pressed(context.person, context.subject, context.pressed_message_id)


# What an answer to a message of the bot may type beside a report.
REPLIES: dict[type[Any], Callable[[Update, BotContext], Awaitable[None]]] = {
    **cards.SAYINGS,
    **requests.SAYINGS,
    **taking_back.SAYINGS,
    acts.BeginReport: begun_by_words,
}

PRESSES = {
    "rep": begun,
    "done": done,
    "pct": percent_pressed,
    "bdone": done_on_behalf,
    "bpct": percent_on_behalf,
    "unhind": unblocked,
    "att": files_wanted,
    "beh": on_behalf_wanted,
    "behtel": agency_called,
    "leave": left,
}
SAYINGS = {
    acts.Report: report_typed,
    acts.Several: several_typed,
    acts.BeginReport: begun_by_words,
}
ANSWERS = {AGENCY_LETTER_STEP: agency_letter_given, AGENCY_CALLER_STEP: agency_caller_given}
