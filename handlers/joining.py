"""Strangers, newcomers and the secretariat's word about them."""

from telegram import Message, Update

from domain.calendar import today
from domain.invite_codes import looks_like_secret, read_code, read_token
from domain.refusals import Refusal
from handlers.access import ignore
from handlers.aiming import words_of
from handlers.context import BotContext
from locales.catalog import say
from services.appointment_letters import LETTER_STEP, GiveLetter, ask_letter, give_letter
from services.appointments import EndAppointment, JudgeNewcomer, end_appointment, judge_newcomer, who_holds
from services.joining import (
    NAME_STEP,
    PHONE_STEP,
    ShareContact,
    UseInvite,
    give_name,
    share_contact,
    use_invite,
)
from services.strangers import Hearing, hear_stranger
from talk import acts
from talk.dialogue import read_full_name, read_letter, read_phone
from views import joining as views
from views.keyboards import widest_role

RIGHT_NAME = "jname"


async def stranger_wrote(update: Update, context: BotContext) -> None:
    """Someone without a post: a secret joins, an answer to a question goes on, the rest gets one sentence."""
    message = update.effective_message
    if message is None or not await _is_heard(context):
        ignore(context)
        return
    secret = _secret_in(message)
    if secret is not None:
        await use_invite(_use(message, secret, context), context.unit_of_work(), context.now())
    elif _is_asked(context):
        await _answer(message, context)
    elif context.actor is None and looks_like_secret(message.text or ""):
        await use_invite(_use(message, message.text or "", context), context.unit_of_work(), context.now())
    elif context.actor is not None:
        await context.show(views.waiting_for_confirmation())
    else:
        await context.show(views.stranger())


async def secret_given(update: Update, context: BotContext) -> None:
    """A person who is known already uses another invite."""
    message = update.effective_message
    secret = _secret_in(message) if message is not None else None
    if message is None or secret is None:
        await context.show(views.welcome_back(widest_role(context.person.held_roles), context.person.full_name))
        return
    await use_invite(_use(message, secret, context), context.unit_of_work(), context.now())


async def name_accepted(update: Update, context: BotContext) -> None:
    """«بله، درست است»: the name that the messenger shows."""
    sender = update.effective_user
    name = read_full_name(sender.full_name) if sender is not None else None
    if name is None:
        context.press_answer = say("joining.write_name")
        await context.show(views.write_name())
        return
    await give_name(context.place, name, context.unit_of_work(), context.now())


async def pressed_by_a_stranger(update: Update, context: BotContext) -> None:
    """A newcomer says that the name is right; any other button, forged or forwarded, tells a stranger nothing."""
    if not await _is_heard(context):
        ignore(context)
    elif update.callback_query is not None and update.callback_query.data == RIGHT_NAME and _is_asked(context):
        await name_accepted(update, context)
    else:
        await context.show(views.waiting_for_confirmation() if context.actor else views.stranger())


async def judged(_update: Update, context: BotContext) -> None:
    await _judge(context, is_known=True)


async def turned_away(_update: Update, context: BotContext) -> None:
    await _judge(context, is_known=False)


async def letter_wanted(_update: Update, context: BotContext) -> None:
    """Press ``jlet:APPOINTMENT``."""
    await ask_letter(context.person, context.subject, context.unit_of_work(), context.now())


async def letter_given(update: Update, context: BotContext) -> None:
    """Number and day of the letter that named who joined."""
    if context.dialogue is None:
        raise Refusal("nothing_open")
    letter = read_letter(words_of(update), today(context.now()))
    if letter.number is None or letter.is_date_impossible:
        await context.show(views.letter_again())
        return
    command = GiveLetter(context.person, context.dialogue.payload["appointment_id"], letter.number, letter.on)
    await give_letter(command, context.unit_of_work(), context.now())


async def ending_wanted(_update: Update, context: BotContext) -> None:
    person = await who_holds(context.person, context.subject, context.looking())
    await context.show(views.ask_end(person, context.subject))


async def ended(_update: Update, context: BotContext) -> None:
    command = EndAppointment(context.person, context.subject)
    await end_appointment(command, context.unit_of_work(), context.now())


def _is_asked(context: BotContext) -> bool:
    return context.dialogue is not None and context.dialogue.step in (NAME_STEP, PHONE_STEP)


async def _is_heard(context: BotContext) -> bool:
    """Whether a stranger gets an answer; who writes too much is told so once an hour."""
    hearing = await hear_stranger(context.place, context.aside(), context.now())
    if hearing is Hearing.TOO_MANY:
        await context.show(views.too_many_messages())
    return hearing is Hearing.HEARD


async def _judge(context: BotContext, *, is_known: bool) -> None:
    command = JudgeNewcomer(context.person, context.subject, is_known, context.pressed_message_id)
    await judge_newcomer(command, context.unit_of_work(), context.now())


async def _answer(message: Message, context: BotContext) -> None:
    if message.contact is not None:
        phone = read_phone(message.contact.phone_number)
        is_own = message.from_user is not None and message.contact.user_id == message.from_user.id
        command = ShareContact(context.place, phone or message.contact.phone_number, is_own)
        await share_contact(command, context.unit_of_work(), context.now())
        return
    name = read_full_name(message.text or "")
    is_asked = context.dialogue is not None and context.dialogue.step == NAME_STEP
    if name is None or not is_asked:
        await context.show(views.write_name() if is_asked else views.press_to_share_phone())
        return
    await give_name(context.place, name, context.unit_of_work(), context.now())


def _secret_in(message: Message) -> str | None:
    words = (message.text or "").strip()
    payload = words.removeprefix("/start").strip() if words.startswith("/start") else words
    return read_token(payload) or read_code(payload)


def _use(message: Message, secret: str, context: BotContext) -> UseInvite:
    name = message.from_user.full_name if message.from_user is not None else ""
    return UseInvite(context.place, secret, name)


PRESSES = {
    RIGHT_NAME: name_accepted,
    "jyes": judged,
    "jno": turned_away,
    "jendask": ending_wanted,
    "jend": ended,
    "jlet": letter_wanted,
}
SAYINGS = {acts.Start: secret_given, acts.TypedInviteCode: secret_given}
ANSWERS = {NAME_STEP: stranger_wrote, PHONE_STEP: stranger_wrote, LETTER_STEP: letter_given}
FILE_ANSWERS = {PHONE_STEP: stranger_wrote, NAME_STEP: stranger_wrote}
