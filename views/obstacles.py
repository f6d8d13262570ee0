"""Obstacles: the list of a body, and what is said when one is removed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.text import shorten
from locales.catalog import Marked, bold, say
from views.assignments import AssignmentCard, answering_buttons
from views.deadlines import day_near
from views.reports import RecordedReport, recorded, told
from views.screen import Button, Row, Screen
from views.told_apart import coded, told_apart

PAGE: Final = 8
QUOTED_AT: Final = 100


@dataclass(frozen=True)
class Obstacle:
    """What hinders an assignment since a day; ``words`` None where the text is withheld."""

    assignment_id: int
    code: str
    agency: str
    words: str | None
    since: date
    remover: str | None


@dataclass(frozen=True)
class Obstacles:
    """The obstacles of a body, the longest first, shown from ``start`` on."""

    body_id: int
    body: str
    lines: tuple[Obstacle, ...]
    start: int
    today: date


def obstacle_list(shown: Obstacles) -> Screen:
    """A page of the list with a button for each card."""
    back = (Button(say("dashboard.button.whole"), f"dash:{shown.body_id}"),)
    if not shown.lines:
        return Screen(say("obstacles.nothing", body=shown.body), (back,))
    page = shown.lines[shown.start : shown.start + PAGE]
    head = say("obstacles.head", body=shown.body, count=len(shown.lines))
    cards = told_apart([coded(line.code, line.agency, f"card:{line.assignment_id}") for line in page], a_row=3)
    text = "\n".join([head, *(obstacle_line(line, shown.today) for line in page)])
    return Screen(text, (*cards, *_turning(shown), back))


def remover_named(report: RecordedReport, *, is_told: bool) -> Screen:
    """The confirmation of the obstacle with who could remove it."""
    return told(report) if is_told else recorded(report)


def ask_remover(code: str) -> Screen:
    leave = Button(say("reports.button.leave"), "leave")
    return Screen(say("obstacles.ask_remover_words", code=code), ((leave,),))


def removed(card: AssignmentCard) -> Screen:
    """To the secretariat."""
    back = Button(say("assignments.button.back"), f"card:{card.assignment_id}")
    return Screen(say("obstacles.removed", code=Marked(bold(card.code)), agency=card.agency), ((back,),))


def agency_hears_removed(card: AssignmentCard) -> Screen:
    return Screen(say("obstacles.agency_hears_removed", code=card.name), answering_buttons(card))


def obstacle_line(line: Obstacle, today: date) -> str:
    """What hinders, since when, and who could remove it."""
    words = shorten(" ".join((line.words or say("obstacles.withheld")).split()), QUOTED_AT)
    days = (today - line.since).days
    known = {"code": Marked(bold(line.code)), "agency": line.agency, "obstacle": words}
    key = "obstacles.line" if days else "obstacles.line_today"
    text = say(key, day=day_near(line.since, today), days=days, **known)
    return text if line.remover is None else say("obstacles.line_remover", line=Marked(text), name=line.remover)


def _turning(shown: Obstacles) -> tuple[Row, ...]:
    turning = []
    if shown.start > 0:
        turning.append(Button(say("lists.button.previous"), f"obs:{shown.body_id}:{max(0, shown.start - PAGE)}"))
    if shown.start + PAGE < len(shown.lines):
        turning.append(Button(say("lists.button.next"), f"obs:{shown.body_id}:{shown.start + PAGE}"))
    return (tuple(turning),) if turning else ()
