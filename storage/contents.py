"""What is in a database, in figures that are equal exactly when the rows are: counts and digests of its tables."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

_WHOLE: Final = 2**256


class Cursor(Protocol):
    """The part of the drivers' cursors that is used here."""

    def execute(self, statement: Any, /) -> Any: ...

    def __iter__(self) -> Any: ...


@dataclass(frozen=True)
class Content:
    """How many rows a table has, and a digest of them in whatever order they come."""

    rows: int
    digest: str


@dataclass(frozen=True)
class Contents:
    """``tables`` by name; ``files`` are the stored files that rows speak of, with the digests written beside them."""

    revision: str
    tables: Mapping[str, Content]
    files: Mapping[str, str]


def contents_of(cursor: Cursor, tables: Iterable[str]) -> Contents:
    """Read the named tables whole, in the transaction of ``cursor``."""
    counted = {table: _content(cursor.execute(f'SELECT * FROM "{table}"') or cursor) for table in sorted(tables)}
    stored = "SELECT stored_name, sha256 FROM attachments WHERE stored_name IS NOT NULL"
    files = {str(name): str(digest) for name, digest in cursor.execute(stored) or cursor}
    revisions = [str(row[0]) for row in cursor.execute("SELECT version_num FROM alembic_version") or cursor]
    return Contents(revisions[0] if revisions else "", counted, files)


def _content(rows: Iterable[tuple[Any, ...]]) -> Content:
    count = total = 0
    for row in rows:
        written = json.dumps(list(row), ensure_ascii=False, sort_keys=True, default=str)
        # A sum does not mind the order, in which a restored table may differ.
        total = (total + int.from_bytes(hashlib.sha256(written.encode()).digest())) % _WHOLE
        count += 1
    return Content(count, f"{total:064x}")
