"""An outage is told to the operator when it is over, and nothing else is."""

import errno
from datetime import timedelta

import pytest

from bot.outages import Outages
from domain.alarms import AlarmKind
from services.watching import Measured, Watch, look_out
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW


async def meet(outages: Outages, error: Exception | None) -> None:
    async with outages.watched():
        if error is not None:
            raise error


async def told(database: Database) -> list[str]:
    measured = Measured(10**12, NOW + timedelta(minutes=1), NOW + timedelta(minutes=1))
    news = await look_out(Watch(), measured, UnitOfWork(database))
    return [f"{one.alarm.kind} {one.step}" for one in news]


async def test_an_outage_is_told_once_and_only_when_it_is_over(database: Database) -> None:
    outages = Outages(lambda: UnitOfWork(database), lambda: NOW)
    for _ in range(2):
        with pytest.raises(OSError, match="No space"):
            await meet(outages, OSError(errno.ENOSPC, "No space left on device"))
    assert await told(database) == []
    await meet(outages, None)
    assert await told(database) == [f"{AlarmKind.OUTAGE} began"]
    await meet(outages, None)
    assert await told(database) == []


async def test_a_mistake_of_the_program_is_no_outage(database: Database) -> None:
    outages = Outages(lambda: UnitOfWork(database), lambda: NOW)
    with pytest.raises(ValueError, match="wrong"):
        await meet(outages, ValueError("wrong"))
    await meet(outages, None)
    assert await told(database) == []
