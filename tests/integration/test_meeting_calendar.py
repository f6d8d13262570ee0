"""«جلسه آتی» follows the body's calendar of meetings, before and after issuing."""

from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind, MinutesState
from services.actors import Actor
from services.meeting_calendar import SetMeeting, set_meeting
from storage.database import Database
from storage.models import Agency, Assignment, Delivery, Meeting, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, a_meeting, a_province, a_resolution, an_assignment, as_actor
from views.screen import Screen

ticks = count(1)
FIRST, SECOND = date(2026, 12, 16), date(2026, 12, 23)
BEFORE_FIRST, BEFORE_SECOND = date(2026, 12, 14), date(2026, 12, 21)


async def a_bound_row(
    database: Database, meeting: Meeting, number: int, agency: Agency, sessions: int = 1
) -> Resolution:
    row = await a_resolution(database, meeting, number, agency, due_on=None)
    async with UnitOfWork(database) as uow:
        found = await uow.get(Resolution, row.id)
        assert found is not None
        found.deadline_kind, found.deadline_count, found.deadline_raw = DeadlineKind.NEXT_SESSION, sessions, "جلسه آتی"
        await uow.commit(NOW)
    return row


async def plan(database: Database, actor: Actor, number: int, held_on: date) -> None:
    command = SetMeeting(actor, actor.bodies(Action.PREPARE_MINUTES)[0], number, held_on)
    await set_meeting(command, UnitOfWork(database), NOW + timedelta(seconds=next(ticks)))


async def due(database: Database, row: Resolution) -> date | None:
    async with UnitOfWork(database, reads_only=True) as uow:
        found = await uow.get(Resolution, row.id)
        return found.due_on if found is not None else None


@pytest.fixture
async def province(database: Database) -> Province:
    return await a_province(database)


async def test_a_draft_gets_its_day_when_the_meeting_is_set_and_another_when_it_is_moved(
    database: Database, province: Province
) -> None:
    actor = await as_actor(database, province.secretary)
    meeting = await a_meeting(database, province)
    row = await a_bound_row(database, meeting, 1, province.municipality)
    later = await a_bound_row(database, meeting, 2, province.municipality, sessions=2)
    await plan(database, actor, 21, FIRST)
    assert (await due(database, row), await due(database, later)) == (BEFORE_FIRST, None)
    await plan(database, actor, 21, SECOND)
    assert await due(database, row) == BEFORE_SECOND


async def test_what_was_issued_moves_along_and_its_people_are_told_but_an_extended_one_stays(
    database: Database, province: Province
) -> None:
    actor = await as_actor(database, province.secretary)
    meeting = await a_meeting(database, province, minutes_state=MinutesState.ISSUED)
    row = await a_bound_row(database, meeting, 1, province.municipality)
    moving = await an_assignment(database, row, meeting, province.municipality, is_continuous=False)
    extended = await an_assignment(
        database, row, meeting, province.welfare, due_on=date(2026, 12, 30), is_continuous=False
    )
    await plan(database, actor, 21, FIRST)
    async with UnitOfWork(database, reads_only=True) as uow:
        days = {one.id: one.due_on for one in await uow.session.scalars(select(Assignment))}
        told = [one for one in await uow.session.scalars(select(Delivery)) if one.key.startswith("due-moved")]
    assert days == {moving.id: BEFORE_FIRST, extended.id: date(2026, 12, 30)}
    assert [one.chat_id for one in told] == [1013]
    assert "۲۰/۱" in Screen.from_json(told[0].screen).text
    assert "دوشنبه ۲۳ آذر ۱۴۰۵" in Screen.from_json(told[0].screen).text


async def test_a_held_meeting_and_a_day_that_has_passed_are_refused(database: Database, province: Province) -> None:
    actor = await as_actor(database, province.secretary)
    await a_meeting(database, province)
    for number, day, code in ((20, FIRST, "meeting_was_held"), (21, date(2026, 11, 1), "day_has_passed")):
        with pytest.raises(Refusal, match=code):
            await plan(database, actor, number, day)
