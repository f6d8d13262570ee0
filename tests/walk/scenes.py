"""What happens in every walk: minutes are handed in, corrected and issued."""

import re

from tests.walk.cast import Cast, Walk, minutes_text
from tests.walk.hand import Person, Seen, Upload, one, sees

LETTER = "۲۱/۲۵/۴۱۳۹۰ مورخ ۱۴۰۱/۰۶/۱۷"
SATURDAY = "2022-09-10T08:45:00+03:30"
PICTURE = b"\xff\xd8\xff\xe0" + b"a picture" * 90
PDF = b"%PDF-1.4\n" + b"a letter" * 90


async def upload_minutes(secretary: Person, *, name: str = "صورت‌جلسه.txt") -> Seen:
    """Hand the minutes in as a file; answers the summary."""
    await secretary.key("صورت‌جلسه جدید")
    await secretary.send_file(Upload(name, minutes_text().encode()))
    return await _summary(secretary)


async def paste_minutes(secretary: Person) -> Seen:
    """The same as text, which the messenger cuts into several messages; its end is typed rather than pressed."""
    await secretary.key("صورت‌جلسه جدید")
    await secretary.say(minutes_text())
    await secretary.say("تمام شد")
    return await _summary(secretary)


async def _summary(secretary: Person) -> Seen:
    if not sees(await secretary.chat(), "پردازش شد"):
        await secretary.wait_for_news()
    return await secretary.last("پردازش شد")


async def open_row(secretary: Person, rows: Seen, code: str) -> Seen:
    """The card of a row of the draft; ``rows`` shows the summary or a page of the list."""
    page = one(await secretary.press(rows, "همه ردیف‌ها"), "ردیف‌های")
    while not (labels := [label for label in page.labels if f"{code} " in label]):
        page = one(await secretary.press(page, "بعدی"), "ردیف‌های")
    return one(await secretary.press(page, labels[0]), f"📌 {code}")


async def issue(secretary: Person, draft: Seen) -> Seen:
    """Give letter and base and issue on Saturday morning, the meeting being on a Thursday; answers what says so."""
    await secretary.press(draft, "ابلاغ")
    await secretary.press(await secretary.last("ثبت شماره"), "ثبت شماره")
    await secretary.say(LETTER)
    await secretary.press(await secretary.last("تاریخ جلسه", "تاریخ ابلاغ"), "تاریخ جلسه")
    waiting = one(await secretary.press(await secretary.last("خارج از ساعت کاری"), "روز کاری بعد"), "شنبه ۱۹ شهریور")
    assert "⏳" in waiting.text
    await secretary.hand.to(SATURDAY)
    return await secretary.last("✅ ابلاغ شد")


async def hand_in_and_issue(cast: Cast, secretary: Person) -> None:
    """The shortest way from minutes to assignments."""
    await secretary.start()
    issued = await issue(secretary, await upload_minutes(secretary))
    assert cast.resolutions in issued.text


async def acknowledge(person: Person) -> list[Seen]:
    """Press «دریافت شد», or «دریافت همه», under what was issued."""
    return await person.press(await person.last("ابلاغ", "دریافت"), "دریافت")


async def card(person: Person, code: str) -> Seen:
    """A fresh card of an assignment, asked for by its code."""
    return one(await person.say(code), f"📌 مصوبه {code}")


async def acknowledged_card(person: Person, code: str) -> Seen:
    """The same, with the receipt recorded, so that it has the buttons of an answer."""
    shown = await card(person, code)
    return one(await person.press(shown, "دریافت شد"), code) if "دریافت شد" in shown.labels else shown


async def deliveries(secretary: Person) -> Seen:
    """The state of what was issued, as it is now."""
    wanted = ("وضعیت ابلاغ", "به‌روزرسانی")
    shown, label = [(seen, label) for seen in await secretary.chat() for label in seen.labels if label in wanted][-1]
    await secretary.press(shown, label)
    return await secretary.last("از", "دستگاه دریافت کرده‌اند")


async def invite(secretary: Person) -> Seen:
    """An invitation for a focal point of an agency that nobody serves yet."""
    state = await deliveries(secretary)
    agency = next(label for label in state.labels if label.startswith("دعوت "))
    roles = one(await secretary.press(state, agency), "رابط دستگاه")
    return one(await secretary.press(roles, "رابط دستگاه"), "دعوت به سامانه", "start=")


def payload_of(invitation: Seen) -> str:
    """What following its link sends."""
    found = re.search(r"start=([\w-]+)", invitation.text)
    assert found
    return found.group(1)


async def new_account(walk: Walk, name: str, messenger: str | None = None) -> Person:
    """Someone new, in the walk's messenger if no other is named."""
    made = await walk.hand.post(
        "people", {"name": name, "messenger": messenger or walk.messenger, "phone": "+989130000000"}
    )
    return walk.hand.person(made["id"])


def code_in(message: Seen) -> str:
    """The code that a person may type instead of following a link."""
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b", message.text)
    assert found
    return found.group()
