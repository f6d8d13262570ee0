"""Handing in minutes, up to the draft that a secretary sees."""

import hashlib
from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import AttachmentState, Duty, FileKind, Messenger, MinutesState
from minutes.draft import Draft
from minutes.errors import MinutesRefused
from minutes.read import read_pasted
from services import outbox
from services.actors import Actor
from services.correcting import Press, day_given
from services.drafts import see_summary
from services.handing_in import FULL_MESSAGE, HandedFile, TakeIn, begin, finish_text, take_in
from services.importing import ReadingJob, claim_job, read_again, reading_finished, reading_refused
from storage.database import Database
from storage.models import Attachment, Delivery, InboxRow, Job, Meeting, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, a_province, an_alias, as_actor, save
from views.screen import Screen

MINUTES = """
موضوع: بیستمین صورتجلسه قرارگاه اجتماعی استان گلشن
تاریخ تشکیل:\tروز:\tساعت:\tمحل تشکیل جلسه:
۱۴۰۵/۰۸/۲۸\tپنج شنبه\t۷/۳۰\tسالن جلسات

ردیف\tمصوبات بیستمین جلسه\tاقدام کننده\tزمان اقدام
۱\tمقرر گردید: در خصوص بهسازی بوستان محله سپیدار اقدام و نتیجه گزارش شود.\tشهرداری مهرآباد\t۲ هفته
۲\tمقرر گردید: از خانواده‌های نیازمند محله حمایت شود.\tبهزیستی - فرمانداران\tمستمر
۳\tمقرر گردید: نشانی مراکز مشاوره اعلام شود.\tسازمان نوسازی مدارس گلشن\t۱ ماه
"""
ticks = count(1)


def later() -> timedelta:
    """Each act of a test happens a second after the one before."""
    return timedelta(seconds=next(ticks))


async def an_update(database: Database, text: str) -> int:
    number = next(ticks)
    row = InboxRow(
        bot_id=1, messenger=Messenger.TELEGRAM, update_id=number, chat_id=1001, payload=text, received_at=NOW
    )
    (saved,) = await save(database, row)
    return saved.id


async def paste(database: Database, actor: Actor, *parts: str) -> list[int]:
    """«صورت‌جلسه جدید», the parts in a message each, «تمام شد»."""
    await begin(actor, None, UnitOfWork(database), NOW + later())
    ids = [await an_update(database, part) for part in parts]
    for inbox_id, part in zip(ids, parts, strict=True):
        await take_in(TakeIn(actor, inbox_id, text=part), UnitOfWork(database), NOW + later())
    await finish_text(actor, UnitOfWork(database), NOW + later())
    return ids


def nobody_is_gone(_owner: str) -> bool:
    return False


async def claimed(database: Database) -> ReadingJob:
    job = await claim_job("reader", nobody_is_gone, UnitOfWork(database), NOW + later())
    assert job is not None
    return job


async def read(database: Database) -> Draft:
    """What the worker does with the next job."""
    job = await claimed(database)
    draft = read_pasted(job.text or "", known_agencies=job.known_names, known_meetings=job.known_meetings)
    await reading_finished(job.id, draft, UnitOfWork(database), NOW + later())
    return draft


async def said(database: Database) -> list[Screen]:
    async with UnitOfWork(database, reads_only=True) as uow:
        rows = await uow.session.scalars(select(Delivery).order_by(Delivery.id))
        return [Screen.from_json(row.screen) for row in rows]


async def meetings(database: Database) -> list[Meeting]:
    async with UnitOfWork(database, reads_only=True) as uow:
        return list(await uow.session.scalars(select(Meeting).where(Meeting.discarded_at.is_(None))))


async def the_province(database: Database) -> tuple[Province, Actor]:
    province = await a_province(database)
    await an_alias(database, province.welfare, "بهزیستی")
    return province, await as_actor(database, province.secretary)


async def test_pasted_minutes_become_a_draft_with_its_summary(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    (meeting,) = await meetings(database)
    assert (meeting.number, meeting.minutes_state) == (20, MinutesState.DRAFT)
    text = (await said(database))[-1].text
    assert "صورت‌جلسه پردازش شد: جلسه ۲۰، پنجشنبه ۲۸ آبان ۱۴۰۵" in text
    assert "۳ مصوبه · ۴ اقدام‌کننده · ۲ مهلت‌دار · ۱ مستمر" in text
    assert "۱ دستگاه در فهرست نیست: ۲۰/۳" in text


UNCLEAR = MINUTES.replace("۱۴۰۵/۰۸/۲۸\tپنج شنبه", "۰۵/۰۶/۰۴\t ")


async def test_a_date_of_two_readings_is_asked_and_a_press_dates_the_rows(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, UNCLEAR)
    await read(database)
    (meeting,) = await meetings(database)
    summary = (await said(database))[-1]
    choices = [button for row in summary.buttons for button in row if (button.press or "").startswith("mdayset:")]
    assert meeting.held_on is None
    assert "۱۴۰۴/۰۶/۰۵ یا ۱۴۰۵/۰۶/۰۴" in summary.text
    assert [button.label for button in choices] == ["چهارشنبه ۵ شهریور ۱۴۰۴", "چهارشنبه ۴ شهریور ۱۴۰۵"]
    chosen = date.fromisoformat(str(choices[1].press).split(":")[2])
    await day_given(meeting.id, chosen, Press(actor), UnitOfWork(database), NOW + later())
    answer = (await said(database))[-1]
    assert "چهارشنبه ۴ شهریور ۱۴۰۵" in answer.text
    assert "۲ مهلت‌دار" in answer.text
    assert "دو گونه" not in answer.text


async def test_the_bodys_other_meetings_decide_a_date_of_two_readings(database: Database) -> None:
    province, actor = await the_province(database)
    await save(database, Meeting(body_id=province.body.id, number=19, held_on=date(2026, 7, 1), created_at=NOW))
    await paste(database, actor, UNCLEAR)
    await read(database)
    found = next(meeting for meeting in await meetings(database) if meeting.number == 20)
    assert found.held_on == date(2026, 8, 26)


async def test_minutes_pasted_over_several_messages_are_one_document(database: Database) -> None:
    _, actor = await the_province(database)
    half = MINUTES.index("۲\tمقرر")
    await paste(database, actor, MINUTES[:half].rstrip(), MINUTES[half:])
    draft = await read(database)
    assert [row.row for row in draft.resolutions] == [1, 2, 3]


async def test_known_names_aliases_and_groups_are_settled_and_unknown_ones_are_not(database: Database) -> None:
    province, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    async with UnitOfWork(database, reads_only=True) as uow:
        named = list(await uow.session.scalars(select(NamedAgency).order_by(NamedAgency.id)))
    assert [one.agency_id for one in named] == [province.municipality.id, province.welfare.id, None, None]
    assert named[2].group_id == province.governors.id
    assert [one.is_confirmed for one in named] == [True, True, True, False]


async def test_where_only_who_follows_up_is_named_that_is_who_answers(database: Database) -> None:
    province, actor = await the_province(database)
    await paste(database, actor, MINUTES.replace("اقدام کننده", "مسئول پیگیری"))
    await read(database)
    async with UnitOfWork(database, reads_only=True) as uow:
        named = list(await uow.session.scalars(select(NamedAgency).order_by(NamedAgency.id)))
    assert [one.agency_id for one in named][:2] == [province.municipality.id, province.welfare.id]
    assert {one.duty for one in named} == {Duty.RESPONSIBLE}


async def test_the_same_minutes_sent_again_open_the_draft_that_is_there(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    await paste(database, actor, MINUTES + "\n")
    await read(database)
    assert len(await meetings(database)) == 1
    assert "پیش‌تر ثبت شده است" in (await said(database))[-1].text


async def test_the_answer_takes_the_place_of_the_progress_even_when_neither_has_gone_yet(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    sent: list[tuple[str, int | None]] = []
    while delivery := await outbox.claim(Messenger.TELEGRAM, "sender", (), UnitOfWork(database), NOW):
        message_ids = [] if delivery.edits_message_id else [900 + delivery.id]
        await outbox.was_sent(delivery, message_ids, UnitOfWork(database), NOW)
        sent.append((Screen.from_json(delivery.screen).text, delivery.edits_message_id or message_ids[0]))
    (progress, shown_at), (answer, edited) = sent[-2:]
    assert "در حال خواندن" in progress
    assert "پردازش شد" in answer
    assert edited == shown_at


async def test_what_a_dead_process_was_reading_is_read_at_once_by_another(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    held = await claimed(database)
    assert await claim_job("other", nobody_is_gone, UnitOfWork(database), NOW + later()) is None
    taken = await claim_job("other", lambda owner: owner == "reader", UnitOfWork(database), NOW + later())
    assert taken is not None
    assert taken.id == held.id


async def test_a_draft_is_replaced_only_when_that_is_pressed(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    (first,) = await meetings(database)
    await paste(database, actor, MINUTES.replace("۱ ماه", "۲ ماه"))
    job = await claimed(database)
    draft = read_pasted(job.text or "")
    await reading_finished(job.id, draft, UnitOfWork(database), NOW + later())
    await read_again(actor, job.id, UnitOfWork(database), NOW + later())
    await read(database)
    (second,) = await meetings(database)
    assert second.id != first.id


async def test_another_document_of_the_same_meeting_is_shown_by_its_differences(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    changed = MINUTES.replace("۲ هفته", "۳ هفته").replace("سازمان نوسازی مدارس گلشن", "شهرداری مهرآباد")
    changed = (
        changed.replace("حمایت شود", "حمایت کامل شود") + "۴\tمقرر گردید: آب آشامیدنی محله پایش شود.\tبهزیستی\t۱ ماه\n"
    )
    await paste(database, actor, changed)
    await read(database)
    text = (await said(database))[-1].text
    assert "در ۴ ردیف" in text
    for words in ("۲۰/۱: مهلت", "۲۰/۲: متن", "۲۰/۳: دستگاه‌ها", "۲۰/۴: ردیف تازه"):
        assert f"• {words}" in text
    await paste(database, actor, MINUTES)
    await read(database)
    assert "همان سند است" in (await said(database))[-1].text
    assert len(await meetings(database)) == 1


async def test_issued_minutes_are_never_replaced(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    await read(database)
    async with UnitOfWork(database) as uow:
        meeting = (await uow.session.scalars(select(Meeting))).one()
        meeting.minutes_state = MinutesState.ISSUED
        await uow.commit(NOW)
    await paste(database, actor, MINUTES)
    await read(database)
    assert len(await meetings(database)) == 1
    assert "پیش‌تر ابلاغ شده است و جایگزین نمی‌شود" in (await said(database))[-1].text


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


async def test_a_reading_that_ends_twice_makes_one_draft(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    job = await claimed(database)
    draft = read_pasted(job.text or "")
    for _ in range(2):
        await reading_finished(job.id, draft, UnitOfWork(database), NOW + later())
    async with UnitOfWork(database, reads_only=True) as uow:
        assert len(list(await uow.session.scalars(select(Resolution)))) == 3


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
