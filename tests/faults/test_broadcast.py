"""Killed in the middle of a broadcast, the bot leaves nobody without it and repeats little, and says that it does."""

import asyncio
import random
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from bot.points import CLAIMED, SENT
from bot.sender import AT_ONCE
from domain.vocabulary import DeliveryFate
from tests.faults.aftermath import AGAIN
from tests.faults.figures import tell
from tests.faults.ordeal import Ordeal, ordeal
from tests.faults.queueing import WORDS, is_over, people, queue, until_over
from tests.faults.scenario import BEGINNING
from tests.faults.traces import fates

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800)]
BETWEEN: Final = 2.0


async def kill_on_the_way(made: Ordeal, kills: int, between: float) -> None:
    """Now right before a message goes, now right after it went, now in the middle of whatever there is."""
    choice = random.Random(kills)
    for number in range(kills):
        await asyncio.sleep(between)
        if number % 3 == 2:
            made.deaths["anywhere"] += 1
            made.bots[0].kill()
        else:
            made.die_at(choice.choice((CLAIMED, SENT)))
            await wait_for_death(made)


async def wait_for_death(made: Ordeal) -> None:
    """Until the bot came past the point, or there is nothing left at which it could."""
    for _ in range(600):
        if not made.survivors() or await is_over(made):
            return
        await asyncio.sleep(0.05)


@pytest.mark.parametrize(("count", "kills"), [(120, 3), pytest.param(2000, 15, marks=pytest.mark.long)])
async def test_a_broadcast_reaches_everybody_in_spite_of_kills(
    url: str, tmp_path: Path, count: int, kills: int
) -> None:
    async with ordeal(url, tmp_path / "ordeal", BEGINNING) as made:
        recipients = await people(made, count)
        await queue(made, recipients)
        await kill_on_the_way(made, kills, BETWEEN if count > 500 else 0.3)
        made.die_at()
        await until_over(made)
        chats = {person: [one.text for one in await made.hand.person(person).chat()] for person in recipients}
        got = Counter({person: sum(1 for text in texts if WORDS in text) for person, texts in chats.items()})
        marked = sum(1 for texts in chats.values() for text in texts if AGAIN.match(text))
        lost, repeated = sum(1 for person in recipients if not got[person]), got.total() - len(+got)
        met = await fates(url)
        tell(
            f"broadcast to {count}", killed=made.deaths.total(), sent=got.total(), lost=lost, doubled=repeated,
            marked=marked, uncertain=met[DeliveryFate.UNCERTAIN],
        )  # fmt: skip
        assert lost == 0
        assert repeated <= marked <= made.deaths.total() * AT_ONCE
        assert met[DeliveryFate.UNCERTAIN] == 0
