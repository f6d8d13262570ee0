"""Invites: by a button of an agency, by typed words, and for the person's own other messenger."""

from dataclasses import replace
from datetime import timedelta

from telegram import Update

from domain.calendar import long_date, today
from domain.invite_codes import shown
from domain.refusals import Refusal
from domain.telephones import national
from domain.vocabulary import Role
from exports.invitation import InvitationSheet, invitation_sheet
from exports.qr import qr_picture
from handlers.agencies import body_in_charge
from handlers.aiming import words_of
from handlers.context import BotContext
from locales.catalog import say
from services.agency_cards import card_of_agency, find_agencies
from services.appointments import who_holds
from services.asking import Question, ask
from services.inviting import Absence, MadeInvite, MakeInvite, make_invite, make_linking_invite, post_of
from talk import acts
from talk.dialogue import read_days
from views import agencies as agency_views
from views import handing_over
from views import joining as views

ABSENCE_STEP = "appointment.absence"


async def invite_wanted(_update: Update, context: BotContext) -> None:
    """Press ``inv:BODY:AGENCY`` asks for the post, ``inv:BODY:AGENCY:ROLE`` makes the invite."""
    body_id, agency_id = context.numbers(2)
    if len(context.arguments) > 2:
        await _invite(context, body_id, agency_id, Role(context.arguments[2]))
        return
    card = await card_of_agency(context.person, body_id, agency_id, context.looking(), today(context.now()))
    await context.show(agency_views.choose_role(body_id, agency_id, card.name))


async def invite_typed(_update: Update, context: BotContext) -> None:
    """«دعوت شهرداری گلدشت»: one agency found goes on, several become buttons."""
    body_id = body_in_charge(context)
    found = await find_agencies(context.person, body_id, context.act.agency, context.looking(), today(context.now()))
    if len(found) == 1:
        await context.show(agency_views.choose_role(body_id, found[0].id, found[0].name))
        return
    await context.show(agency_views.several_found(body_id, found))


async def other_messenger_wanted(_update: Update, context: BotContext) -> None:
    made = await make_linking_invite(context.person, context.unit_of_work(), context.now())
    await context.show(views.other_messenger(shown(made.code)))


async def substitute_wanted(_update: Update, context: BotContext) -> None:
    """Press ``sub:APPOINTMENT``: for how long somebody is away."""
    person = await who_holds(context.person, context.subject, context.looking())
    question = Question(ABSENCE_STEP, handing_over.ask_days(person.name), {"appointment_id": context.subject})
    await ask(context.place, question, context.unit_of_work(), context.now())


async def absence_given(update: Update, context: BotContext) -> None:
    """«۵ مهر تا ۱۵ مهر»; the last day belongs to the absence."""
    if context.dialogue is None:
        raise Refusal("nothing_open")
    days = read_days(words_of(update), today(context.now()))
    if len(days) != 2 or not today(context.now()) <= days[0] <= days[1]:
        await context.show(handing_over.days_again())
        return
    appointment_id = context.dialogue.payload["appointment_id"]
    post = await post_of(context.person, appointment_id, context.looking())
    absence = Absence(appointment_id, days[0], days[1] + timedelta(days=1))
    await _show_invite(context, replace(post, absence=absence))


async def _invite(context: BotContext, body_id: int, agency_id: int, role: Role) -> None:
    await _show_invite(context, MakeInvite(context.person, body_id, role, agency_id))


async def _show_invite(context: BotContext, command: MakeInvite) -> None:
    made = await make_invite(command, context.unit_of_work(), context.now())
    link = f"{context.house.bot_link}{made.token}"
    invited = views.Invitation(made.role, made.agency_name, made.body_name, link, shown(made.code), made.expires_at)
    picture = await context.print(".png", qr_picture, link)
    paper = await context.print(".pdf", invitation_sheet, _sheet(made, link, context))
    try:
        await context.show(views.invitation(invited, picture, paper))
    finally:
        # They bring the secret: they must not lie about in the folder, nor get into a backup.
        for file in (picture, paper):
            await context.house.files.erase(file)


def _sheet(made: MadeInvite, link: str, context: BotContext) -> InvitationSheet:
    return InvitationSheet(
        body=made.body_name,
        agency=made.agency_name,
        role=say(f"words.role.{made.role}"),
        link=link,
        code=shown(made.code),
        until=long_date(today(made.expires_at)),
        messenger=say(f"words.messenger.{context.house.messenger}"),
        telephone=national(made.telephone) if made.telephone else None,
    )


PRESSES = {"inv": invite_wanted, "sub": substitute_wanted}
ANSWERS = {ABSENCE_STEP: absence_given}
SAYINGS = {acts.Invite: invite_typed, acts.JoinOtherMessenger: other_messenger_wanted}
