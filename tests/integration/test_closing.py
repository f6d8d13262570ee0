"""Who closes: anybody of the secretariat, its secretary alone, or only a meeting; and what closing ends."""

import pytest

from domain.refusals import Refusal
from domain.vocabulary import RequestState, Status
from services.actors import Actor
from services.closing import CloseResolution, close_resolution
from services.closing_steps import NameSecretary, name_secretary
from services.looking import ListAsked, list_of
from services.reminders import rearm
from services.requests import AskExtension, ask_extension
from storage.database import Database
from storage.models import Assignment, Body, Resolution
from tests.builders import NOW, as_actor
from tests.integration.issue_desk import Desk, a_desk, labels, later


@pytest.fixture
async def desk(database: Database) -> Desk:
    made = await a_desk(database)
    await made.issue()
    return made


async def test_what_is_closed_is_on_no_list_keeps_no_request_and_is_never_reminded_of(desk: Desk) -> None:
    item = (await desk.assignments())[0]
    focal_point = await as_actor(desk.database, desk.province.focal_points[item.agency_id])
    await ask_extension(AskExtension(focal_point, item.id, 7, "اعتبار"), desk.writing, NOW + later())
    await _close(desk, desk.actor, item.resolution_id)
    shown = await list_of(focal_point, ListAsked("mine"), desk.looking, NOW)
    assert item.id not in {line.id for line in shown.lines}
    async with desk.writing as uow:
        found = await uow.assignments.locked(item.id)
        assert found is not None
        assert found.status is Status.ISSUED
        await rearm(uow, found, NOW)
        assert found.remind_at is None
        request = await uow.reports.request(1)
        assert request is not None
        assert request.state is RequestState.REFUSED


async def test_only_a_meeting_closes_where_a_body_wants_it_so(desk: Desk) -> None:
    await _set(desk, closes_in_meeting_only=True)
    with pytest.raises(Refusal, match="closes_in_meeting"):
        await _close(desk, desk.actor, (await desk.assignments())[0].resolution_id)


async def test_the_secretary_alone_closes_what_the_others_put_forward(desk: Desk) -> None:
    await _set(desk, closing_by_secretary_only=True)
    item = (await desk.assignments())[0]
    second = await as_actor(desk.database, desk.province.second_secretary)
    await _close(desk, desk.actor, item.resolution_id)
    assert desk.province.second_secretary.full_name in labels(await desk.newest())
    await _name(desk, desk.actor, second.person_id)
    with pytest.raises(Refusal, match="only_the_secretary"):
        await _name(desk, desk.actor, desk.actor.person_id)
    await _close(desk, desk.actor, item.resolution_id)
    assert not await _is_closed(desk, item)
    await _close(desk, second, item.resolution_id)
    assert await _is_closed(desk, item)


async def _close(desk: Desk, actor: Actor, resolution_id: int) -> None:
    command = CloseResolution(actor, resolution_id, "تصمیم گرفته شد")
    await close_resolution(command, desk.writing, NOW + later())


async def _is_closed(desk: Desk, item: Assignment) -> bool:
    async with desk.looking as uow:
        resolution = await uow.get(Resolution, item.resolution_id)
    assert resolution is not None
    return resolution.closed_at is not None


async def _name(desk: Desk, actor: Actor, person_id: int) -> None:
    await name_secretary(NameSecretary(actor, desk.province.body.id, person_id), desk.writing, NOW + later())


async def _set(desk: Desk, **settings: bool) -> None:
    async with desk.writing as uow:
        body = await uow.get(Body, desk.province.body.id)
        assert body is not None
        body.settings = settings
        await uow.commit(NOW)
