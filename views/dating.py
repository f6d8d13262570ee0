"""Setting the deadline of a row or of one of its clauses right."""

from datetime import date

from domain.calendar import jalali
from domain.text import shorten
from domain.vocabulary import DeadlineKind
from locales.catalog import say
from views.correcting import DeadlineCard, deadline_line, proposal_button, proposal_line
from views.day_picker import month_grid
from views.screen import Button, Row, Screen, rows_of_two
from views.way_out import with_way_out


def deadline_card(code: str, deadline: DeadlineCard, target: str, today: date) -> Screen:
    """The deadline as it is and the ways to change it; ``target`` is ``RESOLUTION:CLAUSE``, clause 0 for the row."""
    start = jalali(max(deadline.due_on or today, today))
    lines = [
        say("dating.deadline", code=code),
        deadline_line(deadline),
        *proposal_line(deadline),
        *([say("dating.raw", raw=deadline.written)] if deadline.written else []),
        *(say("dating.in_text", raw=words) for words in deadline.texts),
    ]
    texts: list[Row] = [
        (Button(say("dating.button.of_text", raw=shorten(words, 40)), f"dltext:{target}:{place}"),)
        for place, words in enumerate(deadline.texts)
    ]
    buttons = [
        *proposal_button(deadline, target),
        Button(say("dating.button.calendar"), f"dlcal:{target}:{start.year:04d}-{start.month:02d}"),
        Button(say("dating.button.typed"), f"dltype:{target}"),
        Button(say("dating.button.continuous"), f"dlkind:{target}:{DeadlineKind.CONTINUOUS}"),
        Button(say("dating.button.monthly"), f"dlkind:{target}:{DeadlineKind.PERIODIC}:1"),
        Button(say("dating.button.quarterly"), f"dlkind:{target}:{DeadlineKind.PERIODIC}:3"),
        Button(say("dating.button.every_meeting"), f"dlkind:{target}:{DeadlineKind.EVERY_SESSION}"),
        Button(say("dating.button.next_meeting"), f"dlkind:{target}:{DeadlineKind.NEXT_SESSION}:1"),
        Button(say("dating.button.none"), f"dlkind:{target}:{DeadlineKind.NONE}"),
        _back(target, code),
    ]
    return Screen("\n".join(lines), (*texts, *rows_of_two(buttons)))


def calendar_page(code: str, target: str, year: int, month: int, today: date) -> Screen:
    """A Jalali month to choose the due date from."""
    grid = month_grid(year, month, day_verb=f"dlday:{target}", month_verb=f"dlcal:{target}", earliest=today)
    return Screen(say("dating.choose_day", code=code), (*grid, (_back(target, code),)))


def ask_deadline(code: str) -> Screen:
    return Screen(say("dating.ask", code=code))


def not_a_deadline() -> Screen:
    return with_way_out(Screen(say("dating.not_understood")))


def _back(target: str, code: str) -> Button:
    resolution, _, clause = target.partition(":")
    return Button(say("correcting.button.row", code=code), f"row:{resolution}" if clause == "0" else f"cl:{clause}")
