"""«حالت جلسه»: choosing the meeting that is held, pausing its reading, and the summary at the end."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import long_date
from domain.vocabulary import FileKind, HearingOutcome
from locales.catalog import Marked, bold, say
from views.hearings import Decision, decision_words
from views.screen import Button, Enclosure, Row, Screen

LINES_SHOWN: Final = 30
_ORDER: Final = (
    HearingOutcome.CLOSED,
    HearingOutcome.MERGED,
    HearingOutcome.CONTINUED,
    HearingOutcome.EXTENDED,
    HearingOutcome.RENEWED,
    HearingOutcome.KEPT,
    HearingOutcome.NOTED,
)


@dataclass(frozen=True)
class ListedSitting:
    """A reading that has begun and stands at ``place`` (from 0); ``decided`` of ``total`` are done."""

    sitting_id: int
    number: int
    place: int
    decided: int
    total: int
    body_id: int


@dataclass(frozen=True)
class SittingChoice:
    """The readings that wait to go on, and the meetings (number, day) that may be being held."""

    body_id: int
    begun: tuple[ListedSitting, ...]
    meetings: tuple[tuple[int, date | None], ...]


@dataclass(frozen=True)
class SummaryLine:
    """A resolution of the reading and what was decided on it, None for nothing."""

    code: str
    title: str
    decision: Decision | None


@dataclass(frozen=True)
class SittingSummary:
    """``meeting_id`` names the draft that new resolutions wait in, None when there is none."""

    sitting_id: int
    body_id: int
    body: str
    meeting_id: int | None
    number: int
    held_on: date | None
    lines: tuple[SummaryLine, ...]

    def of(self, outcome: HearingOutcome | None) -> list[SummaryLine]:
        """The lines with that outcome; None for those that nobody has decided on."""
        return [line for line in self.lines if (line.decision.outcome if line.decision else None) is outcome]


def choose_meeting(choice: SittingChoice) -> Screen:
    """Which meeting is being held; a reading that waits comes first."""
    begun = [
        (Button(say("sittings.button.go_on", number=one.number), f"sitat:{one.sitting_id}:{one.place}"),)
        for one in choice.begun
    ]
    waiting = {one.number for one in choice.begun}
    rows: list[Row] = [
        (Button(_meeting(number, day), f"sit:{choice.body_id}:{number}"),)
        for number, day in choice.meetings
        if number not in waiting
    ]
    calendar = (Button(say("for_meeting.button.calendar"), f"mcal:{choice.body_id}"),)
    lines = [say("sittings.choose"), *map(_waiting, choice.begun)]
    return Screen("\n".join(lines), (*begun, *rows, calendar))


def nothing_to_hear(body_id: int, number: int) -> Screen:
    back = Button(say("for_meeting.button.calendar"), f"mcal:{body_id}")
    return Screen(say("sittings.nothing", number=number), ((back,),))


def paused(sitting: ListedSitting) -> Screen:
    text = say("sittings.paused", number=sitting.number, decided=sitting.decided, total=sitting.total)
    on = Button(say("sittings.button.go_on", number=sitting.number), f"sitat:{sitting.sitting_id}:{sitting.place}")
    return Screen(text, ((on,),))


def summary(shown: SittingSummary) -> Screen:
    """What was closed, goes on, was extended and is new; and what nobody has decided on."""
    lines = [say("sittings.summary", number=shown.number, count=len(shown.lines))]
    for outcome in _ORDER:
        lines += _part(say(f"sittings.part.{outcome}"), shown.of(outcome))
    lines += _part(say("sittings.part.undecided"), shown.of(None))
    draft = Button(say("sittings.button.draft"), f"min:{shown.meeting_id}")
    first = (
        Button(say("sittings.button.paper"), f"sitpaper:{shown.sitting_id}"),
        Button(say("sittings.button.back"), f"sitat:{shown.sitting_id}:0"),
    )
    return Screen("\n".join(lines), (first, *(((draft,),) if shown.meeting_id is not None else ())))


def paper(shown: SittingSummary, stored_name: str) -> Screen:
    """The readings as a file."""
    name = say("sittings.file_name", number=shown.number)
    back = Button(say("sittings.button.summary"), f"sitend:{shown.sitting_id}")
    enclosure = Enclosure(FileKind.DOCUMENT, stored_name, name)
    return Screen(say("sittings.paper", number=shown.number), ((back,),), enclosures=(enclosure,))


def paper_lines(shown: SittingSummary) -> list[tuple[str, str, str]]:
    """Code, title and decision of each, for the paper."""
    return [
        (line.code, line.title, decision_words(line.decision) if line.decision else say("sittings.part.undecided"))
        for line in shown.lines
    ]


def _part(name: str, lines: list[SummaryLine]) -> list[str]:
    if not lines:
        return []
    head = say("sittings.part_head", name=Marked(bold(name)), count=len(lines))
    more = [say("for_meeting.more", count=len(lines) - LINES_SHOWN)] if len(lines) > LINES_SHOWN else []
    return [head, *map(_line, lines[:LINES_SHOWN]), *more]


def _line(line: SummaryLine) -> str:
    if line.decision is None or (line.decision.due_on is None and line.decision.renewed_by is None):
        return say("sittings.line", code=line.code, title=line.title)
    return say("sittings.line_decided", code=line.code, title=line.title, decision=decision_words(line.decision))


def _waiting(one: ListedSitting) -> str:
    return say("sittings.waiting", number=one.number, decided=one.decided, total=one.total)


def _meeting(number: int, day: date | None) -> str:
    if day is None:
        return say("sittings.button.today", number=number)
    return say("sittings.button.of", number=number, day=long_date(day, year=False))
