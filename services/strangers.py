"""How much of what strangers write is answered: enough for who wants to join, not enough to be a burden."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from services.actors import Place
from storage.unit_of_work import UnitOfWork

MESSAGES_AN_HOUR: Final = 30


class Hearing(StrEnum):
    """Whether a message is answered, is answered by «too many», or not at all until the hour has passed."""

    HEARD = "heard"
    TOO_MANY = "too_many"
    UNHEARD = "unheard"


async def hear_stranger(place: Place, uow: UnitOfWork, now: datetime) -> Hearing:
    """Count a message from a chat of nobody known and say what becomes of it."""
    async with uow:
        count = await uow.invites.count_stranger(place.messenger, place.chat_id, now)
        await uow.commit(now)
    if count <= MESSAGES_AN_HOUR:
        return Hearing.HEARD
    return Hearing.TOO_MANY if count == MESSAGES_AN_HOUR + 1 else Hearing.UNHEARD
