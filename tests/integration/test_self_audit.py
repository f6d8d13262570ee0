"""What was said is compared with what should have been said: what is missing is found, and nothing else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import pytest
from sqlalchemy import delete, select, text, update

from domain.vocabulary import DeliveryFate, Difference, Status
from services import due_notices
from services.acknowledging import acknowledge
from services.expected_later import Found
from services.reminders import send_due
from services.reporting import Pressed, SubmitReport, submit_report
from services.requests import AskExtension, ask_extension
from services.said import Said
from services.self_audit import audit
from services.uncertain import SHOWN
from services.verification import JudgeReport, judge_report
from storage.database import Database
from storage.models import Assignment, Delivery, Event, Notice, ProgressReport, Reminder
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, as_actor
from tests.integration.issue_desk import Desk, a_desk

DAY = timedelta(days=1)


@dataclass
class Played:
    """A body in which minutes were issued, seen, reported on, judged and reminded of, up to ``now``."""

    database: Database
    desk: Desk
    now: datetime = NOW

    async def differences(self, after: timedelta = timedelta()) -> tuple[Found, ...]:
        reading = UnitOfWork(self.database, reads_only=True)
        audited = await audit(reading, self.now + after, window=60 * DAY, grace=timedelta())
        assert audited.expected > 8
        return audited.differences

    async def kinds(self, after: timedelta = timedelta()) -> list[tuple[Difference, str]]:
        return [(one.kind, one.key) for one in await self.differences(after)]

    async def tick(self, now: datetime) -> None:
        self.now = now
        for notice_id in await due_notices.find_due(UnitOfWork(self.database, reads_only=True), now):
            await due_notices.make(notice_id, UnitOfWork(self.database), now)
        await send_due(UnitOfWork(self.database), now)

    async def change(self, *statements: object) -> None:
        """Behind the program's back."""
        async with UnitOfWork(self.database) as uow:
            for statement in statements:
                await uow.session.execute(statement)  # type: ignore[call-overload]
            await uow.session.commit()


@pytest.fixture
async def played(database: Database) -> Played:
    desk = await a_desk(database)
    played = Played(database, desk)
    await desk.issue()
    first, *_ = await desk.assignments()
    person = desk.province.focal_points[first.agency_id]
    actor = await as_actor(database, person)
    await acknowledge(Pressed(actor, first.id), UnitOfWork(database), NOW + timedelta(minutes=5))
    said = SubmitReport(actor, first.id, Said(percent=40, words="دو نشست برگزار شد."))
    await submit_report(said, UnitOfWork(database), NOW + timedelta(minutes=6))
    asked = AskExtension(actor, first.id, 7, "تأمین نشدن اعتبار")
    await ask_extension(asked, UnitOfWork(database), NOW + timedelta(minutes=7))
    await played.tick(NOW + timedelta(minutes=30))
    done = SubmitReport(actor, first.id, Said(status=Status.REPORTED_DONE))
    await submit_report(done, UnitOfWork(database), NOW + timedelta(minutes=40))
    async with UnitOfWork(database, reads_only=True) as uow:
        reports = list(await uow.session.scalars(select(ProgressReport.id).order_by(ProgressReport.id)))
    verdict = JudgeReport(desk.actor, reports[-1], None, None)
    await judge_report(verdict, UnitOfWork(database), NOW + timedelta(minutes=45))
    await played.tick(NOW + timedelta(hours=2))
    for day in range(1, 11):
        await played.tick(NOW + day * DAY)
    return played


async def test_nothing_differs_where_everything_was_said(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    assert await played.kinds() == []


async def test_each_message_that_is_taken_away_is_found_and_nothing_else(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    async with UnitOfWork(played.database, reads_only=True) as uow:
        # The summary of the minutes only changes under the press; the progress of the issue is what answers it.
        told = select(Delivery.key).where(~Delivery.key.startswith("draft:")).order_by(Delivery.id)
        keys = list(await uow.session.scalars(told))
    assert len(keys) > 15
    for key in keys:
        hidden = update(Delivery).where(Delivery.key == key).values(key="hidden")
        await played.change(hidden)
        missed = await played.kinds()
        await played.change(update(Delivery).where(Delivery.key == "hidden").values(key=key))
        # A digest that nobody had is also a stage that might still go out on that day.
        assert [found for found in missed if found[0] is Difference.NOT_QUEUED] == [(Difference.NOT_QUEUED, key)]


async def test_a_reminder_that_is_suppressed_is_found(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    silent = next(one for one in await played.desk.assignments() if one.remind_at is not None)
    await played.change(update(Assignment).where(Assignment.id == silent.id).values(remind_at=None))
    ((kind, key),) = await played.kinds()
    assert kind is Difference.NOT_ARMED
    assert key.startswith(f"reminder:{silent.id}:{silent.due_on}:")


async def test_a_stage_that_did_not_go_out_in_time_is_found(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    armed = [one for one in await played.desk.assignments() if one.remind_at is not None]
    latest = next(one for one in armed if one.due_on is not None)
    # The clock is led to look at it a year later, and what was said is forgotten.
    await played.change(
        update(Assignment).where(Assignment.id == latest.id).values(remind_at=NOW + 365 * DAY),
        delete(Reminder).where(Reminder.assignment_id == latest.id),
        delete(Delivery).where(Delivery.key.like("digest:%")),
    )
    found = await played.kinds(after=-DAY)
    assert any(kind is Difference.REMINDER_MISSING and f":{latest.id}:" in key for kind, key in found)


FATES: Final[list[tuple[dict[str, object], Difference | None]]] = [
    ({"fate": DeliveryFate.FAILED, "problem": "Bad Request"}, Difference.FAILED),
    ({"fate": DeliveryFate.QUEUED}, Difference.WAITING),
    ({"fate": DeliveryFate.UNCERTAIN}, Difference.UNCERTAIN),
    ({"fate": DeliveryFate.CANCELLED}, Difference.CANCELLED),
    ({"fate": DeliveryFate.FAILED, "problem": SHOWN}, None),
    ({"fate": DeliveryFate.UNREACHABLE}, None),
]


async def test_a_message_that_met_no_good_fate_is_found(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    async with UnitOfWork(played.database, reads_only=True) as uow:
        (key,) = await uow.session.scalars(select(Delivery.key).where(Delivery.key.like("report-recorded:%")).limit(1))
    for values, kind in FATES:
        await played.change(update(Delivery).where(Delivery.key == key).values(**values))
        assert await played.kinds() == ([(kind, key)] if kind is not None else [])


async def test_a_notice_that_nobody_makes_and_a_kind_that_nobody_knows_are_found(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    await played.change(update(Notice).where(Notice.id == 1).values(made_at=None))
    async with UnitOfWork(played.database) as uow:
        uow.history.record(Event(body_id=played.desk.province.body.id, at=played.now, kind="sung", before={}, after={}))
        await uow.commit(played.now)
    kinds = dict(await played.kinds())
    assert kinds == {Difference.UNKNOWN_EVENT: "sung", Difference.NOTICE_LATE: kinds[Difference.NOTICE_LATE]}


async def test_news_that_were_never_told_are_found(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    await played.change(
        text("UPDATE progress_reports SET told_at = NULL WHERE id = 1"),
        delete(Delivery).where(Delivery.key.like("report-news:1:%")),
        delete(Notice).where(Notice.kind == "report_told", Notice.subject_id == 1),
    )
    found = await played.differences()
    province = played.desk.province
    secretaries = {province.secretary.id, province.second_secretary.id}
    assert {(one.kind, one.person_id) for one in found} == {(Difference.NOT_QUEUED, one) for one in secretaries}


async def test_who_had_blocked_the_bot_is_not_missed(played: Played) -> None:
    await played.desk.let_all_be(DeliveryFate.SENT)
    second = played.desk.province.second_secretary
    rows = Delivery.person_id == second.id
    async with UnitOfWork(played.database, reads_only=True) as uow:
        first, *others = await uow.session.scalars(select(Delivery.id).where(rows).order_by(Delivery.id))
    assert others
    await played.change(
        update(Delivery).where(Delivery.id == first).values(fate=DeliveryFate.UNREACHABLE),
        delete(Delivery).where(Delivery.id.in_(others)),
    )
    assert await played.kinds() == []
