"""«برای جلسه ۲۱»: who must report in a meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import long_date
from locales.catalog import Marked, say
from views.lists import ListedAssignment, line
from views.screen import Button, Screen
from views.told_apart import coded, told_apart

SHOWN: Final = 15


@dataclass(frozen=True)
class ForMeeting:
    """``held_on`` is None while the meeting has no day."""

    body_id: int
    number: int
    held_on: date | None
    lines: tuple[ListedAssignment, ...]


def for_meeting(shown: ForMeeting) -> Screen:
    """A line for each that must report there, the secretariat's lateness included."""
    calendar = (
        Button(say("for_meeting.button.calendar"), f"mcal:{shown.body_id}"),
        Button(say("sittings.button.hold"), f"sits:{shown.body_id}:{shown.number}"),
    )
    day = long_date(shown.held_on) if shown.held_on is not None else say("for_meeting.no_day")
    if not shown.lines:
        return Screen(say("for_meeting.nothing", number=shown.number, day=day), (calendar,))
    head = say("for_meeting.head", number=shown.number, day=day, count=len(shown.lines))
    lines = [Marked(line(one, for_secretariat=True)) for one in shown.lines[:SHOWN]]
    if len(shown.lines) > SHOWN:
        lines.append(Marked(say("for_meeting.more", count=len(shown.lines) - SHOWN)))
    cards = told_apart([coded(one.code.shown, one.agency, f"card:{one.id}") for one in shown.lines[:SHOWN]], a_row=3)
    return Screen("\n".join([head, *lines]), (*cards, calendar))
