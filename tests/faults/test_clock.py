"""Clocks that jump: each reminder is said at most once, and none is missing that is still meant."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import select

from domain.vocabulary import ReminderStage
from services.reminders import arm_all, send_due
from storage.database import Database
from storage.models import Delivery, Reminder
from storage.schema import upgrade
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW
from tests.faults.figures import tell
from tests.faults.ordeal import ordeal
from tests.faults.scenario import ANSWERING, BEGINNING, LATE, Play, get_issued
from tests.integration.issue_desk import Desk, a_desk

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]
LOOK_EVERY: Final = timedelta(hours=1)
WATCHED: Final = timedelta(days=40)
HOURS: Final = timedelta(hours=2)

Stages = set[tuple[int, ReminderStage]]


async def armed(database: Database) -> Desk:
    """Minutes that were issued, with two assignments due in ten days and one that never is."""
    desk = await a_desk(database)
    await desk.issue()
    async with desk.writing as uow:
        await arm_all(uow, await uow.meetings.assignments_of(desk.meeting.id), NOW)
        await uow.commit(NOW)
    return desk


async def watch(desk: Desk, instants: list[datetime]) -> None:
    """The clock at each of these instants, in this order."""
    for now in instants:
        while await send_due(UnitOfWork(desk.database), now) >= 500:
            pass


async def said(desk: Desk) -> tuple[Stages, int]:
    """Which stage of which assignment was said, and how many digests were repeated."""
    async with desk.looking as uow:
        stages = [(one.assignment_id, one.stage) for one in await uow.session.scalars(select(Reminder))]
        digests = Counter(await uow.session.scalars(select(Delivery.key).where(Delivery.key.like("digest:%"))))
    assert len(set(stages)) == len(stages)
    return set(stages), digests.total() - len(digests)


def hours(start: datetime, end: datetime) -> list[datetime]:
    return [start + number * LOOK_EVERY for number in range(int((end - start) / LOOK_EVERY) + 1)]


async def test_a_clock_that_swings_by_two_hours_says_each_stage_once(database: Database, tmp_path: Path) -> None:
    calm = Database(f"sqlite+aiosqlite:///{tmp_path}/calm.sqlite3")
    await upgrade(calm)
    expected_desk, desk = await armed(calm), await armed(database)
    usual = hours(NOW, NOW + WATCHED)
    await watch(expected_desk, usual)
    await watch(desk, [now + swing for now in usual for swing in (timedelta(), HOURS, -HOURS, timedelta())])
    expected, found = await said(expected_desk), await said(desk)
    await calm.close()
    missing, doubled = len(expected[0] - found[0]), found[1]
    tell("clock ±2 h", stages=len(expected[0]), missing=missing, doubled=doubled)
    assert found == expected
    assert len(expected[0]) >= 6


@pytest.mark.parametrize("days", [3, 30])
async def test_after_days_asleep_only_the_newest_stage_is_said(database: Database, days: int) -> None:
    desk = await armed(database)
    asleep_from = NOW + timedelta(days=2)
    await watch(desk, hours(NOW, asleep_from))
    before, _ = await said(desk)
    woken = hours(asleep_from + timedelta(days=days), asleep_from + timedelta(days=days + 1))
    await watch(desk, woken)
    after, doubled = await said(desk)
    new = Counter(assignment for assignment, _ in after - before)
    most = max(new.values(), default=0)
    tell(f"{days} days asleep", stages=len(after - before), most_for_one_assignment=most, doubled=doubled)
    assert doubled == 0
    assert most <= 1
    if days == 30:
        assert set(new) >= {one.id for one in await desk.assignments() if one.due_on is not None}


async def test_a_bot_that_was_dead_for_thirty_days_says_one_digest_to_each(tmp_path: Path) -> None:
    async with ordeal(f"sqlite+aiosqlite:///{tmp_path}/asleep.sqlite3", tmp_path, BEGINNING) as made:
        await get_issued(Play(made))
        before = {person: len(await made.hand.person(person).chat()) for person in (LATE, ANSWERING)}
        async with made.asleep():
            await made.hand.post("clock", {"advance_hours": 30 * 24, "wait": 0})
        await made.hand.quiet()
        heard = {person: len(await made.hand.person(person).chat()) - count for person, count in before.items()}
        doubled = sum(max(0, one - 1) for one in heard.values())
        tell("30 days asleep", killed=1, digests=sum(heard.values()), doubled=doubled)
        assert set(heard.values()) <= {0, 1}
        assert sum(heard.values()) >= 1
