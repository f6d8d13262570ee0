"""«فهرست تماس امروز»: one call an agency, and none twice a day."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from domain.calendar import today
from domain.vocabulary import CallResult
from services.calendars import work_calendar
from services.calling import NoteCall, calls_of_today, note_call
from services.escalating import DecideNote, NoteDecision, decide_note, draft_notes
from storage.database import Database
from storage.models import Assignment, Delivery, EscalationNote
from tests.builders import NOW, save
from tests.integration.issue_desk import Desk, a_desk, labels
from views.call_list import Call

UNSEEN = NOW + timedelta(days=7)


@pytest.fixture
async def desk(database: Database) -> Desk:
    made = await a_desk(database)
    await made.issue()
    return made


async def test_an_agency_is_one_call_about_all_that_it_has_not_seen(desk: Desk) -> None:
    calls = await calls_of_today(desk.actor, desk.looking, UNSEEN)
    assert len({call.agency_id for call in calls}) == len(calls)
    municipality = next(call for call in calls if call.agency_id == desk.province.municipality.id)
    assert [matter.title for matter in municipality.matters] == ["بهسازی بوستان", "نشست با بانک‌ها"]
    assert calls[-1].holder is None


async def test_a_call_takes_the_agency_off_todays_list_and_is_in_its_history_once(desk: Desk) -> None:
    agency = desk.province.municipality
    before = await calls_of_today(desk.actor, desk.looking, UNSEEN)
    command = NoteCall(desk.actor, desk.province.body.id, agency.id, 0, 77)
    for _ in range(2):
        await note_call(command, desk.writing, UNSEEN)
    left = await calls_of_today(desk.actor, desk.looking, UNSEEN)
    assert {call.agency_id for call in before} - {call.agency_id for call in left} == {agency.id}
    assert not any(agency.name in label for label in labels(await desk.newest()))
    own = [item for item in await desk.assignments() if item.agency_id == agency.id]
    async with desk.looking as uow:
        events = await uow.looking.history_of(own[0].resolution_id, [own[0].id])
    assert [event.kind for event in events].count("called") == 1
    tomorrow = await calls_of_today(desk.actor, desk.looking, UNSEEN + timedelta(days=1))
    assert agency.id in {call.agency_id for call in tomorrow}


async def test_an_agency_to_be_telephoned_instead_of_a_note_is_listed_until_it_is(desk: Desk) -> None:
    item = (await desk.assignments())[0]
    note_id = await _late_and_noted(desk, item)
    late = NOW + timedelta(days=1)
    assert await calls_of_today(desk.actor, desk.looking, late) == []
    await decide_note(DecideNote(desk.actor, note_id, NoteDecision.CALLING, None), desk.writing, late)
    (call,) = await calls_of_today(desk.actor, desk.looking, late)
    assert call.agency_id == item.agency_id
    await note_call(NoteCall(desk.actor, item.body_id, item.agency_id, 0, None), desk.writing, late)
    assert await calls_of_today(desk.actor, desk.looking, late + timedelta(days=1)) == []


async def test_a_promise_brings_the_agency_back_on_its_day_with_what_was_said(desk: Desk) -> None:
    agency = desk.province.municipality
    command = NoteCall(desk.actor, desk.province.body.id, agency.id, 0, None)
    promised = replace(command, result=CallResult.PROMISED, promised_on=today(UNSEEN) + timedelta(days=3))
    await note_call(promised, desk.writing, UNSEEN)
    for days, is_listed in ((1, False), (2, False), (3, True), (4, True)):
        call = await _call_of(desk, agency.id, UNSEEN + timedelta(days=days))
        assert (call is not None) is is_listed
    assert call is not None
    assert [matter.reason for matter in call.matters] == ["promised", "promised"]
    assert call.last is not None
    assert call.last.result is CallResult.PROMISED
    later_on = UNSEEN + timedelta(days=4)
    await note_call(replace(command, result=CallResult.WORDS, words="مدیر در سفر است"), desk.writing, later_on)
    again = await _call_of(desk, agency.id, later_on + timedelta(days=1))
    assert again is not None
    assert again.last is not None
    assert again.last.words == "مدیر در سفر است"
    async with desk.looking as uow:
        events = await uow.history.of_assignment((await desk.assignments())[0].id)
    said = [event.after["reason"] for event in events if event.kind == "called"]
    assert "قول داد" in said[0]
    assert said[1] == "مدیر در سفر است"


async def test_an_unanswered_call_instead_of_a_note_is_tried_again_the_next_day(desk: Desk) -> None:
    item = (await desk.assignments())[0]
    note_id = await _late_and_noted(desk, item)
    late = NOW + timedelta(days=1)
    await decide_note(DecideNote(desk.actor, note_id, NoteDecision.CALLING, None), desk.writing, late)
    unanswered = NoteCall(desk.actor, item.body_id, item.agency_id, 0, None, CallResult.NO_ANSWER)
    await note_call(unanswered, desk.writing, late)
    assert await _call_of(desk, item.agency_id, late) is None
    assert await _call_of(desk, item.agency_id, late + timedelta(days=1)) is not None


async def _call_of(desk: Desk, agency_id: int, now: datetime) -> Call | None:
    calls = await calls_of_today(desk.actor, desk.looking, now)
    return next((call for call in calls if call.agency_id == agency_id), None)


async def _late_and_noted(desk: Desk, item: Assignment) -> int:
    await _all_are_seen(desk)
    assert item.due_on is not None
    note = EscalationNote(assignment_id=item.id, due_on=item.due_on, created_at=NOW)
    await save(desk.database, note)
    return note.id


async def _all_are_seen(desk: Desk) -> None:
    async with desk.writing as uow:
        for one in [await uow.get(Assignment, each.id) for each in await desk.assignments()]:
            assert one is not None
            one.seen_at = NOW
        await uow.commit(NOW)


async def test_an_agency_without_a_head_is_telephoned_instead_of_noted(desk: Desk) -> None:
    item = (await desk.assignments())[0]
    await _all_are_seen(desk)
    late = NOW + timedelta(days=1)
    async with desk.writing as uow:
        found = await uow.looking.assignment(item.id)
        assert found is not None
        await draft_notes([(found, await work_calendar(uow, found.body_id))], uow, late)
        await uow.commit(late)
    (call,) = await calls_of_today(desk.actor, desk.looking, late)
    assert call.agency_id == item.agency_id
    async with desk.looking as uow:
        noted = await uow.session.scalars(select(Delivery.id).where(Delivery.key.like("note:%")))
    assert not list(noted)
