"""Minutes on a sheet that is read without a mistake: one line for each fact of the heading, one table with named
columns, one agency a line. Filled by hand in Word, or here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from exports.word import Column, Paper
from locales.catalog import say

EMPTY_ROWS: Final = 8
BLANK: Final = "…………"


@dataclass(frozen=True)
class SheetRow:
    """One resolution; ``text`` holds its clauses on lines of their own, the agencies stand one a line."""

    text: str
    responsible: Sequence[str] = ()
    partners: Sequence[str] = ()
    supervisors: Sequence[str] = ()
    deadline: str = ""


@dataclass(frozen=True)
class MinutesSheet:
    """The heading in words, as it is to be printed, and the resolutions; what is empty is left to be filled in."""

    number: str = ""
    body: str = ""
    day: str = ""
    time: str = ""
    place: str = ""
    chair: str = ""
    agenda: Sequence[str] = ()
    rows: Sequence[SheetRow] = ()


def minutes_sheet(sheet: MinutesSheet) -> bytes:
    """A .docx on lying A4: the heading, the agenda, the table of resolutions and the signatures."""
    paper = Paper(is_landscape=True)
    paper.heading(say("papers.sheet.title", number=sheet.number or BLANK, body=sheet.body or BLANK))
    for name in ("day", "time", "place", "chair"):
        paper.line(say(f"papers.sheet.fact.{name}", value=getattr(sheet, name)))
    paper.line(say("papers.sheet.agenda"), is_bold=True)
    for place, item in enumerate(sheet.agenda or ("", ""), 1):
        paper.line(say("papers.sheet.agenda_item", place=place, item=item))
    paper.heading(say("papers.sheet.resolutions"), level=2)
    paper.table(_columns(), _rows(sheet.rows or [SheetRow("")] * EMPTY_ROWS))
    paper.line(say("papers.sheet.signatures"), is_bold=True)
    return paper.to_bytes()


def _columns() -> list[Column]:
    shares = {"row": 1.7, "text": 10.5, "responsible": 4.5, "partners": 3.5, "supervisors": 3, "deadline": 2.6}
    return [Column(say(f"papers.sheet.column.{name}"), share, name == "row") for name, share in shares.items()]


def _rows(rows: Sequence[SheetRow]) -> list[list[str]]:
    return [
        [
            say("papers.number", number=place),
            row.text,
            "\n".join(row.responsible),
            "\n".join(row.partners),
            "\n".join(row.supervisors),
            row.deadline,
        ]
        for place, row in enumerate(rows, 1)
    ]
