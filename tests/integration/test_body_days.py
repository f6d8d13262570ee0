"""The secretariat's morning and the chair's week: once each, in working time, and only when there is something."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from domain.vocabulary import Status
from services import due_notices
from services.body_days import plan_days, see_week
from services.closures import DeclareClosure, declare_closure
from storage.database import Database
from storage.models import Assignment, Delivery
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, as_actor
from tests.integration.issue_desk import Desk, a_desk

TUESDAY = datetime.fromisoformat("2026-11-24T07:31:00+03:30")
SATURDAY = datetime.fromisoformat("2026-11-28T08:31:00+03:30")


@pytest.fixture
async def desk(database: Database) -> Desk:
    made = await a_desk(database)
    await plan_days(made.writing, NOW)
    return made


async def tick(desk: Desk, now: datetime) -> None:
    """What the clock does, twice over."""
    for _ in range(2):
        await plan_days(desk.writing, now)
        for notice in await due_notices.find_due(UnitOfWork(desk.database, reads_only=True), now):
            await due_notices.make(notice, desk.writing, now)


async def said(desk: Desk, kind: str) -> list[Delivery]:
    async with desk.looking as uow:
        rows = await uow.session.scalars(
            select(Delivery).where(Delivery.key.startswith(f"{kind}:")).order_by(Delivery.id)
        )
        return list(rows)


async def test_the_morning_comes_once_a_day_to_each_of_the_secretariat(desk: Desk) -> None:
    await tick(desk, NOW)
    assert await said(desk, "morning") == []
    await desk.issue()
    await tick(desk, TUESDAY)
    await tick(desk, TUESDAY + timedelta(hours=1))
    first = await said(desk, "morning")
    assert {row.person_id for row in first} == {desk.province.secretary.id, desk.province.second_secretary.id}
    assert "هنوز دریافت نشده" in first[0].screen["text"]
    assert [button["press"] for row in first[0].screen["buttons"] for button in row] == [
        f"dlv:{desk.meeting.id}",
        "calls:0",
    ]
    await tick(desk, TUESDAY + timedelta(days=1))
    assert len(await said(desk, "morning")) == 2 * len(first)


async def test_nothing_comes_on_a_day_off_at_night_or_twice_after_a_long_sleep(desk: Desk) -> None:
    await desk.issue()
    command = DeclareClosure(desk.actor, TUESDAY.date(), "برف", is_off=True, pressed_message_id=None)
    await declare_closure(command, desk.writing, NOW)
    for moment in (TUESDAY, TUESDAY + timedelta(hours=15)):
        await tick(desk, moment)
        assert await said(desk, "morning") == []
    await tick(desk, SATURDAY + timedelta(days=4))
    assert len(await said(desk, "morning")) == 2
    assert len(await said(desk, "weekly")) == 1


async def test_the_chair_gets_the_sheet_on_the_first_working_day_of_the_week(desk: Desk, database: Database) -> None:
    await desk.issue()
    async with desk.writing as uow:
        items = list(await uow.session.scalars(select(Assignment).order_by(Assignment.id)))
        items[0].status, items[0].obstacle = Status.BLOCKED, "اعتبار نرسیده است"
        items[1].due_on = NOW.date()
        await uow.commit(NOW)
    await tick(desk, TUESDAY)
    assert await said(desk, "weekly") == []
    await tick(desk, SATURDAY)
    (sheet,) = await said(desk, "weekly")
    assert sheet.person_id == desk.province.chair.id
    assert "اعتبار نرسیده است" in sheet.screen["text"]
    assert "هفت روز کاری" not in sheet.screen["text"]
    chair = await as_actor(database, desk.province.chair)
    later = await see_week(chair, desk.province.body.id, desk.looking, SATURDAY + timedelta(days=10))
    assert "هفت روز کاری" in later.text
