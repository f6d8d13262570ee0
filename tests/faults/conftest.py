"""Where the bots of fault tests keep what they know, and a bot that nobody kills."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.conftest import new_postgresql_database, postgresql_server
from tests.faults.ordeal import Ordeal, ordeal
from tests.faults.scenario import BEGINNING
from tests.left_out import leave_out


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Each database in its turn."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/ordeal.sqlite3"
        return
    if postgresql_server() is None:
        leave_out("no PostgreSQL answers: faults on it are left out")
    with new_postgresql_database() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def calm(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ordeal]:
    """A bot that nobody kills, at a playground whose answers can be spoilt; one for all tests of a module."""
    folder = tmp_path_factory.mktemp("calm")
    async with ordeal(f"sqlite+aiosqlite:///{folder}/calm.sqlite3", folder, BEGINNING) as made:
        yield made
