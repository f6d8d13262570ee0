"""One row of the table, read for everything it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.deadlines import Deadline, due_date
from domain.folded import folded
from domain.vocabulary import DeadlineKind
from minutes.agency_names import split_names
from minutes.attachments import find_attachments
from minutes.clauses import FoundClause, clause_at, find_clauses
from minutes.doers import doers_in
from minutes.draft import (
    DeadlineSource,
    DraftClause,
    DraftDeadline,
    DraftResolution,
    DraftWarning,
    PhraseRole,
    ResolutionType,
    TimePhrase,
    WarningCode,
)
from minutes.kinds import type_of
from minutes.phrase_roles import role_of
from minutes.references import FoundReference, find_references
from minutes.rows import TableRow
from minutes.supervisors import find_supervisors
from minutes.time_phrases import find_time_phrases, read_deadline_cell

# Which of several phrases is the deadline of a row whose column is empty.
_WEIGHT_OF_ROLE = {PhraseRole.DEADLINE: 0, PhraseRole.REPORT: 1, PhraseRole.RECURRENCE: 2}


@dataclass(frozen=True)
class Surroundings:
    """What a row is read against: the meeting's day, the directory's names, and whether the document has a place of its
    own for those who act."""

    held_on: date | None
    known_agencies: tuple[str, ...] = ()
    names_actors: bool = True


def read_resolution(row: TableRow, around: Surroundings) -> DraftResolution:
    """The resolution of one row."""
    text = "\n".join(row.text)
    clauses = find_clauses(text, row.number)
    references = find_references(text, around.held_on)
    phrases = _time_phrases(text, clauses, references, around.held_on)
    written = read_deadline_cell(" ".join(row.deadline), around.held_on)
    deadline = _deadline(written, phrases, around.held_on)
    kind, actors = type_of(text), _actors(row, text, around)
    doubts = _warnings_of_deadline(written, deadline, phrases, around.held_on)
    return DraftResolution(
        row=row.number,
        type=kind,
        text=text,
        clauses=tuple(DraftClause(clause.letter, clause.text) for clause in clauses),
        actors=actors,
        partners=split_names(row.partners, around.known_agencies),
        followup_by=split_names(row.followers, around.known_agencies),
        supervisors=_supervisors(row, text, around.known_agencies),
        deadline=deadline,
        time_phrases=phrases,
        cross_refs=tuple(found.reference for found in references),
        attachments=find_attachments(text, *row.remarks),
        remark=" ".join(row.remarks) or None,
        warnings=(*_warnings_of_row(row, actors, kind), *doubts),
    )


def _actors(row: TableRow, text: str, around: Surroundings) -> tuple[str, ...]:
    """Those of the column, or where the document has none those whom the sentence makes act."""
    if around.names_actors or row.actors:
        return split_names(row.actors, around.known_agencies)
    return doers_in(text, around.known_agencies)


def _supervisors(row: TableRow, text: str, known_agencies: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the text names, then those of the row's own column."""
    named = split_names(row.supervisors, known_agencies)
    return tuple(dict.fromkeys((*find_supervisors(text, known_agencies), *named)))


def _time_phrases(
    text: str, clauses: tuple[FoundClause, ...], references: Sequence[FoundReference], held_on: date | None
) -> tuple[TimePhrase, ...]:
    taken = [(reference.start, reference.end) for reference in references]
    plain = folded(text).plain
    return tuple(
        TimePhrase(
            phrase.deadline,
            role_of(plain, phrase),
            _due(phrase.deadline, held_on),
            clause_at(clauses, phrase.start),
        )
        for phrase in find_time_phrases(text, held_on, taken=taken)
    )


def _due(deadline: Deadline, held_on: date | None) -> date | None:
    return due_date(deadline, held_on) if held_on else deadline.fixed_on


def _deadline(written: Deadline, phrases: Sequence[TimePhrase], held_on: date | None) -> DraftDeadline:
    if written.kind is not DeadlineKind.NONE:
        return DraftDeadline(written, _due(written, held_on), DeadlineSource.COLUMN)
    usable = [phrase for phrase in phrases if phrase.clause is None and phrase.role in _WEIGHT_OF_ROLE]
    if not usable:
        return DraftDeadline(written)
    chosen = min(usable, key=lambda phrase: _WEIGHT_OF_ROLE[phrase.role])
    return DraftDeadline(chosen.deadline, chosen.due_on, DeadlineSource.TEXT)


def _warnings_of_row(row: TableRow, actors: Sequence[str], kind: ResolutionType) -> Iterator[DraftWarning]:
    if row.is_number_lost:
        yield DraftWarning(WarningCode.ROW_NUMBER_LOST)
    if row.parts > 1:
        yield DraftWarning(WarningCode.SPLIT_OVER_PAGES)
    if not actors and kind is ResolutionType.ACTION:
        yield DraftWarning(WarningCode.MISSING_ACTOR)


def _warnings_of_deadline(
    written: Deadline, chosen: DraftDeadline, phrases: Sequence[TimePhrase], held_on: date | None
) -> Iterator[DraftWarning]:
    if written.raw and written.kind is DeadlineKind.NONE:
        yield DraftWarning(WarningCode.DEADLINE_UNREADABLE, (("column", written.raw),))
    if chosen.source is DeadlineSource.TEXT:
        yield DraftWarning(WarningCode.DEADLINE_ONLY_IN_TEXT, (("text", chosen.deadline.raw or ""),))
    if held_on and chosen.due_on and chosen.due_on < held_on:
        yield DraftWarning(WarningCode.DUE_BEFORE_MEETING, (("column", chosen.deadline.raw or ""),))
    for phrase in phrases:
        if phrase.clause and phrase.role is PhraseRole.DEADLINE:
            yield DraftWarning(
                WarningCode.CLAUSE_DEADLINE, (("clause", phrase.clause), ("text", phrase.deadline.raw or ""))
            )
        elif chosen.source is DeadlineSource.COLUMN and _differs(phrase, chosen):
            yield DraftWarning(
                WarningCode.DEADLINES_DIFFER,
                (("column", chosen.deadline.raw or ""), ("text", phrase.deadline.raw or "")),
            )


def _differs(phrase: TimePhrase, chosen: DraftDeadline) -> bool:
    if phrase.clause or phrase.role not in (PhraseRole.DEADLINE, PhraseRole.REPORT):
        return False
    own, column = phrase.deadline, chosen.deadline
    return (own.kind, own.count, phrase.due_on) != (column.kind, column.count, chosen.due_on)
