"""A message of which nobody knows whether it arrived has an owner, and does not stay so for a day."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from domain.vocabulary import DeliveryFate, Messenger
from services import outbox
from services.actors import Place
from services.outbox import Hands
from services.telling import Telling, tell_place
from storage.database import Database
from storage.models import Delivery
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, a_province
from views.screen import Screen

KEY = "card:1"
PERSON = 1011
DAY = timedelta(days=1)


@pytest.fixture
async def province(database: Database) -> Province:
    return await a_province(database)


async def say(database: Database, chat_id: int = PERSON) -> None:
    async with UnitOfWork(database) as uow:
        await tell_place(uow, Place(Messenger.TELEGRAM, chat_id), Screen("مصوبه ۲۰/۳\nمتن"), Telling(KEY), NOW)
        await uow.commit(NOW)


async def claimed(database: Database, owner: str = "sender") -> Delivery:
    delivery = await outbox.claim(Messenger.TELEGRAM, owner, (), UnitOfWork(database), NOW)
    assert delivery is not None
    return delivery


async def sweep(database: Database, now: datetime, hands: Hands) -> int:
    return await outbox.sweep(Messenger.TELEGRAM, hands, UnitOfWork(database), now, NOW)


def hands(*gone: str, in_hand: tuple[int, ...] = ()) -> Hands:
    return Hands("sender", in_hand, lambda owner: owner in gone)


async def fates(database: Database) -> dict[str, DeliveryFate]:
    async with UnitOfWork(database, reads_only=True) as uow:
        return {row.key: row.fate for row in await uow.session.scalars(select(Delivery).order_by(Delivery.id))}


async def shown(database: Database) -> dict[str, str]:
    """What was queued for the secretariat, by key."""
    async with UnitOfWork(database, reads_only=True) as uow:
        rows = await uow.session.scalars(select(Delivery).where(Delivery.key.like("uncertain:%")))
        return {row.key: Screen.from_json(row.screen).text for row in rows}


@pytest.mark.usefixtures("province")
async def test_it_is_said_once_more_with_its_reference_and_shares_the_fate_of_that(database: Database) -> None:
    await say(database)
    first = await claimed(database)
    await outbox.is_uncertain(first, NOW, "no answer", UnitOfWork(database), NOW)
    again = await claimed(database)
    assert again.key == f"{KEY}:again:0"
    assert Screen.from_json(again.screen).text.startswith("ارسال دوباره (شماره ")
    await outbox.was_sent(again, [77], UnitOfWork(database), NOW)
    assert await fates(database) == {KEY: DeliveryFate.SENT, again.key: DeliveryFate.SENT}
    async with UnitOfWork(database, reads_only=True) as uow:
        assert await uow.outbox.shown_at(KEY) == 77


async def test_a_repetition_that_is_uncertain_too_is_shown_to_the_secretariat(
    database: Database, province: Province
) -> None:
    await say(database)
    first = await claimed(database)
    await outbox.is_uncertain(first, NOW, "no answer", UnitOfWork(database), NOW)
    await outbox.is_uncertain(await claimed(database), NOW, "no answer", UnitOfWork(database), NOW)
    told = await shown(database)
    assert set(told) == {f"uncertain:{first.id}:{one.id}" for one in (province.secretary, province.second_secretary)}
    assert all("رابط" in text and "مصوبه ۲۰/۳" in text for text in told.values())
    assert DeliveryFate.UNCERTAIN not in (await fates(database)).values()


@pytest.mark.usefixtures("province")
async def test_a_repetition_that_a_dying_process_left_is_taken_up_again(database: Database) -> None:
    await say(database)
    for _ in range(3):
        await claimed(database, "dead")
        await sweep(database, NOW, hands("dead"))
    assert await fates(database) == {KEY: DeliveryFate.UNCERTAIN, f"{KEY}:again:0": DeliveryFate.QUEUED}


@pytest.mark.usefixtures("province")
async def test_words_that_no_longer_hold_are_not_repeated(database: Database) -> None:
    await say(database)
    await claimed(database, "dead")
    assert await sweep(database, NOW + 30 * DAY, hands("dead")) == 1
    assert f"{KEY}:again:0" not in await fates(database)
    assert len(await shown(database)) == 2


@pytest.mark.usefixtures("province")
async def test_what_a_repetition_cannot_settle_within_a_day_goes_to_the_secretariat(database: Database) -> None:
    await say(database)
    await outbox.is_uncertain(await claimed(database), NOW, "no answer", UnitOfWork(database), NOW)
    assert await sweep(database, NOW + DAY / 2, hands()) == 0
    assert await sweep(database, NOW + DAY, hands()) == 1
    assert len(await shown(database)) == 2
    assert (await fates(database))[f"{KEY}:again:0"] is DeliveryFate.CANCELLED
    assert DeliveryFate.UNCERTAIN not in (await fates(database)).values()


async def test_a_colleague_hears_of_what_a_secretary_may_have_missed(database: Database, province: Province) -> None:
    await say(database, 1001)
    await outbox.is_uncertain(await claimed(database), NOW, "no answer", UnitOfWork(database), NOW)
    await outbox.is_uncertain(await claimed(database), NOW, "no answer", UnitOfWork(database), NOW)
    assert [key.rpartition(":")[2] for key in await shown(database)] == [str(province.second_secretary.id)]


@pytest.mark.usefixtures("province")
async def test_a_claim_whose_answer_was_lost_is_sent_as_if_it_had_not_been(database: Database) -> None:
    await say(database)
    delivery = await claimed(database)
    assert await sweep(database, NOW, hands(in_hand=(delivery.id,))) == 0
    assert await sweep(database, NOW, hands()) == 1
    assert await fates(database) == {KEY: DeliveryFate.QUEUED}


@pytest.mark.usefixtures("province")
async def test_a_fate_that_comes_late_does_not_disturb_a_message_that_was_claimed_anew(database: Database) -> None:
    await say(database)
    first = await claimed(database)
    await outbox.put_off(first, NOW, "no connection", UnitOfWork(database), NOW)
    await claimed(database)
    await outbox.put_off(first, NOW, "no connection", UnitOfWork(database), NOW)
    assert await fates(database) == {KEY: DeliveryFate.SENDING}
