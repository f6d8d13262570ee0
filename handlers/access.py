"""Group −1: who is this, where, and what is their chat in the middle of. Nothing behind it asks again."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from domain.vocabulary import Outcome
from handlers.context import BotContext
from services.actors import Place, find_actor

# Messages of anonymous group administrators come from this account; nobody may hold a role through it.
ANONYMOUS_ADMINISTRATOR = 1087968824


async def recognise(update: Update, context: BotContext) -> None:
    """Find the actor by the sender's own id, never by what a button or a chat says."""
    sender, chat = update.effective_user, update.effective_chat
    if sender is None or chat is None or sender.id == ANONYMOUS_ADMINISTRATOR or sender.is_bot:
        ignore(context)
        raise ApplicationHandlerStop
    if chat.type != ChatType.PRIVATE:
        ignore(context)
        raise ApplicationHandlerStop
    context.place = Place(context.house.messenger, chat.id)
    context.actor = await find_actor(context.looking(), Place(context.house.messenger, sender.id), context.now())
    async with context.looking() as uow:
        context.dialogue = await uow.dialogues.open_in(context.place.messenger, context.place.chat_id)


def ignore(context: BotContext) -> None:
    """Write on the receipt that nothing was to be done, unless something was."""
    if context.receipt is not None and context.receipt.outcome is None:
        context.receipt.outcome = Outcome.IGNORED
