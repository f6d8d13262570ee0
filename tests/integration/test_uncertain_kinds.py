"""Nothing of any kind stays uncertain: texts, long ones, papers, albums, many files, places and edits."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Final

import pytest
from sqlalchemy import select

from bot.parts import parts_of
from domain.vocabulary import DeliveryFate, FileKind, Messenger
from services import outbox
from services.actors import Place
from services.telling import Telling, tell_place
from services.uncertain import is_repeat
from storage.database import Database
from storage.models import Delivery
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, a_province
from views.screen import Enclosure, Screen

PERSON: Final = 1011
DAY: Final = timedelta(days=1)
PICTURES: Final = tuple(Enclosure(FileKind.PHOTO, name=f"عکس {number}") for number in range(3))
LETTERS: Final = tuple(Enclosure(FileKind.DOCUMENT, name=f"نامه {number}") for number in range(12))
KINDS: Final = {
    "text": Screen("مصوبه ۲۰/۳"),
    "long text": Screen("\n".join("متن مصوبه " * 30 for _ in range(40))),
    "paper": Screen("گزارش", enclosures=LETTERS[:1]),
    "album": Screen("مستندات", enclosures=PICTURES),
    "many files": Screen("", enclosures=LETTERS + PICTURES),
    "place": Screen("جلسه", enclosures=(Enclosure(FileKind.LOCATION, latitude=35.8, longitude=50.9),)),
    "edit": Screen("پیشرفت ابلاغ"),
}


async def queue_all(database: Database) -> None:
    async with UnitOfWork(database) as uow:
        for kind, screen in KINDS.items():
            telling = Telling(kind, edits_message_id=5 if kind == "edit" else None)
            await tell_place(uow, Place(Messenger.TELEGRAM, PERSON), screen, telling, NOW)
        await uow.commit(NOW)


async def bring_all(database: Database, *, answers_to_repeats: bool) -> list[Screen]:
    """Bring whatever is owed, as the sender does; of nothing that is said first is it known whether it arrived."""
    brought: list[Screen] = []
    doubted: Counter[int] = Counter()
    numbers: Iterator[int] = count(100)
    while (
        delivery := await outbox.claim(Messenger.TELEGRAM, "sender", (), UnitOfWork(database), NOW + DAY)
    ) is not None:
        parts = parts_of(Screen.from_json(delivery.screen))
        if len(parts) > 1:
            await outbox.split(delivery, parts, UnitOfWork(database), NOW)
        brought.append(parts[0])
        is_known = is_repeat(delivery) or delivery.key.startswith("uncertain:") or doubted[delivery.id] > 0
        doubted[delivery.id] += 1
        if is_known and (answers_to_repeats or delivery.key.startswith("uncertain:")):
            await outbox.was_sent(delivery, [next(numbers)], UnitOfWork(database), NOW)
        else:
            now = NOW + DAY if doubted[delivery.id] > 1 else NOW
            await outbox.is_uncertain(delivery, NOW, "no answer", UnitOfWork(database), now)
    return brought


async def fates(database: Database) -> list[tuple[str, int, DeliveryFate]]:
    async with UnitOfWork(database, reads_only=True) as uow:
        rows = await uow.session.scalars(select(Delivery).order_by(Delivery.id))
        return [(row.key, row.part, row.fate) for row in rows]


def files(screens: list[Screen]) -> Counter[str | None]:
    return Counter(one.name for screen in screens for one in screen.enclosures if one.name)


async def test_each_part_of_every_kind_is_said_again_whole_and_shares_the_fate_of_that(database: Database) -> None:
    await a_province(database)
    await queue_all(database)
    brought = await bring_all(database, answers_to_repeats=True)
    found = await fates(database)
    assert {fate for _, _, fate in found} == {DeliveryFate.SENT}
    assert files(brought) == Counter({one.name: 2 for one in LETTERS + PICTURES}) + Counter(
        {one.name: 2 for one in (*LETTERS[:1], *PICTURES)}
    )
    first = [(key, part) for key, part, _ in found if ":again:" not in key]
    again = {key for key, _, _ in found if ":again:" in key}
    assert again == {f"{key}:again:{part}" for key, part in first if key != "edit"}


async def test_what_nobody_answers_twice_is_shown_to_the_secretariat_whatever_it_is(database: Database) -> None:
    await a_province(database)
    await queue_all(database)
    await bring_all(database, answers_to_repeats=False)
    found = await fates(database)
    assert {fate for key, _, fate in found if key.startswith("uncertain:")} == {DeliveryFate.SENT}
    assert {fate for key, _, fate in found if not key.startswith("uncertain:")} == {DeliveryFate.FAILED}
    told = {key for key, _, _ in found if key.startswith("uncertain:")}
    assert len(told) >= 2 * len(KINDS)


@pytest.mark.parametrize("kind", ["text", "edit"])
async def test_what_a_silent_messenger_never_answers_is_given_up_within_a_day(database: Database, kind: str) -> None:
    await a_province(database)
    async with UnitOfWork(database) as uow:
        telling = Telling(kind, edits_message_id=5 if kind == "edit" else None)
        await tell_place(uow, Place(Messenger.TELEGRAM, PERSON), KINDS[kind], telling, NOW)
        await uow.commit(NOW)
    hands = outbox.Hands("sender", (), lambda owner: owner == "dead")
    for hour in range(25):
        now = NOW + timedelta(hours=hour)
        await outbox.claim(Messenger.TELEGRAM, "dead", (), UnitOfWork(database), now)
        await outbox.sweep(Messenger.TELEGRAM, hands, UnitOfWork(database), now, now)
    assert {key: fate for key, _, fate in await fates(database) if key == kind} == {kind: DeliveryFate.FAILED}
