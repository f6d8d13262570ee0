"""What an agency asks of the secretariat, from the first press to the decision that both read."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, one, sees
from tests.walk.scenes import acknowledged_card


async def test_more_time_is_asked_for_with_what_was_done_and_another_day_is_given(issued: Walk) -> None:
    code, person, secretary = issued.cast.single.codes[0], issued.person(issued.cast.single), issued.secretary
    card = await acknowledged_card(person, code)
    times = one(await person.press(card, "مانع یا تمدید"), "یک هفته")
    why = one(await person.press(times, "یک هفته"), "چرا در مهلت به پایان نمی‌رسد")
    asked = one(await person.press(why, "تأمین نشدن اعتبار"), "درخواست تمدید ثبت شد", "شماره رهگیری")
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


async def test_an_obstacle_stands_with_since_when_and_who_could_remove_it_until_it_is_removed(issued: Walk) -> None:
    code, person, secretary = issued.cast.free.codes[0], issued.person(issued.cast.free), issued.secretary
    await acknowledged_card(person, code)
    recorded = one(await person.say(f"مانع {code} اعتبار تأمین نشده است"), "چه کسی می‌تواند این مانع را برطرف کند")
    await person.press(recorded, "دستگاه یا مقام دیگر")
    named = one(await person.say("سازمان مدیریت و برنامه‌ریزی"), "برطرف‌کننده: سازمان مدیریت و برنامه‌ریزی")
    await person.press(named, "ارسال اکنون")
    await issued.hand.advance(48)
    listed = one(await secretary.say("موانع"), "موانع", code)
    for words in (issued.cast.free.agency, "اعتبار تأمین نشده", "۲ روز", "برطرف‌کننده: سازمان مدیریت"):
        assert words in listed.text
    card = one(await secretary.press(listed, code), f"📌 مصوبه {code}", "رفع مانع")
    assert sees(await secretary.press(card, "رفع مانع"), f"مانع {code} برطرف شد")
    assert sees(await person.news(), code, "دبیرخانه مانع", "برطرف‌شده ثبت کرد")
    board = one(await secretary.key("پیشخوان"), "موانع")
    assert sees(await secretary.press(board, "موانع"), "مانعی ثبت نشده است")


async def test_what_an_agency_told_by_telephone_is_recorded_with_who_told_it(issued: Walk) -> None:
    code, person, secretary = issued.cast.free.codes[0], issued.person(issued.cast.free), issued.secretary
    card = await _card_of_agency(secretary, code, issued.cast.free.agency)
    ways = one(await secretary.press(card, "از طرف دستگاه"), "تلفنی خبر داد")
    await secretary.press(ways, "تلفنی خبر داد")
    await secretary.say("خانم رضایی، کارشناس دستگاه")
    recorded = one(await secretary.say("هفتاد درصد، کارگاه تجهیز شد"), "به اعلام تلفنی خانم رضایی", "۷۰ درصد")
    await secretary.press(recorded, "ارسال اکنون")
    assert sees(await person.news(), "به اعلام تلفنی خانم رضایی، کارشناس دستگاه", code)
    history = await person.say(f"سوابق {code}")
    assert sees(history, "از طرف دستگاه", "به اعلام تلفنی خانم رضایی")


async def test_what_an_agency_wrote_in_a_letter_is_recorded_with_number_and_day(issued: Walk) -> None:
    code, person, secretary = issued.cast.free.codes[-1], issued.person(issued.cast.free), issued.secretary
    card = await _card_of_agency(secretary, code, issued.cast.free.agency)
    one(await secretary.press(card, "از طرف دستگاه"), "تلفنی خبر داد")
    asked = one(await secretary.say("۱۲۳/۴۵۶ مورخ ۱۴۰۱/۰۶/۱۸"), "نامه ۱۲۳/۴۵۶ ثبت شد", code)
    assert "انجام شد" in asked.labels
    recorded = one(await secretary.say("چهل درصد، دو نشست برگزار شد"), "۴۰ درصد", "۱۲۳/۴۵۶")
    await secretary.press(recorded, "ارسال اکنون")
    assert sees(await person.news(), "از طرف دستگاه شما", code, "نامه ۱۲۳/۴۵۶")
    assert sees(await person.say(f"سوابق {code}"), "از طرف دستگاه", "۱۲۳/۴۵۶")


async def _card_of_agency(secretary: Person, code: str, agency: str) -> Seen:
    """Its card out of all agencies of the resolution, on whatever page it stands."""
    shown = one(await secretary.say(code), f"📌 مصوبه {code}")
    while "از طرف دستگاه" not in shown.labels:
        label = agency if agency in shown.labels else "بعدی"
        shown = one(await secretary.press(shown, label), f"📌 مصوبه {code}")
    return shown
