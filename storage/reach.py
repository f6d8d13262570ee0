"""Whether a database can be used, told in words for an operator."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage.database import Database
from storage.repositories.history import Anchor, Break
from storage.schema import newest_revision, revision, upgrade
from storage.unit_of_work import UnitOfWork


class DatabaseTrouble(Exception):
    """The database cannot be used; the message is one sentence that says why, without address or password."""


@dataclass(frozen=True)
class Audit:
    """Where each body's history stands, and where it does not hold."""

    anchors: list[Anchor]
    breaks: list[Break]


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what the drivers raise into DatabaseTrouble."""
    try:
        yield
    except CommandError as error:
        raise DatabaseTrouble(f"The database was made by a newer release of Peygir ({error}).") from None
    except (SQLAlchemyError, OSError) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        first_line = str(cause).strip().partition("\n")[0]
        raise DatabaseTrouble(f"The database cannot be used: {first_line.rstrip('.')}.") from None


async def stands_at(url: str) -> str | None:
    """The schema revision of the database, None while it is empty. Raises DatabaseTrouble."""
    with told_in_words():
        database = Database(url)
        try:
            return await revision(database)
        finally:
            await database.close()


async def made_ready(url: str) -> None:
    """A fresh database is made; an older one is left to its upgrade, for a running bot may be using it."""
    found = await stands_at(url)
    if found is None:
        await bring_up(url)
    elif found != newest_revision():
        raise DatabaseTrouble(f"The database stands at {found} and not at this release's: run peygir db upgrade.")


async def audit_history(url: str, kept: Mapping[int, Anchor] | None = None) -> Audit:
    """Read the whole history and find what was changed behind the program's back. Raises DatabaseTrouble."""
    with told_in_words():
        database = Database(url)
        try:
            async with UnitOfWork(database, reads_only=True) as uow:
                return Audit(await uow.history.anchors(), await uow.history.breaks(kept))
        finally:
            await database.close()


async def bring_up(url: str) -> str:
    """Upgrade the database to this release's revision and answer it. Raises DatabaseTrouble."""
    with told_in_words():
        database = Database(url)
        try:
            await upgrade(database)
        finally:
            await database.close()
    return newest_revision()
