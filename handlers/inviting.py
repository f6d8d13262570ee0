"""Invites: by a button of an agency, by typed words, and for the person's own other messenger."""

from telegram import Update

from domain.calendar import long_date, today
from domain.invite_codes import shown
from domain.telephones import national
from domain.vocabulary import Role
from exports.invitation import InvitationSheet, invitation_sheet
from exports.qr import qr_picture
from handlers.agencies import body_in_charge
from handlers.context import BotContext
from locales.catalog import say
from services.agency_cards import card_of_agency, find_agencies
from services.inviting import MadeInvite, MakeInvite, make_invite, make_linking_invite
from talk import acts
from views import agencies as agency_views
from views import joining as views


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


async def _invite(context: BotContext, body_id: int, agency_id: int, role: Role) -> None:
    made = await make_invite(
        MakeInvite(context.person, body_id, role, agency_id), context.unit_of_work(), context.now()
    )
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


PRESSES = {"inv": invite_wanted}
SAYINGS = {acts.Invite: invite_typed, acts.JoinOtherMessenger: other_messenger_wanted}
