"""How much is undone at an instant: what a trial waits for, and what an operator may look at."""

from dataclasses import dataclass
from datetime import datetime

from domain.vocabulary import Messenger
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Undone:
    """``inbox`` counts received updates that are not handled, ``owed`` messages, files and work that are due."""

    inbox: int
    owed: int


async def count_undone(messenger: Messenger, bot_id: int, uow: UnitOfWork, now: datetime) -> Undone:
    """What one messenger still owes of all that was due at ``now``. Reads only."""
    async with uow:
        return Undone(*await uow.undone.count(messenger, bot_id, now))
