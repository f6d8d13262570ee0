"""What is said when something that was issued is corrected."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import long_date
from domain.text import shorten
from locales.catalog import say
from views.day_picker import month_grid
from views.screen import Button, Row, Screen

QUOTED: int = 300


@dataclass(frozen=True)
class TextChange:
    """Both texts are empty where the text never leaves the server."""

    code: str
    before: str
    after: str


@dataclass(frozen=True)
class Correctable:
    """What of an issued row may be corrected: its id and the letters of its clauses by their ids."""

    resolution_id: int
    clauses: tuple[tuple[int, str], ...]


def correction_buttons(row: Correctable) -> list[Button]:
    """Under an issued row for the secretariat: its text, due date and agencies, and those of its clauses."""
    buttons = [
        Button(say("issued_corrections.button.text"), f"fixtext:{row.resolution_id}:0"),
        Button(say("issued_corrections.button.due"), f"fixdl:{row.resolution_id}:0"),
        Button(say("issued_agencies.button.agencies"), f"fixags:{row.resolution_id}"),
    ]
    for clause_id, letter in row.clauses:
        place = f"{row.resolution_id}:{clause_id}"
        buttons += [
            Button(say("issued_corrections.button.clause_text", letter=letter), f"fixtext:{place}"),
            Button(say("issued_corrections.button.clause_due", letter=letter), f"fixdl:{place}"),
        ]
    return buttons


def ask_text(code: str, text: str) -> Screen:
    return Screen(say("issued_corrections.ask_text", code=code, text=shorten(text, QUOTED)))


def choose_day(code: str, target: str, year: int, month: int, today: date) -> Screen:
    """A Jalali month; ``target`` is ``RESOLUTION:CLAUSE``."""
    grid = month_grid(year, month, day_verb=f"fixday:{target}", month_verb=f"fixdl:{target}", earliest=today)
    back: Row = (Button(say("correcting.button.row", code=code), f"row:{target.partition(':')[0]}"),)
    return Screen(say("issued_corrections.choose_day", code=code), (*grid, back))


def text_corrected(change: TextChange, assignment_id: int) -> Screen:
    """To who answers for it."""
    lines = [say("issued_corrections.text_corrected", code=change.code)]
    if change.after:
        lines.append(say("issued_corrections.new_text", text=shorten(change.after, QUOTED)))
        lines.append(say("issued_corrections.old_text", text=shorten(change.before, QUOTED)))
    return Screen("\n".join(lines), _card_button(assignment_id))


def due_corrected(code: str, before: date | None, day: date, assignment_id: int) -> Screen:
    """To who answers for it."""
    was = long_date(before) if before is not None else say("issued_corrections.no_day")
    return Screen(
        say("issued_corrections.due_corrected", code=code, day=long_date(day), before=was), _card_button(assignment_id)
    )


def _card_button(assignment_id: int) -> tuple[Row, ...]:
    return ((Button(say("issued_corrections.button.card"), f"card:{assignment_id}"),),)
