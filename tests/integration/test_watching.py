"""Everything that is watched begins to be alarmed of and ends, once each, also across a restart."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.lookout import Lookout, Times
from domain.alarms import Alarm, AlarmKind
from domain.vocabulary import AttachmentState, DeliveryFate, Difference, FileKind, Messenger, Outcome
from services.actors import Place
from services.expected_later import Found
from services.fetching import has_room
from services.inbox import take_in
from services.self_audit import Audited
from services.telling import Telling, tell_place
from services.watching import Limits, Measured, Watch, keep_audit, look_out, note_heard, note_incident
from storage.database import Database
from storage.models import Attachment, Delivery, InboxRow, Sign
from storage.repositories.inbox import Received
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, a_province, save
from views.screen import Screen

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OPERATOR = Place(Messenger.BALE, 4242)
ROOM = 10**12


@dataclass
class Post:
    """An operator's post: a database that is looked at, and what the operator was told."""

    database: Database
    watch: Watch = field(default_factory=lambda: Watch([OPERATOR], Limits(), [Messenger.TELEGRAM]))

    @property
    def writing(self) -> UnitOfWork:
        return UnitOfWork(self.database)

    async def look(self, now: datetime, free_bytes: int = ROOM) -> list[str]:
        """What is told now; what the operator was told before has been sent."""
        await self.change(update(Delivery).where(Delivery.key.like("alarm:%")).values(fate=DeliveryFate.SENT))
        told = await look_out(self.watch, Measured(free_bytes, now, now), self.writing)
        return [f"{news.alarm.kind} {news.step}" for news in told]

    async def change(self, statement: object) -> None:
        async with self.writing as uow:
            await uow.session.execute(statement)  # type: ignore[call-overload]
            await uow.session.commit()

    async def rows(self) -> list[Delivery]:
        """Everything that was said, oldest first."""
        async with UnitOfWork(self.database, reads_only=True) as uow:
            return list(await uow.session.scalars(select(Delivery).order_by(Delivery.id)))

    async def heard(self) -> list[str]:
        """What the operator was told."""
        rows = [row for row in await self.rows() if row.chat_id == OPERATOR.chat_id]
        return [Screen.from_json(row.screen).text for row in rows]


@pytest.fixture
async def post(database: Database) -> Post:
    made = Post(database)
    await note_heard(Messenger.TELEGRAM, made.writing, NOW)
    assert await made.look(NOW) == []
    return made


async def test_each_trouble_is_told_once_when_it_begins_and_once_when_it_ends(post: Post) -> None:
    received = Received(1, Messenger.TELEGRAM, 7, 1001, "{}")
    await take_in([received], Messenger.TELEGRAM, post.writing, NOW)
    async with post.writing as uow:
        await tell_place(uow, Place(Messenger.TELEGRAM, 1001), Screen("سلام"), Telling("greeting"), NOW)
        await uow.commit(NOW)
    found = (Found(Difference.NOT_QUEUED, "verdict:1:7", NOW, 7),)
    await keep_audit(Audited(NOW, 12, found), post.writing)
    later = NOW + 2 * HOUR
    kinds = ["intake_silent", "backlog_old", "outbox_old", "disk_low", "unsaid"]
    assert await post.look(later, free_bytes=10**6) == [f"{kind} began" for kind in kinds]
    assert await post.look(later + HOUR, free_bytes=10**6) == []
    assert sorted(await post.look(later + DAY, free_bytes=10**6)) == sorted(f"{kind} still" for kind in kinds)
    well = later + DAY + HOUR
    await note_heard(Messenger.TELEGRAM, post.writing, well)
    await post.change(update(InboxRow).values(outcome=Outcome.SHOWN, done_at=well))
    await post.change(update(Delivery).values(fate=DeliveryFate.SENT))
    await keep_audit(Audited(well, 12, ()), post.writing)
    assert sorted(await post.look(well)) == sorted(f"{kind} ended" for kind in kinds)
    assert await post.look(well + HOUR / 6) == []
    heard = await post.heard()
    assert len(heard) == 15
    assert "۱۲۰ دقیقه است که از تلگرام چیزی دریافت نمی‌شود" in heard[0]
    assert "یادآوری: این وضعیت از دوشنبه ۲ آذر" in heard[5]


async def test_an_alarm_that_comes_again_is_told_again(post: Post) -> None:
    assert await post.look(NOW + HOUR / 60, free_bytes=1) == ["disk_low began"]
    assert await post.look(NOW + 2 * HOUR / 60) == ["disk_low ended"]
    assert await post.look(NOW + 3 * HOUR / 60, free_bytes=1) == ["disk_low began"]
    assert len(await post.heard()) == 3


async def test_what_happened_at_one_moment_is_told_and_ends_after_a_day(post: Post) -> None:
    post.watch = Watch([OPERATOR])
    await note_incident(Alarm(AlarmKind.CLOCK_JUMPED, facts={"seconds": 3600}), post.writing, NOW)
    assert await post.look(NOW + HOUR) == ["clock_jumped began"]
    await note_incident(Alarm(AlarmKind.CLOCK_JUMPED, facts={"seconds": -3600}), post.writing, NOW + 2 * HOUR)
    assert await post.look(NOW + DAY) == []
    assert await post.look(NOW + DAY + 3 * HOUR) == ["clock_jumped ended"]


async def test_an_update_that_was_set_aside_is_told_for_a_day(post: Post) -> None:
    post.watch = Watch([OPERATOR])
    poison = Received(1, Messenger.TELEGRAM, 7, 0, "{}", Outcome.SET_ASIDE, "it has no update_id")
    await take_in([poison], Messenger.TELEGRAM, post.writing, NOW)
    assert await post.look(NOW + HOUR) == ["set_aside began"]
    assert await post.look(NOW + DAY + HOUR) == ["set_aside ended"]


@dataclass
class Hands:
    """Clocks that a test moves."""

    now: datetime = NOW
    machine: datetime = NOW
    steady: float = 0.0

    def times(self) -> Times:
        return Times(lambda: self.now, lambda: self.machine, lambda: self.steady)

    def go(self, *, machine: timedelta, steady: timedelta) -> None:
        self.now += machine
        self.machine += machine
        self.steady += steady.total_seconds()


async def test_a_clock_that_jumps_is_told_and_nothing_is_judged_before_it_is_caught_up(
    post: Post, tmp_path: Path
) -> None:
    hands, minute = Hands(), HOUR / 60
    lookout = Lookout(Watch([OPERATOR]), tmp_path, post.database, hands.times())
    await lookout.look()
    hands.go(machine=minute, steady=minute)
    await lookout.look()
    assert await _audits(post) == [NOW + minute]
    hands.go(machine=2 * HOUR, steady=minute)
    await lookout.look()
    assert await post.heard() == []
    hands.go(machine=minute, steady=minute)
    await lookout.look()
    assert len(await _audits(post)) == 1
    assert await _audits(post) == [hands.now]
    (heard,) = await post.heard()
    assert "ساعت سرور ۷۱۴۰ ثانیه جابه‌جا شد" in heard


async def _audits(post: Post) -> list[datetime]:
    async with UnitOfWork(post.database, reads_only=True) as uow:
        return list(await uow.session.scalars(select(Sign.at).where(Sign.name == "audit")))


async def test_a_body_is_warned_before_its_room_is_full_and_then_files_are_refused(database: Database) -> None:
    province, quota = await a_province(database), 100 * 10**6
    post, name = Post(database, Watch([OPERATOR], Limits(quota=quota))), province.body.name
    person = province.focal_points[province.municipality.id]

    async def a_file(megabytes: int, state: AttachmentState = AttachmentState.STORED) -> Attachment:
        kept = Attachment(
            body_id=province.body.id,
            person_id=person.id,
            messenger=Messenger.TELEGRAM,
            chat_id=1013,
            kind=FileKind.DOCUMENT,
            name="نامه.pdf",
            size=megabytes * 10**6,
            state=state,
            created_at=NOW,
        )
        return (await save(database, kept))[0]

    await a_file(79)
    assert await post.look(NOW) == []
    await a_file(1)
    assert await post.look(NOW + HOUR / 60) == ["quota_near began"]
    small, large = await a_file(15, AttachmentState.WANTED), await a_file(21, AttachmentState.WANTED)
    assert await has_room(small.id, quota, post.writing, NOW)
    assert not await has_room(large.id, quota, post.writing, NOW)
    await a_file(20)
    assert await post.look(NOW + HOUR / 30) == ["quota_full began", "quota_near ended"]
    told = [Screen.from_json(row.screen).text for row in await post.rows()]
    assert f"⚠️ فضای فایل‌های {name} به ۸۰ درصد رسید (۸۰ از ۱۰۰ مگابایت)." in told
    assert sum("آنچه نوشته‌اید ثبت شده است" in text and "نامه.pdf" in text for text in told) == 1
    secretaries = (province.secretary, province.second_secretary)
    assert sum(text.startswith(f"فضای فایل‌های {name} به ۸۰ درصد رسیده") for text in told) == len(secretaries)
    assert sum(text.startswith(f"فضای فایل‌های {name} پر است") for text in told) == len(secretaries)


async def test_a_scanner_that_is_gone_is_told(post: Post) -> None:
    post.watch = Watch([OPERATOR])
    gone = Measured(ROOM, NOW, NOW, is_scanner_gone=True)
    assert [news.step for news in await look_out(post.watch, gone, post.writing)] == ["began"]
    assert await post.look(NOW + HOUR / 60) == ["scanner_gone ended"]
