"""One person in both messengers: what is done in one shows in the other."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Upload, one, sees
from tests.walk.scenes import PDF, acknowledged_card, card, code_in, new_account

OTHER_MESSENGER = {"telegram": "bale", "bale": "telegram"}


async def test_a_receipt_reports_and_files_of_one_messenger_show_in_the_other(issued: Walk) -> None:
    first, code = issued.person(issued.cast.single), issued.cast.single.codes[0]
    other = await _same_person_in_the_other_messenger(issued, first)
    await acknowledged_card(first, code)
    assert "وضعیت: دریافت‌شده" in (await card(other, code)).text
    assert sees(await other.say(f"{code} چهل درصد، نیمی انجام گرفت"), f"✅ ثبت شد: {code}", "۴۰ درصد")
    assert "۴۰ درصد" in (await card(first, code)).text
    await first.send_file(Upload("نامه.pdf", PDF), caption=f"{code} انجام شد")
    assert "در انتظار تأیید" in (await card(other, code)).text
    assert sees(await other.say(f"سوابق {code}"), "نیمی انجام گرفت")


async def test_both_accounts_of_a_secretary_see_one_queue(issued: Walk) -> None:
    person, code = issued.person(issued.cast.answering), issued.cast.closing
    done = one(await person.say(f"{code} انجام شد"), f"✅ ثبت شد: {code}")
    await person.press(done, "ارسال اکنون")
    queues = [await issued.hand.person(number).say("در انتظار بررسی") for number in (1001, 1101)]
    reports = [one(queue, "گزارش در انتظار بررسی").text for queue in queues]
    assert reports[0] == reports[1]


async def _same_person_in_the_other_messenger(walk: Walk, person: Person) -> Person:
    """Joins with the code that the person asks for in the first."""
    asked = one(await person.say("پیام‌رسان دیگر"), "در پیام‌رسان دیگر")
    other = await new_account(walk, "همان شخص", OTHER_MESSENGER[walk.messenger])
    joined = await other.say(code_in(asked))
    assert sees(joined, "این پیام‌رسان هم به نام شما ثبت شد")
    return other
