"""What is not kept of what is handed in: classified, too large, unreadable, or not from the secretariat."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import AttachmentState, FileKind
from minutes.errors import MinutesRefused
from minutes.read import read_pasted
from services.drafts import see_summary
from services.handing_in import FULL_MESSAGE, HandedFile, TakeIn, begin, finish_text, take_in
from services.importing import claim_job, reading_refused
from storage.database import Database
from storage.models import Attachment, InboxRow, Job
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, as_actor
from tests.integration.handing_in import (
    MINUTES,
    an_update,
    claimed,
    later,
    meetings,
    nobody_is_gone,
    paste,
    read,
    said,
    the_province,
)


async def test_of_a_classified_text_whose_mark_was_cut_in_two_nothing_is_kept(database: Database) -> None:
    _, actor = await the_province(database)
    halves = ("\nمحرما".rjust(FULL_MESSAGE, "."), "نه\n" + MINUTES)
    ids = await paste(database, actor, *halves)
    job = await claimed(database)
    with pytest.raises(MinutesRefused) as refused:
        read_pasted(job.text or "")
    await reading_refused(job.id, refused.value.code, UnitOfWork(database), NOW + later())
    async with UnitOfWork(database, reads_only=True) as uow:
        kept = list(await uow.session.scalars(select(InboxRow.payload).where(InboxRow.id.in_(ids))))
        payload = (await uow.session.scalars(select(Job.payload))).one()
    assert kept == [None, None]
    assert "text" not in payload
    assert not await meetings(database)
    assert "طبقه‌بندی دارد" in (await said(database))[-1].text
    assert all("سپیدار" not in screen.text for screen in await said(database))


async def test_a_classified_files_stored_copy_is_to_be_erased(database: Database) -> None:
    _, actor = await the_province(database)
    file = HandedFile(FileKind.DOCUMENT, "file-1", 7, "جلسه.docx", size=1000)
    await take_in(TakeIn(actor, await an_update(database, "{}"), file=file), UnitOfWork(database), NOW + later())
    async with UnitOfWork(database) as uow:
        attachment = (await uow.session.scalars(select(Attachment))).one()
        attachment.state, attachment.stored_name = AttachmentState.STORED, "abc.docx"
        attachment.sha256 = hashlib.sha256(b"x").hexdigest()
        await uow.commit(NOW)
    job = await claimed(database)
    assert (job.stored_name, job.name) == ("abc.docx", "جلسه.docx")
    assert await reading_refused(job.id, "classified", UnitOfWork(database), NOW + later()) == "abc.docx"
    async with UnitOfWork(database, reads_only=True) as uow:
        attachment = (await uow.session.scalars(select(Attachment))).one()
    assert (attachment.stored_name, attachment.file_id, attachment.name) == (None, None, None)


async def test_a_file_is_read_only_when_it_has_come_and_its_failure_is_said(database: Database) -> None:
    _, actor = await the_province(database)
    file = HandedFile(FileKind.DOCUMENT, "file-1", 7, "جلسه.docx", size=1000)
    await take_in(TakeIn(actor, await an_update(database, "{}"), file=file), UnitOfWork(database), NOW + later())
    assert await claim_job("reader", nobody_is_gone, UnitOfWork(database), NOW + later()) is None
    async with UnitOfWork(database) as uow:
        (await uow.session.scalars(select(Attachment))).one().state = AttachmentState.FAILED
        await uow.commit(NOW)
    assert await claim_job("reader", nobody_is_gone, UnitOfWork(database), NOW + later()) is None
    assert "فایل از پیام‌رسان دریافت نشد" in (await said(database))[-1].text


async def test_a_document_that_breaks_the_reader_is_given_up_after_three_tries(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    for hour in (1, 2, 3):
        assert await claim_job("reader", nobody_is_gone, UnitOfWork(database), NOW + timedelta(hours=hour)) is not None
    assert await claim_job("reader", nobody_is_gone, UnitOfWork(database), NOW + timedelta(hours=4)) is None
    assert "به پایان نرسید" in (await said(database))[-1].text


async def test_a_file_that_is_too_large_is_refused_at_once(database: Database) -> None:
    _, actor = await the_province(database)
    file = HandedFile(FileKind.DOCUMENT, "file-1", 7, "جلسه.docx", size=34 * 1024 * 1024)
    await take_in(TakeIn(actor, await an_update(database, "{}"), file=file), UnitOfWork(database), NOW + later())
    assert "بیش از اندازه بزرگ" in (await said(database))[-1].text


async def test_only_the_secretariat_hands_in_and_looks_at_minutes(database: Database) -> None:
    province, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    (meeting,) = await meetings(database)
    focal_point = await as_actor(database, province.focal_points[province.municipality.id])
    with pytest.raises(Refusal):
        await begin(focal_point, None, UnitOfWork(database), NOW + later())
    with pytest.raises(Refusal, match="not_found"):
        await see_summary(UnitOfWork(database, reads_only=True), focal_point, meeting.id)


@pytest.mark.parametrize("parts", [("محرمانه\n" + MINUTES,), (MINUTES, "طبقه‌بندی: خیلی محرمانه\nادامه متن")])
async def test_a_pasted_part_that_is_marked_as_classified_is_not_kept_and_those_before_it_go(
    database: Database, parts: tuple[str, ...]
) -> None:
    _, actor = await the_province(database)
    await begin(actor, None, UnitOfWork(database), NOW + later())
    for part in parts:
        taken = TakeIn(actor, await an_update(database, part), text=part)
        await take_in(taken, UnitOfWork(database), NOW + later())
    assert "این سند طبقه‌بندی دارد" in (await said(database))[-1].text
    async with UnitOfWork(database, reads_only=True) as uow:
        assert {row.payload for row in await uow.session.scalars(select(InboxRow))} == {None}
        assert await uow.dialogues.open_in(actor.place.messenger, actor.place.chat_id) is None
    with pytest.raises(Refusal, match="nothing_pasted"):
        await finish_text(actor, UnitOfWork(database), NOW + later())
