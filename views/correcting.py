"""The cards by which a row of the minutes is looked at and corrected."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.calendar import long_date
from domain.periods import Period
from domain.text import shorten
from domain.vocabulary import DeadlineKind, Duty
from locales.catalog import say
from views.deadlines import COUNTED
from views.issued_corrections import Correctable, correction_buttons
from views.screen import Button, Row, Screen, rows_of_two

FOLDED_AT: int = 300


class Standing(StrEnum):
    """How far an agency as written is known."""

    KNOWN = "known"
    GUESS = "guess"
    NEW = "new"


@dataclass(frozen=True)
class DeadlineCard:
    """A deadline in the words of the minutes and the day that it comes to; ``texts`` are the text's own deadlines.

    ``period`` is that of an endless duty; ``proposal`` a usual day where the minutes give none. ``written`` are the
    words of the minutes when ``raw`` was corrected.
    """

    kind: DeadlineKind
    raw: str | None
    due_on: date | None
    is_by_hand: bool
    texts: tuple[str, ...] = ()
    period: Period | None = None
    proposal: date | None = None
    written: str | None = None


@dataclass(frozen=True)
class NamedCard:
    """An agency as a row names it. ``candidates`` are pairs (key, name), best first, where a key is ``aID`` of an
    agency or ``gID`` of a group; ``members`` of a group are given with whether they are meant."""

    id: int
    resolution_id: int
    code: str
    as_written: str
    duty: Duty
    standing: Standing
    known_as: str | None = None
    group_id: int | None = None
    candidates: tuple[tuple[str, str], ...] = ()
    members: tuple[tuple[int, str, bool], ...] = ()
    letter: str | None = None

    @property
    def sign(self) -> str:
        return say(f"correcting.sign.{self.standing}")


@dataclass(frozen=True)
class ClauseCard:
    id: int
    resolution_id: int
    code: str
    row_code: str
    letter: str
    text: str
    agencies: tuple[NamedCard, ...]
    deadline: DeadlineCard
    letter_before: str | None = None


@dataclass(frozen=True)
class LinkedRow:
    """A row of other minutes that this one follows, or that follows it."""

    id: int
    code: str


@dataclass(frozen=True)
class RowCard:
    """A row with everything that can be corrected; ``position`` of ``total`` counts all rows of the minutes.

    ``is_open`` while its minutes are a draft; ``is_correctable`` once they are issued, until the row is closed.
    """

    id: int
    meeting_id: int
    code: str
    title: str
    text: str
    position: int
    total: int
    kind: str
    is_removed: bool
    is_text_withheld: bool
    is_open: bool
    agencies: tuple[NamedCard, ...]
    deadline: DeadlineCard
    clauses: tuple[ClauseCard, ...] = ()
    points: tuple[str, ...] = ()
    previous_id: int | None = None
    next_id: int | None = None
    cites: tuple[LinkedRow, ...] = ()
    cited_by: tuple[LinkedRow, ...] = ()
    is_correctable: bool = False


def row_card(card: RowCard, *, whole: bool = False) -> Screen:
    """One row; ``whole`` shows its text unfolded."""
    lines = [
        say("correcting.row", code=card.code, title=card.title),
        say("correcting.position", position=card.position, total=card.total),
        *([say(f"correcting.not_issued.{card.kind}")] if card.is_removed else []),
        *([say("correcting.withheld")] if card.is_text_withheld else []),
        "",
        card.text if whole else shorten(card.text, FOLDED_AT),
        "",
        *_agency_lines(card),
        deadline_line(card.deadline),
        *proposal_line(card.deadline),
        *(_clause_line(clause) for clause in card.clauses if _is_apart(clause)),
        *([say("correcting.cites", codes=_codes(card.cites))] if card.cites else []),
        *([say("correcting.cited_by", codes=_codes(card.cited_by))] if card.cited_by else []),
        *([say("correcting.to_look_at")] if card.points else []),
        *(say("minutes.point", words=words) for words in card.points),
    ]
    return Screen("\n".join(lines), _row_buttons(card, whole=whole))


def ask_text(code: str) -> Screen:
    return Screen(say("correcting.ask_text", code=code))


def ask_title(code: str) -> Screen:
    return Screen(say("correcting.ask_title", code=code))


def nothing_left(meeting_id: int) -> Screen:
    """After the last row that needed a look."""
    buttons = (
        Button(say("minutes.button.issue"), f"iss:{meeting_id}"),
        Button(say("minutes.button.summary"), f"min:{meeting_id}"),
    )
    return Screen(say("correcting.nothing_left"), (buttons,))


def deadline_line(deadline: DeadlineCard) -> str:
    """«⏰ مهلت: ۲ هفته — تا پنجشنبه ۳۱ شهریور ۱۴۰۱», whatever of it is known."""
    if deadline.due_on is not None:
        raw = say("correcting.by_hand") if deadline.is_by_hand or not deadline.raw else deadline.raw
        key = "correcting.deadline_due" if deadline.kind in COUNTED else "correcting.deadline_falls"
        return say(key, raw=raw, day=long_date(deadline.due_on))
    if deadline.kind is DeadlineKind.NONE:
        return say("correcting.deadline_none")
    if deadline.period is not None:
        raw = deadline.raw or say("correcting.continuous")
        return say("correcting.deadline_endless", raw=raw, period=_period(deadline.period))
    return say("correcting.deadline_undated", raw=deadline.raw or say("minutes.unknown"))


def proposal_line(deadline: DeadlineCard) -> list[str]:
    """A usual day for «فوری» and its like; nothing where the minutes give a day."""
    return [say("correcting.proposal", day=long_date(deadline.proposal))] if deadline.proposal is not None else []


def proposal_button(deadline: DeadlineCard, target: str) -> list[Button]:
    """Takes the proposed day for ``target`` (``RESOLUTION:CLAUSE``)."""
    if deadline.proposal is None:
        return []
    label = say("correcting.button.proposal", day=long_date(deadline.proposal, year=False))
    return [Button(label, f"dlday:{target}:{deadline.proposal.isoformat()}")]


def _period(period: Period) -> str:
    if period.months is not None:
        return say("correcting.period_months", count=period.months)
    return say("correcting.period_days", count=period.days) if period.days else say("correcting.period_meeting")


def _is_apart(clause: ClauseCard) -> bool:
    return bool(clause.agencies) or clause.deadline.kind is not DeadlineKind.NONE or clause.deadline.due_on is not None


def _agency_lines(card: RowCard) -> list[str]:
    lines: list[str] = []
    for duty in Duty:
        named = [one for one in card.agencies if one.duty is duty]
        if named:
            lines.append(say("correcting.duty_heading", duty=say(f"words.duty.{duty}")))
        lines += [_agency_line(one) for one in named]
    return lines or [say("correcting.no_agencies")]


def _agency_line(named: NamedCard) -> str:
    if named.standing is Standing.GUESS and named.candidates:
        return say("correcting.guessed_agency", sign=named.sign, name=named.as_written, guess=named.candidates[0][1])
    if named.standing is not Standing.KNOWN:
        return say("correcting.new_agency", sign=named.sign, name=named.as_written)
    if named.group_id is not None:
        return say("correcting.known_group", sign=named.sign, name=named.known_as, count=meant(named))
    return say("correcting.agency", sign=named.sign, name=named.known_as)


def _clause_line(clause: ClauseCard) -> str:
    names = say("correcting.between").join(one.known_as or one.as_written for one in clause.agencies)
    line = say("correcting.clause_apart", letter=clause.letter, deadline=deadline_line(clause.deadline))
    if names and clause.deadline.kind is DeadlineKind.NONE and clause.deadline.due_on is None:
        return say("correcting.clause_agencies", letter=clause.letter, names=names)
    return say("correcting.clause_both", line=line, names=names) if names else line


def _row_buttons(card: RowCard, *, whole: bool) -> tuple[Row, ...]:
    links = rows_of_two(
        [Button(say("correcting.button.row", code=one.code), f"row:{one.id}") for one in (*card.cites, *card.cited_by)]
    )
    if not card.is_open:
        return (*_issued_buttons(card), *links, _turning(card))
    if card.is_removed:
        return ((Button(say("correcting.button.restore"), f"rowback:{card.id}"),), _turning(card))
    right = Button(say("correcting.button.right"), f"rowok:{card.id}")
    return ((right,), *rows_of_two(_changing(card, whole=whole)), *links, _turning(card))


def _turning(card: RowCard) -> Row:
    turning: list[Button] = []
    if card.next_id is not None:
        turning.append(Button(say("correcting.button.next"), f"row:{card.next_id}"))
    if card.previous_id is not None:
        turning.append(Button(say("correcting.button.previous"), f"row:{card.previous_id}"))
    return (*turning, Button(say("minutes.button.summary"), f"min:{card.meeting_id}"))


def _changing(card: RowCard, *, whole: bool) -> list[Button]:
    hiding = say("correcting.button.show" if card.is_text_withheld else "correcting.button.hide")
    full = [] if whole or len(card.text) <= FOLDED_AT else [Button(say("correcting.button.whole"), f"rowall:{card.id}")]
    return [
        *proposal_button(card.deadline, f"{card.id}:0"),
        Button(say("correcting.button.agencies"), f"ags:{card.id}"),
        Button(say("correcting.button.deadline"), f"dl:{card.id}:0"),
        Button(say("correcting.button.text"), f"rowtext:{card.id}"),
        Button(say("correcting.button.title"), f"rowname:{card.id}"),
        Button(say("correcting.button.clauses"), f"cls:{card.id}"),
        Button(hiding, f"rowhide:{card.id}"),
        Button(say("correcting.button.remove"), f"rowdel:{card.id}"),
        *full,
    ]


def _issued_buttons(card: RowCard) -> tuple[Row, ...]:
    if not card.is_correctable or card.is_removed:
        return ()
    clauses = tuple((clause.id, clause.letter) for clause in card.clauses if _is_apart(clause))
    return rows_of_two(correction_buttons(Correctable(card.id, clauses)))


def _codes(rows: tuple[LinkedRow, ...]) -> str:
    return say("correcting.between").join(one.code for one in rows)


def named_label(named: NamedCard) -> str:
    key = "correcting.agency" if named.duty is Duty.RESPONSIBLE else "correcting.agency_with_duty"
    name = shorten(named.known_as or named.as_written, 60)
    return say(key, sign=named.sign, name=name, duty=say(f"words.duty.{named.duty}"))


def meant(card: NamedCard) -> int:
    return sum(1 for _, _, is_in in card.members if is_in)
