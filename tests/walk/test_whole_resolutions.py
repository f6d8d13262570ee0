"""A resolution of several agencies as a whole: who leads, what the chair orders, what «done» needs."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, Upload, one, sees
from tests.walk.scenes import PDF, acknowledged_card, deliveries, open_row

VOICE = b"OggS" + b"a voice" * 90
UNTIL_THE_NOTE = ("2022-09-24T08:45:00+03:30", "2022-09-26T08:45:00+03:30", "2022-09-28T12:30:00+03:30")
"""The due day has passed, the warning has been given, and the noon that it named has passed as well."""
CHAIRS = {"telegram": 1002, "bale": 1102}


async def test_the_lead_agency_sees_all_the_others_and_sums_up(issued: Walk) -> None:
    code, agency = issued.cast.free.codes[0], issued.cast.free.agency
    whole = await _whole(issued.secretary, code)
    choice = one(await issued.secretary.press(whole, "دستگاه راهبر"), "راهبر", agency)
    assert sees(await issued.secretary.press(choice, agency), f"دستگاه راهبر: {agency}")
    lead = issued.person(issued.cast.free)
    heard = one(await lead.news(), "راهبر مصوبه", code)
    whole = one(await lead.press(heard, "همه دستگاه‌ها"), "وضعیت مصوبه", "جمع‌بندی")
    assert "دستور" not in whole.labels
    await lead.press(whole, "جمع‌بندی")
    assert sees(await lead.say("همه دستگاه‌ها کار را آغاز کرده‌اند"), "✅ جمع‌بندی", code)
    assert sees(await issued.secretary.news(), "جمع‌بندی دستگاه راهبر", "همه دستگاه‌ها کار را آغاز کرده‌اند")
    assert sees([await _whole(issued.secretary, code)], "جمع‌بندی دستگاه راهبر: «همه دستگاه‌ها")


async def test_an_order_of_the_chair_is_seen_carried_out_and_told_back(issued: Walk) -> None:
    code, person = issued.cast.free.codes[0], issued.person(issued.cast.free)
    chair = issued.hand.person(CHAIRS[issued.messenger])
    await chair.start()
    await chair.press(await _whole(chair, code), "دستور")
    times = one(await chair.say("ظرف سه روز گزارش میدانی داده شود"), "تا چه زمانی")
    given = one(await chair.press(times, "۳ روز"), "✅ دستور", code, "مهلت: تا")
    order = one(await person.news(), "دستور رئیس", code, "«ظرف سه روز گزارش میدانی داده شود»", "⏰ مهلت دستور")
    assert sees(await issued.secretary.news(), "دستور رئیس", "«ظرف سه روز گزارش میدانی داده شود»")
    seen = one(await person.press(order, "دریافت شد"), "دریافت دستور", code)
    assert sees(await chair.press(given, "وضعیت دستور"), f"{issued.cast.free.agency}: دریافت شد")
    await issued.hand.advance(96)
    assert sees(await person.news(), "مهلت دستور درباره", code)
    assert sees(await chair.news(), "مهلت دستور درباره", "انجام آن ثبت نشده")
    await person.press(seen, "انجام شد")
    assert sees(await person.say("بازدید انجام شد"), "انجام دستور درباره", code)
    assert sees(await chair.news(), issued.cast.free.agency, "انجام شد — «بازدید انجام شد»")
    history = await person.say(f"سوابق {code}")
    assert sees(history, "دستور رئیس", "دستور انجام شد"), history[-1].text


async def test_a_typed_order_and_a_comment_of_the_chair_reach_who_acts(issued: Walk) -> None:
    code, person = issued.cast.free.codes[0], issued.person(issued.cast.free)
    chair = issued.hand.person(CHAIRS[issued.messenger])
    times = one(await chair.say(f"دستور {code} گزارش هفتگی بدهید"), "بدون مهلت")
    await chair.press(times, "بدون مهلت")
    assert sees(await person.news(), "دستور رئیس", "«گزارش هفتگی بدهید»")
    await chair.press(await _whole(chair, code), "یادداشت")
    await chair.say("با شهرداری هماهنگ شوید")
    assert sees(await person.news(), "یادداشت درباره مصوبه", "«با شهرداری هماهنگ شوید»")


async def test_an_order_by_voice_reaches_who_acts_as_it_was_spoken(issued: Walk) -> None:
    code, person = issued.cast.free.codes[0], issued.person(issued.cast.free)
    chair = issued.hand.person(CHAIRS[issued.messenger])
    await chair.press(await _whole(chair, code), "دستور")
    spoken = await chair.send_file(Upload("voice.ogg", VOICE, kind="voice"))
    await person.news()
    given = one(await chair.press(one(spoken, "تا چه زمانی"), "بدون مهلت"), "✅ دستور", code)
    heard = await person.news()
    order = one(heard, "دستور رئیس", code, "دستور با صدا پیوست است")
    assert [file["kind"] for seen in heard for file in seen.files] == ["voice"]
    await person.press(order, "انجام شد")
    assert sees(await person.say("همان‌گونه که فرمودید انجام شد"), "انجام دستور درباره", code)
    state = one(await chair.press(given, "وضعیت دستور"), "«دستور صوتی»")
    assert f"{issued.cast.free.agency}: انجام شد" in state.text


async def test_closing_what_is_not_finished_shows_the_reason_before_it_closes(issued: Walk) -> None:
    code, secretary = issued.cast.answering.codes[0], issued.secretary
    agencies = one(await secretary.press(await _whole(secretary, code), "مختومه"), "تأیید نشده است", "دلیل آن")
    assert issued.cast.answering.agency in agencies.text
    assert sees(await secretary.say(f"سوابق {code}"), f"سوابق {code}", "ابلاغ شد")
    asked = one(await secretary.say("موضوع منتفی است"), "مختومه شود؟ «موضوع منتفی است»")
    better = one(await secretary.say("موضوع در استان حل شد"), "مختومه شود؟ «موضوع در استان حل شد»")
    assert asked.id != better.id
    assert sees(await secretary.press(better, "مختومه شود"), f"✅ مصوبه {code}", "مختومه شد")
    assert sees(await issued.person(issued.cast.answering).news(), f"سپاس؛ مصوبه {code}", "مختومه شد")


async def test_one_agency_more_gets_an_issued_row_and_another_duty_is_told(issued: Walk) -> None:
    code, secretary = issued.cast.single.codes[0], issued.secretary
    newcomer, agency = issued.person(issued.cast.free), issued.cast.free.agency
    await newcomer.news()
    row = await open_row(secretary, await deliveries(secretary), code)
    agencies = one(await secretary.press(row, "اصلاح دستگاه‌ها"), "دستگاه‌های مصوبه")
    await secretary.press(agencies, "افزودن دستگاه")
    found = one(await secretary.say(agency), "ابلاغ می‌شود")
    given = one(await secretary.press(found, agency), f"✅ به {agency} ابلاغ شد.")
    assert sees(await newcomer.news(), f"📌 مصوبه {code}")
    named = one(await secretary.press(given, agency), "نوع مسئولیت: اقدام‌کننده")
    await secretary.press(named, "همکار")
    assert sees(await newcomer.news(), "نوع مسئولیت شما", "همکار", "پیش از این: اقدام‌کننده")


async def test_a_partner_reports_and_a_supervisor_comments_and_hears_of_lateness(issued: Walk) -> None:
    code, secretary = issued.cast.late.codes[0], issued.secretary
    late, watching, partner = (
        issued.person(part) for part in (issued.cast.late, issued.cast.answering, issued.cast.free)
    )
    await _give(issued, code, issued.cast.answering.agency, "ناظر")
    await _give(issued, code, issued.cast.free.agency, "همکار")
    assert sees(await watching.news(), "نوع مسئولیت شما", code, "ناظر")

    recorded = await partner.say(f"{code} سی درصد، هماهنگی با شهرستان‌ها انجام گرفت")
    assert sees(recorded, f"✅ ثبت شد: {code}", "۳۰ درصد")
    await issued.hand.advance(1)
    assert sees(await secretary.news(), code, issued.cast.free.agency, "۳۰ درصد")

    shown = await acknowledged_card(watching, code)
    assert not {"انجام شد", "ثبت گزارش"} & set(shown.labels)
    whole = one(await watching.press(shown, "همه دستگاه‌ها"), "وضعیت مصوبه", issued.cast.free.agency)
    await watching.press(whole, "یادداشت")
    assert sees(await watching.say("پیشرفت کار با برنامه نمی‌خواند"), "✅ یادداشت شما", code)
    for listener in (late, partner, secretary):
        assert sees(await listener.news(), "یادداشت درباره مصوبه", code, "«پیشرفت کار با برنامه نمی‌خواند»")

    for moment in UNTIL_THE_NOTE:
        await issued.hand.to(moment)
    note = one(await secretary.chat(), "پیش‌نویس یادداشت", issued.cast.late.agency, code)
    await secretary.press(note, "ارسال")
    assert sees(await watching.news(), "جهت استحضار ناظر", code, issued.cast.late.agency)


async def test_done_waits_for_the_document_that_the_resolution_needs(issued: Walk) -> None:
    code, person = issued.cast.free.codes[0], issued.person(issued.cast.free)
    whole = await _whole(issued.secretary, code)
    assert "سند لازم نباشد" in one(await issued.secretary.press(whole, "سند لازم شود"), "وضعیت مصوبه").labels
    asked = one(await person.press(await acknowledged_card(person, code), "انجام شد"), "سند لازم است")
    assert "ثبت گزارش" in asked.labels
    recorded = await person.send_file(Upload("گزارش.pdf", PDF))
    assert sees(recorded, f"✅ ثبت شد: {code}", "در انتظار تأیید", "۱ پیوست")


async def _give(walk: Walk, code: str, agency: str, duty: str) -> None:
    """Issue the row to one agency more, in that duty."""
    row = await open_row(walk.secretary, await deliveries(walk.secretary), code)
    listed = one(await walk.secretary.press(row, "اصلاح دستگاه‌ها"), "دستگاه‌های مصوبه")
    if not any(label.startswith(agency) for label in listed.labels):
        await walk.secretary.press(listed, "افزودن دستگاه")
        found = one(await walk.secretary.say(agency), "ابلاغ می‌شود")
        listed = one(await walk.secretary.press(found, agency), f"✅ به {agency} ابلاغ شد.")
    named = one(await walk.secretary.press(listed, agency), "نوع مسئولیت")
    if f"نوع مسئولیت: {duty}" not in named.text:
        await walk.secretary.press(named, duty)


async def _whole(person: Person, code: str) -> Seen:
    """All agencies of a resolution side by side."""
    return one(await person.say(code), f"📌 مصوبه {code}", "وضعیت مصوبه")
