"""Several processes on one PostgreSQL, of which one is killed now and then: the others take its work over."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.models import Lease
from storage.unit_of_work import UnitOfWork
from tests.faults.aftermath import aftermath_of
from tests.faults.figures import tell
from tests.faults.ordeal import PATIENCE, Mortal, Ordeal, ordeal
from tests.faults.scenario import BEGINNING, Play, get_issued
from tests.faults.traffic import Traffic

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800)]
EVERY: Final = 10.0
SOLE: Final = ("sender:2000000", "poller:2000000", "ticker")
LOOK_EVERY: Final = 0.1
WAITS: Final = 6
"""Seconds; shorter than a takeover, so that updates wait for it in every chat."""


@dataclass
class Watch:
    """Who holds which right, and how many seconds each right of a killed process lay idle."""

    database: Database
    idle: dict[str, list[float]] = field(default_factory=dict)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def holders(self) -> dict[str, str]:
        """The process that each right belongs to, by its name, dead or alive."""
        async with UnitOfWork(self.database, reads_only=True) as uow:
            return {one.name: one.owner for one in await uow.session.scalars(select(Lease))}

    async def kill(self, made: Ordeal, right: str) -> None:
        """Kill whoever has a right, or anybody when who had it is dead already."""
        held = await self.holders()
        living = {_name(bot, held): bot for bot in made.bots}
        owner = held.get(right, "") if held.get(right) in living else random.choice([*living])
        living[owner].kill()
        made.deaths["anywhere"] += 1
        for name in (one for one in SOLE if held.get(one) == owner):
            self.tasks.append(asyncio.create_task(self._until_taken(name, owner)))

    async def _until_taken(self, right: str, owner: str) -> None:
        began = time.monotonic()
        for _ in range(PATIENCE * 10):
            if (await self.holders()).get(right, owner) != owner:
                break
            await asyncio.sleep(LOOK_EVERY)
        self.idle.setdefault(right.partition(":")[0], []).append(time.monotonic() - began)

    async def settle(self) -> None:
        """Until every right that lay idle has somebody."""
        await asyncio.wait_for(asyncio.gather(*self.tasks), PATIENCE)

    def longest(self) -> float:
        return max(map(max, self.idle.values()))


def _name(bot: Mortal, held: dict[str, str]) -> str:
    """The name under which a bot's process holds its rights; its machine's, when it has none yet."""
    pid = str(bot.process.pid) if bot.process is not None else ""
    return next((owner for owner in held.values() if owner.split("/")[2:3] == [pid]), bot.machine)


async def until_all_beat(watch: Watch, count: int) -> None:
    """Every process has a heartbeat, so that each may take over."""
    for _ in range(PATIENCE * 10):
        if sum(name.startswith("life:") for name in await watch.holders()) >= count:
            return
        await asyncio.sleep(LOOK_EVERY)


async def longest_silence(made: Ordeal, since: datetime) -> float:
    """The longest time in which nobody got any message, in seconds."""
    calls = [call for call in await made.hand.log() if call["method"] == "sendMessage" and call["status"] == 200]
    instants = [since, *(at for call in calls if (at := datetime.fromisoformat(call["at"])) > since)]
    return max((later - one).total_seconds() for one, later in pairwise(instants))


@pytest.mark.parametrize(
    ("count", "kills"),
    [(2, 2), pytest.param(2, 30, marks=pytest.mark.long), pytest.param(4, 30, marks=pytest.mark.long)],
)
async def test_of_several_processes_any_may_be_killed(
    postgresql_url: str, tmp_path: Path, count: int, kills: int
) -> None:
    machines, database = tuple(f"machine-{number}" for number in range(count)), Database(postgresql_url)
    async with ordeal(postgresql_url, tmp_path / "ordeal", BEGINNING, machines=machines) as made:
        await get_issued(Play(made))
        traffic, watch = Traffic(made, patience=WAITS), Watch(database)
        await until_all_beat(watch, count)
        since = await made.hand.now()
        async with traffic.flowing():
            for number in range(kills):
                await watch.kill(made, SOLE[number % len(SOLE)])
                await asyncio.sleep(EVERY)
            await watch.settle()
        await made.hand.quiet()
        silence = await longest_silence(made, since)
        await made.hand.advance(1)
        found, left = await traffic.account(), await aftermath_of(made)
    await database.close()
    tell(
        f"{count} processes on PostgreSQL, one killed every 10 s", killed=made.deaths.total(), **vars(found),
        takeover_seconds=round(watch.longest(), 1), longest_silence_seconds=round(silence, 1), undone=left.undone,
        takeovers=" ".join(f"{right}:{len(times)}" for right, times in watch.idle.items()),
    )  # fmt: skip
    assert (found.lost, found.doubled, found.untold, found.blind) == (0, 0, 0, 0)
    assert left.undone == 0
    assert left.is_history_whole
