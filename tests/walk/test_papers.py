"""Papers and pictures as they come in chat: they open, and say what the chat says."""

import io

from docx import Document

from tests.walk.cast import Walk
from tests.walk.hand import Seen, one, sees
from tests.walk.scenes import acknowledged_card, invite

PNG_HEAD = b"\x89PNG"


async def file_of(walk: Walk, messages: list[Seen], ending: str) -> bytes:
    """The content of the newest file whose name ends so."""
    files = [file for seen in messages for file in seen.files if file["name"].endswith(ending)]
    async with walk.hand.session.get(f"{walk.hand.address}{files[-1]['url']}") as answer:
        assert answer.status == 200
        return await answer.read()


def words_of(document: bytes) -> str:
    """All that a Word file says, tables included."""
    opened = Document(io.BytesIO(document))
    cells = (cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


async def test_the_dashboard_comes_as_a_picture_wide_enough_for_a_phone(issued: Walk) -> None:
    board = one(await issued.secretary.key("پیشخوان"), "پیشخوان", "تصویر")
    picture = await file_of(issued, await issued.secretary.press(board, "تصویر"), ".png")
    assert picture.startswith(PNG_HEAD)
    assert int.from_bytes(picture[16:20]) == 1080


async def test_the_sheet_for_minutes_comes_by_word_and_by_button(issued: Walk) -> None:
    asked = one(await issued.secretary.key("صورت‌جلسه جدید"), "قالب صورت‌جلسه")
    by_button = await issued.secretary.press(asked, "قالب صورت‌جلسه")
    await issued.secretary.press(asked, "انصراف")
    for sent in (by_button, await issued.secretary.say("قالب صورت‌جلسه")):
        assert "هر دستگاه در یک سطر" in one(sent, "قالب صورت‌جلسه").text
        assert "اقدام‌کننده" in words_of(await file_of(issued, sent, ".docx"))


async def test_the_followup_report_holds_every_agency_with_its_last_word(issued: Walk) -> None:
    person, code = issued.person(issued.cast.single), issued.cast.single.codes[0]
    await person.say(f"{code} چهل درصد، دو جلسه برگزار شد")
    board = one(await issued.secretary.key("پیشخوان"), "گزارش جلسه بعد")
    said = words_of(await file_of(issued, await issued.secretary.press(board, "گزارش جلسه بعد"), ".docx"))
    for part in (issued.cast.single, issued.cast.answering, issued.cast.free):
        assert part.agency in said
        assert all(code in said for code in part.codes)
    assert "دو جلسه برگزار شد" in said
    assert "در دست اقدام، ۴۰ درصد" in said
    assert "گزارشی در سامانه ثبت نشده است" in said


async def test_a_report_becomes_the_draft_of_a_letter_and_without_one_it_is_said(issued: Walk) -> None:
    person, code = issued.person(issued.cast.answering), issued.cast.closing
    more = one(await person.press(await acknowledged_card(person, code), "بیشتر"), "پیش‌نویس نامه")
    await person.press(more, "پیش‌نویس نامه")
    assert "هنوز گزارشی ثبت نشده است" in (person.alert or "")
    await person.say(f"{code} شصت درصد، دو جلسه برگزار شد")
    more = one(await person.press(await acknowledged_card(person, code), "بیشتر"), "پیش‌نویس نامه")
    said = words_of(await file_of(issued, await person.press(more, "پیش‌نویس نامه"), ".docx"))
    for words in ("پیرو نامه ۲۱/۲۵/۴۱۳۹۰ مورخ ۱۴۰۱/۰۶/۱۷", code, "دو جلسه برگزار شد", "۶۰ درصد"):
        assert words in said
    assert issued.cast.answering.agency in said


async def test_the_history_can_be_filed(issued: Walk) -> None:
    person, code = issued.person(issued.cast.single), issued.cast.single.codes[0]
    shown = one(await person.say(f"سوابق {code}"), "نسخه ورد")
    said = words_of(await file_of(issued, await person.press(shown, "نسخه ورد"), ".docx"))
    assert "ابلاغ شد" in said
    assert issued.cast.single.agency in said


async def test_an_invitation_comes_with_a_page_to_print(issued: Walk) -> None:
    await invite(issued.secretary)
    assert (await file_of(issued, await issued.secretary.chat(), ".pdf")).startswith(b"%PDF")


async def test_the_history_of_all_agencies_can_be_filed(issued: Walk) -> None:
    code = issued.cast.free.codes[0]
    shown = one(await issued.secretary.say(f"سوابق {code}"), "به تفکیک دستگاه", "نسخه ورد")
    sent = await issued.secretary.press(shown, "نسخه ورد")
    said = words_of(await file_of(issued, sent, ".docx"))
    assert f"سوابق مصوبه {code}" in said
    assert "ابلاغ شد" in said
    assert sees(await issued.secretary.press(one(sent, "سوابق کل مصوبه"), "سوابق کل مصوبه"), f"سوابق {code}")
