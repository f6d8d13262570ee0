"""Killed at named points of unfinished work, the bot loses nothing and records nothing twice."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import new_postgresql_database
from tests.faults.aftermath import Aftermath, aftermath_of
from tests.faults.figures import tell
from tests.faults.ordeal import Ordeal, ordeal
from tests.faults.scenario import BEGINNING, SHORT, STEPS, play_through

pytestmark = pytest.mark.faults
ROUNDS = 5
NO_DEATHS: list[tuple[str, ...]] = [()] * len(STEPS)
A_FEW: list[tuple[str, ...]] = [SHORT.get(number, ()) for number in range(len(STEPS))]
MANY: list[tuple[str, ...]] = [step.deaths for step in STEPS]


async def undisturbed(folder: Path) -> Aftermath:
    """The same scenario without any kill."""
    async with ordeal(f"sqlite+aiosqlite:///{folder}/calm.sqlite3", folder / "calm", BEGINNING) as calm:
        await play_through(calm, NO_DEATHS)
        return await aftermath_of(calm)


async def killed(url: str, folder: Path, deaths: list[tuple[str, ...]]) -> tuple[Ordeal, Aftermath]:
    async with ordeal(url, folder / "killed", BEGINNING) as made:
        await play_through(made, deaths)
        return made, await aftermath_of(made)


def check(row: str, expected: Aftermath, found: Aftermath, deaths: Counter[str]) -> None:
    """Nothing lost, nothing recorded twice; of what was said at most one message a kill stands there twice."""
    repeated = found.said - expected.said
    tell(
        row,
        killed=deaths.total(),
        at=" ".join(f"{point}:{count}" for point, count in sorted(deaths.items())),
        sent=expected.said.total(),
        lost=(expected.said - found.said).total(),
        repeated=repeated.total(),
        marked=found.marked,
        recorded=expected.facts.total(),
        missing=(expected.facts - found.facts).total(),
        doubled=(found.facts - expected.facts).total(),
        undone=found.undone,
    )
    assert (expected.facts - found.facts, found.facts - expected.facts) == (Counter(), Counter())
    assert expected.said - found.said == Counter()
    assert repeated.total() <= deaths.total()
    assert found.undone == 0
    assert found.is_history_whole


@pytest.mark.timeout(400)
async def test_killed_once_at_each_point_it_loses_and_doubles_nothing(url: str, tmp_path: Path) -> None:
    expected = await undisturbed(tmp_path)
    made, found = await killed(url, tmp_path, A_FEW)
    assert made.deaths.total() == sum(map(len, A_FEW))
    check("kill -9 during mixed traffic", expected, found, made.deaths)


@pytest.mark.long
@pytest.mark.timeout(3600)
async def test_killed_a_hundred_times_it_loses_and_doubles_nothing(url: str, tmp_path: Path) -> None:
    expected, deaths = await undisturbed(tmp_path), Counter[str]()
    for number in range(ROUNDS):
        with another(url, tmp_path / f"{number}") as address:
            made, found = await killed(address, tmp_path / f"{number}", MANY)
        check("kill -9 during mixed traffic", expected, found, made.deaths)
        deaths += made.deaths
    tell("kill -9 during mixed traffic, all rounds", killed=deaths.total())
    assert deaths.total() >= 100


@contextmanager
def another(url: str, folder: Path) -> Iterator[str]:
    """A new database of the same kind as ``url``."""
    if url.startswith("sqlite"):
        folder.mkdir()
        yield f"sqlite+aiosqlite:///{folder}/round.sqlite3"
        return
    with new_postgresql_database() as made:
        yield made
