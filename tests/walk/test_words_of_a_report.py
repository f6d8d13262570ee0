"""What belongs to a report is what its person says belongs to it: earlier words, edits, percents, albums."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, Upload, one, sees
from tests.walk.scenes import PICTURE, acknowledge


async def test_a_report_says_what_its_person_says_it_does(issued: Walk) -> None:
    person = issued.person(issued.cast.free)
    await acknowledge(person)
    await _earlier_words_join_only_when_it_is_said(person, issued.cast.free.codes[0])
    await _an_edit_takes_the_place_of_the_words(person, issued.cast.free.codes[1])
    await _an_album_waits_for_its_end_before_anything_is_asked(issued, person, issued.cast.free.codes[0])


async def _earlier_words_join_only_when_it_is_said(person: Person, code: str) -> None:
    await person.say("هماهنگی با دستگاه‌ها انجام گرفت")
    said = await person.say(f"{code} شصت درصد، صورتجلسه تنظیم شد")
    assert "هماهنگی" not in one(said, f"✅ ثبت شد: {code}", "۶۰ درصد").text
    asked = one(said, "پیام پیشین شما", "هماهنگی با دستگاه‌ها", "بله", "هیچ‌کدام")
    whole = one(await person.press(asked, "بله"), f"✅ به گزارش {code} افزوده شد", "۶۰ درصد").text
    assert "«هماهنگی با دستگاه‌ها انجام گرفت\nشصت درصد، صورتجلسه تنظیم شد»" in whole
    await person.forward(asked.id)
    said = await person.say(f"{code} شصت و پنج درصد")
    asked = one(said, "پیام پیشین شما")
    assert sees(await person.press(asked, "هیچ‌کدام"), "کنار گذاشته شد")


async def _an_edit_takes_the_place_of_the_words(person: Person, code: str) -> None:
    await person.say(f"{code} هفتاد درصد")
    first = await _own_newest(person)
    await person.say("با همکاری شورای محله")
    amended = one(await person.edit(first, f"{code} هشتاد درصد"), f"✅ اصلاح شد: {code}", "۸۰ درصد")
    assert amended.text.count("✅") == 1
    assert "«هشتاد درصد\nبا همکاری شورای محله»" in amended.text
    history = one(await person.say(f"سوابق {code}"), "سوابق")
    assert "«هفتاد درصد»" in history.text
    assert "«هشتاد درصد»" in history.text
    assert sees(await person.say("۹۰"), f"✅ به گزارش {code} افزوده شد", "۹۰ درصد")
    assert sees(await person.edit(first, "۱/۱ هشتاد درصد"), "به مصوبه دیگری نمی‌برد")


async def _an_album_waits_for_its_end_before_anything_is_asked(walk: Walk, person: Person, code: str) -> None:
    await person.hand.advance(1)
    await person.say("عکس‌ها در راه است")
    await person.album([Upload(f"{name}.jpg", PICTURE, "photo") for name in ("یک", "دو")], caption=f"{code} ۷۵ درصد")
    if not sees(await person.chat(), f"✅ ثبت شد: {code} — ۷۵ درصد"):
        await person.wait_for_news()
    said = [seen for seen in await person.chat() if seen.is_from_bot]
    confirmed = [seen for seen in said if f"✅ ثبت شد: {code} — ۷۵ درصد" in seen.text]
    assert [("۲ پیوست" in seen.text) for seen in confirmed] == [True]
    await person.hand.advance(0.3)
    assert _tells_of(await walk.secretary.chat(), f"گزارش تازه: {code}", "۷۵ درصد") == 1


def _tells_of(chat: list[Seen], *words: str) -> int:
    return sum(all(word in seen.text for word in words) for seen in chat)


async def _own_newest(person: Person) -> int:
    return [seen.id for seen in await person.chat() if not seen.is_from_bot][-1]
