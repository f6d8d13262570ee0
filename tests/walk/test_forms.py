"""Minutes in every form are sent through the chat, corrected to the last name, and issued."""

import os
import re
from pathlib import Path

from minutes.errors import MinutesRefused
from minutes.read import read_minutes
from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, Upload, one
from tests.walk.inspection import unseemly

DOCUMENTS = Path(__file__).parents[1] / "minutes_documents"
NARROW = ("03_docx_tracked_numbered.docx", "10_tab_paste.txt")
IS_WIDE = os.environ.get("PEYGIR_WALK_PAIRS") == "all"
MOST_STEPS = 120


def forms() -> list[Upload]:
    """A few forms in every run; in the wide one each that the reader opens."""
    names = [path.name for path in DOCUMENTS.iterdir() if not path.name.endswith((".json", "README.md"))]
    found = [Upload(name, (DOCUMENTS / name).read_bytes()) for name in sorted(names if IS_WIDE else NARROW)]
    return [form for form in found if not IS_WIDE or _opens(form)]


def _opens(form: Upload) -> bool:
    try:
        read_minutes(form.content, form.name)
    except MinutesRefused:
        return False
    return True


async def test_each_form_is_corrected_to_an_issued_meeting(walk: Walk) -> None:
    await walk.secretary.start()
    for form in forms():
        issued = await _issued(walk.secretary, await _handed_in(walk.secretary, form))
        assert "✅ ابلاغ شد" in issued.text, form.name
    assert await unseemly(walk.hand) == []


async def _handed_in(secretary: Person, form: Upload) -> Seen:
    """The summary of what was read."""
    await secretary.key("صورت‌جلسه جدید")
    known = {seen.id for seen in await secretary.chat()}
    await secretary.send_file(form)
    for _ in range(3):
        read = [seen for seen in await secretary.chat() if seen.id not in known and "پردازش شد" in seen.text]
        if read:
            return read[-1]
        await secretary.wait_for_news()
    raise AssertionError(f"{form.name} was not read: {(await secretary.chat())[-1].text}")


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
