"""Handing in minutes, up to the draft that a secretary sees."""

from datetime import date

from sqlalchemy import select

from domain.vocabulary import Duty, Messenger, MinutesState
from minutes.read import read_pasted
from services import outbox
from services.correcting import Press, day_given
from services.importing import claim_job, read_again, reading_finished
from storage.database import Database
from storage.models import Meeting, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, save
from tests.integration.handing_in import (
    MINUTES,
    claimed,
    later,
    meetings,
    nobody_is_gone,
    paste,
    read,
    said,
    the_province,
)
from views.screen import Screen


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


async def test_a_reading_that_ends_twice_makes_one_draft(database: Database) -> None:
    _, actor = await the_province(database)
    await paste(database, actor, MINUTES)
    job = await claimed(database)
    draft = read_pasted(job.text or "")
    for _ in range(2):
        await reading_finished(job.id, draft, UnitOfWork(database), NOW + later())
    async with UnitOfWork(database, reads_only=True) as uow:
        assert len(list(await uow.session.scalars(select(Resolution)))) == 3
