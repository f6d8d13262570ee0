"""«سوابق»: what happened to an assignment, oldest first, in one line each."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import clock_time, short_date, today
from domain.codes import ResolutionCode
from locales.catalog import Marked, bold, say, sentences
from views.screen import Button, Row, Screen

SHOWN: int = 20


@dataclass(frozen=True)
class Happening:
    """One event: ``kind`` is a key of history.kind, ``words`` what was said, ``files`` how many came along.

    A report that came by letter carries the letter's number and day; ``is_on_behalf`` when the secretariat gave it.
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


def history(code: ResolutionCode, agency: str, title: str, happenings: list[Happening], assignment_id: int) -> Screen:
    """The last happenings; files of reports can be fetched again."""
    head = say("history.head", code=Marked(bold(code.shown)), agency=agency, title=title)
    lines = [_line(item) for item in happenings[-SHOWN:]] or [say("history.nothing")]
    return Screen("\n".join([head, *lines]), buttons=_buttons(happenings[-SHOWN:], assignment_id))


def _line(item: Happening) -> str:
    is_named = f"history.kind.{item.kind}" in sentences()
    what = say(f"history.kind.{item.kind}") if is_named else say("history.kind.other")
    parts = [
        what,
        *([item.agency] if item.agency else []),
        *([item.who] if item.who else []),
        *([say("history.on_behalf")] if item.is_on_behalf else []),
        *([_letter(item.letter_number, item.letter_on)] if item.letter_number else []),
        *([say("queue.quoted", text=item.words)] if item.words else []),
        *([say("queue.files", count=item.files)] if item.files else []),
    ]
    day = short_date(today(item.at))
    return say("history.line", day=day, time=clock_time(item.at), what=say("history.separator").join(parts))


def _letter(number: str, written_on: date | None) -> str:
    if written_on is None:
        return say("history.letter", number=number)
    return say("history.dated_letter", number=number, day=short_date(written_on))


def _buttons(happenings: list[Happening], assignment_id: int) -> tuple[Row, ...]:
    files = [
        Button(say("history.files_of", day=short_date(today(item.at))), f"files:{item.report_id}")
        for item in happenings
        if item.files and item.report_id is not None
    ]
    rows = [(button,) for button in files[-4:]]
    return (*rows, (Button(say("history.card"), f"card:{assignment_id}"),))
