"""Updates that are repeated, out of order or too many, through a bot that nobody kills."""

import random
import time
from typing import Final

import pytest

from tests.faults.figures import tell
from tests.faults.mutations import PEOPLE
from tests.faults.ordeal import Ordeal
from tests.faults.raw import a_message, hand_in, in_portions
from tests.faults.scenario import ANSWERING, LATE, Play, get_issued
from tests.faults.traces import inversions, newest_row, outcomes, raw_updates, state

pytestmark = [pytest.mark.faults, pytest.mark.timeout(2400), pytest.mark.asyncio(loop_scope="module")]
HELP: Final = "راهنما"


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
async def test_what_one_chat_says_is_handled_in_its_order(calm: Ordeal, count: int) -> None:
    before = await newest_row(calm.url)
    updates = [a_message(PEOPLE[number % len(PEOPLE)], text=HELP) for number in range(count)]
    for portion in in_portions(updates):
        await hand_in(calm, portion)
        await calm.hand.quiet()
    handled, wrong = await inversions(calm.url, before)
    tell("order within a chat", updates=handled, inversions=wrong)
    assert (handled, wrong) == (count, 0)


@pytest.mark.parametrize("count", [150, pytest.param(1000, marks=pytest.mark.long)])
async def test_a_flood_by_one_chat_does_not_delay_the_others(calm: Ordeal, count: int) -> None:
    before = await newest_row(calm.url)
    await hand_in(calm, [a_message(LATE, text=HELP) for _ in range(count)])
    began = time.monotonic()
    other = calm.hand.person(ANSWERING)
    await calm.hand.post(f"people/{other.id}/send", {"text": HELP})
    await other.hand.get(f"people/{other.id}/chat", after=max(one.id for one in await other.chat()), wait=60)
    waited, met = time.monotonic() - began, await outcomes(calm.url, before)
    undone = count + 1 - sum(1 for outcome in met.values() if outcome is not None)
    await calm.hand.quiet()
    tell("flood by one chat", flood=count, undone_when_the_other_was_answered=undone, waited_seconds=round(waited, 2))
    assert undone > count // 3


async def test_what_comes_again_in_any_order_changes_nothing(calm: Ordeal) -> None:
    await get_issued(Play(calm))
    said = await raw_updates(calm.url)
    before, chats = await state(calm.url), await texts(calm)
    for round_number in range(3):
        random.Random(round_number).shuffle(said)
        for portion in in_portions(said):
            await hand_in(calm, portion)
        await calm.hand.quiet()
    after, again = await state(calm.url), await texts(calm)
    tell("replay", replayed=3 * len(said), doubled=sum(map(len, again)) - sum(map(len, chats)), state=after[:16])
    assert (after, again) == (before, chats)


async def texts(calm: Ordeal) -> list[list[str]]:
    return [[seen.text for seen in await calm.hand.person(person).chat()] for person in (1001, ANSWERING, LATE)]
