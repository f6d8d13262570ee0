"""The secretariat's queue: one card at a time, and what became of it."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import long_date
from domain.codes import ResolutionCode
from domain.vocabulary import Status
from locales.catalog import Marked, bold, say
from views.deadlines import day_near
from views.quoting import quoted_unless_said
from views.screen import Button, Row, Screen, rows_of_two

QUOTED_AT: int = 300
MOST_CHOICES: int = 8
REASONS: tuple[str, ...] = ("no_evidence", "not_enough", "letter_needed")


@dataclass(frozen=True)
class Position:
    """Which card of how many, both from 1; ``skipped`` cards were passed over with «بعدی»."""

    number: int
    total: int
    skipped: int


@dataclass(frozen=True)
class Judged:
    """What a card of the queue is about: the assignment, the agency and what it said."""

    assignment_id: int
    resolution_id: int
    code: ResolutionCode
    title: str
    agency: str
    due_on: date | None


@dataclass(frozen=True)
class ReportCard:
    """A report that waits for «تأیید». ``days_before_due`` is negative for one that came late.

    ``returns`` is how often reports on the same assignment were returned before.
    """

    report_id: int
    about: Judged
    status: Status
    text: str
    attachments: int
    days_before_due: int | None
    on_behalf: bool
    letter_number: str | None
    letter_on: date | None
    told_by: str | None = None
    returns: int = 0


def queue_head(reports: int, requests: int) -> Screen:
    """«۷ گزارش در انتظار بررسی [شروع]»."""
    if not reports + requests:
        return Screen(say("queue.empty"))
    key = "queue.head"
    if requests:
        key = "queue.head_with_requests" if reports else "queue.head_of_requests"
    start = Button(say("queue.button.start"), "queue:0")
    return Screen(say(key, reports=reports, requests=requests), buttons=((start,),))


def report_card(card: ReportCard, position: Position) -> Screen:
    """A report with what it says, how it stands to the due date and the two judgements."""
    by_letter = card.status is Status.AWAITING_LETTER
    lines = [
        title_line("queue.letter_title" if by_letter else "queue.report_title", card.about, position),
        *quoted_unless_said(card.text, card.status, QUOTED_AT),
        *([_letter(card)] if card.letter_number else []),
        *([say("queue.on_behalf")] if card.on_behalf else []),
        *([say("reports.told_by", name=card.told_by)] if card.told_by else []),
        *([say("queue.returned_before", count=card.returns)] if card.returns else []),
        say("queue.standing", due=_standing(card), files=_files(card.attachments)),
    ]
    judging = _letter_buttons(card) if by_letter else _report_buttons(card)
    return Screen("\n".join(lines), buttons=(judging, *_common(card.about, card, position)))


def choose_in_queue(waiting: list[tuple[int, ResolutionCode, str]], nothing: str) -> Screen:
    """What of the queue may be meant: its place, code and agency; ``nothing`` is the sentence when there is none."""
    if not waiting:
        return Screen(say(nothing))
    buttons = tuple(
        (Button(say("queue.choice", code=code.shown, agency=agency), f"queue:{place}"),)
        for place, code, agency in waiting[:MOST_CHOICES]
    )
    return Screen(say("queue.choose", count=len(waiting)), buttons)


def choose_reason(report_id: int, code: ResolutionCode) -> Screen:
    """The chips of «نیاز به تکمیل»."""
    chips = [Button(say(f"queue.chip.{reason}"), f"retr:{report_id}:{reason}") for reason in REASONS]
    other = Button(say("queue.chip.other"), f"retw:{report_id}")
    back = Button(say("queue.button.back"), "queue:0")
    return Screen(say("queue.ask_reason", code=code.shown), buttons=(*rows_of_two([*chips, other]), (back,)))


def ask_reason_words(code: ResolutionCode) -> Screen:
    return Screen(say("queue.ask_reason_words", code=code.shown))


def verified(about: Judged, *, may_close: bool, in_meeting: bool = False) -> Screen:
    """The pressed card after «تأیید»; offers closing, or says that a meeting does it, when every agency is verified."""
    text = say("queue.verified", code=Marked(bold(about.code.shown)), title=about.title, agency=about.agency)
    if not may_close:
        return Screen(text)
    if in_meeting:
        return Screen("\n".join([text, say("queue.closes_in_meeting")]))
    close = Button(say("queue.button.close"), f"close:{about.resolution_id}")
    return Screen("\n".join([text, say("queue.may_close")]), buttons=((close,),))


def returned(about: Judged, reason: str) -> Screen:
    """The pressed card after «نیاز به تکمیل»."""
    text = say(
        "queue.returned", code=Marked(bold(about.code.shown)), title=about.title, agency=about.agency, reason=reason
    )
    return Screen(text)


def finished() -> Screen:
    """After the last card."""
    return Screen(say("queue.finished"))


def agency_hears_verified(about: Judged) -> Screen:
    return Screen(say("queue.agency_verified", code=Marked(bold(about.code.shown)), title=about.title))


def agency_hears_period_accepted(about: Judged, next_on: date | None, today: date) -> Screen:
    """Of a continuing resolution: this period's report is accepted, and when the next one is due."""
    code = Marked(bold(about.code.shown))
    if next_on is None:
        return Screen(say("queue.agency_period_accepted", code=code, title=about.title))
    day = day_near(next_on, today)
    return Screen(say("queue.agency_period_accepted_until", code=code, title=about.title, day=day))


def agency_hears_returned(about: Judged, reason: str) -> Screen:
    """The sample «For completion» of persian.md."""
    text = say("queue.agency_returned", code=Marked(bold(about.code.shown)), title=about.title, reason=reason)
    buttons = (
        Button(say("queue.button.report"), f"rep:{about.assignment_id}"),
        Button(say("queue.button.history"), f"hist:{about.assignment_id}"),
    )
    return Screen(text, buttons=(buttons,))


def ask_closing_reason(code: ResolutionCode, open_agencies: list[str]) -> Screen:
    """Closing while something is open wants a reason."""
    return Screen(
        say("queue.ask_closing_reason", code=code.shown, agencies=say("agencies.separator").join(open_agencies))
    )


def confirm_closing(resolution_id: int, code: ResolutionCode, title: str, reason: str) -> Screen:
    """The reason as it will stand, and the press that closes with it."""
    words = say("queue.confirm_closing", code=Marked(bold(code.shown)), title=title, reason=reason)
    return Screen(words, ((Button(say("queue.button.close_all_the_same"), f"closeyes:{resolution_id}"),),))


def closed(code: ResolutionCode, title: str) -> Screen:
    return Screen(say("queue.closed", code=Marked(bold(code.shown)), title=title))


def agency_hears_closed(code: ResolutionCode, title: str) -> Screen:
    return Screen(say("queue.agency_closed", code=Marked(bold(code.shown)), title=title))


def cancelled(about: Judged, reason: str) -> Screen:
    """To the agency, whose assignment the secretariat has taken away."""
    return Screen(say("queue.agency_cancelled", code=Marked(bold(about.code.shown)), title=about.title, reason=reason))


def cancelled_for_secretariat(about: Judged, reason: str) -> Screen:
    """To the secretary who has taken it away."""
    text = say("queue.cancelled", code=Marked(bold(about.code.shown)), agency=about.agency, reason=reason)
    return Screen(text, ((Button(say("history.card"), f"card:{about.assignment_id}"),),))


def title_line(key: str, about: Judged, position: Position) -> str:
    """The first line of a card: which of how many, what and whose."""
    return say(
        key,
        number=position.number,
        total=position.total,
        code=Marked(bold(about.code.shown)),
        title=about.title,
        agency=about.agency,
    )


def _letter(card: ReportCard) -> str:
    return say("queue.letter", number=card.letter_number, date=_date(card.letter_on))


def _standing(card: ReportCard) -> str:
    days = card.days_before_due
    if days is None:
        return say("queue.undated")
    if days == 0:
        return say("queue.on_due_day")
    return say("queue.before_due", days=days) if days > 0 else say("queue.after_due", days=-days)


def _files(count: int) -> str:
    return say("queue.files", count=count) if count else say("queue.no_files")


def _date(day: date | None) -> str:
    return long_date(day) if day is not None else say("queue.undated")


def _report_buttons(card: ReportCard) -> Row:
    return (
        Button(say("queue.button.verify"), f"ver:{card.report_id}"),
        Button(say("queue.button.return"), f"ret:{card.report_id}"),
    )


def _letter_buttons(card: ReportCard) -> Row:
    return (
        Button(say("queue.button.letter_came"), f"letyes:{card.about.assignment_id}"),
        Button(say("queue.button.letter_missing"), f"letno:{card.about.assignment_id}"),
    )


def _common(about: Judged, card: ReportCard, position: Position) -> tuple[Row, ...]:
    history = Button(say("queue.button.history"), f"hist:{about.assignment_id}")
    files = (Button(say("queue.button.files"), f"files:{card.report_id}"),) if card.attachments else ()
    following = next_buttons(position)
    return ((*files, history), *((following,) if following else ()))


def next_buttons(position: Position) -> Row:
    """«بعدی» while another card follows."""
    if position.total <= position.skipped + 1:
        return ()
    return (Button(say("queue.button.next"), f"queue:{position.skipped + 1}"),)
