"""Where earlier resolutions stand by the minutes: offered, applied by a press, taken back."""

from datetime import date, timedelta

import pytest

from domain.refusals import Refusal
from domain.vocabulary import MinutesState, Status
from services.actors import Actor
from services.correcting import Press
from services.due_notices import find_due, make
from services.earlier_applying import apply_statuses, take_statuses_back
from services.earlier_statuses import see_statuses
from storage.database import Database
from storage.models import Assignment, Meeting
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, a_meeting, a_resolution, an_assignment
from tests.integration.handing_in import later, meetings, paste, read, said, the_province
from views.earlier_statuses import earlier_statuses

MINUTES = """
صورتجلسه بیست و یکمین جلسه قرارگاه اجتماعی استان گلشن
تاریخ: ۱۴۰۵/۰۹/۰۱

وضعیت مصوبات جلسه قبل (بیستمین جلسه مورخ ۱۴۰۵/۰۸/۲۸)
ردیف\tمصوبه\tدستگاه\tوضعیت\tدرصد پیشرفت\tموانع
۱\tبهسازی بوستان محله سپیدار\tشهرداری مهرآباد\tدر دست اقدام\t۶۰\tمناقصه برگزار شده است
۲\tحمایت از خانواده‌های نیازمند\tبهزیستی\tانجام شد\t۱۰۰\t
۳\tاعلام نشانی مراکز مشاوره\tبهزیستی\tمنتفی\t-\t
۴\tساخت پل عابر\tاداره راه\tدر دست اقدام\t۱۰\t

مصوبات جلسه
ردیف\tمصوبات\tاقدام کننده\tزمان اقدام
۱\tمقرر گردید: فهرست مدارس اعلام شود.\tشهرداری مهرآباد\t۲ هفته
"""


async def the_earlier_meeting(database: Database, province: Province) -> list[Assignment]:
    """The twentieth meeting, issued: a row of the municipality and two of the welfare office."""
    meeting = await a_meeting(database, province, minutes_state=MinutesState.ISSUED, held_on=date(2026, 11, 19))
    texts = {
        1: "مقرر گردید بوستان محله سپیدار بهسازی شود.",
        2: "مقرر گردید از خانواده‌های نیازمند محله حمایت شود.",
        3: "مقرر گردید نشانی مراکز مشاوره اعلام شود.",
    }
    agencies = {1: province.municipality, 2: province.welfare, 3: province.welfare}
    found = []
    for row, text in texts.items():
        resolution = await a_resolution(database, meeting, row, agencies[row], text=text)
        found.append(await an_assignment(database, resolution, meeting, agencies[row]))
    return found


async def the_minutes(database: Database) -> tuple[Actor, Meeting, list[Assignment]]:
    province, actor = await the_province(database)
    assignments = await the_earlier_meeting(database, province)
    await paste(database, actor, MINUTES)
    await read(database)
    return actor, next(one for one in await meetings(database) if one.number == 21), assignments


async def standing(database: Database, assignments: list[Assignment]) -> list[tuple[Status, int]]:
    async with UnitOfWork(database, reads_only=True) as uow:
        found = [await uow.assignments.shown(one.id) for one in assignments]
        return [(one.status, one.progress) for one in found if one is not None]


async def test_the_table_is_offered_and_changes_nothing_by_itself(database: Database) -> None:
    actor, meeting, assignments = await the_minutes(database)
    summary = (await said(database))[-1]
    assert "جدول وضعیت مصوبات جلسه‌های پیشین در این صورت‌جلسه هست: ۴ ردیف" in summary.text
    assert summary.buttons[-1][0].press == f"est:{meeting.id}"
    shown = earlier_statuses(await see_statuses(UnitOfWork(database, reads_only=True), actor, meeting.id))
    assert "• ۲۰/۱ (شهرداری مهرآباد): ابلاغ‌شده ← " in shown.text
    assert "در دست اقدام، ۶۰ درصد" in shown.text
    assert "در صورت‌جلسه منتفی است: ۲۰/۳" in shown.text
    assert "پیدا نشد:\n• ساخت پل عابر" in shown.text
    assert await standing(database, assignments) == [(Status.ISSUED, 0)] * 3


async def test_one_press_records_all_that_is_known_and_another_takes_it_back(database: Database) -> None:
    actor, meeting, assignments = await the_minutes(database)
    press = Press(actor, 7)
    await apply_statuses(meeting.id, None, press, UnitOfWork(database), NOW + later())
    shown = (await said(database))[-1]
    assert "✅ ۲۰/۱ (شهرداری مهرآباد): در دست اقدام، ۶۰ درصد" in shown.text
    expected = [(Status.IN_PROGRESS, 60), (Status.REPORTED_DONE, 100), (Status.ISSUED, 0)]
    assert await standing(database, assignments) == expected
    with pytest.raises(Refusal, match="nothing_to_apply"):
        await apply_statuses(meeting.id, None, press, UnitOfWork(database), NOW + later())
    await take_statuses_back(meeting.id, press, UnitOfWork(database), NOW + later())
    assert await standing(database, assignments) == [(Status.ISSUED, 0)] * 3
    assert "✅" not in (await said(database))[-1].text


async def test_one_alone_is_recorded_and_its_agency_hears_of_it_later(database: Database) -> None:
    actor, meeting, assignments = await the_minutes(database)
    await apply_statuses(meeting.id, assignments[0].id, Press(actor, 7), UnitOfWork(database), NOW + later())
    assert await standing(database, assignments) == [(Status.IN_PROGRESS, 60), (Status.ISSUED, 0), (Status.ISSUED, 0)]
    for notice in await find_due(UnitOfWork(database, reads_only=True), NOW + timedelta(minutes=20)):
        await make(notice, UnitOfWork(database), NOW + timedelta(minutes=20))
    heard = (await said(database))[-1].text
    assert "دبیرخانه برای ۲۰/۱ ثبت کرد: در دست اقدام" in heard
    assert "طبق گزارش جلسه ۲۱: در دست اقدام، ۶۰ درصد، مناقصه برگزار شده است" in heard
    with pytest.raises(Refusal, match="undo_after_told"):
        await take_statuses_back(meeting.id, Press(actor, 7), UnitOfWork(database), NOW + timedelta(minutes=21))


async def test_what_the_agency_said_since_is_not_overwritten(database: Database) -> None:
    actor, meeting, assignments = await the_minutes(database)
    async with UnitOfWork(database) as uow:
        said_done = await uow.assignments.locked(assignments[0].id)
        assert said_done is not None
        said_done.status, said_done.progress = Status.REPORTED_DONE, 100
        await uow.commit(NOW + later())
    shown = await see_statuses(UnitOfWork(database, reads_only=True), actor, meeting.id)
    assert "۲۰/۱" in shown.same
    assert [one.code for one in shown.proposed] == ["۲۰/۲"]
