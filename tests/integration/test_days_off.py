"""The table of days off as one body keeps it."""

from datetime import date, timedelta

import pytest

from domain.refusals import Refusal
from domain.vocabulary import DayOffSource
from services.days_off import AboutDay, move_day_off, remove_day_off, restore_day_off, see_days_off
from storage.database import Database
from tests.builders import NOW
from tests.integration.issue_desk import a_desk

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
