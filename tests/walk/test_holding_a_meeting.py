"""«حالت جلسه»: the secretariat reads the resolutions of a meeting and records what it decides on each."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, one, sees
from tests.walk.scenes import acknowledged_card

MONTH_LATER = "2022-10-12T09:00:00+03:30"


async def test_a_meeting_is_held_paused_decided_taken_back_and_summed_up(issued: Walk) -> None:
    secretary, number = issued.secretary, _next(issued)
    await issued.hand.to(MONTH_LATER)
    choice = one(await secretary.say("حالت جلسه"), "کدام جلسه", f"جلسه {number} — امروز")
    first = one(await secretary.press(choice, f"جلسه {number} — امروز"), f"قرائت در جلسه {number} — ۱ از")
    for label in ("مختومه", "ادامه", "مصوبه جدید", "توقف", "پایان قرائت"):
        assert label in first.labels
    second = one(await secretary.press(first, "بعدی"), f"قرائت در جلسه {number} — ۲ از")
    stopped = one(await secretary.press(second, "توقف"), "متوقف شد")
    assert sees(await secretary.say("حالت جلسه"), "نیمه‌تمام است")
    going = one(await secretary.press(stopped, "ادامه قرائت"), "— ۲ از")
    shown = one(await secretary.press(going, "قبلی"), "— ۱ از")
    await _close_and_take_back(secretary, shown, number)
    await _extend(issued, number)
    await _renew(issued, number)
    summary = one(await secretary.press(await secretary.last("پایان قرائت"), "پایان قرائت"), "پایان قرائت جلسه", number)
    for words in ("تمدیدشده: ۱", "با مصوبه جدید: ۱", "بدون تصمیم"):
        assert words in summary.text, summary.text
    papers = await secretary.press(summary, "نسخه ورد")
    assert [file["name"] for seen in papers for file in seen.files] == [f"قرائت مصوبات جلسه {number}.docx"]
    drafted = await secretary.press(summary, "پیش‌نویس مصوبات جدید")
    assert sees(drafted, "۱ مصوبه"), drafted[-1].text


async def test_a_body_closes_in_its_meetings_only_when_it_has_said_so(issued: Walk) -> None:
    secretary = issued.secretary
    listed = one(await secretary.say("تنظیمات"), "مصوبه بیرون از جلسه هم مختومه می‌شود", "دبیر")
    topic = one(await secretary.press(listed, "مختومه در جلسه"), "فقط در جلسه")
    changed = one(await secretary.press(topic, "فقط در جلسه"), "مصوبه فقط با قرائت در جلسه مختومه می‌شود")
    assert sees(await secretary.say(f"مختومه {issued.cast.late.codes[0]}"), "در این مرجع با قرائت در جلسه است")
    listed = one(await secretary.press(changed, "تنظیمات"), "دبیر")
    assert sees(await secretary.press(listed, "دبیر"), "دبیر کیست؟")


async def _close_and_take_back(secretary: Person, shown: Seen, number: str) -> None:
    closed = one(await secretary.press(shown, "مختومه"), "لغو تصمیم", f"در جلسه {number} قرائت شد؛ مختومه شد")
    assert sees([await secretary.last("از", "مختومه", "توقف")], "— ۲ از")
    again = one(await secretary.press(closed, "لغو تصمیم"), "— ۱ از", "مختومه")
    assert "لغو تصمیم" not in again.labels


async def _extend(walk: Walk, number: str) -> None:
    """Of what the late agency owes, and the agency hears of it when the undo time has passed."""
    code, person = walk.cast.late.codes[0], walk.person(walk.cast.late)
    card = await _card(walk.secretary, number, code)
    days = one(await walk.secretary.press(card, "تمدید"), "تا چه تاریخی تمدید شود", code)
    chip = next(label for label in days.labels if label.startswith("۱۴ روز"))
    decided = one(await walk.secretary.press(days, chip), "لغو تصمیم", "تمدید تا", code)
    assert not sees(await person.news(), f"در جلسه {number}")
    await walk.hand.advance(0.2)
    assert sees(await person.news(), code, f"در جلسه {number} قرائت شد و مهلت آن تا", "تمدید شد")
    assert "۱ بار تمدید" in (await acknowledged_card(person, code)).text
    assert sees(await person.say(f"سوابق {code}"), f"در جلسه {number} قرائت شد؛ تمدید تا")
    assert "تمدید تا" in decided.text


async def _renew(walk: Walk, number: str) -> None:
    """A new resolution follows one that was read, with the same agencies, and the old one is merged into it."""
    secretary = walk.secretary
    card = next(seen for seen in reversed(await secretary.chat()) if "مصوبه جدید" in seen.labels)
    await secretary.press(card, "مصوبه جدید")
    asked = one(await secretary.say("مقرر گردید گزارش نهایی ظرف یک ماه ارائه شود."), "مصوبه پیشین", f"{number}/۱")
    merged = one(await secretary.press(asked, "ادغام"), "لغو تصمیم", f"در مصوبه جدید {number}/۱ ادغام شد")
    assert "لغو تصمیم" in merged.labels


async def _card(secretary: Person, number: str, code: str) -> Seen:
    """The card of a code, found by turning from the first one on."""
    shown = await secretary.last(f"قرائت در جلسه {number}", "توقف")
    while f"\n{code} " not in shown.text:
        shown = one(await secretary.press(shown, "بعدی"), "قرائت در جلسه")
    return shown


def _next(walk: Walk) -> str:
    return "۲۱" if "۲۰" in walk.cast.meeting else "۳۲"
