"""What an agency asks of the secretariat, from the first press to the decision that both read."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, one, sees
from tests.walk.scenes import acknowledged_card


async def test_more_time_is_asked_for_with_what_was_done_and_another_day_is_given(issued: Walk) -> None:
    code, person, secretary = issued.cast.single.codes[0], issued.person(issued.cast.single), issued.secretary
    card = await acknowledged_card(person, code)
    times = one(await person.press(card, "مانع یا تمدید"), "یک هفته")
    why = one(await person.press(times, "یک هفته"), "چرا در مهلت به پایان نمی‌رسد")
    asked = one(await person.press(why, "تأمین نشدن اعتبار"), "درخواست تمدید ثبت شد")
    await person.press(asked, "تاکنون چه شده")
    asked = one(await person.say("نقشه‌ها آماده و پیمانکار انتخاب شد"), "تاکنون: «نقشه‌ها آماده و پیمانکار انتخاب شد»")
    await person.press(asked, "ارسال اکنون")
    request = await _next_in_queue(secretary, code, "درخواست تمدید مهلت")
    for words in ("۷ روز بیشتر", "تاکنون: «نقشه‌ها آماده", "دلیل: «تأمین نشدن اعتبار»"):
        assert words in request.text
    await secretary.press(request, "تاریخ دیگر")
    assert sees(await secretary.say("۲۰ مهر"), code, "مهلت تا چهارشنبه ۲۰ مهر تمدید شد")
    assert sees(await person.news(), code, "مهلت تازه: تا چهارشنبه ۲۰ مهر")
    assert "۱ بار تمدید، سررسید نخست ۱۴۰۱/۰۶" in (await acknowledged_card(person, code)).text


async def test_what_is_not_ones_duty_goes_over_to_another_agency_at_once(issued: Walk) -> None:
    code, person, secretary = issued.cast.closing, issued.person(issued.cast.answering), issued.secretary
    receiver = issued.cast.late if issued.cast.late.account != issued.cast.single.account else issued.cast.free
    await _decline(person, code, receiver.agency)
    request = await _next_in_queue(secretary, code, "خارج از وظایف ما")
    clock = one(await secretary.press(request, f"ابلاغ به {receiver.agency}"), "همان مهلت")
    assert sees(await secretary.press(clock, "مهلت تازه"), code, f"به {receiver.agency} ابلاغ شد")
    assert sees(await person.news(), code, "پیگیری آن از شما برداشته شد", receiver.agency)
    given = one(await issued.person(receiver).news(), f"📌 مصوبه {code}", "پیش‌تر با")
    assert "دریافت شد" in given.labels


async def _decline(person: Person, code: str, agency: str) -> None:
    more = one(await person.press(await acknowledged_card(person, code), "بیشتر"), "خارج از وظایف ما")
    await person.press(more, "خارج از وظایف ما")
    why = one(await person.say(agency), "چرا", "با دستگاه شما نیست")
    recorded = one(await person.press(why, "وظیفه دستگاه دیگری است"), "✅ ثبت شد", code)
    await person.press(recorded, "ارسال اکنون")


async def _next_in_queue(secretary: Person, code: str, what: str) -> Seen:
    head = one(await secretary.key("در انتظار بررسی"), "در انتظار بررسی")
    return one(await secretary.press(head, "شروع"), code, what)
