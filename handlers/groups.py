"""Groups: what is written there, and what the secretariat presses about them in private (body id, then group id)."""

from telegram import ChatMember, Message, Update

from domain.calendar import today
from handlers.access import ignore
from handlers.agencies import body_in_charge
from handlers.context import BotContext
from services import groups
from services.groups import AboutGroup, InGroup
from talk import acts, questions
from talk.understand import understand

_OUT = frozenset({ChatMember.LEFT, ChatMember.BANNED})


async def heard(update: Update, context: BotContext) -> None:
    """Anything that happens in a group; chatter is not answered."""
    if update.my_chat_member is not None:
        is_out = update.my_chat_member.new_chat_member.status in _OUT
        said, act = _said(update, context), groups.leave_group if is_out else groups.ask_approval
        await act(said, context.unit_of_work(), context.now())
    elif update.message is not None:
        await _message(update, update.message, context)
    else:
        ignore(context)


async def approved(_update: Update, context: BotContext) -> None:
    """Press ``grpyes:BODY:GROUP``."""
    await groups.approve(_about(context), context.unit_of_work(), context.now())


async def refused(_update: Update, context: BotContext) -> None:
    """Press ``grpno:BODY:GROUP``."""
    await groups.refuse(_about(context), context.unit_of_work(), context.now())


async def listed(_update: Update, context: BotContext) -> None:
    """Press ``grps:BODY``."""
    screen = await groups.see_groups(context.person, context.subject, context.looking())
    await context.show(screen, in_place=True)


async def typed(_update: Update, context: BotContext) -> None:
    """«گروه‌ها»."""
    await context.show(await groups.see_groups(context.person, body_in_charge(context), context.looking()))


async def _message(update: Update, message: Message, context: BotContext) -> None:
    me = context.bot.id
    if message.left_chat_member is not None and message.left_chat_member.id == me:
        await groups.leave_group(_said(update, context), context.unit_of_work(), context.now())
        return
    name = f"@{context.bot.username}"
    words = (message.text or "").replace(name, " ").strip()
    act = understand(words, today=today(context.now())) if words else None
    is_called = name in (message.text or "") and not words
    if is_called or isinstance(act, acts.Start) or any(one.id == me for one in message.new_chat_members or ()):
        await groups.ask_approval(_said(update, context), context.unit_of_work(), context.now())
    elif isinstance(act, questions.ShowLate):
        await groups.tell_counts(_said(update, context), context.unit_of_work(), context.now())
    elif context.actor is not None and isinstance(act, acts.AboutResolutions) and act.codes:
        await groups.write_in_private(_said(update, context), context.unit_of_work(), context.now())
    else:
        ignore(context)


def _said(update: Update, context: BotContext) -> InGroup:
    chat, message = update.effective_chat, update.effective_message
    title = (chat.title or "") if chat is not None else ""
    return InGroup(context.place, title, context.actor, message.message_id if message is not None else update.update_id)


def _about(context: BotContext) -> AboutGroup:
    body_id, group_id = context.numbers(2)
    return AboutGroup(context.person, group_id, body_id, context.pressed_message_id)


PRESSES = {"grpyes": approved, "grpno": refused, "grps": listed}
SAYINGS = {questions.ShowGroups: typed}
