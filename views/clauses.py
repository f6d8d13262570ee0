"""Giving a clause of a row its own agencies and due date."""

from dataclasses import dataclass

from domain.text import shorten
from domain.vocabulary import DeadlineKind
from locales.catalog import say
from views.correcting import FOLDED_AT, ClauseCard, RowCard, deadline_line, named_label, proposal_line
from views.screen import Button, Row, Screen, rows_of_two


@dataclass(frozen=True)
class Cutting:
    """Where a row (clause 0) or a clause may be parted: pairs of a place and the words that would begin there."""

    resolution_id: int
    clause_id: int
    code: str
    cuts: tuple[tuple[int, str], ...]


def clause_list(card: RowCard) -> Screen:
    rows: list[Row] = [
        (Button(say("correcting.clause_label", letter=one.letter, text=shorten(one.text, 40)), f"cl:{one.id}"),)
        for one in card.clauses
    ]
    back = Button(say("correcting.button.row", code=card.code), f"row:{card.id}")
    split = Button(say("correcting.button.split_row"), f"clcut:{card.id}:0")
    rows.append((back,) if card.clauses else (split, back))
    return Screen(say("correcting.clauses" if card.clauses else "correcting.no_clauses", code=card.code), tuple(rows))


def choose_cut(cutting: Cutting) -> Screen:
    """The words with which a second clause would begin, each a button."""
    place = f"{cutting.resolution_id}:{cutting.clause_id}"
    rows: list[Row] = [
        (Button(say("correcting.cut_label", text=shorten(words, 45)), f"clcutat:{place}:{at}"),)
        for at, words in cutting.cuts
    ]
    press = f"cl:{cutting.clause_id}" if cutting.clause_id else f"row:{cutting.resolution_id}"
    rows.append((Button(say("correcting.button.back"), press),))
    return Screen(say("correcting.choose_cut" if cutting.cuts else "correcting.no_cut", code=cutting.code), tuple(rows))


def clause_card(card: ClauseCard) -> Screen:
    """A clause; without agencies and a due date of its own it follows its row."""
    names = [say("correcting.agency", sign=one.sign, name=one.known_as or one.as_written) for one in card.agencies]
    lines = [
        say("correcting.clause", code=card.code),
        shorten(card.text, FOLDED_AT),
        "",
        *(names or [say("correcting.clause_agencies_of_row")]),
        deadline_line(card.deadline)
        if card.deadline.kind is not DeadlineKind.NONE or card.deadline.due_on
        else say("correcting.clause_deadline_of_row"),
        *proposal_line(card.deadline),
    ]
    rows: list[Row] = [(Button(named_label(one), f"ag:{one.id}"),) for one in card.agencies]
    buttons = [
        Button(say("correcting.button.clause_agency"), f"agadd:r{card.resolution_id}-{card.id}"),
        Button(say("correcting.button.clause_deadline"), f"dl:{card.resolution_id}:{card.id}"),
        Button(say("correcting.button.clause_text"), f"cltext:{card.id}"),
        Button(say("correcting.button.clause_split"), f"clcut:{card.resolution_id}:{card.id}"),
        *_join_button(card),
        Button(say("correcting.button.clause_remove"), f"cldel:{card.id}"),
        Button(say("correcting.button.row", code=card.row_code), f"row:{card.resolution_id}"),
    ]
    return Screen("\n".join(lines), (*rows, *rows_of_two(buttons)))


def _join_button(card: ClauseCard) -> list[Button]:
    if card.letter_before is None:
        return []
    return [Button(say("correcting.button.clause_join", letter=card.letter_before), f"cljoin:{card.id}")]
