"""An agency's own view of its work, and who of several focal points takes care of what."""

from telegram import Update

from handlers.context import BotContext
from services.reporting import Pressed
from services.taking_care import own_agencies, take_care
from talk.overseeing_acts import ShowOwnAgency
from views.own_agency import agency_at_a_glance


async def own_agency_shown(_update: Update, context: BotContext) -> None:
    """«وضعیت دستگاه»: one message for each agency of the person."""
    for agency in await own_agencies(context.person, context.looking(), context.now()):
        await context.show(agency_at_a_glance(agency))


async def taken(_update: Update, context: BotContext) -> None:
    """Press ``take:ASSIGNMENT``."""
    pressed = Pressed(context.person, context.subject, context.pressed_message_id)
    await take_care(pressed, context.unit_of_work(), context.now())


PRESSES = {"take": taken}
SAYINGS = {ShowOwnAgency: own_agency_shown}
