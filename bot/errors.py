"""The one place that turns what a handler raised into a sentence for the person, and logs first."""

import logging
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, CallbackContext

from domain.refusals import Refusal
from domain.vocabulary import Outcome
from handlers.context import RECEIPT, BotContext
from handlers.routing import ANSWERS
from locales.catalog import say
from storage.outage import is_outage
from storage.receipt import Receipt
from storage.unit_of_work import DoneElsewhere
from views.screen import Screen
from views.way_out import with_way_out

logger = logging.getLogger(__name__)


async def handled_badly(update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Answer a refusal; leave a breakage on the receipt, so that the update is tried again.

    Nothing goes on behind it: who was not recognised because something broke must not be answered as a stranger.
    """
    error, receipt = context.error, RECEIPT.get()
    if not isinstance(context, BotContext) or not isinstance(update, Update) or receipt is None or error is None:
        return
    if isinstance(error, Refusal):
        logger.info("refused: %s", error.code)
        await _answer(error, update, context)
        receipt.outcome = receipt.outcome or Outcome.REFUSED
        return
    if isinstance(error, DoneElsewhere):
        logger.warning("another process has handled an update (inbox %s)", receipt.inbox_id)
        receipt.outcome = Outcome.COMMITTED
        return
    if not is_outage(error):
        logger.error("an update could not be handled (inbox %s)", receipt.inbox_id, exc_info=error)
    note_breakage(receipt, error)
    raise ApplicationHandlerStop


def note_breakage(receipt: Receipt, error: Exception) -> None:
    """Write on the receipt what the handling broke on: an outage is no fault of the update."""
    if is_outage(error):
        receipt.outage = error
    else:
        receipt.problem = f"{type(error).__name__}: {error}"[:500]


async def _answer(refusal: Refusal, update: Update, context: BotContext) -> None:
    """A press is answered where it was made, everything else by a message; nothing is answered in a group.

    What was refused in answer to a question leaves it open, with the way out of it.
    """
    sentence = say(f"refusal.{refusal.code}", **refusal.holes)
    query = update.callback_query
    if query is not None:
        await context.house.door.answer_press(query.id, sentence, alert=True)
        return
    if update.effective_chat is not None and update.effective_chat.type != ChatType.PRIVATE:
        return
    is_asked = await _open_step(context) in ANSWERS
    await context.show(with_way_out(Screen(sentence)) if is_asked else Screen(sentence))


async def _open_step(context: BotContext) -> str | None:
    """The question that is open in the chat; the library gives the handler of errors a context of its own."""
    async with context.looking() as uow:
        dialogue = await uow.dialogues.open_in(context.place.messenger, context.place.chat_id)
        return dialogue.step if dialogue is not None else None
