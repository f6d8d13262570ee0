"""«حالت جلسه»: choosing the meeting, its cards one by one, what is decided on each, and the summary."""

from datetime import date

from telegram import Update

from domain.calendar import jalali, today
from domain.refusals import Refusal
from domain.vocabulary import HearingOutcome
from exports.readings import readings_document
from handlers.agencies import body_in_charge
from handlers.context import BotContext
from handlers.minutes import words_of
from services.hearings import (
    TEXT_STEP,
    Decide,
    ask_for_text,
    decide,
    renew,
    see_days,
    settle_fate,
    show_card,
    take_back,
)
from services.sittings import (
    AboutSitting,
    BeginSitting,
    begin_sitting,
    end_sitting,
    pause_sitting,
    see_meetings_to_hold,
    see_summary,
    turn_to,
)
from talk.overseeing_acts import HoldMeeting
from views import hearings as views
from views import sittings as sitting_views
from views.minutes import meeting_name


async def typed(_update: Update, context: BotContext) -> None:
    """«حالت جلسه», with or without the number of the meeting."""
    await _choose(context, body_in_charge(context), context.act.number)


async def choice_shown(_update: Update, context: BotContext) -> None:
    """Press ``sits:BODY``, or ``sits:BODY:NUMBER`` for one meeting."""
    number = context.numbers(2)[1] if len(context.arguments) > 1 else None
    await _choose(context, context.subject, number)


async def begun(_update: Update, context: BotContext) -> None:
    """Press ``sit:BODY:NUMBER``."""
    body_id, number = context.numbers(2)
    command = BeginSitting(context.person, body_id, number, context.pressed_message_id)
    await begin_sitting(command, context.unit_of_work(), context.now())


async def turned(_update: Update, context: BotContext) -> None:
    """Press ``sitat:SITTING:PLACE``."""
    sitting_id, place = context.numbers(2)
    command = AboutSitting(context.person, sitting_id, place, context.pressed_message_id)
    await turn_to(command, context.unit_of_work(), context.now())


async def paused(_update: Update, context: BotContext) -> None:
    """Press ``sitpause:SITTING``."""
    await pause_sitting(_about(context), context.unit_of_work(), context.now())


async def ended(_update: Update, context: BotContext) -> None:
    """Press ``sitend:SITTING``."""
    await end_sitting(_about(context), context.unit_of_work(), context.now())


async def paper_wanted(_update: Update, context: BotContext) -> None:
    """Press ``sitpaper:SITTING``."""
    shown = await see_summary(_about(context), context.looking())
    meeting = meeting_name(shown.number, shown.held_on)
    stored = await context.print(".docx", readings_document, shown.body, meeting, sitting_views.paper_lines(shown))
    await context.show(sitting_views.paper(shown, stored))


async def card_shown(_update: Update, context: BotContext) -> None:
    """Press ``hr:HEARING``."""
    await show_card(context.person, context.subject, context.pressed_message_id, context.unit_of_work(), context.now())


async def outcome_chosen(_update: Update, context: BotContext) -> None:
    """Press ``hrout:HEARING:OUTCOME``: decided at once, or after a day or the words of a new resolution."""
    command = _decision(context)
    if command.outcome is HearingOutcome.RENEWED:
        await ask_for_text(command, context.unit_of_work(), context.now())
    elif command.outcome in (HearingOutcome.CONTINUED, HearingOutcome.EXTENDED):
        day = jalali(today(context.now()))
        days = await see_days(command, context.looking(), context.now())
        await context.show(views.choose_days(days, f"{day.year:04d}-{day.month:02d}"), in_place=True)
    else:
        await decide(command, context.unit_of_work(), context.now())


async def month_turned(_update: Update, context: BotContext) -> None:
    """Press ``hrmonth:HEARING:OUTCOME:YYYY-MM`` (Jalali)."""
    days = await see_days(_decision(context), context.looking(), context.now())
    year, month = (int(part) for part in context.arguments[2].split("-"))
    day = today(context.now())
    screen = views.choose_day(days.hearing_id, days.outcome, days.code, year, month, day)
    await context.show(screen, in_place=True)


async def day_chosen(_update: Update, context: BotContext) -> None:
    """Press ``hrdue:HEARING:OUTCOME:same``, or with a day YYYY-MM-DD (Gregorian)."""
    word = context.arguments[2]
    command = _decision(context, None if word == "same" else date.fromisoformat(word))
    await decide(command, context.unit_of_work(), context.now())


async def text_given(update: Update, context: BotContext) -> None:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    payload = context.dialogue.payload
    words = " ".join(words_of(update).split())
    command = Decide(context.person, payload["hearing_id"], HearingOutcome.RENEWED, text=words)
    await renew(command, context.unit_of_work(), context.now())


async def fate_chosen(_update: Update, context: BotContext) -> None:
    """Press ``hrfate:HEARING:OUTCOME``."""
    await settle_fate(_decision(context), context.unit_of_work(), context.now())


async def taken_back(_update: Update, context: BotContext) -> None:
    """Press ``hrundo:HEARING``."""
    pressed = context.pressed_message_id
    await take_back(context.person, context.subject, pressed, context.unit_of_work(), context.now())


async def _choose(context: BotContext, body_id: int, number: int | None) -> None:
    choice = await see_meetings_to_hold(context.person, body_id, context.looking(), context.now(), number)
    await context.show(sitting_views.choose_meeting(choice))


def _about(context: BotContext) -> AboutSitting:
    return AboutSitting(context.person, context.subject, pressed_message_id=context.pressed_message_id)


def _decision(context: BotContext, due_on: date | None = None) -> Decide:
    outcome = HearingOutcome(context.arguments[1])
    return Decide(context.person, context.subject, outcome, due_on, pressed_message_id=context.pressed_message_id)


PRESSES = {
    "sits": choice_shown,
    "sit": begun,
    "sitat": turned,
    "sitpause": paused,
    "sitend": ended,
    "sitpaper": paper_wanted,
    "hr": card_shown,
    "hrout": outcome_chosen,
    "hrmonth": month_turned,
    "hrdue": day_chosen,
    "hrfate": fate_chosen,
    "hrundo": taken_back,
}
SAYINGS = {HoldMeeting: typed}
ANSWERS = {TEXT_STEP: text_given}
