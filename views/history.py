"""«سوابق»: what happened to an assignment, oldest first, in one line each."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.calendar import clock_time, short_date, today
from domain.codes import ResolutionCode
from domain.text import in_few_lines
from domain.vocabulary import FileKind
from locales.catalog import Marked, bold, say, sentences
from views.history_changes import Change, change_words
from views.screen import Button, Enclosure, Row, Screen

SHOWN: int = 20
FOLDED_AT: int = 300


@dataclass(frozen=True)
class Happening:
    """One event: ``kind`` is a key of history.kind, ``words`` what was said, ``files`` how many came along.

    ``agency`` is named where it is not the one whose history is shown, with the code of its clause. A report that
    came by letter carries the letter's number and day; ``is_on_behalf`` when the secretariat gave it, ``told_by`` when
    it was by telephone.
    """

    at: datetime
    kind: str
    who: str | None
    agency: str | None
    words: str
    report_id: int | None
    files: int
    is_on_behalf: bool = False
    letter_number: str | None = None
    letter_on: date | None = None
    told_by: str | None = None
    changes: tuple[Change, ...] = ()

    def of_clause(self, code: str) -> "Happening":
        """The same with the code of the clause beside the agency."""
        return replace(self, agency=say("history.of_clause", agency=self.agency, code=code))


@dataclass(frozen=True)
class History:
    """All that happened to one assignment, oldest first. ``whole_of`` is its resolution for who may see it whole."""

    assignment_id: int
    code: ResolutionCode
    agency: str
    title: str
    happenings: tuple[Happening, ...]
    whole_of: int | None = None


def history(shown: History) -> Screen:
    """The last happenings; files of reports can be fetched again."""
    head = say("history.head", code=Marked(bold(shown.code.shown)), agency=shown.agency, title=shown.title)
    lines = [history_line(item) for item in shown.happenings[-SHOWN:]] or [say("history.nothing")]
    return Screen("\n".join([head, *lines]), buttons=_buttons(shown))


def history_paper(shown: History, stored_name: str) -> Screen:
    """The whole as a file."""
    name = say("history.paper_name", code=shown.code.shown.replace("/", "-"))
    enclosure = Enclosure(FileKind.DOCUMENT, stored_name, name)
    text = say("history.paper", code=Marked(bold(shown.code.shown)), agency=shown.agency)
    return Screen(text, buttons=((_card(shown.assignment_id),),), enclosures=(enclosure,))


def what_happened(item: Happening) -> str:
    """«گزارش ثبت شد · رضا کاویانی · «…»»: an event without its day and time."""
    is_named = f"history.kind.{item.kind}" in sentences()
    what = say(f"history.kind.{item.kind}") if is_named else say("history.kind.other")
    parts = [
        what,
        *([item.agency] if item.agency else []),
        *([item.who] if item.who else []),
        *([say("history.on_behalf")] if item.is_on_behalf else []),
        *([say("reports.told_by", name=item.told_by)] if item.told_by else []),
        *([_letter(item.letter_number, item.letter_on)] if item.letter_number else []),
        *map(change_words, item.changes),
        *([say("queue.quoted", text=item.words)] if item.words else []),
        *([say("queue.files", count=item.files)] if item.files else []),
    ]
    return say("history.separator").join(parts)


def history_line(item: Happening) -> str:
    """The beginning of what was said; the whole of it is in the paper."""
    day, words = short_date(today(item.at)), in_few_lines(item.words, FOLDED_AT)
    what = what_happened(replace(item, words=words))
    return say("history.line", day=day, time=clock_time(item.at), what=what)


def _letter(number: str, written_on: date | None) -> str:
    if written_on is None:
        return say("history.letter", number=number)
    return say("history.dated_letter", number=number, day=short_date(written_on))


def _buttons(shown: History) -> tuple[Row, ...]:
    files = [
        Button(say("history.files_of", day=short_date(today(item.at))), f"files:{item.report_id}")
        for item in shown.happenings[-SHOWN:]
        if item.files and item.report_id is not None
    ]
    rows = [(button,) for button in files[-4:]]
    paper = Button(say("history.button.to_paper"), f"histpaper:{shown.assignment_id}")
    whole = [(Button(say("history.button.whole"), f"histall:{shown.whole_of}"),)] if shown.whole_of else []
    return (*rows, (_card(shown.assignment_id), *([paper] if shown.happenings else [])), *whole)


def _card(assignment_id: int) -> Button:
    return Button(say("history.card"), f"card:{assignment_id}")
