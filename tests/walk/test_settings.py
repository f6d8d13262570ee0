"""«تنظیمات»: what a body decides in chat is said in words, kept in its history, taken back, and gone by at once."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, one, sees

SUNDAY = "2022-09-11T{}:00+03:30"


async def _topic(secretary: Person, name: str) -> Seen:
    listed = one(await secretary.say("تنظیمات"), "تنظیمات", "ساعت کاری")
    return one(await secretary.press(listed, name), "اکنون:")


async def test_a_change_of_settings_is_said_kept_taken_back_and_gone_by(issued: Walk) -> None:
    secretary, late = issued.secretary, issued.person(issued.cast.late)
    assert sees(await late.say("تنظیمات"), "این کار با دبیرخانه است")
    more = one(await secretary.key("راهنما"), "بیشتر")
    assert sees(await secretary.press(more, "تنظیمات"), "یادآوری‌ها: ۷، ۳ و ۱ روز پیش از مهلت")

    done = one(await secretary.press(await _topic(secretary, "یادآوری پیش از مهلت"), "۳ و ۱ روز"), "✅ ثبت شد")
    assert "یادآوری‌ها: ۳ و ۱ روز پیش از مهلت" in done.text
    back = one(await secretary.press(done, "لغو ثبت"), "به حالت پیشین برگشت")
    assert "۷، ۳ و ۱ روز" in back.text
    await secretary.press(one(await secretary.press(back, "یادآوری پیش از مهلت"), "مقدار دیگر"), "مقدار دیگر")
    assert sees(await secretary.say("نمی‌دانم"), "فهمیده نشد")
    assert sees(await secretary.say("۱۰، ۵ و ۲"), "✅ ثبت شد", "۱۰، ۵ و ۲ روز پیش از مهلت")

    periods = await _topic(secretary, "دوره‌های ویژه")
    await secretary.press(periods, "دوره جدید")
    assert sees(await secretary.say("۱ دی تا ۱۰ دی، ساعت ۹ تا ۱۳"), "دوره‌های ویژه با ساعت کاری جدا: ۱")
    removed = await secretary.press(await _topic(secretary, "دوره‌های ویژه"), "حذف دوره ۱۴۰۱/۱۰/۰۱")
    assert sees(removed, "دوره ویژه‌ای", "ثبت نشده است")

    await secretary.press(await _topic(secretary, "ساعت یادآوری"), "۱۰:۰۰")
    history = one(await secretary.press(await _listed(secretary), "سوابق تنظیمات"), "تغییرهای تنظیمات")
    assert "ساعت یادآوری‌ها: ۱۰:۰۰" in history.text
    await issued.hand.to(SUNDAY.format("09:30"))
    assert not sees(await late.news(), "یادآوری")
    morning = one(await secretary.news(), "امروز", "هنوز دریافت نشده است", "وضعیت ابلاغ")
    assert sees(await secretary.press(morning, "فهرست تماس"), "تماس")
    await issued.hand.to(SUNDAY.format("10:05"))
    assert sees(await late.news(), "یادآوری", issued.cast.late.codes[0])


async def test_an_agency_has_its_own_hours_and_a_body_lets_agencies_see_each_other(issued: Walk) -> None:
    secretary, part = issued.secretary, issued.cast.answering
    await secretary.press(await _topic(secretary, "دیدن کار دیگران"), "کار یکدیگر")
    person = issued.person(part)
    card = await person.say(part.codes[0])
    taken = await person.press(one(card, part.codes[0]), "دریافت شد")
    whole = one(await person.press(one(taken, "همه دستگاه‌ها"), "همه دستگاه‌ها"), part.codes[0])
    assert part.agency in whole.text
    agencies = one(await secretary.key("دستگاه‌ها"), "اطلاعیه")
    agency = one(await secretary.press(agencies, agencies.labels[0]), "ساعت و یادآوری")
    own = one(await secretary.press(agency, "ساعت و یادآوری"), "ساعت و یادآوری‌های")
    days = one(await secretary.press(own, "روزهای کاری"), "شنبه تا پنجشنبه")
    changed = one(await secretary.press(days, "شنبه تا پنجشنبه"), "✅ ثبت شد", "ویژه این دستگاه")
    days = one(await secretary.press(changed, "روزهای کاری"), "مطابق مرجع")
    assert not sees(await secretary.press(days, "مطابق مرجع"), "ویژه این دستگاه")


async def test_days_off_are_kept_in_chat_and_the_chair_gets_the_week(issued: Walk) -> None:
    secretary, chair = issued.secretary, issued.hand.person(issued.cast.secretary + 1)
    table = one(await secretary.say("تعطیلات"), "تعطیلات پیش رو", "تعطیل جدید")
    opened = one(await secretary.press(table, table.labels[0]), "روز کاری شود")
    taken_out = one(await secretary.press(opened, "روز کاری شود"), "روز کاری است")
    assert sees(await secretary.press(taken_out, "برگرداندن"), "تعطیل است")
    table = one(await secretary.say("تعطیلات"), "تعطیل جدید")
    await secretary.press(table, "تعطیل جدید")
    assert sees(await secretary.say("۲۲ شهریور، بازدید استاندار"), "سه‌شنبه ۲۲ شهریور ۱۴۰۱", "بازدید استاندار")
    table = one(await secretary.say("تعطیلات"), "بازدید استاندار")
    await secretary.press(one(await secretary.press(table, "۱۴۰۱/۰۶/۲۲"), "تاریخ دیگر"), "تاریخ دیگر")
    assert sees(await secretary.say("۲۳ شهریور"), "از سه‌شنبه ۲۲ شهریور", "چهارشنبه ۲۳ شهریور")
    asked = one(await secretary.say("فردا تعطیل است"), "تعطیل اعلام شود؟")
    declared = one(await secretary.press(asked, "بله، تعطیل است"), "تعطیل ثبت شد")
    assert sees(await secretary.press(declared, "لغو ثبت"), "دوباره روز کاری است")
    # The chair is written to in the messenger from which they wrote last.
    await chair.say("داشبورد")
    # Saturday is an official day off, and reminders were set to go at ten.
    await issued.hand.to("2022-09-18T10:05:00+03:30")
    sheet = one(await chair.news(), "گزارش هفتگی", "از ", "مهلت‌گذشته")
    assert [seen.files for seen in await chair.press(sheet, "تصویر") if seen.files]
    assert sees(await secretary.say("گزارش هفتگی"), "در هفت روز گذشته")


async def _listed(secretary: Person) -> Seen:
    return one(await secretary.say("تنظیمات"), "سوابق تنظیمات")
