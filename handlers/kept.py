"""What was sent without a resolution and is kept: what it is about, by a press or by «بله» and «نه»."""

from telegram import Update

from handlers.context import BotContext
from services.reporting import Pressed, choose_for_kept, drop_kept, kept_about, show_choices
from talk import acts
from views.help import not_understood


async def kept_chosen(_update: Update, context: BotContext) -> None:
    """Press ``kept:ASSIGNMENT``."""
    await choose_for_kept(
        Pressed(context.person, context.subject, context.pressed_message_id), context.unit_of_work(), context.now()
    )


async def yes_typed(_update: Update, context: BotContext) -> None:
    """«بله» to «مربوط به … است؟»."""
    about = await kept_about(context.person, context.looking())
    if about is None:
        await context.show(not_understood(context.person.held_roles))
        return
    await choose_for_kept(Pressed(context.person, about), context.unit_of_work(), context.now())


async def no_typed(_update: Update, context: BotContext) -> None:
    """«نه» to «مربوط به … است؟»."""
    if await kept_about(context.person, context.looking()) is None:
        await context.show(not_understood(context.person.held_roles))
        return
    await show_choices(context.person, None, context.unit_of_work(), context.now())


async def others_wanted(_update: Update, context: BotContext) -> None:
    await show_choices(context.person, context.pressed_message_id, context.unit_of_work(), context.now())


async def kept_dropped(_update: Update, context: BotContext) -> None:
    await drop_kept(context.person, context.pressed_message_id, context.unit_of_work(), context.now())


PRESSES = {"kept": kept_chosen, "kother": others_wanted, "kall": others_wanted, "knone": kept_dropped}
SAYINGS = {acts.Yes: yes_typed, acts.No: no_typed}
