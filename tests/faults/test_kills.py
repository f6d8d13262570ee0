"""Killed at named points of unfinished work, the bot loses nothing and records nothing twice."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import new_postgresql_database, postgresql_server
from tests.faults.aftermath import Aftermath, aftermath_of
from tests.faults.ordeal import Ordeal, ordeal
from tests.faults.scenario import BEGINNING, SHORT, STEPS, play_through
from tests.left_out import leave_out

pytestmark = pytest.mark.faults
NO_DEATHS: list[tuple[str, ...]] = [()] * len(STEPS)
A_FEW: list[tuple[str, ...]] = [SHORT.get(number, ()) for number in range(len(STEPS))]
MANY: list[tuple[str, ...]] = [step.deaths for step in STEPS]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the bot that is killed keeps what it knows."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/killed.sqlite3"
        return
    if postgresql_server() is None:
        leave_out("no PostgreSQL answers: kills on it are left out")
    with new_postgresql_database() as made:
        yield made


async def undisturbed(folder: Path) -> Aftermath:
    """The same scenario without any kill."""
    async with ordeal(f"sqlite+aiosqlite:///{folder}/calm.sqlite3", folder / "calm", BEGINNING) as calm:
        await play_through(calm, NO_DEATHS)
        return await aftermath_of(calm)


async def killed(url: str, folder: Path, deaths: list[tuple[str, ...]]) -> tuple[Ordeal, Aftermath]:
    async with ordeal(url, folder / "killed", BEGINNING) as made:
        await play_through(made, deaths)
        return made, await aftermath_of(made)


def check(expected: Aftermath, found: Aftermath, deaths: Counter[str]) -> None:
    """Nothing lost, nothing recorded twice; of what was said at most one message a kill stands there twice."""
    repeated = found.said - expected.said
    sys.stdout.write(
        f"\nkilled {deaths.total()} ({', '.join(f'{point} {count}' for point, count in sorted(deaths.items()))}): "
        f"said {expected.said.total()}, lost {(expected.said - found.said).total()}, "
        f"repeated {repeated.total()}, of these marked {found.marked}, "
        f"recorded {expected.facts.total()}, missing {(expected.facts - found.facts).total()}, "
        f"doubled {(found.facts - expected.facts).total()}\n"
    )
    assert (expected.facts - found.facts, found.facts - expected.facts) == (Counter(), Counter())
    assert expected.said - found.said == Counter()
    assert repeated.total() <= deaths.total()
    assert found.undone == 0
    assert found.is_history_whole


@pytest.mark.timeout(240)
async def test_killed_once_at_each_point_it_loses_and_doubles_nothing(url: str, tmp_path: Path) -> None:
    expected = await undisturbed(tmp_path)
    made, found = await killed(url, tmp_path, A_FEW)
    assert made.deaths.total() == sum(map(len, A_FEW))
    check(expected, found, made.deaths)


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_twenty_times_it_loses_and_doubles_nothing(url: str, tmp_path: Path) -> None:
    expected = await undisturbed(tmp_path)
    made, found = await killed(url, tmp_path, MANY)
    assert made.deaths.total() >= 20
    check(expected, found, made.deaths)
