"""What a person sees of a report: the questions before it, its confirmation, and what others hear of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from domain.calendar import clock_time, long_date, short_date, today
from domain.text import shorten
from domain.tracking import tracking_number
from domain.vocabulary import Status
from locales.catalog import say
from views.assignments import AssignmentCard, answering_buttons
from views.quoting import QUOTED_AT, quoted, quoted_unless_said
from views.screen import Button, Enclosure, Row, Screen

PERCENTS: Final = (25, 50, 75)
REMOVERS: Final = ("chair", "secretariat")
CHOICES_SHOWN: Final = 8
LABEL_LENGTH: Final = 34


@dataclass(frozen=True)
class RecordedReport:
    """A report as its confirmation shows it.

    ``on_behalf_of`` is the agency for which the secretariat recorded it, ``told_by`` who told it so by telephone.
    """

    report_id: int
    code: str
    status: Status
    text: str
    at: datetime
    files: int
    percent: int | None = None
    obstacle: str | None = None
    letter_number: str | None = None
    letter_on: date | None = None
    told_by: str | None = None
    remover: str | None = None
    on_behalf_of: str | None = None

    @property
    def wants_evidence(self) -> bool:
        return self.status is Status.REPORTED_DONE and not self.files


def recorded(report: RecordedReport) -> Screen:
    """The sample «Recorded» of persian.md, with the ways to add, to take back and to send on."""
    lines = [_headline("recorded", report), *said_in(report), _receipt(report)]
    lines += [say("reports.send_evidence")] if report.wants_evidence else []
    if report.status is Status.BLOCKED and report.obstacle and report.remover is None:
        lines.append(say("obstacles.ask_remover"))
        return Screen("\n".join(lines), (*remover_buttons(report.report_id), *_recorded_buttons(report.report_id)))
    return Screen("\n".join(lines), _recorded_buttons(report.report_id))


def amended(report: RecordedReport) -> Screen:
    """After an edit, while the report could still be taken back."""
    return _standing("amended", report)


def added(report: RecordedReport) -> Screen:
    """The same after more was said."""
    return _standing("added", report)


def told(report: RecordedReport) -> Screen:
    """The confirmation after «ارسال اکنون»."""
    lines = [_headline("recorded", report), *said_in(report), _receipt(report), say("reports.told_line")]
    add = Button(say("reports.button.add_attachment"), f"att:{report.report_id}")
    return Screen("\n".join(lines), ((add,),))


def attached(report: RecordedReport) -> Screen:
    return Screen(say("reports.attached", code=report.code, count=report.files), _recorded_buttons(report.report_id))


def taken_back(card: AssignmentCard) -> Screen:
    """The pressed confirmation after «لغو ثبت», with what may be done instead."""
    has_percent = 0 < card.progress < 100
    key = "reports.taken_back_percent" if has_percent else "reports.taken_back"
    text = say(key, code=card.name, status=say(f"words.status.{card.status}"), percent=card.progress)
    return Screen(text, answering_buttons(card))


def ask_report(card: AssignmentCard, *, has_told: bool = False, on_behalf: bool = False) -> Screen:
    """What is wanted after «ثبت گزارش»; a percent may be pressed, anything may be written or sent."""
    prefix = "b" if on_behalf else ""
    lines = [say("reports.ask", code=card.name), *([say("reports.ask_with_told")] if has_told else [])]
    percents = tuple(
        Button(say("reports.button.percent", percent=percent), f"{prefix}pct:{card.assignment_id}:{percent}")
        for percent in PERCENTS
    )
    last = (
        Button(say("assignments.button.done"), f"{prefix}done:{card.assignment_id}"),
        Button(say("reports.button.leave"), "leave"),
    )
    return Screen("\n".join(lines), (percents, last))


def ask_files(report: RecordedReport) -> Screen:
    leave = Button(say("reports.button.leave"), "leave")
    return Screen(say("reports.ask_files", code=report.code), ((leave,),))


def ask_document(card: AssignmentCard) -> Screen:
    """«انجام شد» without the document that it needs; a report that is not yet done needs none."""
    report = Button(say("assignments.button.report"), f"rep:{card.assignment_id}")
    leave = Button(say("reports.button.leave"), "leave")
    return Screen(say("reports.ask_document", code=card.name), ((report, leave),))


def choose_report(cards: list[AssignmentCard]) -> Screen:
    """«ثبت گزارش» without a code: which resolution."""
    return Screen(say("reports.ask_which"), choices(cards, "rep"))


def choose_act(cards: list[AssignmentCard], verb: str) -> Screen:
    """An act that was typed without a code: for which resolution."""
    return Screen(say("reports.ask_which_act"), choices(cards[:CHOICES_SHOWN], verb))


def choices(cards: list[AssignmentCard], verb: str) -> tuple[Row, ...]:
    """A button for each resolution with its short title."""
    return tuple((Button(_choice(card), f"{verb}:{card.assignment_id}"),) for card in cards)


def left() -> Screen:
    """After «انصراف»."""
    return Screen(say("help.dropped"))


def percent_again(card: AssignmentCard, percent: int, *, on_behalf: bool) -> Screen:
    """A percent such as ۱۵۰: the words are kept, another percent is wanted."""
    asked = ask_report(card, on_behalf=on_behalf)
    return replace(asked, text=say("reports.percent_again", percent=percent))


def too_big(size: int, limit: int, *, is_text_kept: bool) -> Screen:
    """A file of ``size`` bytes over the ``limit``; both are shown in mebibytes, the size rounded up."""
    key = "reports.too_big_text_kept" if is_text_kept else "reports.too_big"
    return Screen(say(key, size=-(-size // 2**20), limit=limit // 2**20))


def wrong_type() -> Screen:
    return Screen(say("reports.wrong_type"))


def unfit(kind: str) -> Screen:
    """A sticker, poll or contact where a report is expected."""
    return Screen(say(f"reports.unfit.{kind}"))


def edit_without_report() -> Screen:
    return Screen(say("reports.edit_without_report"))


def refused_one(code: str, reason: str) -> Screen:
    """One of several resolutions of a message could not be recorded."""
    return Screen(say("reports.some_refused", code=code, reason=reason))


def news(report: RecordedReport, agency: str, waiting: int) -> Screen:
    """What the secretariat hears of a report; ``waiting`` is how much its queue holds with it."""
    lines = [_news_line(report, agency), *quoted_unless_said(report.text, report.status, QUOTED_AT)]
    if report.status not in (Status.REPORTED_DONE, Status.AWAITING_LETTER):
        files = Button(say("reports.button.files"), f"files:{report.report_id}")
        return Screen("\n".join(lines), ((files,),) if report.files else ())
    begin = Button(say("reports.button.begin"), "queue:0")
    return Screen("\n".join([*lines, say("reports.news.waiting", count=waiting)]), ((begin,),))


def files_of(report: RecordedReport, enclosures: list[Enclosure], pending: int, failed: int) -> Screen:
    """The files of a report, as far as they are here."""
    if not enclosures and not pending and not failed:
        return Screen(say("reports.files_of.none"))
    day = long_date(today(report.at), year=False)
    lines = [say("reports.files_of.head", code=report.code, day=day, count=report.files)]
    lines += [say("reports.files_of.pending", count=pending)] if pending else []
    lines += [say("reports.files_of.failed", count=failed)] if failed else []
    return Screen("\n".join(lines), enclosures=tuple(enclosures))


def letter_words(number: str | None, day: date | None) -> str:
    """A letter by number and day, as far as they are known."""
    if number is None:
        return say("reports.letter_pictured")
    if day is None:
        return say("reports.letter_undated", number=number)
    return say("reports.letter", number=number, day=short_date(day))


def _standing(what: str, report: RecordedReport) -> Screen:
    lines = [_headline(what, report), *said_in(report), _receipt(report)]
    return Screen("\n".join(lines), _recorded_buttons(report.report_id))


def _headline(what: str, report: RecordedReport) -> str:
    """``what`` happened to it: recorded, amended, added."""
    status = say(f"words.status.{report.status}")
    if report.percent is None or report.status is Status.REPORTED_DONE:
        return say(f"reports.{what}.plain", code=report.code, status=status)
    return say(f"reports.{what}.percent", code=report.code, percent=report.percent, status=status)


def status_words(report: RecordedReport) -> str:
    """The status that a report led to, with its percent."""
    status = say(f"words.status.{report.status}")
    if report.percent is None or report.status is Status.REPORTED_DONE:
        return status
    return say("lists.state_with_percent", status=status, percent=report.percent)


def said_in(report: RecordedReport) -> list[str]:
    """What a report says, beside status and percent."""
    lines = [say("reports.recorded_on_behalf", agency=report.on_behalf_of)] if report.on_behalf_of else []
    if report.told_by:
        lines.append(say("reports.told_by", name=report.told_by))
    if report.letter_number is not None or report.status is Status.AWAITING_LETTER:
        lines.append(letter_words(report.letter_number, report.letter_on))
    if report.obstacle:
        lines.append(say("reports.obstacle", obstacle=shorten(report.obstacle, QUOTED_AT)))
        return [*lines, *([say("obstacles.remover", name=report.remover)] if report.remover else [])]
    return [*lines, *quoted(report.text)]


def _receipt(report: RecordedReport) -> str:
    files = say("reports.files", count=report.files) if report.files else say("reports.no_files")
    return say("reports.receipt", files=files, time=clock_time(report.at), tracking=tracking_number(report.report_id))


def _recorded_buttons(report_id: int) -> tuple[Row, ...]:
    first = (
        Button(say("reports.button.add_attachment"), f"att:{report_id}"),
        Button(say("reports.button.undo"), f"undo:{report_id}"),
    )
    return (first, (Button(say("reports.button.tell_now"), f"now:{report_id}"),))


def remover_buttons(report_id: int) -> tuple[Row, ...]:
    """Who could remove the obstacle: the usual ones, or an agency to be named."""
    buttons = [Button(say(f"obstacles.by.{who}"), f"rmv:{report_id}:{who}") for who in REMOVERS]
    return (tuple(buttons), (Button(say("obstacles.by.other"), f"rmvw:{report_id}"),))


def _choice(card: AssignmentCard) -> str:
    if card.is_text_withheld:
        return card.code
    return shorten(say("reports.choice", code=card.code, title=card.title), LABEL_LENGTH)


def _news_line(report: RecordedReport, agency: str) -> str:
    if report.status in (Status.REPORTED_DONE, Status.AWAITING_LETTER):
        return say(f"reports.news_of.{report.status}", code=report.code, agency=agency)
    if report.status is Status.BLOCKED and report.obstacle:
        return say(
            "reports.news.blocked", code=report.code, agency=agency, obstacle=shorten(report.obstacle, QUOTED_AT)
        )
    if report.percent is not None:
        return say("reports.news.progress", code=report.code, agency=agency, percent=report.percent)
    status = say(f"words.status.{report.status}")
    return say("reports.news.words", code=report.code, agency=agency, status=status)
