"""Minutes that are handed in once more: their differences are taken over by a press."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import MinutesState
from services.actors import Actor
from services.correcting import Press, words_given
from services.handed_again import see_difference, take_text_over
from services.importing import read_again
from storage.database import Database
from storage.models import Delivery, Job, Meeting, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, an_assignment
from tests.integration.handing_in import MINUTES, later, meetings, paste, read, said, the_province
from views.differences import row_difference

OTHER = (
    MINUTES.replace("۲ هفته", "۳ هفته")
    .replace("حمایت شود", "حمایت کامل شود")
    .replace("بهزیستی - فرمانداران", "فرمانداران")
    + "۴\tمقرر گردید: آب آشامیدنی محله پایش شود.\tبهزیستی\t۱ ماه\n"
)


async def rows(database: Database) -> list[Resolution]:
    async with UnitOfWork(database, reads_only=True) as uow:
        (meeting,) = [one for one in await uow.session.scalars(select(Meeting)) if one.discarded_at is None]
        return await uow.meetings.rows_of(meeting.id)


async def last_job(database: Database) -> int:
    async with UnitOfWork(database, reads_only=True) as uow:
        return max(await uow.session.scalars(select(Job.id)))


async def handed_in_twice(database: Database, *, issued: bool = False) -> tuple[Province, Actor, int]:
    """The first reading, then the other document; the second job's id."""
    province, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    if issued:
        await _issue(database, province)
    await paste(database, actor, OTHER)
    await read(database)
    return province, actor, await last_job(database)


async def _issue(database: Database, province: Province) -> None:
    meeting = (await meetings(database))[0]
    for row, agency in zip(await rows(database), (province.municipality, province.welfare), strict=False):
        await an_assignment(database, row, meeting, agency)
    async with UnitOfWork(database) as uow:
        stored = await uow.meetings.locked(meeting.id)
        assert stored is not None
        stored.minutes_state, stored.issued_at = MinutesState.ISSUED, NOW
        await uow.commit(NOW)


async def test_one_press_puts_the_differences_into_the_draft_and_keeps_what_was_corrected_elsewhere(
    database: Database,
) -> None:
    _, actor, job = await handed_in_twice(database)
    third = (await rows(database))[2]
    corrected = "مقرر گردید: نشانی مراکز مشاوره در شهر اعلام شود."
    await words_given("row_text", third.id, corrected, Press(actor), UnitOfWork(database), NOW + later())
    await paste(database, actor, OTHER.replace("نشانی مراکز مشاوره", "نشانی مراکز مشاوره در شهر"))
    await read(database)
    job = await last_job(database)
    assert "اعمال ۳ تفاوت در پیش‌نویس" in [button.label for row in (await said(database))[-1].buttons for button in row]
    await read_again(actor, job, UnitOfWork(database), NOW + later(), amends=True)
    await read(database)
    found = await rows(database)
    assert [row.row for row in found] == [1, 2, 3, 4]
    assert found[2].id == third.id
    assert found[2].text == corrected
    assert found[0].due_on == date(2026, 12, 10)
    assert "حمایت کامل شود" in found[1].text
    assert [named.as_written for named in found[1].named_agencies] == ["فرمانداران"]
    assert "۴ مصوبه" in (await said(database))[-1].text
    assert len(await meetings(database)) == 1


async def test_a_row_that_the_new_document_lacks_is_taken_out_of_the_draft(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    await paste(database, actor, MINUTES[: MINUTES.index("۳\tمقرر")])
    await read(database)
    await read_again(actor, await last_job(database), UnitOfWork(database), NOW + later(), amends=True)
    await read(database)
    assert [row.is_removed for row in await rows(database)] == [False, False, True]


async def test_of_issued_minutes_each_difference_is_taken_over_by_itself_and_the_agency_is_told(
    database: Database,
) -> None:
    _, actor, job = await handed_in_twice(database, issued=True)
    first = (await said(database))[-1]
    presses = [button.press for row in first.buttons for button in row]
    assert {f"mdiff:{job}:1", f"mdiff:{job}:2"} <= set(presses)
    looking = UnitOfWork(database, reads_only=True)
    of_second = row_difference(await see_difference(looking, actor, job, 2, NOW))
    assert "متن تازه: «مقرر گردید: از خانواده‌های نیازمند محله حمایت کامل شود.»" in of_second.text
    of_first = row_difference(await see_difference(looking, actor, job, 1, NOW))
    row = (await rows(database))[0]
    assert of_first.buttons[0][0].press == f"fixday:{row.id}:0:2026-12-10"
    await take_text_over(job, 2, Press(actor, 7), UnitOfWork(database), NOW + later())
    assert "حمایت کامل شود" in (await rows(database))[1].text
    async with UnitOfWork(database, reads_only=True) as uow:
        told = [one for one in await uow.session.scalars(select(Delivery)) if one.key.startswith("corrected:")]
    assert len(told) == 1
    assert "حمایت کامل شود" in told[0].screen["text"]


async def test_what_does_not_differ_cannot_be_taken_over(database: Database) -> None:
    _, actor, job = await handed_in_twice(database, issued=True)
    for row in (1, 3, 9):
        with pytest.raises(Refusal, match="old_button"):
            await take_text_over(job, row, Press(actor, 7), UnitOfWork(database), NOW + later())
