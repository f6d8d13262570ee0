"""Messages to more people than a sample has, put into the outbox as the issue of minutes puts them."""

import asyncio
from datetime import UTC, datetime
from typing import Final

from domain.vocabulary import DeliveryFate, Messenger
from services.actors import Place
from services.telling import Telling, tell_place
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.faults.ordeal import Ordeal
from tests.faults.traces import fates
from views.screen import Screen

AT_ONCE: Final = 200
WORDS: Final = "پیام همگانی"


async def people(made: Ordeal, count: int) -> list[int]:
    """New accounts that have opened a chat with the bot."""
    found = []
    for number in range(count):
        person = await made.hand.post("people", {"name": f"شخص {number}", "messenger": "telegram"})
        found.append(person["id"])
        await made.hand.post(f"people/{person['id']}/send", {"text": "سلام"})
        if number % AT_ONCE == AT_ONCE - 1:
            await made.hand.quiet()
    await made.hand.quiet()
    return found


async def queue(made: Ordeal, recipients: list[int]) -> None:
    """What the issue of minutes does, for more people than a sample has."""
    database, now = Database(made.url), datetime.now(UTC)
    async with UnitOfWork(database) as uow:
        for person in recipients:
            place = Place(Messenger.TELEGRAM, person)
            await tell_place(uow, place, Screen(f"{WORDS} {person}"), Telling(f"broadcast:{person}"), now)
        await uow.commit(now)
    await database.close()


async def is_over(made: Ordeal) -> bool:
    """Whether every message has met a fate that stays."""
    unsettled = {DeliveryFate.QUEUED, DeliveryFate.SENDING, DeliveryFate.UNCERTAIN}
    return not set(await fates(made.url)) & unsettled


async def until_over(made: Ordeal) -> None:
    """The playground knows nothing of what this process has queued, and would call the trial quiet too early."""
    for _ in range(3000):
        if await is_over(made):
            return
        await asyncio.sleep(0.1)
