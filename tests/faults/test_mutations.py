"""Updates that a broken messenger or a stranger's program might send."""

import asyncio
import random
from typing import Final

import pytest

from domain.vocabulary import Outcome
from tests.faults.figures import tell
from tests.faults.mutations import PEOPLE, mutated
from tests.faults.ordeal import Ordeal
from tests.faults.raw import a_message, hand_in, in_portions
from tests.faults.traces import newest_row, outcomes

pytestmark = [pytest.mark.faults, pytest.mark.timeout(2400), pytest.mark.asyncio(loop_scope="module")]
HELP: Final = "راهنما"
LOOKS: Final = 600


async def until_handled(calm: Ordeal, numbers: list[int], after: int) -> None:
    """Files that a mutated update names are wanted for long, so that the bot does not come to rest."""
    for _ in range(LOOKS):
        met = await outcomes(calm.url, after)
        if all(met.get(number) for number in numbers) and None not in met.values():
            return
        await asyncio.sleep(0.2)


@pytest.mark.parametrize("count", [150, pytest.param(10_000, marks=pytest.mark.long)])
async def test_no_mutated_update_stops_the_bot(calm: Ordeal, count: int) -> None:
    before, wrong = await newest_row(calm.url), mutated(count)
    good = [a_message(random.Random(number).choice(PEOPLE), text=HELP) for number in range(count)]
    pairs = [body for one, behind in zip(wrong, good, strict=True) for body in (one.body, behind)]
    for portion in in_portions(pairs):
        await hand_in(calm, portion)
        await until_handled(calm, [one["update_id"] for one in good if one in portion], before)
    met = await outcomes(calm.url, before)
    unread = {one.number for one in wrong if one.is_unread}
    lost = [update["update_id"] for update in good if met.get(update["update_id"]) is not Outcome.SHOWN]
    aside = [number for number, outcome in met.items() if outcome is Outcome.SET_ASIDE]
    tell("mutated updates", mutated=count, handled=len(met) - len(aside), set_aside=len(aside), lost=len(lost), stops=0)
    assert lost == []
    assert None not in met.values()
    assert unread.isdisjoint(aside)
