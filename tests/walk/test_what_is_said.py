"""What the bots say, to everyone and whatever is asked: Persian words, whole messages, valid calls."""

import pytest

from tests.walk.cast import Walk
from tests.walk.hand import one, sees
from tests.walk.inspection import unseemly
from tests.walk.scenes import acknowledged_card, deliveries

LOOKS = (
    "کارتابل من",
    "این هفته",
    "مهلت‌گذشته‌ها",
    "راهنما",
    "/help",
    "/my",
    "/late",
    "/start",
    "تماس با دبیرخانه",
    "سوابق {code}",
)
LOOKS_OF_SECRETARIES = (
    "پیشخوان",
    "فهرست تماس امروز",
    "در انتظار بررسی",
    "دستگاه‌ها",
    "راهنما",
    "معوق‌ها",
    "جستجو آسفالت",
)
NONSENSE = (
    "asdfgh qwerty",
    "؟",
    "🙂",
    "1" * 300,
    "<b>سلام</b> & <i>",
    "*متن* _کج_ [پیوند](x)",
    "SELECT * FROM person;",
)


async def test_every_look_is_answered_with_something(issued: Walk) -> None:
    person, code = issued.person(issued.cast.answering), issued.cast.answering.codes[0]
    await acknowledged_card(person, code)
    for words in LOOKS:
        assert await person.say(words.format(code=code)), words
    for words in LOOKS_OF_SECRETARIES:
        assert await issued.secretary.say(words), words
    await deliveries(issued.secretary)
    assert await unseemly(issued.hand) == []


async def test_the_lists_of_a_focal_point_hold_their_own_and_no_other(issued: Walk) -> None:
    person = issued.person(issued.cast.single)
    mine = one(await person.say("کارتابل من"), issued.cast.single.codes[0])
    assert issued.cast.closing not in mine.text
    found = await person.say("جستجو وام")
    assert not sees(found, issued.cast.closing)


@pytest.mark.parametrize("words", NONSENSE)
async def test_what_is_not_understood_is_answered_in_persian(issued: Walk, words: str) -> None:
    person = issued.person(issued.cast.free)
    assert await person.say(words)
    assert await unseemly(issued.hand) == []


async def test_a_tracking_number_shows_its_report_to_who_may_read_it_and_to_nobody_else(issued: Walk) -> None:
    code, person = issued.cast.single.codes[0], issued.person(issued.cast.single)
    recorded = one(await person.say(f"{code} بیست درصد، دو جلسه برگزار شد"), f"✅ ثبت شد: {code}", "شماره رهگیری")
    number = recorded.text.rpartition("شماره رهگیری ")[2].split("\n")[0]
    for asker, words in ((person, number), (issued.secretary, f"رهگیری {number}")):
        shown = one(await asker.say(words), f"گزارش با شماره رهگیری {number}", code, "«بیست درصد، دو جلسه برگزار شد»")
        assert sees(await asker.press(shown, "مشاهده مصوبه"), f"📌 مصوبه {code}")
    stranger = issued.person(issued.cast.answering)
    assert sees(await stranger.say(f"رهگیری {number}"), "در فهرست شما نیست")


async def test_a_list_is_turned_in_its_own_message(issued: Walk) -> None:
    listed = one(await issued.secretary.say("کارتابل من"), "مصوبه‌های باز", "بعدی")
    turned = await issued.secretary.press(listed, "بعدی")
    assert [seen.id for seen in turned] == [listed.id]
    back = await issued.secretary.press(one(turned, "قبلی"), "قبلی")
    assert [(seen.id, seen.text) for seen in back] == [(listed.id, listed.text)]
