"""The table of days off as one body keeps it."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import DayOffSource
from services import due_notices
from services.announcing import Announcing, send_at
from services.closures import DeclareClosure, declare_closure
from services.days_off import AboutDay, move_day_off, remove_day_off, restore_day_off, see_days_off
from services.issuing import schedule_issue
from storage.database import Database
from storage.models import Announcement, Event
from tests.builders import NOW, save
from tests.integration.issue_desk import Desk, a_desk

ESTIMATED = date(2026, 12, 23)


async def test_an_official_day_is_taken_out_given_back_and_moved_for_one_body_alone(database: Database) -> None:
    desk = await a_desk(database)
    body = desk.province.body.id
    async with desk.writing as uow:
        await uow.holidays.declare(ESTIMATED, None, "ولادت (تخمینی)", DayOffSource.SEED)
        await uow.commit(NOW)
    about = AboutDay(desk.actor, body, ESTIMATED)
    await remove_day_off(about, desk.writing, NOW)
    async with desk.looking as uow:
        assert await uow.holidays.days_of(body) == {}
        assert await uow.holidays.days_of(body + 1) == {ESTIMATED: "ولادت (تخمینی)"}
    await restore_day_off(about, desk.writing, NOW + timedelta(minutes=1))
    with pytest.raises(Refusal, match="not_found"):
        await restore_day_off(about, desk.writing, NOW + timedelta(minutes=1))
    await move_day_off(about, ESTIMATED + timedelta(days=1), desk.writing, NOW + timedelta(minutes=2))
    async with desk.looking as uow:
        assert await uow.holidays.days_of(body) == {ESTIMATED + timedelta(days=1): "ولادت"}
    shown = await see_days_off(desk.actor, body, 0, desk.looking, NOW)
    assert "پنجشنبه ۳ دی ۱۴۰۵ — ولادت" in shown.text


async def test_what_was_timed_for_a_day_that_closes_waits_for_the_next_working_day(database: Database) -> None:
    desk = await a_desk(database)
    body, tuesday = desk.province.body.id, datetime.fromisoformat("2026-11-24T09:00:00+03:30")
    wednesday = datetime.fromisoformat("2026-11-25T08:30:00+03:30")
    await schedule_issue(desk.meeting.id, tuesday, desk.press, desk.writing, NOW)
    begun = Announcement(
        body_id=body, text="نشست فردا", roles=["focal_point"], created_by_id=desk.actor.person_id, created_at=NOW
    )
    await save(database, begun)
    await send_at(Announcing(desk.actor, begun.id), tuesday, desk.writing, NOW)

    closure = DeclareClosure(desk.actor, tuesday.date(), "برف", is_off=True, pressed_message_id=None)
    await declare_closure(closure, desk.writing, NOW)
    said = (await desk.newest()).text
    assert "زمان ابلاغ جلسه ۲۰" in said
    assert said.count("به چهارشنبه ۴ آذر، ساعت ۰۸:۳۰ موکول شد") == 2

    assert await _made(desk, tuesday + timedelta(hours=1)) == []
    assert await _made(desk, wednesday + timedelta(minutes=1)) == ["announced", "issued"]


async def _made(desk: Desk, now: datetime) -> list[str]:
    """What the clock has brought about by then, as the history tells it."""
    for notice in await due_notices.find_due(desk.looking, now):
        await due_notices.make(notice, desk.writing, now)
    async with desk.looking as uow:
        kinds = await uow.session.scalars(select(Event.kind).where(Event.kind.in_(["announced", "issued"])))
        return sorted(set(kinds))
