"""«حالت جلسه»: the card of a resolution that is read, the questions about it, and what was decided."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import long_date, short_date
from domain.resolution_state import ResolutionState
from domain.text import shorten
from domain.vocabulary import HearingOutcome, HearingReason
from locales.catalog import Marked, bold, say
from views.day_picker import month_grid
from views.lists import ListedAssignment, due_words, state_words
from views.screen import Button, Row, Screen, rows_of_two

TEXT_SHOWN: Final = 700
SAID_SHOWN: Final = 140
AGENCIES_SHOWN: Final = 6
CHIPS: Final = (7, 14, 30)


@dataclass(frozen=True)
class Heard:
    """Which resolution was read in which meeting."""

    meeting: int
    code: str
    title: str


@dataclass(frozen=True)
class HeardAgency:
    """One agency of a resolution that is read; ``said`` is its last word, None where words do not leave the server."""

    code: str
    listed: ListedAssignment
    said: str | None


@dataclass(frozen=True)
class Decision:
    """What the meeting decided: ``renewed_by`` is the code of the new resolution, ``fate`` what became of the old."""

    outcome: HearingOutcome
    due_on: date | None = None
    renewed_by: str | None = None
    fate: HearingOutcome | None = None


@dataclass(frozen=True)
class HearingCard:
    """A resolution in its place (from 0) of ``total``; ``outcomes`` are the buttons while nothing is decided."""

    hearing_id: int
    sitting_id: int
    meeting: int
    place: int
    total: int
    code: str
    title: str
    text: str | None
    reason: HearingReason
    state: ResolutionState
    agencies: tuple[HeardAgency, ...]
    cites: tuple[str, ...]
    cited_by: tuple[str, ...]
    decision: Decision | None
    outcomes: tuple[HearingOutcome, ...]


@dataclass(frozen=True)
class ChosenDays:
    """The days of the chips, and the present due date, which may stay where the work just goes on."""

    hearing_id: int
    code: str
    outcome: HearingOutcome
    days: tuple[date, ...]
    due_on: date | None
    may_stay: bool


def hearing_card(card: HearingCard) -> Screen:
    """The resolution with all that the meeting needs to decide, the four outcomes, and the way on and back."""
    lines = [
        say("hearings.position", meeting=card.meeting, place=card.place + 1, total=card.total),
        say("hearings.title", code=Marked(bold(card.code)), title=card.title),
        say("hearings.withheld") if card.text is None else shorten(card.text, TEXT_SHOWN),
        *_relations(card),
        say("hearings.state", reason=say(f"hearings.why.{card.reason}"), state=say(f"overview.states.{card.state}")),
        *map(_agency, card.agencies[:AGENCIES_SHOWN]),
    ]
    if len(card.agencies) > AGENCIES_SHOWN:
        lines.append(say("hearings.more_agencies", count=len(card.agencies) - AGENCIES_SHOWN))
    if card.decision is not None:
        lines.append(stamp(Heard(card.meeting, card.code, card.title), card.decision))
    return Screen("\n".join(lines), (*_deciding(card), *_turning(card)))


def choose_days(chosen: ChosenDays, month: str) -> Screen:
    """Until when: the same day where it may stay, chips, or a day of the calendar (``month`` is Jalali YYYY-MM)."""
    press = f"hrdue:{chosen.hearing_id}:{chosen.outcome}"
    stay = [Button(say("hearings.button.same"), f"{press}:same")] if chosen.may_stay else []
    chips = [
        Button(say("hearings.button.until", days=count, day=short_date(day)), f"{press}:{day.isoformat()}")
        for count, day in zip(CHIPS, chosen.days, strict=True)
    ]
    other = Button(say("requests.button.other_day"), f"hrmonth:{chosen.hearing_id}:{chosen.outcome}:{month}")
    holes = {"code": chosen.code, "day": _day(chosen.due_on)}
    is_dated = chosen.due_on is not None
    text = say(f"hearings.{'ask_days' if is_dated else 'ask_days_undated'}.{chosen.outcome}", **holes)
    return Screen(text, (*rows_of_two([*stay, *chips, other]), (_back(chosen.hearing_id),)))


def choose_day(hearing_id: int, outcome: HearingOutcome, code: str, year: int, month: int, earliest: date) -> Screen:
    """A Jalali month to choose the due date from."""
    place = f"{hearing_id}:{outcome}"
    grid = month_grid(year, month, day_verb=f"hrdue:{place}", month_verb=f"hrmonth:{place}", earliest=earliest)
    return Screen(say("hearings.choose_day", code=code), (*grid, (_back(hearing_id),)))


def ask_text(code: str, hearing_id: int) -> Screen:
    return Screen(say("hearings.ask_text", code=code), ((_back(hearing_id),),))


def ask_fate(hearing_id: int, heard: Heard, renewed_by: str) -> Screen:
    """What becomes of the resolution that a new one follows."""
    fates = (HearingOutcome.MERGED, HearingOutcome.KEPT, HearingOutcome.CLOSED)
    buttons = tuple(Button(_outcome(fate), f"hrfate:{hearing_id}:{fate}") for fate in fates)
    undo = Button(say("hearings.button.undo"), f"hrundo:{hearing_id}")
    return Screen(say("hearings.ask_fate", code=heard.code, renewed_by=renewed_by), (buttons, (undo,)))


def decided(hearing_id: int, heard: Heard, decision: Decision) -> Screen:
    """In place of the card: the stamp, and the way back."""
    undo = Button(say("hearings.button.undo"), f"hrundo:{hearing_id}")
    card = Button(say("hearings.button.card"), f"hr:{hearing_id}")
    text = say("hearings.decided", code=Marked(bold(heard.code)), title=heard.title, stamp=stamp(heard, decision))
    return Screen(text, ((undo, card),))


def all_heard(sitting_id: int, meeting: int, total: int) -> Screen:
    end = Button(say("hearings.button.end"), f"sitend:{sitting_id}")
    return Screen(say("hearings.all_heard", meeting=meeting, total=total), ((end,),))


def stamp(heard: Heard, decision: Decision) -> str:
    """«در جلسه ۲۱ قرائت شد؛ ادامه تا یکشنبه ۲۰ آذر ۱۴۰۵»."""
    return say("hearings.stamp", meeting=heard.meeting, decision=decision_words(decision))


def decision_words(decision: Decision) -> str:
    """What was decided, in a few words."""
    holes = {"code": decision.renewed_by, "day": _day(decision.due_on)}
    word: str = decision.outcome
    if decision.outcome is HearingOutcome.RENEWED:
        word = f"renewed_{decision.fate or HearingOutcome.KEPT}"
    elif decision.due_on is not None:
        word = f"{decision.outcome}_until"
    return say(f"hearings.decision.{word}", **holes)


def agency_hears(heard: Heard, decision: Decision) -> Screen:
    """To who answers for it."""
    is_renewed = decision.outcome is HearingOutcome.RENEWED
    told = (decision.fate or HearingOutcome.KEPT) if is_renewed else decision.outcome
    ending = "_renewed" if told is HearingOutcome.KEPT else ("_until" if decision.due_on is not None else "")
    holes = {"code": heard.code, "title": heard.title, "meeting": heard.meeting, "day": _day(decision.due_on)}
    return Screen(say(f"hearings.told.{told}{ending}", **holes))


def agency_hears_taken_back(heard: Heard) -> Screen:
    """To who had heard of a decision that is taken back."""
    return Screen(say("hearings.told_taken_back", code=heard.code, title=heard.title, meeting=heard.meeting))


def _relations(card: HearingCard) -> list[str]:
    comma = say("lists.comma")
    return [
        *([say("hearings.follows", codes=comma.join(card.cites))] if card.cites else []),
        *([say("hearings.followed_by", codes=comma.join(card.cited_by))] if card.cited_by else []),
    ]


def _agency(one: HeardAgency) -> str:
    parts = [part for part in (state_words(one.listed), due_words(one.listed, for_secretariat=True)) if part]
    name = Marked(bold(one.listed.agency or ""))
    line = say("hearings.agency", agency=name, state=say("lists.comma").join(parts))
    return (
        line if one.said is None else say("hearings.agency_said", line=Marked(line), said=shorten(one.said, SAID_SHOWN))
    )


def _deciding(card: HearingCard) -> tuple[Row, ...]:
    if card.decision is not None:
        return ((Button(say("hearings.button.undo"), f"hrundo:{card.hearing_id}"),),)
    return rows_of_two([Button(_outcome(one), f"hrout:{card.hearing_id}:{one}") for one in card.outcomes])


def _turning(card: HearingCard) -> tuple[Row, ...]:
    place, number = card.place, card.sitting_id
    turning = [
        *([Button(say("lists.button.previous"), f"sitat:{number}:{place - 1}")] if place else []),
        *([Button(say("lists.button.next"), f"sitat:{number}:{place + 1}")] if place + 1 < card.total else []),
    ]
    leaving = (
        Button(say("hearings.button.pause"), f"sitpause:{number}"),
        Button(say("hearings.button.end"), f"sitend:{number}"),
    )
    return (*((tuple(turning),) if turning else ()), leaving)


def _outcome(outcome: HearingOutcome) -> str:
    return say(f"hearings.button.outcome.{outcome}")


def _back(hearing_id: int) -> Button:
    return Button(say("hearings.button.back"), f"hr:{hearing_id}")


def _day(day: date | None) -> str:
    return long_date(day) if day is not None else ""
