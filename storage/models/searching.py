"""What search looks in: the words of one text, and what it belongs to."""

from enum import StrEnum
from typing import Final

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base
from storage.types import Word

INDEX: Final = "search_index"
"""SQLite's own full-text table beside ``search_entries``; PostgreSQL has an index on the same words."""


class SearchKind(StrEnum):
    TITLE = "title"
    RESOLUTION = "resolution"
    CLAUSE = "clause"
    AGENCY = "agency"
    REPORT = "report"
    ATTACHMENT = "attachment"


class SearchEntry(Base):
    """The words of a text (domain.search_words): ``source_id`` is the row that it is of, by its ``kind``.

    One of the other keys says whose it is: all assignments of a resolution (or clause), of an agency, or one.
    Written by storage.search_index with whatever changes the text, in the same transaction.
    """

    __tablename__ = "search_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[SearchKind] = mapped_column(Word(SearchKind))
    source_id: Mapped[int]
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolutions.id", ondelete="CASCADE"), index=True)
    clause_id: Mapped[int | None] = mapped_column(ForeignKey("clauses.id", ondelete="CASCADE"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id", ondelete="CASCADE"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"), index=True)
    words: Mapped[str] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("kind", "source_id"),)


# An array of words is a vector as it is: PostgreSQL's own parser would cut words elsewhere than SQLite's.
Index(
    "ix_search_entries_words",
    func.array_to_tsvector(func.string_to_array(SearchEntry.words, " ")),
    postgresql_using="gin",
).ddl_if(dialect="postgresql")


def is_of_models(name: str | None, kind: str, _parents: object = None) -> bool:
    """Whether a table belongs to the models; SQLite keeps several of its own for the full-text index."""
    return kind != "table" or name is None or not name.startswith(INDEX)
