"""Updates that the messenger brings: kept before they are acknowledged, by whichever receiver they reach."""

import asyncio
from pathlib import Path
from typing import Final

import pytest

from bot.points import RECEIVED
from tests.faults.aftermath import aftermath_of
from tests.faults.balance import balanced, free_ports
from tests.faults.figures import tell
from tests.faults.mortal import ACTING, Habits
from tests.faults.ordeal import PATIENCE, Ordeal, ordeal
from tests.faults.scenario import BEGINNING, Play, get_issued
from tests.faults.traffic import REPORTERS, Traffic

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800)]
MACHINES: Final = ("machine-0", "machine-1")


async def die(made: Ordeal, *points: str) -> None:
    """Whichever receiver comes past each of these points first is killed there."""
    made.die_at(*points)
    for _ in range(PATIENCE * 10):
        if not made.survivors():
            return
        await asyncio.sleep(0.1)


@pytest.mark.parametrize("kills", [2, pytest.param(30, marks=pytest.mark.long)])
async def test_receivers_killed_between_commit_and_answer_lose_nothing(
    postgresql_url: str, tmp_path: Path, kills: int
) -> None:
    public, *ports = free_ports(1 + len(MACHINES))
    habits = Habits(webhook=f"http://127.0.0.1:{public}", listens=dict(zip(MACHINES, ports, strict=True)))
    async with (
        balanced(public, ports),
        ordeal(postgresql_url, tmp_path / "ordeal", BEGINNING, machines=MACHINES, habits=habits) as made,
    ):
        await get_issued(Play(made))
        traffic = Traffic(made)
        async with traffic.flowing():
            for number in range(kills):
                await traffic.grow(len(REPORTERS))
                await die(made, ACTING if number % 3 == 2 else RECEIVED)
            await traffic.grow(len(REPORTERS))
        made.finish()
        await made.hand.quiet()
        polls = [call for call in await made.hand.log() if call["method"] == "getUpdates"]
        await made.hand.advance(1)
        found, left = await traffic.account(), await aftermath_of(made)
        tell(
            "webhook, killed between commit and answer", killed=made.deaths.total(), receivers=len(MACHINES),
            **vars(found), undone=left.undone, polls=len(polls),
        )  # fmt: skip
    assert (found.lost, found.doubled, found.untold, found.blind) == (0, 0, 0, 0)
    assert (left.undone, left.is_history_whole, polls) == (0, True, [])
