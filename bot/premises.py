"""What everything that runs in one process shares."""

from dataclasses import dataclass

from bot.loops import Bell
from bot.points import Point
from bot.rights import Rights
from bot.scanner import Keeping
from bot.workshop import Workshop
from handlers.context import Clock
from storage.database import Database
from storage.files import FileStore
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Premises:
    """``fetched`` is rung when a file has come; ``point`` is called with each step's name (bot.points)."""

    database: Database
    files: FileStore
    clock: Clock
    fetched: Bell
    point: Point
    workshop: Workshop
    rights: Rights
    keeping: Keeping

    def unit_of_work(self) -> UnitOfWork:
        """A transaction that may write."""
        return UnitOfWork(self.database)

    def looking(self) -> UnitOfWork:
        """A transaction that only reads."""
        return UnitOfWork(self.database, reads_only=True)
