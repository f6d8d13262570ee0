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
    """Find the actor by the sender's own id, never by what a button or a chat says.

    In a group nobody is in the middle of a dialogue, and an anonymous administrator is nobody known.
    """
    sender, chat = update.effective_user, update.effective_chat
    if sender is None or chat is None or (sender.is_bot and sender.id != ANONYMOUS_ADMINISTRATOR):
        ignore(context)
        raise ApplicationHandlerStop
    is_anonymous = sender.id == ANONYMOUS_ADMINISTRATOR
    context.place = Place(context.house.messenger, chat.id)
    context.is_group = chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
    if not context.is_group and (chat.type != ChatType.PRIVATE or is_anonymous):
        ignore(context)
        raise ApplicationHandlerStop
    if not is_anonymous:
        own = Place(context.house.messenger, sender.id)
        context.actor = await find_actor(context.looking(), own, context.now())
    if not context.is_group:
        async with context.looking() as uow:
            context.dialogue = await uow.dialogues.open_in(context.place.messenger, context.place.chat_id)


def ignore(context: BotContext) -> None:
    """Write on the receipt that nothing was to be done, unless something was."""
    if context.receipt is not None and context.receipt.outcome is None:
        context.receipt.outcome = Outcome.IGNORED
