"""Announcements and invitations to a meeting: written once, heard by whom they are for, answered with a press."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, Upload, one, sees
from tests.walk.scenes import PDF

WORDS = "فردا ساعت ۹ برق ساختمان قطع است."


async def _draft(secretary: Person) -> Seen:
    listed = one(await secretary.key("دستگاه‌ها"), "اطلاعیه")
    one(await secretary.press(listed, "اطلاعیه"), "متن اطلاعیه")
    return one(await secretary.say(WORDS), "پیش‌نویس اطلاعیه", "همه دستگاه‌های پیوسته")


async def test_an_announcement_reaches_the_chosen_agency_and_nobody_else(issued: Walk) -> None:
    secretary, part = issued.secretary, issued.cast.single
    chosen, other = issued.person(part), issued.person(issued.cast.answering)
    draft = await _draft(secretary)
    await secretary.press(draft, "گیرندگان")
    searching = await secretary.last("جستجوی دستگاه")
    await secretary.press(searching, "جستجوی دستگاه")
    found = one(await secretary.say(part.agency), "دستگاه‌های")
    choices = one(await secretary.press(found, part.agency), "۱ دستگاه انتخاب شده")
    draft = one(await secretary.press(choices, "بازگشت به پیش‌نویس"), part.agency)
    done = one(await secretary.press(draft, "ارسال"), "فرستاده شد")
    heard = one(await chosen.news(), "اطلاعیه", WORDS)
    assert not sees(await other.chat(), WORDS)
    await chosen.press(heard, "دریافت شد")
    assert chosen.alert == "دریافت شد."
    state = one(await secretary.press(done, "وضعیت اطلاعیه"), "دریافت را تأیید کرده‌اند")
    assert "و ۱ نفر دریافت را تأیید" in state.text


async def test_an_announcement_may_be_a_file_and_wait_for_its_time(issued: Walk) -> None:
    secretary, chosen = issued.secretary, issued.person(issued.cast.single)
    listed = one(await secretary.key("دستگاه‌ها"), "اطلاعیه")
    await secretary.press(listed, "اطلاعیه")
    draft = one(await secretary.send_file(Upload("بخشنامه.pdf", PDF), caption="بخشنامه پیوست"), "بخشنامه.pdf")
    one(await secretary.press(draft, "زمان دیگر"), "ساعت")
    assert sees(await secretary.say("فردا ساعت ۱۰"), "فرستاده می‌شود", "۱۰:۰۰")
    assert not sees(await chosen.chat(), "بخشنامه پیوست")
    await issued.hand.advance(30)
    heard = await chosen.chat()
    assert sees(heard, "بخشنامه پیوست")
    assert [file["size"] for seen in heard for file in seen.files if file["name"] == "بخشنامه.pdf"] == [len(PDF)]
    assert sees(await secretary.chat(), "اطلاعیه برای", "فرستاده شد")


async def test_agencies_answer_the_invitation_to_a_meeting_and_may_change_their_mind(issued: Walk) -> None:
    secretary, chosen = issued.secretary, issued.person(issued.cast.single)
    done = one(await _invite_to_meeting(secretary), "فرستاده شد")
    heard = one(await chosen.news(), "دعوت به جلسه", "سالن شهدا", "۰۸:۳۰", "۲) بررسی مصوبات")
    recorded = one(await chosen.press(heard, "می‌آیم"), "✅ ثبت شد", issued.cast.single.agency)
    assert sees(await chosen.press(recorded, "نماینده می‌آید"), "نماینده")
    state = one(await secretary.press(done, "وضعیت اطلاعیه"), "نماینده می‌فرستند (۱)")
    assert issued.cast.single.agency in state.text
    assert "می‌آیند (" not in state.text


async def _invite_to_meeting(secretary: Person) -> list[Seen]:
    asked = one(await secretary.key("صورت‌جلسه جدید"), "جلسه‌های آینده")
    calendar = one(await secretary.press(asked, "جلسه‌های آینده"), "تعیین تاریخ")
    month = one(await secretary.press(calendar, "تعیین تاریخ"), "▶")
    month = one(await secretary.press(month, "▶"), "۱۵")
    planned = one(await secretary.press(month, "۱۵"), "ثبت شد")
    calendar = one(await secretary.press(planned, "جلسه‌های آینده"), "دعوت به جلسه")
    one(await secretary.press(calendar, "دعوت به جلسه"), "ساعت و محل")
    assert sees(await secretary.say("سالن شهدا"), "هر دو لازم است")
    await secretary.say("ساعت ۸:۳۰، سالن شهدا")
    draft = one(await secretary.say("گزارش دبیرخانه\nبررسی مصوبات پیشین"), "پیش‌نویس اطلاعیه", "دعوت به جلسه")
    said = await secretary.press(draft, "ارسال")
    outside = [seen for seen in said if "همین حالا، فوری" in seen.labels]
    return await secretary.press(outside[0], "همین حالا، فوری") if outside else said
