"""Which of the person's assignments a typed act is about: its codes, else what is at hand, else what they choose."""

from telegram import Message, Update

from domain.refusals import Refusal
from handlers.context import BotContext
from handlers.messages import replies_to
from services.aiming import at_hand, reportable
from services.seeing_cards import own_by_code, see_choice
from views.assignments import none_open
from views.reports import choose_act


def message_of(update: Update) -> Message:
    """The message of an update that is known to bring one. Raises Refusal otherwise."""
    if update.effective_message is None:
        raise Refusal("words_wanted")
    return update.effective_message


def words_of(update: Update) -> str:
    """The words of a message or under its file. Raises Refusal when there are none."""
    message = message_of(update)
    words = " ".join((message.text or message.caption or "").split())
    if not words:
        raise Refusal("words_wanted")
    return words


async def aimed_at(update: Update, context: BotContext, *, verb: str) -> list[int]:
    """The ids that the act is about; empty when the person was shown buttons of ``verb`` to choose with."""
    codes = context.act.codes
    found: list[int] = []
    for code in codes:
        own = await own_by_code(context.person, code, context.looking())
        if len(own) > 1:
            await context.show(await see_choice(context.person, code, verb, context.looking(), context.now()))
        else:
            found += own
    if codes:
        return found
    meant = await at_hand(context.person, replies_to(message_of(update)), context.looking())
    if meant is not None:
        return [meant]
    cards = await reportable(context.person, context.looking(), context.now())
    await context.show(choose_act(cards, verb) if cards else none_open())
    return []
