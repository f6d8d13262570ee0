"""Issuing: who gets what, and once."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import DeadlineBase, Duty, MinutesState, Role, Status
from services.correcting import Press
from services.delivery_state import see_deliveries
from services.issue_steps import see_next_step, settle_base, settle_letter
from services.issuing import NOTICES, issue, schedule_issue, stop_scheduled
from services.naming import toggle_member
from storage.database import Database
from storage.models import (
    Appointment,
    Body,
    Event,
    GroupMember,
    Meeting,
    NamedAgency,
    Resolution,
)
from tests.builders import (
    NOW,
    a_resolution,
    as_actor,
    save,
)
from tests.integration.issue_desk import Desk, a_desk, labels, later
from views.screen import Screen

NIGHT = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await a_desk(database)


async def test_every_agency_of_every_row_gets_an_assignment_and_groups_stand_for_their_members(desk: Desk) -> None:
    await desk.issue()
    agencies = [one.agency_id for one in await desk.assignments()]
    province = desk.province
    assert sorted(agencies) == sorted(
        [province.municipality.id] * 2 + [one.id for one in province.agencies[:2]] + [province.unanswered.id]
    )
    assert {one.status for one in await desk.assignments()} == {Status.ISSUED}


async def test_a_member_that_was_left_out_of_a_group_gets_nothing_and_the_others_do(desk: Desk) -> None:
    province = desk.province
    group = next(one for one in await desk.named() if one.group_id == province.governors.id)
    await toggle_member(group.id, province.agencies[1].id, 0, Press(desk.actor), desk.writing, NOW + later())
    await desk.issue()
    agencies = [one.agency_id for one in await desk.assignments()]
    assert sorted(agencies) == sorted(
        [province.municipality.id] * 2 + [province.governorate.id, province.unanswered.id]
    )
    assert desk.key_of(province.agencies[1].id) not in await desk.sent()


async def test_one_assignment_is_a_card_and_several_are_one_message_with_a_button_each(desk: Desk) -> None:
    await desk.issue()
    sent = await desk.sent()
    single = sent[desk.key_of(desk.province.governorate.id)]
    several = Screen.from_json(sent[desk.key_of(desk.province.municipality.id)].screen)
    assert "assignment_id" in single.links
    assert labels(several) == ["دریافت همه", "۲۰/۱", "۲۰/۲"]
    assert "بهسازی بوستان" in several.text
    assert "نشست با بانک‌ها" in several.text
    assert "پنجشنبه ۱۲ آذر" in several.text


async def test_someone_who_answers_for_two_agencies_gets_one_message(desk: Desk) -> None:
    person = desk.province.focal_points[desk.province.municipality.id]
    await save(desk.database, a_post_of(desk, person.id))
    await desk.issue()
    keys = [key for key in await desk.sent() if key.endswith(f":{person.id}")]
    assert len(keys) == 1
    text = (await desk.sent())[keys[0]].screen["text"]
    assert "به نمایندگی از" in text
    assert desk.province.unanswered.name in text


def a_post_of(desk: Desk, person_id: int) -> Appointment:
    return Appointment(
        person_id=person_id,
        role=Role.FOCAL_POINT,
        body_id=desk.province.body.id,
        agency_id=desk.province.unanswered.id,
        starts_on=date(2026, 3, 21),
        confirmed_at=NOW,
        created_at=NOW,
    )


async def test_issuing_twice_is_refused_and_says_nothing_twice(desk: Desk) -> None:
    await desk.issue()
    before = (len(await desk.assignments()), len(await desk.sent()))
    second = await as_actor(desk.database, desk.province.second_secretary)
    with pytest.raises(Refusal, match="minutes_issued"):
        await issue(desk.meeting.id, Press(second), desk.writing, NOW + later())
    assert (len(await desk.assignments()), len(await desk.sent())) == before


async def test_two_secretaries_who_press_at_once_issue_once(desk: Desk) -> None:
    second = await as_actor(desk.database, desk.province.second_secretary)
    outcomes = await asyncio.gather(
        issue(desk.meeting.id, desk.press, desk.writing, NOW + later()),
        issue(desk.meeting.id, Press(second), desk.writing, NOW + later()),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", "Refusal"]
    assert len(await desk.assignments()) == 5


async def test_an_agency_named_as_actor_and_as_supervisor_is_asked_once_to_act(desk: Desk) -> None:
    row = await a_resolution(desk.database, desk.meeting, 4, desk.province.welfare)
    await save(
        desk.database,
        NamedAgency(
            resolution_id=row.id,
            as_written="بهزیستی",
            agency_id=desk.province.welfare.id,
            duty=Duty.SUPERVISOR,
            is_confirmed=True,
        ),
        NamedAgency(
            resolution_id=row.id,
            as_written="فرمانداری",
            agency_id=desk.province.governorate.id,
            duty=Duty.SUPERVISOR,
            is_confirmed=True,
        ),
    )
    await desk.issue()
    duties = {one.agency_id: one.duty for one in await desk.assignments() if one.resolution_id == row.id}
    assert duties == {desk.province.welfare.id: Duty.RESPONSIBLE, desk.province.governorate.id: Duty.SUPERVISOR}


async def test_a_clause_has_assignments_only_where_it_stands_apart(desk: Desk) -> None:
    row = await a_resolution(desk.database, desk.meeting, 4, desk.province.welfare, clauses=("الف", "ب"))
    async with desk.writing as uow:
        found = await uow.meetings.row(row.id)
        assert found is not None
        found.clauses[1].due_on, found.clauses[1].is_due_by_hand = date(2026, 12, 1), True
        await uow.commit(NOW)
    await desk.issue()
    own = [one for one in await desk.assignments() if one.resolution_id == row.id]
    assert [(one.clause_id is not None, one.due_on) for one in own] == [
        (False, date(2026, 12, 3)),
        (True, date(2026, 12, 1)),
    ]


async def test_deadlines_count_from_the_base_that_was_chosen(desk: Desk) -> None:
    await settle_base(desk.meeting.id, DeadlineBase.ISSUE, desk.press, desk.writing, NOW + later())
    await desk.issue()
    assert (await desk.assignments())[0].due_on == date(2026, 12, 7)


async def test_every_assignment_is_armed_and_in_the_history(desk: Desk) -> None:
    await desk.issue()
    assignments = await desk.assignments()
    assert all(one.remind_at is not None for one in assignments if one.due_on is not None)
    async with desk.looking as uow:
        events = list(await uow.session.scalars(select(Event).where(Event.kind == "issued")))
    assert {event.assignment_id for event in events} == {one.id for one in assignments}


async def test_the_letter_and_the_base_are_asked_once_each_before_the_last_question(desk: Desk) -> None:
    async with desk.writing as uow:
        meeting = await uow.get(Meeting, desk.meeting.id)
        assert meeting is not None
        meeting.is_letter_settled, meeting.deadline_base = False, None
        await uow.commit(NOW)
    first = await see_next_step(desk.looking, desk.actor, desk.meeting.id, NOW)
    assert labels(first) == ["ثبت شماره", "نامه متعاقباً", "خلاصه"]
    with pytest.raises(Refusal, match="minutes_not_ready"):
        await desk.issue()
    await settle_letter(desk.meeting.id, "21/25/41390", date(2026, 11, 22), desk.press, desk.writing, NOW + later())
    bases = ["تاریخ جلسه", "تاریخ ابلاغ", "همیشه تاریخ جلسه", "همیشه تاریخ ابلاغ"]
    assert labels(await desk.newest()) == [*bases, "خلاصه"]
    await settle_base(desk.meeting.id, DeadlineBase.MEETING, desk.press, desk.writing, NOW + later())
    last = await desk.newest()
    assert "۳ مصوبه به ۴ دستگاه ابلاغ شود؟" in last.text
    assert desk.province.unanswered.name in last.text
    assert (labels(last))[0] == "ابلاغ"


async def test_an_open_guess_stands_in_the_way_and_leads_to_its_row(desk: Desk) -> None:
    row = await a_resolution(desk.database, desk.meeting, 4)
    await save(
        desk.database,
        NamedAgency(resolution_id=row.id, as_written="بهزیستی", candidates=[desk.province.welfare.id]),
    )
    screen = await see_next_step(desk.looking, desk.actor, desk.meeting.id, NOW)
    assert "۲۰/۴: ۱ دستگاه حدسی است" in screen.text
    assert screen.buttons[0][0].press == f"row:{row.id}"
    with pytest.raises(Refusal, match="minutes_not_ready"):
        await desk.issue()


async def test_a_group_without_members_stands_in_the_way(desk: Desk) -> None:
    async with desk.writing as uow:
        for member in await uow.session.scalars(select(GroupMember)):
            await uow.session.delete(member)
        await uow.commit(NOW)
    screen = await see_next_step(desk.looking, desk.actor, desk.meeting.id, NOW)
    assert "گروه «فرمانداران» عضوی ندارد" in screen.text


async def test_due_dates_that_have_passed_are_asked_about_before_issuing(desk: Desk) -> None:
    late = datetime(2026, 12, 5, 6, 30, tzinfo=UTC)
    asked = await see_next_step(desk.looking, desk.actor, desk.meeting.id, late)
    assert "مهلت ۲ مورد پیش از ابلاغ گذشته است" in asked.text
    accepted = await see_next_step(desk.looking, desk.actor, desk.meeting.id, late, accepts_past=True)
    assert "ابلاغ شود؟" in accepted.text


async def test_outside_working_time_the_next_working_day_is_offered_first(desk: Desk) -> None:
    screen = await see_next_step(desk.looking, desk.actor, desk.meeting.id, NIGHT)
    assert (labels(screen))[:2] == ["روز کاری بعد", "همین حالا، فوری"]
    assert "سه‌شنبه ۳ آذر ۱۴۰۵، ساعت ۰۸:۳۰" in screen.text


async def test_a_planned_issue_goes_at_its_time_and_only_once(desk: Desk) -> None:
    await schedule_issue(desk.meeting.id, None, desk.press, desk.writing, NIGHT)
    assert not await desk.assignments()
    (maker,) = NOTICES.values()
    for _ in range(2):
        async with desk.writing as uow:
            await maker(uow, desk.meeting.id, NIGHT + timedelta(hours=12))
            await uow.commit(NIGHT)
    assert len(await desk.assignments()) == 5
    assert "ابلاغ شد" in (await desk.newest()).text


async def test_a_planned_issue_is_taken_back(desk: Desk) -> None:
    await schedule_issue(desk.meeting.id, NIGHT + timedelta(days=1), desk.press, desk.writing, NIGHT)
    await stop_scheduled(desk.meeting.id, desk.press, desk.writing, NIGHT + later())
    (maker,) = NOTICES.values()
    async with desk.writing as uow:
        await maker(uow, desk.meeting.id, NIGHT + timedelta(days=1))
        await uow.commit(NIGHT)
        meeting = await uow.get(Meeting, desk.meeting.id)
    assert meeting is not None
    assert meeting.minutes_state is MinutesState.DRAFT
    assert not await desk.assignments()


async def test_a_withheld_text_never_leaves_the_server(desk: Desk) -> None:
    async with desk.writing as uow:
        for row in await uow.session.scalars(select(Resolution)):
            row.is_text_withheld = True
        await uow.commit(NOW)
    await desk.issue()
    texts = [message.screen["text"] for message in (await desk.sent()).values()]
    assert all("۲۰/" in text for text in texts)
    assert not [text for text in texts if "بوستان" in text or "بانک" in text]


async def test_nobody_but_the_secretariat_issues_or_sees_deliveries(desk: Desk) -> None:
    person = desk.province.focal_points[desk.province.municipality.id]
    other = await as_actor(desk.database, person)
    with pytest.raises(Refusal, match="not_found"):
        await issue(desk.meeting.id, Press(other), desk.writing, NOW + later())
    await desk.issue()
    with pytest.raises(Refusal, match="not_found"):
        await see_deliveries(desk.looking, other, desk.meeting.id, NOW)


async def test_a_base_that_is_always_meant_is_not_asked_for_the_next_minutes(desk: Desk) -> None:
    uow, now = desk.writing, NOW + later()
    await settle_base(desk.meeting.id, DeadlineBase.ISSUE, desk.press, uow, now, is_always=True)
    async with desk.looking as reading:
        body = await reading.get(Body, desk.meeting.body_id)
    assert body is not None
    assert body.settings == {"deadline_base": "issue"}
