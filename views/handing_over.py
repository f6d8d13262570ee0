"""The open work of a post, for who takes it over, for good or for a while."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from locales.catalog import Marked, say
from views.deadlines import day_near
from views.lists import ListedAssignment, line
from views.screen import Button, Row, Screen

SHOWN: Final = 12


@dataclass(frozen=True)
class Work:
    """What an agency has open, the earliest due date first."""

    agency: str
    lines: tuple[ListedAssignment, ...]


def handed_over(work: Work) -> Screen:
    """To the newcomer of a post."""
    return _with_work(say("handing_over.head", **_counts(work)), work)


def absence_begins(work: Work, absent: str, ends_on: date | None, today: date) -> Screen:
    """To the substitute, on the first day."""
    until = day_near(ends_on, today) if ends_on is not None else ""
    return _with_work(say("handing_over.begins", absent=absent, until=until, **_counts(work)), work)


def back_again(work: Work, substitute: str) -> Screen:
    """To the one who was away."""
    return _with_work(say("handing_over.back", substitute=substitute, **_counts(work)), work)


def absent_hears(substitute: str, agency: str, ends_on: date | None, today: date) -> Screen:
    until = day_near(ends_on, today) if ends_on is not None else ""
    return Screen(say("handing_over.absent_hears", substitute=substitute, agency=agency, until=until))


def substitute_thanked(agency: str) -> Screen:
    return Screen(say("handing_over.thanked", agency=agency))


def ask_days(name: str) -> Screen:
    """The days of somebody's absence."""
    return Screen(say("handing_over.ask_days", name=name), ((Button(say("reports.button.leave"), "leave"),),))


def days_again() -> Screen:
    return Screen(say("handing_over.days_again"), ((Button(say("reports.button.leave"), "leave"),),))


def taken(code: str, title: str, who: str) -> Screen:
    """To the other focal points of an agency."""
    return Screen(say("handing_over.taken", code=code, title=title, who=who))


def _with_work(head: str, work: Work) -> Screen:
    lines = [Marked(line(one, for_secretariat=False)) for one in work.lines[:SHOWN]]
    if len(work.lines) > SHOWN:
        lines.append(Marked(say("handing_over.more", count=len(work.lines) - SHOWN)))
    mine = Button(say("keyboard.mine"), "list:mine:0:")
    cards: tuple[Row, ...] = ((mine,),) if work.lines else ()
    return Screen("\n".join([head, *lines]), cards)


def _counts(work: Work) -> dict[str, object]:
    return {"agency": work.agency, "count": len(work.lines), "late": sum(one.is_late for one in work.lines)}
