"""Announcements and invitations to meetings. Arguments of presses: the announcement's id first."""

from telegram import Update

from domain.refusals import Refusal
from domain.vocabulary import Attendance, Role
from handlers.agencies import body_in_charge
from handlers.context import BotContext
from handlers.messages import file_in
from handlers.minutes import words_of
from locales.catalog import say
from services import announcement_answers as answers
from services import announcement_audience as audience
from services import announcing, meeting_invitations
from services.announcement_audience import AGENCY_STEP
from services.announcing import TEXT_STEP, TIME_STEP, Announcing
from services.attachments_received import why_not
from services.meeting_invitations import AGENDA_STEP, PLACE_STEP
from talk import acts
from talk.moments import read_hour_and_place, read_moment
from views import announcing as views
from views.issuing import no_time


async def wanted(_update: Update, context: BotContext) -> None:
    """Press ``annnew:BODY``."""
    await announcing.begin(_pressed(context, context.subject), context.unit_of_work(), context.now())


async def typed(_update: Update, context: BotContext) -> None:
    """«اطلاعیه», with its words or without."""
    press = Announcing(context.person, body_in_charge(context))
    if context.act.words:
        await announcing.write(press, context.act.words, None, context.unit_of_work(), context.now())
        return
    await announcing.begin(press, context.unit_of_work(), context.now())


async def written(update: Update, context: BotContext) -> None:
    """The words of an announcement, or its file with words under it."""
    message = update.effective_message
    if message is None:
        raise Refusal("words_wanted")
    file, text = file_in(message), (message.text or message.caption or "").strip()
    if file is None and not text:
        raise Refusal("words_wanted")
    if file is not None and (screen := why_not(file, is_text_kept=False)) is not None:
        await context.show(screen)
        return
    press = Announcing(context.person, _asked(context, "body_id"))
    await announcing.write(press, text, file, context.unit_of_work(), context.now())


async def draft_shown(_update: Update, context: BotContext) -> None:
    press = _pressed(context, context.subject)
    await context.show(await announcing.see_draft(press, context.looking(), context.now()), in_place=True)


async def audience_shown(_update: Update, context: BotContext) -> None:
    announcement_id, page = context.numbers(2)
    screen = await audience.see_choices(context.person, announcement_id, page, context.looking())
    await context.show(screen, in_place=True)


async def all_chosen(_update: Update, context: BotContext) -> None:
    await audience.choose_all(_pressed(context, context.subject), context.unit_of_work(), context.now())


async def group_pressed(_update: Update, context: BotContext) -> None:
    subject, group_id, page = context.numbers(3)
    press = _pressed(context, subject)
    await audience.toggle_group(press, group_id, page, context.unit_of_work(), context.now())


async def agency_pressed(_update: Update, context: BotContext) -> None:
    subject, agency_id, page = context.numbers(3)
    press = _pressed(context, subject)
    await audience.toggle_agency(press, agency_id, page, context.unit_of_work(), context.now())


async def roles_pressed(_update: Update, context: BotContext) -> None:
    """Press ``annrole:ANNOUNCEMENT:ROLE[:ROLE]``."""
    roles = tuple(Role(name) for name in context.arguments[1:])
    await audience.choose_roles(_pressed(context, context.subject), roles, context.unit_of_work(), context.now())


async def agency_wanted(_update: Update, context: BotContext) -> None:
    await audience.ask_agency(_pressed(context, context.subject), context.unit_of_work(), context.now())


async def agency_typed(update: Update, context: BotContext) -> None:
    press = Announcing(context.person, _asked(context, "announcement_id"))
    await context.show(await audience.found_agencies(press, words_of(update), context.looking()))


async def sent(_update: Update, context: BotContext) -> None:
    """Press ``anngo:ANNOUNCEMENT`` or, when it does not wait for working time, ``anngo:ANNOUNCEMENT:now``."""
    press = _pressed(context, context.subject)
    is_urgent = "now" in context.arguments
    await announcing.send(press, context.unit_of_work(), context.now(), is_urgent=is_urgent)


async def next_working_time_chosen(_update: Update, context: BotContext) -> None:
    press = _pressed(context, context.subject)
    await announcing.send_at(press, None, context.unit_of_work(), context.now())


async def time_wanted(_update: Update, context: BotContext) -> None:
    await announcing.ask_time(_pressed(context, context.subject), context.unit_of_work(), context.now())


async def time_given(update: Update, context: BotContext) -> None:
    moment = read_moment(words_of(update), context.now())
    if moment is None:
        await context.show(no_time())
        return
    press = Announcing(context.person, _asked(context, "announcement_id"))
    await announcing.send_at(press, moment, context.unit_of_work(), context.now())


async def dropped(_update: Update, context: BotContext) -> None:
    await announcing.drop(_pressed(context, context.subject), context.unit_of_work(), context.now())


async def state_shown(_update: Update, context: BotContext) -> None:
    screen = await answers.state_of(context.person, context.subject, context.looking())
    await context.show(screen, in_place=True)


async def acknowledged(_update: Update, context: BotContext) -> None:
    press = _pressed(context, context.subject)
    is_new = await answers.acknowledge(press, context.unit_of_work(), context.now())
    context.press_answer = say("assignments.seen") if is_new else say("announcing.already_seen")


async def attendance_pressed(_update: Update, context: BotContext) -> None:
    """Press ``anncome:ANNOUNCEMENT:ATTENDANCE``."""
    attendance = Attendance(context.arguments[1])
    await answers.answer(_pressed(context, context.subject), attendance, context.unit_of_work(), context.now())


async def invitation_wanted(_update: Update, context: BotContext) -> None:
    """Press ``anninv:BODY:NUMBER``."""
    body_id, number = context.numbers(2)
    await meeting_invitations.begin(_pressed(context, body_id), number, context.unit_of_work(), context.now())


async def place_given(update: Update, context: BotContext) -> None:
    said = read_hour_and_place(words_of(update))
    if said.hour is None or not said.place:
        await context.show(views.place_incomplete())
        return
    meeting_id, uow = _asked(context, "meeting_id"), context.unit_of_work()
    await meeting_invitations.set_place(context.person, meeting_id, said.hour, said.place, uow, context.now())


async def agenda_given(update: Update, context: BotContext) -> None:
    items = [line.strip(" -•\t") for line in words_of(update).splitlines() if line.strip(" -•\t")]
    press = Announcing(context.person, _asked(context, "meeting_id"))
    await meeting_invitations.set_agenda(press, items, context.unit_of_work(), context.now())


async def no_agenda(_update: Update, context: BotContext) -> None:
    press = _pressed(context, context.subject)
    await meeting_invitations.set_agenda(press, [], context.unit_of_work(), context.now())


def _pressed(context: BotContext, subject_id: int) -> Announcing:
    return Announcing(context.person, subject_id, context.pressed_message_id)


def _asked(context: BotContext, name: str) -> int:
    if context.dialogue is None or name not in context.dialogue.payload:
        raise Refusal("nothing_open")
    return int(context.dialogue.payload[name])


PRESSES = {
    "annnew": wanted,
    "ann": draft_shown,
    "annto": audience_shown,
    "annall": all_chosen,
    "anngrp": group_pressed,
    "annag": agency_pressed,
    "annrole": roles_pressed,
    "annfind": agency_wanted,
    "anngo": sent,
    "annnext": next_working_time_chosen,
    "anntime": time_wanted,
    "anndrop": dropped,
    "annst": state_shown,
    "annseen": acknowledged,
    "anncome": attendance_pressed,
    "anninv": invitation_wanted,
    "anninvno": no_agenda,
}
SAYINGS = {acts.Announce: typed}
ANSWERS = {
    TEXT_STEP: written,
    TIME_STEP: time_given,
    AGENCY_STEP: agency_typed,
    PLACE_STEP: place_given,
    AGENDA_STEP: agenda_given,
}
FILE_ANSWERS = {TEXT_STEP: written}
