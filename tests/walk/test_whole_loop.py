"""The whole follow-up loop, played as its people play it."""

from tests.walk.cast import Cast, Walk
from tests.walk.hand import Person, Seen, Upload, one, sees
from tests.walk.inspection import unseemly
from tests.walk.scenes import PDF, PICTURE, acknowledge, card, issue, open_row, paste_minutes

TITLE = "گزارش وضعیت محلات هدف"
TEXT = "اقدام لازم انجام و نتیجه به دبیرخانه گزارش شود."


async def test_the_loop_from_pasted_minutes_to_verified_reports_and_a_note_to_the_head(walk: Walk) -> None:
    await _hand_in_correct_and_issue(walk.cast, walk.secretary)
    await _everyone_gets_one_message(walk)
    await _deliveries_are_followed(walk)
    await _answers_come_in_every_way(walk)
    await _a_report_is_returned_completed_verified_and_closed(walk)
    await _one_digest_a_person_comes_a_week_before(walk)
    await _lateness_reaches_the_head_by_the_secretary(walk)
    assert await unseemly(walk.hand) == []


async def _hand_in_correct_and_issue(cast: Cast, secretary: Person) -> None:
    await secretary.start()
    summary = await paste_minutes(secretary)
    assert cast.meeting in summary.text
    assert cast.resolutions in summary.text
    draft = await _take_a_body_out(cast, secretary, await _correct_a_row(cast, secretary, summary))
    issued = await issue(secretary, draft)
    assert cast.resolutions in issued.text


async def _correct_a_row(cast: Cast, secretary: Person, draft: Seen) -> Seen:
    """A deadline, a title and a text; answers the summary."""
    code = cast.late.codes[0]
    row = await open_row(secretary, draft, code)
    deadline = one(await secretary.press(row, "مهلت"), "نوشتن مهلت")
    await secretary.press(deadline, "نوشتن مهلت")
    row = one(await secretary.say("دو هفته"), f"📌 {code}")
    assert "پنجشنبه ۳۱ شهریور ۱۴۰۱" in row.text
    await secretary.press(row, "اصلاح عنوان")
    row = one(await secretary.say(TITLE), f"📌 {code} — {TITLE}")
    await secretary.press(row, "اصلاح متن")
    row = one(await secretary.say(TEXT), f"📌 {code}", TEXT)
    return one(await secretary.press(row, "خلاصه"), "ابلاغ")


async def _take_a_body_out(cast: Cast, secretary: Person, draft: Seen) -> Seen:
    """Answers the summary."""
    code, name = cast.crowded
    row = await open_row(secretary, draft, code)
    before = row.text
    names = one(await secretary.press(row, "دستگاه‌ها"), "افزودن دستگاه")
    named = one(await secretary.press(names, name), "حذف از ردیف")
    row = one(await secretary.press(named, "حذف از ردیف"), f"📌 {code}", "خلاصه")
    assert name in before
    assert name not in row.text
    return one(await secretary.press(row, "خلاصه"), "ابلاغ")


async def _everyone_gets_one_message(walk: Walk) -> None:
    for part in (walk.cast.answering, walk.cast.late, walk.cast.free):
        got = [seen for seen in await walk.person(part).chat() if "دریافت" in " ".join(seen.labels)]
        assert len(got) == 1
        assert len(got[0].html) <= 4096
        assert all(code in got[0].text for code in part.codes)
    assert sees(await walk.person(walk.cast.late).chat(), TITLE, TEXT)


async def _deliveries_are_followed(walk: Walk) -> None:
    secretary, late = walk.secretary, walk.person(walk.cast.late)
    issued = await secretary.last("وضعیت ابلاغ")
    state = one(await secretary.press(issued, "وضعیت ابلاغ"), "ارسال‌شده", "هنوز نپیوسته")
    assert "۰ از" in state.text
    assert state.id != issued.id
    await acknowledge(late)
    assert sees(await acknowledge(walk.person(walk.cast.answering)), "✅ دریافت ۲ مصوبه ثبت شد")
    state = one(await secretary.press(state, "به‌روزرسانی"), "✅ دریافت‌شده", "ارسال‌شده", "هنوز نپیوسته")
    assert walk.cast.late.agency in state.text


async def _answers_come_in_every_way(walk: Walk) -> None:
    await _a_typed_code_is_recorded_and_taken_back(walk)
    await _a_reply_with_a_document_is_one_report(walk)
    await _an_album_after_a_card_is_one_report(walk)
    await walk.hand.advance(0.2)
    heard = await walk.secretary.news()
    assert sees(heard, f"گزارش تازه: {walk.cast.late.codes[0]}", "۵۰ درصد")
    assert not sees(heard, "شصت درصد")


async def _a_typed_code_is_recorded_and_taken_back(walk: Walk) -> None:
    person, code = walk.person(walk.cast.answering), walk.cast.answering.codes[0]
    recorded = one(await person.say(f"{code} شصت درصد، دو جلسه برگزار شد"), f"✅ ثبت شد: {code}", "۶۰ درصد")
    assert "شماره رهگیری" in recorded.text
    assert sees(await person.press(recorded, "لغو ثبت"), "لغو شد", "دریافت‌شده")


async def _a_reply_with_a_document_is_one_report(walk: Walk) -> None:
    person, code = walk.person(walk.cast.late), walk.cast.late.codes[0]
    about = await card(person, code)
    letter = Upload("نامه.pdf", PDF)
    said = await person.send_file(letter, caption="پنجاه درصد کار پیش رفته است", reply_to=about.id)
    assert sees(said, f"✅ ثبت شد: {code}", "۵۰ درصد", "۱ پیوست")
    await walk.secretary.news()


async def _an_album_after_a_card_is_one_report(walk: Walk) -> None:
    person, code = walk.person(walk.cast.free), walk.cast.free.codes[0]
    await card(person, code)
    pictures = [Upload("یک.jpg", PICTURE, "photo"), Upload("دو.jpg", PICTURE + b"2", "photo")]
    asked = one(await person.album(pictures, caption="بازدید انجام گرفت"), f"مربوط به {code}", "بله")
    recorded = one(await person.press(asked, "بله"), f"✅ ثبت شد: {code}")
    assert "۲ پیوست" in recorded.text
    # The two quiet seconds may have passed before the clock is moved.
    heard = await person.album(pictures)
    await walk.hand.advance(0.01)
    assert sees([*heard, *await person.news()], f"به گزارش {code} افزوده شد", "۴ پیوست")


async def _a_report_is_returned_completed_verified_and_closed(walk: Walk) -> None:
    person, code, secretary = walk.person(walk.cast.answering), walk.cast.closing, walk.secretary
    done = one(await person.press(await card(person, code), "انجام شد"), f"✅ ثبت شد: {code}", "در انتظار تأیید")
    await person.press(done, "ارسال اکنون")
    heard = one(await secretary.news(), f"گزارش تازه: {code}", "انجام شد")
    asked = one(await secretary.press(heard, "شروع"), f"{code}", "نیاز به تکمیل")
    reasons = one(await secretary.press(asked, "نیاز به تکمیل"), "مستندات پیوست نیست")
    await secretary.press(reasons, "مستندات پیوست نیست")
    one(await person.news(), f"گزارش {code}", "برای تکمیل برگشت", "مستندات پیوست نیست")
    # The file that was missing is enough: it is no part of the report that came back, and goes to the queue again.
    again = one(await person.send_file(Upload("سند.pdf", PDF)), f"✅ ثبت شد: {code}", "در انتظار تأیید", "۱ پیوست")
    await person.press(again, "ارسال اکنون")
    await _verify_and_close(walk)


async def _verify_and_close(walk: Walk) -> None:
    person, code, secretary = walk.person(walk.cast.answering), walk.cast.closing, walk.secretary
    waiting = one(await secretary.key("در انتظار بررسی"), "گزارش در انتظار بررسی")
    report = one(await secretary.press(waiting, "شروع"), code, "۱ پیوست", "تأیید")
    files = await secretary.press(report, "فایل‌ها")
    assert [file["size"] for seen in files for file in seen.files] == [len(PDF)]
    verified = one(await secretary.press(report, "تأیید"), f"🟢 {code}", "مختومه")
    assert sees(await person.news(), f"گزارش {code}", "تأیید شد. سپاس")
    assert sees(await secretary.press(verified, "مختومه"), f"✅ مصوبه {code}", "مختومه شد")
    assert sees(await person.news(), f"سپاس؛ مصوبه {code}", "مختومه شد")


async def _one_digest_a_person_comes_a_week_before(walk: Walk) -> None:
    await walk.hand.to("2022-09-14T08:45:00+03:30")
    for part in (walk.cast.late, walk.cast.answering):
        chat = await walk.person(part).chat()
        told = [seen for seen in chat if seen.text.startswith("⏰ یادآوری — چهارشنبه ۲۳ شهریور")]
        assert len(told) == 1
        assert walk.cast.closing not in told[0].text
    assert sees(told, walk.cast.answering.codes[0], "گزارشی در سامانه ثبت نشده است")
    assert sees(await walk.person(walk.cast.answering).say("یادآوری بعدی"), "یادآوری بعدی یکشنبه ۲۷ شهریور")
    assert sees(await walk.secretary.say("یادآوری بعدی"), "امروز یادآوری‌ای برای شما فرستاده نشده است")


async def _lateness_reaches_the_head_by_the_secretary(walk: Walk) -> None:
    person, code, head = walk.person(walk.cast.late), walk.cast.late.codes[0], walk.hand.person(walk.cast.head)
    await walk.hand.to("2022-09-24T08:45:00+03:30")
    assert sees(await person.chat(), "شنبه ۲ مهر", code, "از مهلت گذشته")
    await walk.hand.to("2022-09-26T08:45:00+03:30")
    assert sees(await person.chat(), code, "اگر تا", "ساعت ۱۲ گزارشی ثبت نشود")
    assert not sees(await head.chat(), code)
    await walk.hand.to("2022-09-28T12:30:00+03:30")
    draft = await walk.secretary.last("پیش‌نویس یادداشت به مدیر", walk.cast.late.agency, code, "تماس می‌گیرم")
    assert not sees(await head.chat(), code)
    assert sees(await walk.secretary.press(draft, "ارسال"), "برای مدیر", "فرستاده شد")
    assert sees(await head.chat(), f"با سلام؛ مهلت مصوبه {code} ({TITLE})")
