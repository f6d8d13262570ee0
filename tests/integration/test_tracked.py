"""A tracking number that is typed shows what it stands for to whoever may read it, and nothing to anybody else."""

from datetime import timedelta

import pytest

from domain.refusals import Refusal
from domain.tracking import request_tracking_number, tracking_number
from domain.vocabulary import Status
from services.actors import Actor
from services.reporting import Pressed, SubmitReport, submit_report
from services.requests import AskExtension, ask_extension, take_back_request
from services.said import Said
from services.taking_back import take_back_report
from services.tracked import see_tracked
from storage.database import Database
from storage.models import Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, as_actor
from tests.integration.issue_desk import Desk, a_desk, labels, later

REPORT, REQUEST = tracking_number(1), request_tracking_number(1)


@pytest.fixture
async def desk(database: Database) -> Desk:
    """The municipality has reported on its first resolution, and asked for more time."""
    made = await a_desk(database)
    await made.issue()
    who, work = await _municipality(made), (await made.assignments())[0]
    said = Said(percent=60, status=Status.IN_PROGRESS, words="دو نشست برگزار شد.")
    await submit_report(SubmitReport(who, work.id, said), made.writing, NOW + later())
    await ask_extension(AskExtension(who, work.id, 7, "تأمین نشدن اعتبار"), made.writing, NOW + later())
    return made


async def _municipality(desk: Desk) -> Actor:
    return await as_actor(desk.database, desk.province.focal_points[desk.province.municipality.id])


async def _seen(desk: Desk, actor: Actor, number: str) -> tuple[str, list[str]]:
    screen, _ = await see_tracked(actor, number, desk.looking, NOW + timedelta(hours=1))
    return screen.text, labels(screen)


async def test_the_agency_and_its_body_find_a_report_and_a_request_by_their_numbers(desk: Desk) -> None:
    for actor in (await _municipality(desk), desk.actor):
        text, buttons = await _seen(desk, actor, REPORT)
        assert "در دست اقدام، ۶۰ درصد" in text
        assert "«دو نشست برگزار شد.»" in text
        assert buttons == ["مشاهده مصوبه"]
        text, _ = await _seen(desk, actor, REQUEST)
        assert "درخواست تمدید با شماره رهگیری" in text
        assert "در انتظار تصمیم دبیرخانه" in text


async def test_nobody_else_learns_that_there_is_one(desk: Desk) -> None:
    other = await as_actor(desk.database, desk.province.focal_points[desk.province.welfare.id])
    for number in (REPORT, REQUEST, tracking_number(99), request_tracking_number(99), "10009", "9" * 18):
        with pytest.raises(Refusal, match="tracking_not_found"):
            await see_tracked(other, number, desk.looking, NOW)


async def test_what_was_taken_back_is_shown_to_its_agency_alone(desk: Desk) -> None:
    who = await _municipality(desk)
    await take_back_request(Pressed(who, 1), desk.writing, NOW + later())
    await take_back_report(Pressed(who, 1), desk.writing, NOW + later())
    assert "این گزارش پس گرفته شده است" in (await _seen(desk, who, REPORT))[0]
    assert "پس گرفته شد" in (await _seen(desk, who, REQUEST))[0]
    for number in (REPORT, REQUEST):
        with pytest.raises(Refusal, match="tracking_not_found"):
            await see_tracked(desk.actor, number, desk.looking, NOW)


async def test_of_what_was_issued_without_its_text_no_word_is_shown(desk: Desk) -> None:
    async with UnitOfWork(desk.database) as uow:
        row = await uow.get(Resolution, (await desk.assignments())[0].resolution_id)
        assert row is not None
        row.is_text_withheld = True
        await uow.commit(NOW)
    assert "نشست" not in (await _seen(desk, desk.actor, REPORT))[0]
    assert "اعتبار" not in (await _seen(desk, desk.actor, REQUEST))[0]
