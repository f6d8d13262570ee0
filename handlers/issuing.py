"""Issuing minutes and watching what becomes of every message. Arguments of presses: the meeting's id first."""

from datetime import date

from telegram import Update

from domain.calendar import today
from domain.folded import folded
from domain.refusals import Refusal
from domain.vocabulary import DeadlineBase
from handlers.context import BotContext
from handlers.minutes import press_of, words_of
from services import issue_letters, issue_steps
from services.delivery_state import nudge, see_deliveries
from services.issue_letters import ISSUED_LETTER_STEP, IssueLetter
from services.issue_steps import LETTER_STEP, TIME_STEP, meetings_for, see_next_step
from services.issuing import issue, schedule_issue, stop_scheduled
from talk import acts, questions
from talk.letters import read_written_letter
from talk.moments import read_moment
from views import issuing as views


async def issue_wanted(_update: Update, context: BotContext) -> None:
    """Press ``iss:MEETING`` or, once past due dates are accepted, ``iss:MEETING:past``."""
    await _show_next_step(context, context.subject, in_place=True)


async def issue_typed(_update: Update, context: BotContext) -> None:
    """«ابلاغ جلسه ۲۰»."""
    found = await meetings_for(context.looking(), context.person, context.act.meeting, is_issued=False)
    if len(found) == 1:
        await _show_next_step(context, found[0][0], in_place=False)
        return
    await context.show(views.choose_meeting(found, "iss"))


async def letter_wanted(_update: Update, context: BotContext) -> None:
    await issue_steps.ask_letter(context.subject, press_of(context), context.unit_of_work(), context.now())


async def letter_given(update: Update, context: BotContext) -> None:
    letter = await _letter_in(update, context)
    if letter is not None:
        uow, now, press = context.unit_of_work(), context.now(), press_of(context)
        await issue_steps.settle_letter(_asked_about(context), *letter, press, uow, now)


async def letter_follows(_update: Update, context: BotContext) -> None:
    uow, now = context.unit_of_work(), context.now()
    await issue_steps.settle_letter(context.subject, None, None, press_of(context), uow, now)


async def base_chosen(_update: Update, context: BotContext) -> None:
    base = DeadlineBase(context.arguments[1])
    is_always = context.arguments[2:] == ("always",)
    uow, now = context.unit_of_work(), context.now()
    await issue_steps.settle_base(context.subject, base, press_of(context), uow, now, is_always=is_always)


async def issued(_update: Update, context: BotContext) -> None:
    """The last press. Sending goes on behind it and shows itself in the same message."""
    await context.house.door.typing(context.place)
    await issue(context.subject, press_of(context), context.unit_of_work(), context.now())


async def next_working_time_chosen(_update: Update, context: BotContext) -> None:
    await schedule_issue(context.subject, None, press_of(context), context.unit_of_work(), context.now())


async def time_wanted(_update: Update, context: BotContext) -> None:
    await issue_steps.ask_time(context.subject, press_of(context), context.unit_of_work(), context.now())


async def time_given(update: Update, context: BotContext) -> None:
    moment = read_moment(words_of(update), context.now())
    if moment is None:
        await context.show(views.no_time())
        return
    uow, now = context.unit_of_work(), context.now()
    await schedule_issue(_asked_about(context), moment, press_of(context), uow, now)


async def stopped(_update: Update, context: BotContext) -> None:
    await stop_scheduled(context.subject, press_of(context), context.unit_of_work(), context.now())


async def deliveries_shown(_update: Update, context: BotContext) -> None:
    """Press ``dlv:MEETING``, or ``dlv:MEETING:apart`` under a message that goes on showing something else."""
    screen = await see_deliveries(context.looking(), context.person, context.subject, context.now())
    await context.show(screen, in_place="apart" not in context.arguments)
    # Where nothing has changed, the message stays as it is, and this alone says that the press was heard.
    context.press_answer = views.refreshed(context.now())


async def deliveries_typed(_update: Update, context: BotContext) -> None:
    """«وضعیت ابلاغ»."""
    found = await meetings_for(context.looking(), context.person, context.act.meeting, is_issued=True)
    if len(found) == 1:
        await context.show(await see_deliveries(context.looking(), context.person, found[0][0], context.now()))
        return
    await context.show(views.choose_meeting(found, "dlv"))


async def issued_letter_wanted(_update: Update, context: BotContext) -> None:
    await issue_letters.ask_issued_letter(context.subject, press_of(context), context.unit_of_work(), context.now())


async def right_letter_wanted(_update: Update, context: BotContext) -> None:
    """Press ``dlvletfix:MEETING``."""
    uow, press = context.unit_of_work(), press_of(context)
    await issue_letters.ask_to_correct_letter(context.subject, press, uow, context.now())


async def issued_letter_given(update: Update, context: BotContext) -> None:
    """The letter of issue that was to follow, or the right one."""
    letter = await _letter_in(update, context)
    if letter is not None and context.dialogue is not None:
        command = IssueLetter(_asked_about(context), *letter, context.dialogue.payload.get("replaces"))
        await issue_letters.give_issued_letter(command, press_of(context), context.unit_of_work(), context.now())


async def nudged(_update: Update, context: BotContext) -> None:
    count = await nudge(context.subject, context.person, context.unit_of_work(), context.now())
    context.press_answer = views.nudged(count)


async def _show_next_step(context: BotContext, meeting_id: int, *, in_place: bool) -> None:
    accepts_past = "past" in context.arguments
    step = await see_next_step(context.looking(), context.person, meeting_id, context.now(), accepts_past=accepts_past)
    await context.show(step, in_place=in_place)


async def _letter_in(update: Update, context: BotContext) -> tuple[str, date] | None:
    """Number and day as they were written; None once it was said that one of them is missing."""
    letter = read_written_letter(folded(words_of(update)), today(context.now()), is_asked=True)
    if letter.is_date_impossible:
        raise Refusal("day_not_understood")
    if letter.number is None or letter.on is None:
        await context.show(views.letter_incomplete())
        return None
    return letter.number, letter.on


def _asked_about(context: BotContext) -> int:
    if context.dialogue is None:
        raise Refusal("nothing_open")
    return int(context.dialogue.payload["meeting_id"])


PRESSES = {
    "iss": issue_wanted,
    "ilet": letter_wanted,
    "ilater": letter_follows,
    "ibase": base_chosen,
    "igo": issued,
    "inext": next_working_time_chosen,
    "itime": time_wanted,
    "istop": stopped,
    "dlv": deliveries_shown,
    "dlvlet": issued_letter_wanted,
    "dlvletfix": right_letter_wanted,
    "nudge": nudged,
}
SAYINGS = {acts.Issue: issue_typed, questions.DeliveryState: deliveries_typed}
ANSWERS = {LETTER_STEP: letter_given, ISSUED_LETTER_STEP: issued_letter_given, TIME_STEP: time_given}
