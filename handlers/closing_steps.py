"""Who of the secretariat is the secretary (دبیر)."""

from telegram import Update

from handlers.context import BotContext
from services.closing_steps import NameSecretary, name_secretary, see_secretariat
from views import closing_steps as views


async def secretariat_shown(_update: Update, context: BotContext) -> None:
    """Press ``sec:BODY``."""
    shown = await see_secretariat(context.person, context.subject, context.looking(), context.now())
    await context.show(views.choose_secretary(shown))


async def secretary_chosen(_update: Update, context: BotContext) -> None:
    """Press ``secset:BODY:PERSON``."""
    body_id, person_id = context.numbers(2)
    command = NameSecretary(context.person, body_id, person_id, context.pressed_message_id)
    await name_secretary(command, context.unit_of_work(), context.now())


PRESSES = {"sec": secretariat_shown, "secset": secretary_chosen}
