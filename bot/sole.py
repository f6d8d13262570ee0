"""One process for each SQLite database: a second would find it locked, or handle what the first has in hand."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.database import Database


class NotAlone(Exception):
    """Another process serves this database; the message is one sentence for the operator."""


@contextmanager
def sole(database: Database) -> Iterator[None]:
    """Hold the database file for this process. The system lets go of it when the process ends, however it ends."""
    file = database.url.database
    if not database.is_sqlite or not file or file == ":memory:":
        yield
        return
    lock = os.open(f"{file}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _hold(lock, Path(file))
        yield
    finally:
        os.close(lock)


def _hold(lock: int, file: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = os.read(lock, 20).decode("ascii", "replace").strip()
        raise NotAlone(
            f"Process {holder or 'of another kind'} already serves {file}: stop it first. "
            "Several processes at once need PostgreSQL (PEYGIR_DATABASE_URL)."
        ) from None
    with suppress(OSError):
        # Only for the sentence above; on a full disk the lock holds without it.
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode("ascii"), 0)
