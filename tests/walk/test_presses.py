"""The budget of presses (conversations.md): what an act may cost, counted through the hand."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, Upload, one, sees
from tests.walk.scenes import PICTURE, acknowledge, acknowledged_card, invite, payload_of


async def test_acknowledging_costs_one_press(issued: Walk) -> None:
    person = issued.person(issued.cast.single)
    assert sees(await acknowledge(person), "وضعیت: دریافت‌شده")
    assert person.effort == 1


async def test_acknowledging_all_at_once_costs_one_press(issued: Walk) -> None:
    person = issued.person(issued.cast.free)
    assert sees(await acknowledge(person), "✅ دریافت", "مصوبه ثبت شد")
    assert person.effort == 1


async def test_done_costs_one_press_and_the_evidence(issued: Walk) -> None:
    code = issued.cast.closing
    person, shown = await _before_a_card(issued, code)
    assert sees(await person.press(shown, "انجام شد"), f"✅ ثبت شد: {code}", "در انتظار تأیید", "شماره رهگیری")
    assert person.effort == 1
    assert sees(await person.send_file(Upload("عکس.jpg", PICTURE, "photo")), code, "۱ پیوست")
    assert person.effort == 2


async def test_a_percent_costs_two_presses(issued: Walk) -> None:
    code = issued.cast.answering.codes[0]
    person, shown = await _before_a_card(issued, code)
    asked = one(await person.press(shown, "ثبت گزارش"), code, "۷۵ درصد")
    assert sees(await person.press(asked, "۷۵ درصد"), f"✅ ثبت شد: {code}", "۷۵ درصد", "شماره رهگیری")
    assert person.effort == 2


async def test_an_extension_costs_three_presses(issued: Walk) -> None:
    code = issued.cast.answering.codes[0]
    person, shown = await _before_a_card(issued, code)
    asked = one(await person.press(shown, "مانع یا تمدید"), code, "یک هفته")
    reasons = one(await person.press(asked, "یک هفته"), f"تمدید {code}", "نیاز به زمان بیشتر")
    done = one(await person.press(reasons, "نیاز به زمان بیشتر"), f"تمدید ثبت شد: {code}")
    assert "لغو ثبت" in done.labels
    assert person.effort == 3


async def test_joining_costs_two_presses(issued: Walk) -> None:
    invitation = await invite(issued.secretary)
    stranger = issued.hand.person(issued.cast.stranger)
    asked = (await stranger.start(payload_of(invitation)))[-1]
    if asked.labels:
        await stranger.press(asked, asked.labels[0])
    else:
        await stranger.key("ارسال شماره من")
    assert sees(await stranger.chat(), "برای تأیید به دبیرخانه فرستاده شد")
    assert stranger.effort == 2


async def _before_a_card(walk: Walk, code: str) -> tuple[Person, Seen]:
    """Someone who has acknowledged and looks at a card; what it cost so far is forgotten."""
    person = walk.person(walk.cast.answering)
    shown = await acknowledged_card(person, code)
    person.start_counting()
    return person, shown
