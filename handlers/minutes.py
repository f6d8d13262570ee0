"""Handing in minutes, and looking at what was read. Arguments of presses: the meeting's id first."""

from telegram import Message, Update

from domain.refusals import Refusal
from domain.vocabulary import FileKind
from handlers.context import BotContext
from handlers.papers import template_wanted
from services.correcting import Press, accept_heading
from services.drafts import see_heading, see_next, see_rows, see_summary
from services.handed_again import see_difference, take_text_over
from services.handing_in import DOCUMENT_STEP, HandedFile, TakeIn, begin, drop, finish_text, take_in
from services.importing import read_again
from talk import acts
from talk.dialogue import says_complete, wants_template
from views import minutes as views
from views.differences import row_difference


async def wanted(_update: Update, context: BotContext) -> None:
    """«صورت‌جلسه جدید»."""
    await begin(context.person, None, context.unit_of_work(), context.now())


async def body_chosen(_update: Update, context: BotContext) -> None:
    await begin(context.person, context.subject, context.unit_of_work(), context.now())


async def document_sent(update: Update, context: BotContext) -> None:
    """A file, with or without having been asked for; progress is shown from the first moment on."""
    message = update.effective_message
    file = _file_in(message) if message is not None else None
    if file is None:
        asked = context.dialogue.payload if context.dialogue is not None else {}
        await context.show(views.cannot_read("not_minutes", asked.get("body_id", context.person.posts[0].body_id)))
        return
    await context.house.door.typing(context.place)
    await take_in(TakeIn(context.person, _inbox_id(context), file=file), context.unit_of_work(), context.now())


async def text_sent(update: Update, context: BotContext) -> None:
    """A part of pasted minutes, the word that they are complete, or the wish for the sheet to write them in."""
    message = update.effective_message
    text = (message.text or "") if message is not None else ""
    if says_complete(text):
        await text_finished(update, context)
        return
    if wants_template(text):
        await template_wanted(update, context)
        return
    await take_in(TakeIn(context.person, _inbox_id(context), text=text), context.unit_of_work(), context.now())


async def text_finished(_update: Update, context: BotContext) -> None:
    await context.house.door.typing(context.place)
    await finish_text(context.person, context.unit_of_work(), context.now())


async def dropped(_update: Update, context: BotContext) -> None:
    await drop(context.person, context.unit_of_work(), context.now(), edits=context.pressed_message_id)


async def replaced(_update: Update, context: BotContext) -> None:
    await read_again(context.person, context.subject, context.unit_of_work(), context.now())


async def amended(_update: Update, context: BotContext) -> None:
    """«اعمال تفاوت در پیش‌نویس»."""
    await read_again(context.person, context.subject, context.unit_of_work(), context.now(), amends=True)


async def difference_shown(_update: Update, context: BotContext) -> None:
    """Below the list of differences, which stays."""
    job, row = context.numbers(2)
    found = await see_difference(context.looking(), context.person, job, row, context.now())
    await context.show(row_difference(found))


async def text_taken_over(_update: Update, context: BotContext) -> None:
    job, row = context.numbers(2)
    await take_text_over(job, row, press_of(context), context.unit_of_work(), context.now())


async def summary_shown(_update: Update, context: BotContext) -> None:
    shown = await see_summary(context.looking(), context.person, context.subject)
    await context.show(views.summary(shown), in_place=True)


async def rows_shown(_update: Update, context: BotContext) -> None:
    meeting, rows = await see_rows(context.looking(), context.person, context.subject)
    await context.show(views.row_list(meeting, rows, int(context.arguments[1])), in_place=True)


async def next_shown(_update: Update, context: BotContext) -> None:
    """«بررسی موارد»."""
    await context.show(await see_next(context.looking(), context.person, context.subject), in_place=True)


async def heading_shown(_update: Update, context: BotContext) -> None:
    heading = await see_heading(context.looking(), context.person, context.subject)
    await context.show(views.heading_card(heading), in_place=True)


async def heading_accepted(_update: Update, context: BotContext) -> None:
    """«همین درست است»."""
    await accept_heading(context.subject, press_of(context), context.unit_of_work(), context.now())


async def discard_wanted(_update: Update, context: BotContext) -> None:
    heading = await see_heading(context.looking(), context.person, context.subject)
    await context.show(views.confirm_discard(heading.meeting), in_place=True)


def press_of(context: BotContext) -> Press:
    """Who acts, and the message whose button was pressed."""
    return Press(context.person, context.pressed_message_id)


def words_of(update: Update) -> str:
    """What was typed, as it was; Refusal when nothing was."""
    message = update.effective_message
    words = (message.text or "").strip() if message is not None else ""
    if not words:
        raise Refusal("words_wanted")
    return words


def _inbox_id(context: BotContext) -> int:
    return context.receipt.inbox_id if context.receipt is not None else 0


def _file_in(message: Message) -> HandedFile | None:
    """A document or the largest size of a photo; anything else is no minutes."""
    if message.document is not None:
        one = message.document
        return HandedFile(
            FileKind.DOCUMENT, one.file_id, message.message_id, one.file_name, one.mime_type, one.file_size
        )
    if message.photo:
        largest = message.photo[-1]
        return HandedFile(FileKind.PHOTO, largest.file_id, message.message_id, size=largest.file_size)
    return None


PRESSES = {
    "mbody": body_chosen,
    "mdone": text_finished,
    "mdrop": dropped,
    "mrep": replaced,
    "mamend": amended,
    "mdiff": difference_shown,
    "mtext": text_taken_over,
    "min": summary_shown,
    "mrows": rows_shown,
    "look": next_shown,
    "mhead": heading_shown,
    "mok": heading_accepted,
    "mdel": discard_wanted,
}
SAYINGS = {acts.NewMinutes: wanted}
ANSWERS = {DOCUMENT_STEP: text_sent}
FILE_ANSWERS = {DOCUMENT_STEP: document_sent}
