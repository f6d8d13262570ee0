"""Obstacles, more time, «خارج از وظایف ما», answers by letter: what an agency asks and says beside a report."""

from datetime import date

from telegram import Update

from domain.calendar import today
from domain.vocabulary import Status
from handlers.aiming import aimed_at, message_of, words_of
from handlers.context import BotContext
from handlers.messages import file_in, replies_to
from locales.catalog import say
from services.asking import Question, ask
from services.assignments import open_codes_of
from services.reporting import Pressed, SubmitReport, submit_report
from services.request_questions import (
    AGENCY_STEP,
    DAY_STEP,
    DECLINE_STEP,
    REASON_STEP,
    SO_FAR_STEP,
    ask_for_agency,
    ask_for_day,
    ask_for_letter,
    ask_for_obstacle,
    ask_for_reason,
    ask_why_declined,
    asked_payload,
    see_obstacle_or_extension,
    see_times,
)
from services.requests import (
    AskExtension,
    AskToDecline,
    ask_extension,
    ask_to_decline,
    say_done_so_far,
    see_own_request,
)
from services.said import Said
from services.taking_in import LETTER_STEP, OBSTACLE_STEP, TakeIn, take_in
from services.telling import Links
from talk import acts
from talk.dialogue import read_date, read_letter
from talk.understand import understand
from views import requests as views


async def obstacle_or_extension_shown(_update: Update, context: BotContext) -> None:
    screen = await see_obstacle_or_extension(_pressed(context), context.looking(), context.now())
    await context.show(screen, Links(assignment_id=context.subject))


async def extension_wanted(_update: Update, context: BotContext) -> None:
    """Press ``ext:ASSIGNMENT`` for how much longer, ``ext:ASSIGNMENT:DAYS`` for why."""
    if len(context.arguments) > 1:
        await ask_for_reason(_pressed(context), int(context.arguments[1]), context.unit_of_work(), context.now())
        return
    screen = await see_times(_pressed(context), context.looking(), context.now())
    await context.show(screen, Links(assignment_id=context.subject))


async def other_day_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_day(_pressed(context), context.unit_of_work(), context.now())


async def reason_chosen(_update: Update, context: BotContext) -> None:
    """Press ``extr:ASSIGNMENT:DAY:CHIP``; it sends the request."""
    _, day, chip = context.arguments
    asked, reason = date.fromisoformat(day), say(f"requests.chip.{chip}")
    command = AskExtension(context.person, context.subject, asked, reason, context.pressed_message_id)
    await ask_extension(command, context.unit_of_work(), context.now())


async def extension_typed(update: Update, context: BotContext) -> None:
    """«تمدید ۲۰/۹ یک هفته به دلیل …»; what is missing is asked for."""
    act = context.act
    for assignment_id in await aimed_at(update, context, verb="ext"):
        pressed = Pressed(context.person, assignment_id)
        if act.is_date_impossible:
            await ask_for_day(pressed, context.unit_of_work(), context.now(), is_impossible=True)
        elif not act.is_time_told:
            screen = await see_times(pressed, context.looking(), context.now())
            await context.show(screen, Links(assignment_id=assignment_id))
        elif not act.reason:
            await ask_for_reason(pressed, act, context.unit_of_work(), context.now())
        else:
            command = AskExtension(context.person, assignment_id, act, act.reason)
            await ask_extension(command, context.unit_of_work(), context.now())


async def day_given(update: Update, context: BotContext) -> None:
    payload = await asked_payload(context.person, DAY_STEP, context.looking())
    context.act = await _meant(update, context)
    if isinstance(context.act, acts.ExtensionAsked) and context.act.codes:
        await extension_typed(update, context)
        return
    read = read_date(words_of(update), today(context.now()))
    if read.day is None or isinstance(context.act, acts.ShowResolution):
        await context.show(views.day_again(is_impossible=read.is_impossible))
        return
    pressed = Pressed(context.person, payload["assignment_id"])
    await ask_for_reason(pressed, read.day, context.unit_of_work(), context.now())


async def reason_given(update: Update, context: BotContext) -> None:
    payload = await asked_payload(context.person, REASON_STEP, context.looking())
    asked = date.fromisoformat(payload["due_on"])
    command = AskExtension(context.person, payload["assignment_id"], asked, words_of(update))
    await ask_extension(command, context.unit_of_work(), context.now())


async def obstacle_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_obstacle(_pressed(context), context.unit_of_work(), context.now())


async def obstacle_given(update: Update, context: BotContext) -> None:
    """Words, or a file with or without words, to «مانع چیست؟»."""
    words = _said_in(update)
    await _take_in(update, context, Said(status=Status.BLOCKED, obstacle=words or None))


async def obstacle_typed(update: Update, context: BotContext) -> None:
    """«مانع ۲۰/۲ اعتبار تأمین نشده»."""
    for assignment_id in await aimed_at(update, context, verb="hind"):
        if context.act.obstacle:
            said = Said(status=Status.BLOCKED, obstacle=context.act.obstacle)
            command = SubmitReport(context.person, assignment_id, said)
            await submit_report(command, context.unit_of_work(), context.now())
        else:
            pressed = Pressed(context.person, assignment_id)
            await ask_for_obstacle(pressed, context.unit_of_work(), context.now())


async def decline_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_agency(_pressed(context), context.unit_of_work(), context.now())


async def agency_not_known(_update: Update, context: BotContext) -> None:
    await ask_why_declined(_pressed(context), "", context.unit_of_work(), context.now())


async def agency_given(update: Update, context: BotContext) -> None:
    payload = await asked_payload(context.person, AGENCY_STEP, context.looking())
    pressed = Pressed(context.person, payload["assignment_id"])
    await ask_why_declined(pressed, words_of(update), context.unit_of_work(), context.now())


async def decline_reason_chosen(_update: Update, context: BotContext) -> None:
    """Press ``declr:ASSIGNMENT:CHIP``; it sends the request."""
    await _decline(context, context.subject, say(f"requests.decline_chip.{context.arguments[1]}"))


async def decline_reason_given(update: Update, context: BotContext) -> None:
    payload = await asked_payload(context.person, DECLINE_STEP, context.looking())
    await _decline(context, payload["assignment_id"], words_of(update))


async def decline_typed(update: Update, context: BotContext) -> None:
    """«۲۰/۳ خارج از وظایف ماست، مربوط به شهرداری است»; what is missing is asked for."""
    act = context.act
    for assignment_id in await aimed_at(update, context, verb="decl"):
        pressed = Pressed(context.person, assignment_id)
        if not act.agency:
            await ask_for_agency(pressed, context.unit_of_work(), context.now())
        elif not act.reason:
            await ask_why_declined(pressed, act.agency, context.unit_of_work(), context.now())
        else:
            command = AskToDecline(context.person, assignment_id, act.agency, act.reason)
            await ask_to_decline(command, context.unit_of_work(), context.now())


async def done_so_far_wanted(_update: Update, context: BotContext) -> None:
    """Press ``rsofar:REQUEST``."""
    request = await see_own_request(_pressed(context), context.looking(), context.now())
    question = Question(SO_FAR_STEP, views.ask_done_so_far(request), {"request_id": context.subject})
    await ask(context.place, question, context.unit_of_work(), context.now())


async def done_so_far_given(update: Update, context: BotContext) -> None:
    payload = await asked_payload(context.person, SO_FAR_STEP, context.looking())
    pressed = Pressed(context.person, payload["request_id"])
    await say_done_so_far(pressed, words_of(update), context.unit_of_work(), context.now())


async def letter_wanted(_update: Update, context: BotContext) -> None:
    await ask_for_letter(_pressed(context), context.unit_of_work(), context.now())


async def letter_given(update: Update, context: BotContext) -> None:
    """Number and date, or a picture of the letter."""
    letter = read_letter(_said_in(update), today(context.now()))
    is_pictured = file_in(message_of(update)) is not None
    if letter.is_date_impossible or (letter.number is None and not is_pictured):
        await context.show(views.letter_again(is_date_impossible=letter.is_date_impossible))
        return
    await _take_in(update, context, Said(by_letter=True, letter_number=letter.number, letter_on=letter.on))


async def letter_typed(update: Update, context: BotContext) -> None:
    """«۲۰/۳ با نامه ۲۱/۲۵/۴۱۳۹۰ مورخ … پاسخ دادیم»."""
    act = context.act
    for assignment_id in await aimed_at(update, context, verb="letter"):
        if act.letter_number is None or act.is_date_impossible:
            await ask_for_letter(Pressed(context.person, assignment_id), context.unit_of_work(), context.now())
        else:
            said = Said(by_letter=True, letter_number=act.letter_number, letter_on=act.letter_on)
            command = SubmitReport(context.person, assignment_id, said)
            await submit_report(command, context.unit_of_work(), context.now())


async def _meant(update: Update, context: BotContext) -> acts.Act:
    """What the words would mean by themselves; a code of the person's own is a code, also where a day is asked for."""
    known = await open_codes_of(context.looking(), context.person, context.now())
    act = understand(words_of(update), today=today(context.now()), known=known, role=context.person.speaks_as)
    is_other = isinstance(act, acts.ShowResolution) and not set(act.codes) & set(known)
    return acts.Unclear("") if is_other else act


async def _decline(context: BotContext, assignment_id: int, reason: str) -> None:
    payload = await asked_payload(context.person, DECLINE_STEP, context.looking())
    command = AskToDecline(context.person, assignment_id, payload["agency"], reason, context.pressed_message_id)
    await ask_to_decline(command, context.unit_of_work(), context.now())


async def _take_in(update: Update, context: BotContext, said: Said) -> None:
    message = message_of(update)
    command = TakeIn(context.person, message.message_id, said, file=file_in(message), replies_to=replies_to(message))
    await take_in(command, context.unit_of_work(), context.now())


def _pressed(context: BotContext) -> Pressed:
    return Pressed(context.person, context.subject, context.pressed_message_id)


def _said_in(update: Update) -> str:
    message = message_of(update)
    return " ".join((message.text or message.caption or "").split())


PRESSES = {
    "obst": obstacle_or_extension_shown,
    "hind": obstacle_wanted,
    "ext": extension_wanted,
    "extd": other_day_wanted,
    "extr": reason_chosen,
    "decl": decline_wanted,
    "decl0": agency_not_known,
    "declr": decline_reason_chosen,
    "rsofar": done_so_far_wanted,
    "letter": letter_wanted,
}
SAYINGS = {
    acts.ExtensionAsked: extension_typed,
    acts.Blocked: obstacle_typed,
    acts.Declined: decline_typed,
    acts.AnsweredByLetter: letter_typed,
}
ANSWERS = {
    DAY_STEP: day_given,
    REASON_STEP: reason_given,
    OBSTACLE_STEP: obstacle_given,
    AGENCY_STEP: agency_given,
    DECLINE_STEP: decline_reason_given,
    SO_FAR_STEP: done_so_far_given,
    LETTER_STEP: letter_given,
}
FILE_ANSWERS = {OBSTACLE_STEP: obstacle_given, LETTER_STEP: letter_given}
