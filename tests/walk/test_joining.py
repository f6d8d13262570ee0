"""Joining over the wire: by link, by typed code, and not at all."""

import re

from tests.walk.cast import Walk
from tests.walk.hand import Upload, one, sees
from tests.walk.scenes import PICTURE, code_in, invite, new_account, payload_of

HOW_TO_JOIN = "با دعوت دبیرخانه کار می‌کند"
NOT_VALID = "این دعوت معتبر نیست"
WAITING = "برای تأیید به دبیرخانه فرستاده شد"


async def test_a_stranger_is_told_how_to_be_invited_and_nothing_else(issued: Walk) -> None:
    stranger = issued.hand.person(issued.cast.stranger)
    said = [
        await stranger.start(),
        await stranger.say("سلام"),
        await stranger.say(f"{issued.cast.closing} انجام شد"),
        await stranger.say("کارتابل من"),
        await stranger.send_file(Upload("عکس.jpg", PICTURE, "photo")),
    ]
    assert [len(answers) for answers in said] == [1] * 5
    assert len({answers[0].text for answers in said}) == 1
    assert sees(said[0], HOW_TO_JOIN)
    assert not re.search(r"\d|[۰-۹]", said[0][0].text)


async def test_a_link_lets_someone_in_once_the_secretariat_has_confirmed_them(issued: Walk) -> None:
    newcomer = await new_account(issued, "نرگس پیمانی")
    invitation = await invite(issued.secretary)
    await newcomer.start(payload_of(invitation))
    assert sees(await newcomer.press(await newcomer.last("بله، درست است"), "بله، درست است"), WAITING)
    assert sees(await newcomer.say("کارتابل من"), WAITING)
    assert not any("📌" in seen.text for seen in await newcomer.chat())
    asked = one(await issued.secretary.news(), "نرگس پیمانی", "رابط دستگاه", "درست است")
    confirmed = one(await issued.secretary.press(asked, "درست است"), "ثبت نامه معرفی")
    welcomed = await newcomer.news()
    assert sees(welcomed, "نرگس پیمانی", "تأیید شد")
    assert len([seen for seen in welcomed if "دریافت" in " ".join(seen.labels)]) == 1
    await issued.secretary.press(confirmed, "ثبت نامه معرفی")
    kept = one(await issued.secretary.say("۲۱/۲۵/۴۱۲۷۸ مورخ ۱۴۰۱/۰۶/۱۵"), "نامه ۲۱/۲۵/۴۱۲۷۸ مورخ ۱۴۰۱/۰۶/۱۵")
    people = one(await issued.secretary.press(kept, "افراد"), "افراد")
    while "نامه ۲۱/۲۵/۴۱۲۷۸" not in people.text:
        people = one(await issued.secretary.press(people, "بعدی"), "افراد")


async def test_a_typed_code_serves_one_person_once(issued: Walk) -> None:
    invitation = await invite(issued.secretary)
    code = code_in(invitation).lower().replace("-", " ")
    first, second = await new_account(issued, "کاوه نخست"), await new_account(issued, "کاوه دوم")
    await first.say(code)
    await first.say("کاوه نخستین")
    assert sees(await first.chat(), WAITING)
    assert sees(await second.say(code), NOT_VALID)
    asked = one(await issued.secretary.news(), "کاوه نخستین", "نمی‌شناسم")
    await issued.secretary.press(asked, "نمی‌شناسم")
    assert sees(await first.news(), "ثبت‌نام شما را تأیید نکرد")
    assert not any("📌" in seen.text for seen in await first.chat())


async def test_a_wrong_code_and_a_wrong_link_get_one_sentence(issued: Walk) -> None:
    guest = await new_account(issued, "سینا مهمان")
    wrong = [await guest.start("A" * 43), await guest.say("AAAA-BBBB-CC")]
    wrong += [await guest.start("old-link"), await guest.say("K7QF-2M9T-X0")]
    for answers in wrong:
        assert len(answers) == 1
        assert sees(answers, NOT_VALID)


async def test_an_invite_is_of_no_use_after_its_day(issued: Walk) -> None:
    invitation = await invite(issued.secretary)
    assert "۱۴۰۱" in invitation.text
    await issued.hand.advance(15 * 24)
    guest = await new_account(issued, "هما دیررس")
    assert sees(await guest.start(payload_of(invitation)), NOT_VALID)
