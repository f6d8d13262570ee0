"""Which of several bodies a secretary or a chair works in."""

from telegram import Update

from handlers.context import BotContext
from services.working_in import WorkIn, see_bodies, work_in
from talk import questions


async def bodies_typed(_update: Update, context: BotContext) -> None:
    """«مرجع من»."""
    await context.show(see_bodies(context.person))


async def bodies_shown(_update: Update, context: BotContext) -> None:
    """Press ``bodies``."""
    await context.show(see_bodies(context.person), in_place=True)


async def body_chosen(_update: Update, context: BotContext) -> None:
    """Press ``workin:BODY``."""
    command = WorkIn(context.person, context.subject, context.pressed_message_id)
    await work_in(command, context.unit_of_work(), context.now())


PRESSES = {"bodies": bodies_shown, "workin": body_chosen}
SAYINGS = {questions.ShowBodies: bodies_typed}
