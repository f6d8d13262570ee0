"""What a meeting decides, and that taking it back leaves everything as it was."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.hearings import FATES
from domain.refusals import Refusal
from domain.vocabulary import HearingOutcome, MinutesState, RequestState
from services.due_notices import find_due, make
from services.hearings import Decide, decide, renew, settle_fate, take_back
from services.requests import AskExtension, ask_extension
from services.sittings import BeginSitting, begin_sitting
from storage.database import Database
from storage.models import Assignment, Delivery, Hearing, Meeting, Request, Resolution, ResolutionLink
from tests.builders import NOW, TODAY, a_meeting, a_resolution, an_assignment, as_actor, save
from tests.integration.issue_desk import Desk, a_desk, later

FAR = TODAY + timedelta(days=60)


@pytest.fixture
async def desk(database: Database) -> Desk:
    """Meeting 20 is issued; its first row follows a row of meeting 18; meeting 21 is held a month later."""
    made = await a_desk(database)
    await made.issue()
    old = await a_meeting(database, made.province, 18, held_on=date(2026, 9, 1), minutes_state=MinutesState.ISSUED)
    ancestor = await a_resolution(database, old, 8, made.province.welfare, due_on=date(2027, 3, 1))
    await an_assignment(database, ancestor, old, made.province.welfare)
    first = (await made.assignments())[0].resolution_id
    planned = Meeting(body_id=made.province.body.id, number=21, held_on=date(2026, 12, 24), created_at=NOW)
    await save(database, ResolutionLink(resolution_id=first, cited_id=ancestor.id))
    await save(database, planned)
    await begin_sitting(BeginSitting(made.actor, made.province.body.id, 21), made.writing, NOW + later())
    return made


async def _hearings(desk: Desk) -> list[Hearing]:
    async with desk.looking as uow:
        return list(await uow.session.scalars(select(Hearing).order_by(Hearing.place)))


async def _picture(desk: Desk) -> object:
    """All that a decision may change."""
    async with desk.looking as uow:
        works = await uow.session.scalars(select(Assignment).order_by(Assignment.id))
        shown = [(one.id, one.due_on, one.original_due_on, one.due_changed_at, one.remind_at) for one in works]
        rows = await uow.session.scalars(select(Resolution).order_by(Resolution.id))
        closed = [(one.id, one.closed_at, one.closing_reason, one.closed_in_id) for one in rows if not one.is_removed]
        requests = await uow.session.scalars(
            select(Request).where(Request.state != RequestState.WITHDRAWN).order_by(Request.id)
        )
        return shown, closed, [(one.id, one.state, one.granted_due_on) for one in requests]


async def _decide(desk: Desk, hearing: Hearing, outcome: HearingOutcome, day: date | None = None) -> None:
    await decide(Decide(desk.actor, hearing.id, outcome, day), desk.writing, NOW + later())


async def test_what_is_due_is_read_with_the_ancestor_right_after_its_follower(desk: Desk) -> None:
    hearings = await _hearings(desk)
    async with desk.looking as uow:
        rows = [await uow.meetings.row(one.resolution_id) for one in hearings]
    assert [(row.meeting.number, row.row) for row in rows if row] == [(20, 1), (18, 8), (20, 2)]


DECISIONS: tuple[tuple[int, HearingOutcome, date | None], ...] = (
    (0, HearingOutcome.CLOSED, None),
    (0, HearingOutcome.CONTINUED, None),
    (0, HearingOutcome.CONTINUED, FAR),
    (0, HearingOutcome.EXTENDED, FAR),
    (1, HearingOutcome.MERGED, None),
    (1, HearingOutcome.KEPT, None),
    (2, HearingOutcome.EXTENDED, FAR),
)


async def test_every_decision_is_taken_back_without_a_trace_but_the_history(desk: Desk) -> None:
    hearings, works = await _hearings(desk), await desk.assignments()
    for hearing in hearings:
        own = next(one for one in works if one.resolution_id == hearing.resolution_id)
        asker = await as_actor(desk.database, desk.province.focal_points[own.agency_id])
        await ask_extension(AskExtension(asker, own.id, 200, "اعتبار"), desk.writing, NOW + later())
    before = await _picture(desk)
    for place, outcome, day in DECISIONS:
        await _decide(desk, hearings[place], outcome, day)
        with pytest.raises(Refusal, match="already_heard"):
            await _decide(desk, hearings[place], outcome, day)
        changes_nothing = outcome is HearingOutcome.KEPT or (day is None and outcome is HearingOutcome.CONTINUED)
        assert (await _picture(desk) == before) is changes_nothing
        await take_back(desk.actor, hearings[place].id, None, desk.writing, NOW + later())
        assert await _picture(desk) == before


async def test_an_extension_of_the_meeting_is_counted_and_a_fresh_deadline_is_not(desk: Desk) -> None:
    first, _, third = await _hearings(desk)
    await _decide(desk, first, HearingOutcome.EXTENDED, FAR)
    await _decide(desk, third, HearingOutcome.CONTINUED, FAR)
    works = {one.resolution_id: one for one in await desk.assignments()}
    async with desk.looking as uow:
        counted = [await uow.reports.count_extensions(works[one.resolution_id].id) for one in (first, third)]
    assert counted == [1, 0]
    assert works[first.resolution_id].original_due_on != FAR
    assert works[third.resolution_id].original_due_on == works[third.resolution_id].due_on == FAR
    with pytest.raises(Refusal, match="not_found"):
        await _decide(desk, (await _hearings(desk))[1], HearingOutcome.EXTENDED, FAR)


async def test_a_new_resolution_has_the_same_agencies_and_the_old_one_its_fate(desk: Desk) -> None:
    hearing = (await _hearings(desk))[2]
    before = await _picture(desk)
    for number, fate in enumerate(FATES, start=1):
        command = Decide(desk.actor, hearing.id, HearingOutcome.RENEWED, text="مقرر گردید گزارش نهایی ارائه شود.")
        await renew(command, desk.writing, NOW + later())
        await settle_fate(Decide(desk.actor, hearing.id, fate), desk.writing, NOW + later())
        row, old = await _renewed(desk, hearing)
        assert [one.as_written for one in row.named_agencies] == [one.as_written for one in old.named_agencies]
        assert (row.row, row.meeting.minutes_state) == (number, MinutesState.DRAFT)
        assert (old.closed_at is None) is (fate is HearingOutcome.KEPT)
        assert fate is not HearingOutcome.MERGED or "۲۱/۱" in (old.closing_reason or "")
        await take_back(desk.actor, hearing.id, None, desk.writing, NOW + later())
        assert await _picture(desk) == before


async def _renewed(desk: Desk, hearing: Hearing) -> tuple[Resolution, Resolution]:
    """The new row, and the one that it follows."""
    async with desk.looking as uow:
        decided = await uow.hearings.hearing(hearing.id)
        assert decided is not None
        row = await uow.meetings.row(decided.renewed_by_id or 0)
        old = await uow.meetings.row(hearing.resolution_id)
    assert row is not None
    assert old is not None
    return row, old


async def test_agencies_hear_after_the_undo_time_and_hear_when_it_is_taken_back_later(desk: Desk) -> None:
    first, _, third = await _hearings(desk)
    await _decide(desk, first, HearingOutcome.CLOSED)
    await _decide(desk, third, HearingOutcome.CLOSED)
    await take_back(desk.actor, third.id, None, desk.writing, NOW + later())
    after = NOW + timedelta(minutes=30)
    for number in await find_due(desk.looking, after):
        await make(number, desk.writing, after)
    assert [key for key in await _keys(desk) if key.startswith("hearing:")] == [f"hearing:{first.id}"]
    await take_back(desk.actor, first.id, None, desk.writing, after + later())
    assert [key for key in await _keys(desk) if key.startswith("hearing:")] == [f"hearing:{first.id}"] * 2


async def _keys(desk: Desk) -> list[str]:
    """The keys of what was queued, without their instants and persons."""
    async with desk.looking as uow:
        return [":".join(key.split(":")[:2]) for key in await uow.session.scalars(select(Delivery.key))]
