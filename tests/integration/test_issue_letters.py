"""Minutes that were issued before their letter get it later: once, told to whoever got them, and seen on every card."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.calendar import today
from domain.refusals import Refusal
from domain.vocabulary import Status
from services.cards import card_of
from services.delivery_state import see_deliveries
from services.issue_letters import IssueLetter, ask_issued_letter, ask_to_correct_letter, give_issued_letter
from services.remembering import history_of
from services.self_audit import audit
from storage.database import Database
from storage.models import Assignment, Delivery, Event, Meeting
from tests.builders import NOW
from tests.integration.issue_desk import Desk, a_desk, labels, later
from views.assignments import assignment_card
from views.history import history
from views.screen import Screen

LETTER, DAY = "21/25/41390", today(NOW)
BUTTON = "ثبت نامه ابلاغ"


@pytest.fixture
async def desk(database: Database) -> Desk:
    """The draft of three rows was issued with «نامه متعاقباً»."""
    made = await a_desk(database)
    async with made.writing as uow:
        meeting = await uow.get(Meeting, made.meeting.id)
        assert meeting is not None
        meeting.letter_number = None
        await uow.commit(NOW)
    await made.issue()
    return made


async def give(desk: Desk, number: str = LETTER, after: timedelta = timedelta()) -> None:
    command = IssueLetter(desk.meeting.id, number, DAY + after)
    await give_issued_letter(command, desk.press, desk.writing, NOW + later())


async def told(desk: Desk) -> dict[str, Screen]:
    async with desk.looking as uow:
        rows = await uow.session.scalars(select(Delivery).where(Delivery.key.like("issue-letter:%")))
        return {row.key: Screen.from_json(row.screen) for row in rows}


async def test_everyone_who_got_them_hears_once_of_the_letter_and_the_audit_knows_it(desk: Desk) -> None:
    await give(desk)
    news = await told(desk)
    assert {key.rpartition(":")[2] for key in news} == {key.rpartition(":")[2] for key in await desk.sent()}
    own = news[f"issue-letter:{desk.meeting.id}:{desk.province.focal_points[desk.province.municipality.id].id}"]
    assert "نامه ۲۱/۲۵/۴۱۳۹۰ مورخ" in own.text
    assert "مصوبات شما: ۲۰/۱؛ ۲۰/۲" in own.text
    assert "به ۳ نفر اطلاع داده شد" in (await desk.newest()).text
    audited = await audit(desk.looking, NOW + timedelta(hours=1), grace=timedelta())
    assert [one for one in audited.differences if "issue-letter" in one.key] == []
    async with desk.looking as uow:
        events = list(await uow.session.scalars(select(Event).where(Event.kind == "issue_letter")))
    assert len(events) == len(await desk.assignments())


async def test_cards_and_history_bear_the_letter(desk: Desk) -> None:
    first = (await desk.assignments())[0]
    async with desk.looking as uow:
        assert "متعاقباً" in assignment_card(await card_of(uow, first.id, NOW)).text
    await give(desk)
    async with desk.looking as uow:
        card = assignment_card(await card_of(uow, first.id, NOW)).text
    assert "ابلاغ: نامه ۲۱/۲۵/۴۱۳۹۰ مورخ ۱۴۰۵/۰۹" in card
    assert "متعاقباً" not in card
    shown = history(await history_of(desk.actor, first.id, desk.looking))
    assert "نامه ابلاغ ثبت شد" in shown.text
    assert "نامه ۲۱/۲۵/۴۱۳۹۰ مورخ ۱۴۰۵/۰۹" in shown.text


async def test_the_button_is_there_until_the_letter_is(desk: Desk) -> None:
    before = await see_deliveries(desk.looking, desk.actor, desk.meeting.id, NOW)
    await give(desk)
    after = await see_deliveries(desk.looking, desk.actor, desk.meeting.id, NOW)
    assert (BUTTON in labels(before), BUTTON in labels(after)) == (True, False)
    with pytest.raises(Refusal, match="issue_letter_known"):
        await ask_issued_letter(desk.meeting.id, desk.press, desk.writing, NOW + later())
    with pytest.raises(Refusal, match="issue_letter_known"):
        await give(desk, "5/6")


async def test_a_letter_that_was_mistyped_is_corrected_and_everyone_hears_of_it(desk: Desk) -> None:
    await give(desk)
    shown = await see_deliveries(desk.looking, desk.actor, desk.meeting.id, NOW)
    assert "اصلاح نامه ابلاغ" in labels(shown)
    await ask_to_correct_letter(desk.meeting.id, desk.press, desk.writing, NOW + later())
    assert "چنین ثبت شده است: نامه ۲۱/۲۵/۴۱۳۹۰" in (await desk.newest()).text
    right = IssueLetter(desk.meeting.id, "21/25/41391", DAY, replaces=LETTER)
    await give_issued_letter(right, desk.press, desk.writing, NOW + later())
    with pytest.raises(Refusal, match="issue_letter_known"):
        await give_issued_letter(right, desk.press, desk.writing, NOW + later())
    texts = [screen.text for screen in (await told(desk)).values()]
    assert sum("۲۱/۲۵/۴۱۳۹۱" in text for text in texts) == len(await desk.sent())
    first = (await desk.assignments())[0]
    text = history(await history_of(desk.actor, first.id, desk.looking)).text
    assert "نامه ابلاغ اصلاح شد" in text
    assert "نامه ۲۱/۲۵/۴۱۳۹۱ مورخ" in text
    audited = await audit(desk.looking, NOW + timedelta(hours=1), grace=timedelta())
    assert [one for one in audited.differences if "issue-letter" in one.key] == []


async def test_of_two_secretaries_one_gives_the_letter(desk: Desk) -> None:
    ends = await asyncio.gather(give(desk, "5/6"), give(desk, "7/8"), return_exceptions=True)
    assert [type(end) for end in ends if end is not None] == [Refusal]
    assert len(await told(desk)) == len(await desk.sent())


async def test_a_letter_of_the_future_and_minutes_not_issued_are_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="letter_in_future"):
        await give(desk, after=timedelta(days=1))
    async with desk.writing as uow:
        meeting = await uow.get(Meeting, desk.meeting.id)
        assert meeting is not None
        assert meeting.letter_number is None


async def test_who_was_let_off_is_not_told(desk: Desk) -> None:
    let_off = desk.province.municipality
    async with desk.writing as uow:
        for one in await uow.session.scalars(select(Assignment).where(Assignment.agency_id == let_off.id)):
            one.status = Status.CANCELLED
        await uow.commit(NOW)
    await give(desk)
    assert not [key for key in await told(desk) if key.endswith(f":{desk.province.focal_points[let_off.id].id}")]
