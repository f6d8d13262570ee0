"""Settings of bodies and agencies: who may, what is kept, what is re-armed and what can be taken back."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from domain.body_settings import OtherHours
from domain.refusals import Refusal
from services.calendars import calendars_of, settings_of, work_calendar
from services.reminders import send_due
from services.settings import (
    ChangeSetting,
    Owner,
    RestoreSetting,
    add_period,
    change_setting,
    remove_period,
    restore_setting,
    see_changes,
    see_settings,
)
from storage.database import Database
from tests.builders import NOW, as_actor
from tests.integration.issue_desk import Desk, a_desk

SUMMER = OtherHours(date(2027, 6, 22), date(2027, 8, 22), time(6, 30), time(13))


@pytest.fixture
async def desk(database: Database) -> Desk:
    made = await a_desk(database)
    await made.issue()
    return made


def changing(desk: Desk, topic: str, *values: object, agency: int = 0) -> ChangeSetting:
    return ChangeSetting(desk.actor, Owner(desk.province.body.id, agency), topic, values or None)


async def test_a_longer_ladder_arms_what_was_silent_and_taking_it_back_restores_the_old_one(desk: Desk) -> None:
    body = desk.province.body.id
    await send_due(desk.writing, NOW)
    before = {one.id: one.remind_at or NOW for one in await desk.assignments()}
    await change_setting(changing(desk, "nudge", 3), desk.writing, NOW)
    assert {one.remind_at for one in await desk.assignments()} == {NOW}
    await send_due(desk.writing, NOW)
    assert all(one.remind_at is not None and one.remind_at > before[one.id] for one in await desk.assignments())
    undo = RestoreSetting(desk.actor, Owner(body), "nudge", int(NOW.timestamp()), None)
    await restore_setting(undo, desk.writing, NOW + timedelta(minutes=1))
    async with desk.looking as uow:
        assert (await settings_of(uow, body)).nudge_after == 1
    with pytest.raises(Refusal, match="setting_changed_since"):
        await restore_setting(undo, desk.writing, NOW + timedelta(minutes=2))
    shown = await see_changes(desk.actor, body, desk.looking)
    assert shown.text.count(desk.actor.full_name) == 2


async def test_a_change_that_was_overtaken_is_not_taken_back(desk: Desk) -> None:
    await change_setting(changing(desk, "extensions", 1), desk.writing, NOW)
    await change_setting(changing(desk, "extensions", 5), desk.writing, NOW + timedelta(minutes=1))
    undo = RestoreSetting(desk.actor, Owner(desk.province.body.id), "extensions", int(NOW.timestamp()), None)
    with pytest.raises(Refusal, match="setting_changed_since"):
        await restore_setting(undo, desk.writing, NOW + timedelta(minutes=2))


async def test_an_agency_goes_by_its_own_days_and_by_the_body_in_all_else(desk: Desk) -> None:
    body, agency = desk.province.body.id, desk.province.municipality.id
    await change_setting(changing(desk, "days", (0, 1, 2, 3, 4, 5), agency=agency), desk.writing, NOW)
    await change_setting(changing(desk, "hour", time(9)), desk.writing, NOW)
    thursday = date(2026, 11, 26)
    async with desk.looking as uow:
        assert (await work_calendar(uow, body, agency)).is_working_day(thursday)
        assert not (await work_calendar(uow, body)).is_working_day(thursday)
        calendars = await calendars_of(uow, await desk.assignments())
        assert {pair for pair, calendar in calendars.items() if calendar.is_working_day(thursday)} == {(body, agency)}
        assert {calendar.settings.reminds_at for calendar in calendars.values()} == {time(9)}
    await change_setting(changing(desk, "days", agency=agency), desk.writing, NOW + timedelta(minutes=1))
    shown = await see_settings(desk.actor, Owner(body, agency), desk.looking)
    assert (shown.own, shown.settings.working_days) == (frozenset(), (0, 1, 2, 3, 4))


async def test_periods_stand_beside_each_other_and_do_not_overlap(desk: Desk) -> None:
    command = changing(desk, "periods")
    await add_period(command, SUMMER, desk.writing, NOW)
    with pytest.raises(Refusal, match="period_overlaps"):
        await add_period(command, replace(SUMMER, first=date(2027, 8, 1), last=date(2027, 9, 1)), desk.writing, NOW)
    await remove_period(command, SUMMER.first, desk.writing, NOW + timedelta(minutes=1))
    shown = await see_settings(desk.actor, command.owner, desk.looking)
    assert shown.settings.other_hours == ()


@pytest.mark.parametrize(
    ("topic", "value"), [("ladder", (9, 8, 7, 6)), ("ladder", (0,)), ("days", ()), ("weekly", 9), ("escalation", 1)]
)
async def test_what_no_body_can_mean_is_refused_and_changes_nothing(desk: Desk, topic: str, value: object) -> None:
    with pytest.raises(Refusal, match="setting_impossible"):
        await change_setting(changing(desk, topic, value), desk.writing, NOW)
    assert (await see_settings(desk.actor, Owner(desk.province.body.id), desk.looking)).settings.ladder == (7, 3, 1)


async def test_nobody_but_the_secretariat_of_the_body_sees_or_changes_settings(desk: Desk, database: Database) -> None:
    for person in (desk.province.chair, desk.province.focal_points[desk.province.municipality.id]):
        actor = await as_actor(database, person)
        command = replace(changing(desk, "extensions", 1), actor=actor)
        with pytest.raises(Refusal, match="not_found"):
            await change_setting(command, desk.writing, NOW)
        with pytest.raises(Refusal, match="not_found"):
            await see_settings(actor, command.owner, desk.looking)
