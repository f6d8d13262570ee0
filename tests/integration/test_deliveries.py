"""What the secretariat sees of an issue afterwards, and what latecomers get."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.vocabulary import DeliveryFate, Messenger, Role, Status
from services import outbox
from services.broadcasts import show_progress
from services.delivery_state import nudge, see_deliveries
from services.issuing import send_open_assignments
from storage.database import Database
from storage.models import (
    Assignment,
    Broadcast,
    Delivery,
)
from tests.builders import (
    NOW,
    a_person,
    a_post,
    save,
)
from tests.integration.issue_desk import Desk, a_desk, later
from views.screen import Screen


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await a_desk(database)


async def test_progress_is_one_message_that_is_edited_until_all_are_sent(desk: Desk) -> None:
    await desk.issue()
    first = await desk.progress()
    assert "ارسال ۰ از ۳" in first.text
    await desk.let_all_be(
        DeliveryFate.SENT, f"issue-progress:{desk.meeting.id}", desk.key_of(desk.province.municipality.id)
    )
    assert await show_progress(desk.writing, NOW + later()) == 1
    assert "ارسال ۱ از ۳" in (await desk.progress()).text
    assert await show_progress(desk.writing, NOW + later()) == 0
    await desk.let_all_be(DeliveryFate.SENT)
    assert await show_progress(desk.writing, NOW + later()) == 1
    assert "همه ۳ پیام" in (await desk.progress()).text
    async with desk.looking as uow:
        rows = list(await uow.session.scalars(select(Delivery).where(Delivery.key.like("issue-progress%"))))
        finished = (await uow.session.scalars(select(Broadcast))).one().finished_at
    assert [row.edits_message_id for row in rows] == [None, rows[0].message_id, rows[0].message_id]
    assert finished is not None


async def test_the_sending_never_writes_into_a_message_that_a_press_can_turn_into_something_else(desk: Desk) -> None:
    await desk.issue()
    await desk.let_all_be(DeliveryFate.SENT)
    await show_progress(desk.writing, NOW + later())
    async with desk.looking as uow:
        rows = list(await uow.session.scalars(select(Delivery).where(Delivery.chat_id == desk.actor.place.chat_id)))
    pressed = [row for row in rows if row.edits_message_id == desk.press.message_id]
    assert ["ابلاغ‌شده" in row.screen["text"] for row in pressed] == [True]
    following = [Screen.from_json(row.screen) for row in rows if row.key.startswith("issue-progress")]
    assert {button.press for screen in following for line in screen.buttons for button in line} == {
        f"dlv:{desk.meeting.id}:apart"
    }


async def test_the_state_of_deliveries_tells_seen_sent_failed_and_not_registered_apart(desk: Desk) -> None:
    await desk.issue()
    province = desk.province
    await desk.let_all_be(DeliveryFate.SENT, desk.key_of(province.municipality.id))
    await desk.let_all_be(DeliveryFate.FAILED, desk.key_of(province.agencies[1].id))
    async with desk.writing as uow:
        for one in await uow.session.scalars(select(Assignment).where(Assignment.agency_id == province.governorate.id)):
            one.status, one.seen_at = Status.SEEN, NOW
        await uow.commit(NOW)
    screen = await see_deliveries(desk.looking, desk.actor, desk.meeting.id, NOW)
    assert "۱ از ۴ دستگاه دریافت کرده‌اند" in screen.text
    assert f"✅ دریافت‌شده (۱): {province.governorate.name}" in screen.text
    assert f"دریافت ثبت نشده (۱): {province.municipality.name}" in screen.text
    assert f"ارسال ناموفق (۱): {province.agencies[1].name}" in screen.text
    assert f"هنوز نپیوسته (۱): {province.unanswered.name}" in screen.text
    invite = f"inv:{province.body.id}:{province.unanswered.id}"
    assert invite in [button.press for row in screen.buttons for button in row]


async def test_a_reminder_to_acknowledge_goes_once_a_day(desk: Desk) -> None:
    await desk.issue()
    assert await nudge(desk.meeting.id, desk.actor, desk.writing, NOW + timedelta(hours=1)) == 3
    assert await nudge(desk.meeting.id, desk.actor, desk.writing, NOW + timedelta(hours=2)) == 0
    assert await nudge(desk.meeting.id, desk.actor, desk.writing, NOW + timedelta(days=1)) == 3


async def test_who_joins_later_gets_what_their_agency_has_open_once(desk: Desk) -> None:
    await desk.issue()
    (person,) = await save(desk.database, a_person("رابط تازه", 1099))
    await save(desk.database, a_post(person, Role.FOCAL_POINT, desk.province.body, desk.province.unanswered))
    for _ in range(2):
        async with desk.writing as uow:
            agency_id, body_id = desk.province.unanswered.id, desk.province.body.id
            await send_open_assignments(uow, person, agency_id, body_id, NOW + timedelta(days=1))
            await uow.commit(NOW)
    late = [row for key, row in (await desk.sent()).items() if key.startswith("joined:")]
    assert len(late) == 1
    assert "گشت شبانه" in late[0].screen["text"]


async def test_a_message_that_is_sent_again_counts_once(desk: Desk) -> None:
    await desk.issue()
    await desk.let_answers_arrive()
    claimed = await outbox.claim(Messenger.TELEGRAM, "sender", (), desk.writing, NOW)
    assert claimed is not None
    assert claimed.broadcast_id is not None
    await outbox.is_uncertain(claimed, NOW, "its connection broke", desk.writing, NOW)
    await desk.let_all_be(DeliveryFate.SENT)
    await show_progress(desk.writing, NOW + later())
    assert "همه ۳ پیام" in (await desk.progress()).text
