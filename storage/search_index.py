"""Keeping the words of texts for search: with every flush that changes a text, in the transaction that changes it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, Select, delete, event, insert, select
from sqlalchemy.orm import Session

from domain.search_words import kept_words
from storage.models import (
    Agency,
    Alias,
    Attachment,
    Base,
    Clause,
    ProgressReport,
    Resolution,
    SearchEntry,
    SearchKind,
)

Row = dict[str, Any]
Texts = Select[*tuple[Any, ...]]
SLICE: Final = 200


def _titles() -> Texts:
    named = select(Resolution.id.label("source_id"), Resolution.id.label("resolution_id"), Resolution.title)
    return named.where(Resolution.is_text_withheld.is_(False))


def _texts() -> Texts:
    text = select(Resolution.id.label("source_id"), Resolution.id.label("resolution_id"), Resolution.text)
    return text.where(Resolution.is_text_withheld.is_(False))


def _clauses() -> Texts:
    text = select(Clause.id.label("source_id"), Clause.resolution_id, Clause.id.label("clause_id"), Clause.text)
    return text.join(Resolution, Resolution.id == Clause.resolution_id).where(Resolution.is_text_withheld.is_(False))


def _agencies() -> Texts:
    names = select(Agency.id.label("source_id"), Agency.id.label("agency_id"), Agency.name, Alias.name.label("also"))
    return names.outerjoin(Alias, Alias.agency_id == Agency.id).order_by(Agency.id, Alias.id)


def _reports() -> Texts:
    told = select(ProgressReport.id.label("source_id"), ProgressReport.assignment_id, ProgressReport.text)
    return told.where(ProgressReport.taken_back_at.is_(None))


def _attachments() -> Texts:
    named = select(Attachment.id.label("source_id"), ProgressReport.assignment_id, Attachment.name)
    of_report = named.join(ProgressReport, ProgressReport.id == Attachment.report_id)
    return of_report.where(Attachment.name.is_not(None), ProgressReport.taken_back_at.is_(None))


# How the texts of a kind are read, and by which column those of some rows are chosen.
_SOURCES: Final[dict[SearchKind, tuple[Callable[[], Texts], Any]]] = {
    SearchKind.TITLE: (_titles, Resolution.id),
    SearchKind.RESOLUTION: (_texts, Resolution.id),
    SearchKind.CLAUSE: (_clauses, Clause.resolution_id),
    SearchKind.AGENCY: (_agencies, Agency.id),
    SearchKind.REPORT: (_reports, ProgressReport.id),
    SearchKind.ATTACHMENT: (_attachments, Attachment.report_id),
}
_KEYS: Final = ("source_id", "resolution_id", "clause_id", "agency_id", "assignment_id")


def fill_when_empty(connection: Connection) -> None:
    """Put in everything that is there, after a migration that brought search to a database with texts in it."""
    if connection.execute(select(SearchEntry.id).limit(1)).first() is None:
        for kind, (texts, _) in _SOURCES.items():
            _put(connection, kind, texts())


class IndexingSession(Session):
    """What it flushes is found by search as soon as it is committed."""


@event.listens_for(IndexingSession, "after_flush")
def keep_up(session: Session, _context: object) -> None:
    """Write anew the words of every text that this flush has changed."""
    changed: dict[SearchKind, set[int]] = defaultdict(set)
    for row in (*session.new, *session.dirty):
        for kind, key in _touched(row):
            changed[kind].add(key)
    connection = session.connection() if changed else None
    for kind, keys in changed.items():
        if connection is not None:
            _renew(connection, kind, keys)


def _touched(row: Base) -> Iterator[tuple[SearchKind, int]]:
    if isinstance(row, Resolution):
        yield from ((kind, row.id) for kind in (SearchKind.TITLE, SearchKind.RESOLUTION, SearchKind.CLAUSE))
    elif isinstance(row, Clause):
        yield SearchKind.CLAUSE, row.resolution_id
    elif isinstance(row, Agency):
        yield SearchKind.AGENCY, row.id
    elif isinstance(row, Alias) and row.agency_id is not None:
        yield SearchKind.AGENCY, row.agency_id
    elif isinstance(row, ProgressReport):
        yield from ((SearchKind.REPORT, row.id), (SearchKind.ATTACHMENT, row.id))
    elif isinstance(row, Attachment) and row.report_id is not None:
        yield SearchKind.ATTACHMENT, row.report_id


def _renew(connection: Connection, kind: SearchKind, keys: set[int]) -> None:
    texts, key = _SOURCES[kind]
    owned = {
        SearchKind.CLAUSE: SearchEntry.source_id.in_(select(Clause.id).where(Clause.resolution_id.in_(keys))),
        SearchKind.ATTACHMENT: SearchEntry.source_id.in_(select(Attachment.id).where(Attachment.report_id.in_(keys))),
    }
    own = owned.get(kind, SearchEntry.source_id.in_(keys))
    connection.execute(delete(SearchEntry).where(SearchEntry.kind == kind, own))
    _put(connection, kind, texts().where(key.in_(keys)))


def _put(connection: Connection, kind: SearchKind, texts: Texts) -> None:
    rows = list(_entries(kind, connection.execute(texts).mappings()))
    for start in range(0, len(rows), SLICE):
        connection.execute(insert(SearchEntry), rows[start : start + SLICE])


def _entries(kind: SearchKind, found: Iterable[Any]) -> Iterator[Row]:
    """One entry for each source; the other names of an agency come as further rows of it."""
    texts: dict[int, list[str]] = defaultdict(list)
    keys: dict[int, Row] = {}
    for row in found:
        keys[row["source_id"]] = {name: row.get(name) for name in _KEYS}
        texts[row["source_id"]] += [value for name, value in row.items() if name not in _KEYS and value]
    for source_id, parts in texts.items():
        words = kept_words("\n".join(dict.fromkeys(parts)))
        if words:
            yield keys[source_id] | {"kind": kind, "words": words}
