"""Papers: the followup report for the next meeting, the draft of an agency's letter, the history as a file."""

from telegram import Update

from domain.calendar import clock_time, short_date, today
from domain.permissions import Action
from domain.refusals import Refusal
from exports.followup import followup_document
from exports.history import HistoryLine, history_document
from exports.minutes_template import MinutesSheet, minutes_sheet
from exports.report_letter import report_letter
from handlers.context import BotContext
from locales.catalog import say
from services.dashboards import body_overseen
from services.papers import followup_report, letter_of_report
from services.remembering import history_of, whole_history_of
from services.telling import Links
from talk import acts, questions
from views import papers as views
from views.history import Happening, history_paper, what_happened
from views.whole_history import together, whole_history_paper


async def followup_wanted(_update: Update, context: BotContext) -> None:
    """Press ``pack:BODY``, or «برای جلسه بعد گزارش آماده کن»."""
    body_id = context.subject if context.arguments else body_overseen(context.person)
    report = await followup_report(context.person, body_id, context.looking(), context.now())
    stored = await context.print(".docx", followup_document, report)
    await context.show(views.followup(report.board.body, body_id, today(context.now()), stored))


async def template_wanted(_update: Update, context: BotContext) -> None:
    """«قالب صورت‌جلسه», or its button under «صورت‌جلسه جدید»."""
    if not context.person.bodies(Action.PREPARE_MINUTES):
        raise Refusal("not_allowed")
    stored = await context.print(".docx", minutes_sheet, MinutesSheet())
    await context.show(views.template(stored))


async def letter_wanted(_update: Update, context: BotContext) -> None:
    """Press ``letterdraft:ASSIGNMENT``."""
    letter = await letter_of_report(context.person, context.subject, context.looking(), context.now())
    stored = await context.print(".docx", report_letter, letter)
    await context.show(views.letter(letter.code, context.subject, stored), Links(assignment_id=context.subject))


async def history_wanted(_update: Update, context: BotContext) -> None:
    """Press ``histpaper:ASSIGNMENT``."""
    found = await history_of(context.person, context.subject, context.looking())
    lines = [_line(item) for item in found.happenings]
    stored = await context.print(".docx", history_document, found.code.shown, found.agency, found.title, lines)
    await context.show(history_paper(found, stored), Links(assignment_id=context.subject))


async def whole_history_wanted(_update: Update, context: BotContext) -> None:
    """Press ``histallpaper:RESOLUTION``."""
    found = await whole_history_of(context.person, context.subject, context.looking())
    lines = [_line(item) for item in together(found.happenings)]
    agencies = say("history.agencies", count=len(found.choices))
    stored = await context.print(".docx", history_document, found.code, agencies, found.title, lines)
    await context.show(whole_history_paper(found, stored))


def _line(item: Happening) -> HistoryLine:
    return HistoryLine(short_date(today(item.at)), clock_time(item.at), what_happened(item))


SAYINGS = {questions.MeetingReportAsked: followup_wanted, acts.MinutesTemplate: template_wanted}
PRESSES = {
    "mtemplate": template_wanted,
    "pack": followup_wanted,
    "letterdraft": letter_wanted,
    "histpaper": history_wanted,
    "histallpaper": whole_history_wanted,
}
