"""Minutes in every form are sent through the chat, corrected to the last name, and issued."""

import re
from pathlib import Path

import pytest

from minutes.errors import MinutesRefused
from minutes.read import read_minutes
from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, Upload, one, sees
from tests.walk.inspection import unseemly
from tests.walk.scenes import SATURDAY
from tests.walk.small_minutes import Form, followed_by_statuses, forms, shown, with_other_words

DOCUMENTS = Path(__file__).parents[1] / "minutes_documents"
MOST_STEPS = 120
MUNICIPALITY = 1003
"""Who answers for «شهرداری کرج», in Telegram."""
READ = ("پردازش شد", "پیش‌تر", "خوانده نشد")


async def test_each_form_is_corrected_to_an_issued_meeting(walk: Walk) -> None:
    await walk.secretary.start()
    for form in forms():
        draft = await _handed_in(walk.secretary, form)
        assert f"جلسه {shown(form.number)}" in draft.text, form.name
        assert "۲ مصوبه" in draft.text, form.name
        assert ("از روی تصویر خوانده شد" in draft.text) == (form.name == "photo"), form.name
        issued = await _issued(walk.secretary, draft)
        assert "✅ ابلاغ شد" in issued.text, form.name
    assert await unseemly(walk.hand) == []


async def test_where_earlier_resolutions_stand_is_recorded_by_a_press_and_taken_back_by_another(walk: Walk) -> None:
    pasted = Form("with statuses", 62, messages=(followed_by_statuses(62, 48),))
    draft = await _handed_in(walk.secretary, pasted)
    assert "جدول وضعیت مصوبات جلسه‌های پیشین در این صورت‌جلسه هست: ۲ ردیف" in draft.text
    offered = one(await walk.secretary.press(draft, "وضعیت مصوبات پیشین"), "ابلاغ‌شده ← در دست اقدام، ۴۰ درصد")
    applied = one(await walk.secretary.press(offered, "اعمال همه (۲)"), "✅ ۴۸/۱", "✅ ۴۸/۲")
    back = one(await walk.secretary.press(applied, "لغو اعمال"), "ابلاغ‌شده ← در دست اقدام، ۴۰ درصد")
    single = one(await walk.secretary.press(back, "اعمال ۴۸/۱"), "✅ ۴۸/۱", "اعمال همه (۱)")
    await walk.hand.to(SATURDAY)
    assert "۴۰ درصد" in single.text
    heard = await walk.hand.person(MUNICIPALITY).chat()
    assert sees(heard, "دبیرخانه برای ۴۸/۱ ثبت کرد: در دست اقدام", "طبق گزارش جلسه ۶۲")


async def test_minutes_of_an_issued_meeting_handed_in_once_more_are_taken_over_row_by_row(walk: Walk) -> None:
    again = Form("other words", 45, messages=(with_other_words(45),))
    compared = await _handed_in(walk.secretary, again)
    assert "۴۵/۱: متن" in compared.text
    of_row = one(await walk.secretary.press(compared, "ردیف ۴۵/۱"), "متن تازه", "آسفالت")
    card = one(await walk.secretary.press(of_row, "جایگزینی متن"), "📌 ۴۵/۱")
    assert "جدول‌کشی و آسفالت" in card.text


async def test_minutes_of_a_draft_handed_in_once_more_are_taken_over_by_one_press(walk: Walk) -> None:
    await _handed_in(walk.secretary, Form("first", 63, messages=(with_other_words(63).replace(" و آسفالت", ""),)))
    compared = await _handed_in(walk.secretary, Form("second", 63, messages=(with_other_words(63),)))
    await walk.secretary.press(compared, "اعمال ۱ تفاوت")
    draft = await walk.secretary.last("پیش‌نویس صورت‌جلسه: جلسه ۶۳")
    row = one(await walk.secretary.press(draft, "همه ردیف‌ها"), "۶۳/۱")
    label = next(label for label in row.labels if "۶۳/۱" in label)
    assert "آسفالت" in one(await walk.secretary.press(row, label), "📌 ۶۳/۱").text


async def test_the_sheet_for_minutes_may_be_typed_while_minutes_are_awaited(walk: Walk) -> None:
    await walk.secretary.key("صورت‌جلسه جدید")
    answers = await walk.secretary.say("قالب صورت‌جلسه")
    assert sees(answers, "در ورد پر کنید")
    assert [file["name"] for seen in answers for file in seen.files] == ["قالب صورت‌جلسه.docx"]
    await walk.secretary.say("لغو")


@pytest.mark.long
async def test_the_documents_of_other_bodies_are_corrected_to_issued_meetings(walk: Walk) -> None:
    await walk.secretary.start()
    for document in _documents():
        issued = await _issued(walk.secretary, await _handed_in(walk.secretary, Form(document.name, 0, document)))
        assert "✅ ابلاغ شد" in issued.text, document.name


def _documents() -> list[Upload]:
    """Each that the reader opens on this machine."""
    names = [path.name for path in DOCUMENTS.iterdir() if not path.name.endswith((".json", "README.md"))]
    found = [Upload(name, (DOCUMENTS / name).read_bytes()) for name in sorted(names)]
    return [document for document in found if _opens(document)]


def _opens(document: Upload) -> bool:
    try:
        read_minutes(document.content, document.name)
    except MinutesRefused:
        return False
    return True


async def _handed_in(secretary: Person, form: Form) -> Seen:
    """The summary of what was read, or what is said of minutes that are known."""
    await secretary.key("صورت‌جلسه جدید")
    known = {seen.id for seen in await secretary.chat()}
    if form.file is not None:
        await secretary.send_file(form.file)
    for message in form.messages:
        await secretary.say(message)
    if form.messages:
        await secretary.press(await secretary.last("بخش", "تمام شد"), "تمام شد")
    for _ in range(3):
        read = [seen for seen in await secretary.chat() if seen.id not in known and _is_read(seen)]
        if read:
            return read[-1]
        await secretary.wait_for_news()
    raise AssertionError(f"{form.name} was not read: {(await secretary.chat())[-1].text}")


def _is_read(seen: Seen) -> bool:
    return seen.is_from_bot and any(words in seen.text for words in READ)


async def _issued(secretary: Person, draft: Seen) -> Seen:
    """Settle whatever is asked until it is issued."""
    draft = await _with_new_agencies(secretary, draft)
    shown = (await secretary.press(draft, "ابلاغ"))[-1]
    for _ in range(MOST_STEPS):
        if "✅ ابلاغ شد" in shown.text:
            return shown
        shown = await _answered(secretary, shown)
    raise AssertionError(f"not issued after {MOST_STEPS} steps: {shown.text}")


async def _with_new_agencies(secretary: Person, draft: Seen) -> Seen:
    adding = [label for label in draft.labels if re.match("افزودن .* دستگاه جدید", label)]
    if not adding:
        return draft
    asked = one(await secretary.press(draft, adding[0]), "افزوده شود؟")
    return one(await secretary.press(asked, "بله، افزوده شود"), "ابلاغ")


async def _answered(secretary: Person, shown: Seen) -> Seen:
    """Press what leads on from a screen on the way to issuing."""
    if "در ردیف" in shown.text:
        return await _settled_name(secretary, shown)
    if "برای اصلاح، دستگاه را بزنید" in shown.text:
        return await _opened_name(secretary, shown)
    if shown.text.startswith("📌"):
        return await _looked_at(secretary, shown)
    if "پیش از ابلاغ این موارد" in shown.text:
        return (await secretary.press(shown, "بررسی موارد"))[-1]
    for label in ("نامه متعاقباً", "تاریخ جلسه", "همین‌طور ابلاغ شود", "همین حالا، فوری", "ابلاغ"):
        if label in shown.labels:
            return (await secretary.press(shown, label))[-1]
    return await secretary.last("✅ ابلاغ شد")


async def _looked_at(secretary: Person, row: Seen) -> Seen:
    """A row with a name that is open leads to its names, any other back to the summary."""
    is_open = any(sign in row.text for sign in ("❓", "➕", "اقدام‌کننده ندارد"))
    return (await secretary.press(row, "دستگاه‌ها" if is_open else "خلاصه"))[-1]


async def _opened_name(secretary: Person, names: Seen) -> Seen:
    opened = [label for label in names.labels if label.startswith(("❓", "➕"))]
    if opened:
        return one(await secretary.press(names, opened[0]), "در ردیف")
    if any(label.startswith("✅") for label in names.labels):
        back = next(label for label in names.labels if label.startswith("ردیف"))
        return (await secretary.press(names, back))[-1]
    await secretary.press(names, "افزودن دستگاه")
    found = (await secretary.say("شهرداری"))[-1]
    return (await secretary.press(found, found.labels[0]))[-1]


async def _settled_name(secretary: Person, named: Seen) -> Seen:
    """Take the first guess; where there is none, the name becomes an agency."""
    first = named.labels[0]
    return (await secretary.press(named, "دستگاه جدید" if first == "دستگاه دیگر" else first))[-1]
