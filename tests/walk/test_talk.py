"""Questions, orders and doubtful words, typed as people type them, in both messengers."""

from tests.walk.cast import Walk
from tests.walk.hand import one
from tests.walk.inspection import unseemly
from tests.walk.scenes import hand_in_and_issue

AFTER_THE_DUE_DATES = "2022-10-10T09:00:00+03:30"


async def test_people_ask_and_order_in_ordinary_words(walk: Walk) -> None:
    await hand_in_and_issue(walk.cast, walk.secretary)
    await _nothing_is_recorded_from_hopes_and_denials(walk)
    await _a_typed_report_is_typed_approved(walk)
    await walk.hand.to(AFTER_THE_DUE_DATES)
    await _questions_are_answered_from_what_is_stored(walk)
    await _the_secretary_reminds_an_agency_by_a_sentence(walk)
    assert await unseemly(walk.hand) == []


async def _nothing_is_recorded_from_hopes_and_denials(walk: Walk) -> None:
    person, code = walk.person(walk.cast.late), walk.cast.late.codes[0]
    for words in ("شنبه انجام میشه", "هنوز انجام نشده", "میگن تموم شده"):
        asked = one(await person.say(f"{code} {words}"), "چیزی تغییر نکرد")
        assert "ثبت متن" in asked.labels
        one(await person.press(asked, "هیچ‌کدام"), "کنار گذاشته شد")
    shown = one(await person.say(f"{code} انجام شد یا نه؟"), f"📌 مصوبه {code}")
    assert "شماره رهگیری" not in shown.text


async def _a_typed_report_is_typed_approved(walk: Walk) -> None:
    person, code = walk.person(walk.cast.answering), walk.cast.closing
    one(await person.say(f"سلام {code} انجام شد، عکساشو فردا میفرستم"), "✅ ثبت شد", code)
    await walk.hand.advance(1)
    one(await walk.secretary.say("گزارش رسید؟"), "در انتظار بررسی")
    one(await walk.secretary.say(f"{code} تایید"), "🟢", code)
    assert code in (await person.last("تأیید")).text


async def _questions_are_answered_from_what_is_stored(walk: Walk) -> None:
    secretary, late = walk.secretary, walk.cast.late
    counted = one(await secretary.say(f"{late.agency} چند تا عقب افتاده دارد؟"), late.agency, "معوق است")
    listed = one(await secretary.press(counted, "فهرست"), late.agency, "مصوبه معوق")
    assert late.codes[0] in listed.labels
    one(await secretary.say("کدام دستگاه از همه عقب‌تر است؟"), "مقایسه")
    one(await secretary.say("ده روز آینده سررسید چی داریم؟"), "۱۰ روز دیگر")
    one(await secretary.say(f"وضعیت {late.agency}"), late.agency, "مصوبه باز")
    found = one(await secretary.say(f"جستجو {late.agency}"), "نتیجه جستجو", late.agency)
    assert any(label.startswith(late.codes[0]) for label in found.labels)
    people = one(await secretary.say("افراد"), "سِمَت", "فهرست دستگاه‌ها")
    while late.agency not in people.text:
        people = one(await secretary.press(people, "بعدی"), "فهرست دستگاه‌ها")
    history = one(await secretary.say(f"سوابق {late.codes[0]}"), "ابلاغ شد")
    agencies = one(await secretary.press(history, "به تفکیک دستگاه"), "برای کدام")
    own = one(await secretary.press(agencies, late.agency), "سوابق کل مصوبه", late.agency)
    assert "ابلاغ شد" in one(await secretary.press(own, "سوابق کل مصوبه"), "سوابق").text
    own = one(await walk.person(late).say("چند تا معوق دارم؟"), "معوق")
    assert late.agency in own.text
    one(await walk.person(late).say("کدام دستگاه از همه عقب‌تر است؟"), "با دبیرخانه است")


async def _the_secretary_reminds_an_agency_by_a_sentence(walk: Walk) -> None:
    late = walk.cast.late
    asked = one(await walk.secretary.say(f"به {late.agency} یادآوری بزن"), "یادآوری فرستاده شود")
    one(await walk.secretary.press(asked, "ارسال یادآوری"), "یادآوری برای", late.agency)
    assert late.codes[0] in (await walk.person(late).last("⏰ یادآوری")).text
