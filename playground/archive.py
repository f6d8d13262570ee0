"""What survives the playground's own end: everything, in one SQLite file of its data folder.

Whole objects are kept as JSON under a kind and a key. A write is durable against the end of the process (not
against the loss of power, which would cost the speed that tests want).
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from playground.wire import Json, to_text

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID"
)


class FolderInUse(Exception):
    """Another playground works on the same data folder."""


class Archive:
    """One data folder's memory. Raises FolderInUse when another process has it open."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._connection = sqlite3.connect(folder / "playground.sqlite", timeout=0.5, isolation_level=None)
        try:
            for statement in (
                "PRAGMA locking_mode=EXCLUSIVE",
                "PRAGMA journal_mode=WAL",
                "PRAGMA synchronous=OFF",
                _SCHEMA,
                "DELETE FROM kept WHERE kind = 'nothing'",
            ):
                self._connection.execute(statement)
        except sqlite3.OperationalError as locked:
            self._connection.close()
            raise FolderInUse(str(folder)) from locked

    def keep(self, kind: str, key: str, value: Json) -> None:
        """Write or replace one object."""
        self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (kind, key, to_text(value)))

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Forget some objects of a kind."""
        with self._connection:
            self._connection.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", [(kind, key) for key in keys])

    def forget(self, *kinds: str) -> None:
        """Forget whole kinds."""
        with self._connection:
            self._connection.executemany("DELETE FROM kept WHERE kind = ?", [(kind,) for kind in kinds])

    def all_of(self, kind: str) -> Iterator[tuple[str, Json]]:
        """Every object of a kind by its key."""
        rows = self._connection.execute("SELECT key, value FROM kept WHERE kind = ?", (kind,)).fetchall()
        return ((key, json.loads(value)) for key, value in rows)

    def close(self) -> None:
        """Let another process have the folder."""
        self._connection.close()
