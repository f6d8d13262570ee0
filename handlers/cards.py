"""Looking at a card, its whole text, its rarer buttons, the files of a report; and «دریافت شد»."""

from telegram import Update

from domain.refusals import Refusal
from handlers.aiming import aimed_at
from handlers.context import BotContext
from locales.catalog import say
from services.acknowledging import acknowledge, acknowledge_all
from services.reporting import Pressed
from services.seeing_cards import see_by_code, see_card, see_files, see_full_text, see_more
from services.telling import Links
from talk import acts


async def card_shown(_update: Update, context: BotContext) -> None:
    screen = await see_card(context.person, context.subject, context.looking(), context.now())
    await context.show(screen, Links(assignment_id=context.subject))


async def card_typed(update: Update, context: BotContext) -> None:
    """A bare code, or a question about it."""
    if not context.act.codes:
        for assignment_id in await aimed_at(update, context, verb="card"):
            screen = await see_card(context.person, assignment_id, context.looking(), context.now())
            await context.show(screen, Links(assignment_id=assignment_id))
        return
    for code in context.act.codes[:3]:
        screen, links = await see_by_code(context.person, code, context.looking(), context.now())
        await context.show(screen, links)


async def full_text_shown(_update: Update, context: BotContext) -> None:
    screen = await see_full_text(context.person, context.subject, context.looking(), context.now())
    await context.show(screen, Links(assignment_id=context.subject))


async def more_shown(_update: Update, context: BotContext) -> None:
    screen = await see_more(context.person, context.subject, context.looking(), context.now())
    await context.show(screen, Links(assignment_id=context.subject))


async def files_shown(_update: Update, context: BotContext) -> None:
    screen, links = await see_files(context.person, context.subject, context.looking())
    await context.show(screen, links)


async def acknowledged(_update: Update, context: BotContext) -> None:
    pressed = Pressed(context.person, context.subject, context.pressed_message_id)
    is_new = await acknowledge(pressed, context.unit_of_work(), context.now())
    context.press_answer = say("assignments.seen") if is_new else say("assignments.already_seen")
    if not is_new:
        await card_shown(_update, context)


async def all_acknowledged(_update: Update, context: BotContext) -> None:
    """Press ``ackall:MEETING``."""
    meeting_id = context.subject if context.arguments else None
    if not await acknowledge_all(context.person, meeting_id, context.unit_of_work(), context.now()):
        raise Refusal("nothing_new")


async def acknowledgement_typed(update: Update, context: BotContext) -> None:
    """«دریافت شد», «۲۰/۳ دریافت شد», «دریافت همه»."""
    if context.act.is_all:
        await all_acknowledged(update, context)
        return
    for assignment_id in await aimed_at(update, context, verb="ack"):
        if not await acknowledge(Pressed(context.person, assignment_id), context.unit_of_work(), context.now()):
            raise Refusal("already_acknowledged")


PRESSES = {
    "card": card_shown,
    "full": full_text_shown,
    "more": more_shown,
    "files": files_shown,
    "ack": acknowledged,
    "ackall": all_acknowledged,
}
SAYINGS = {acts.ShowResolution: card_typed, acts.Acknowledged: acknowledgement_typed}
