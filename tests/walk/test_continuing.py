"""A continuing resolution: a report each period, what is missed, and how often it is owed."""

import re

from tests.walk.cast import Walk
from tests.walk.hand import Person, one, sees
from tests.walk.scenes import acknowledged_card

CANDIDATES = {"telegram": (1007, 1009, 1010), "bale": (1111, 1108, 1113)}


async def test_a_report_is_owed_each_period_and_what_is_missed_shows(issued: Walk) -> None:
    person, code = await _continuing(issued)
    assert "گزارش این دوره تا" in (await acknowledged_card(person, code)).text
    await issued.hand.advance(24 * 5)
    reported = one(await person.say(f"{code} چهل درصد، گشت‌ها آغاز شد"), "✅ ثبت شد", code)
    await person.press(reported, "ارسال اکنون")
    await issued.hand.advance(24 * 66)
    late = one(await person.say("مهلت‌گذشته‌ها"), code, "مستمر، گزارش دوره", "روز دیرکرد")
    card = one(await person.press(late, code), f"📌 مصوبه {code}", "در سامانه ثبت نشده است")
    more = one(await person.press(card, "بیشتر"), "دوره‌ها")
    shown = one(await person.press(more, "دوره‌ها"), "دوره‌های گزارش", "نوبت گزارش")
    for words in ("گزارش در", "۴۰ درصد", "گزارشی در سامانه ثبت نشده است", "دوره جاری", "۱ دوره از ۳ دوره بی‌گزارش"):
        assert words in shown.text


async def test_the_period_is_changed_and_a_verified_period_lets_the_resolution_go_on(issued: Walk) -> None:
    person, code = await _continuing(issued)
    await person.say(f"{code} انجام شد")
    await person.press(await person.last("ارسال اکنون", code), "ارسال اکنون")
    head = one(await issued.secretary.key("در انتظار بررسی"), "در انتظار بررسی")
    report = one(await issued.secretary.press(head, "شروع"), code, "تأیید")
    await issued.secretary.press(report, "تأیید")
    assert sees(await person.news(), "گزارش این دوره", code, "تأیید شد. گزارش بعدی تا")
    assert "در دست اقدام" in (await acknowledged_card(person, code)).text
    history = one(await issued.secretary.say("جستجو مخدر"), code)
    card = one(await issued.secretary.press(history, code), f"📌 مصوبه {code}", "دوره‌ها")
    shown = one(await issued.secretary.press(card, "دوره‌ها"), "پیش از هر جلسه")
    changed = one(await issued.secretary.press(shown, "هر ۱۴ روز"), "نوبت گزارش: هر ۱۴ روز")
    assert "بازگشت به مصوبه" in changed.labels
    assert sees(await person.news(), "نوبت گزارش مصوبه", code, "هر ۱۴ روز")


async def _continuing(walk: Walk) -> tuple[Person, str]:
    """Someone with a continuing resolution, and its code."""
    for number in CANDIDATES[walk.messenger]:
        person = walk.hand.person(number)
        mine = (await person.say("کارتابل من"))[-1].text
        found = re.search(r"^(\S+(?: بند \S+)?) .*مستمر، گزارش دوره", mine, re.MULTILINE)
        if found:
            return person, found.group(1)
    raise AssertionError("nobody has a continuing resolution")
