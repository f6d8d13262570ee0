"""People change: two focal points, an absence, the head's view; and who must report in the next meeting."""

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, one, sees
from tests.walk.scenes import acknowledged_card, new_account, payload_of


async def test_one_of_two_focal_points_takes_a_resolution_and_the_head_sees_who(issued: Walk) -> None:
    code, first = issued.cast.late.codes[0], issued.person(issued.cast.late)
    await acknowledged_card(first, code)
    second = await _joined(issued, "شیرین کاوه")
    assert sees(await second.chat(), "تحویل کارهای", issued.cast.late.agency, code)
    card = await acknowledged_card(second, code)
    taken = one(await second.press(card, "پیگیری با من"), "پیگیر: شیرین کاوه")
    assert "پیگیری با من" not in taken.labels
    assert sees(await first.news(), "شیرین کاوه پیگیری مصوبه", code)
    head = issued.hand.person(issued.cast.head)
    await head.start()
    glance = one(await head.key("وضعیت دستگاه"), issued.cast.late.agency, "مصوبه باز", code)
    assert "پیگیر: شیرین کاوه" in glance.text


async def test_a_substitute_gets_the_work_for_a_while_and_gives_it_back(issued: Walk) -> None:
    agency, absent = issued.cast.free.agency, issued.person(issued.cast.free)
    name = next(one["name"] for one in await issued.hand.get("people") if one["id"] == absent.id)
    await issued.secretary.press(await _agency_card(issued, agency), f"پایان کار {name}")
    await issued.secretary.press(await issued.secretary.last("جانشین موقت"), "جانشین موقت")
    if not sees(await issued.secretary.say("۲۱ شهریور تا ۳۰ شهریور"), "دعوت به سامانه"):
        await issued.secretary.wait_for_news()
    made = await issued.secretary.last("دعوت به سامانه", "start=")
    substitute = await new_account(issued, "نادر کیانی")
    await _join(issued, substitute, payload_of(made), "نادر کیانی")
    assert not sees(await substitute.news(), "مصوبه باز")
    await issued.hand.to("2022-09-12T09:00:00+03:30")
    assert sees(await substitute.news(), "به جای", agency, "مصوبه باز")
    assert sees(await absent.news(), "به نادر کیانی می‌رسد")
    await issued.hand.to("2022-09-24T09:00:00+03:30")
    assert sees(await absent.news(), "جانشینی نادر کیانی پایان یافت", agency)
    assert sees(await substitute.news(), "سپاسگزاریم")
    assert not sees(await substitute.say("کارتابل من"), "مصوبه باز")


async def test_the_list_for_the_next_meeting_is_asked_for_by_its_number(issued: Walk) -> None:
    number = "۲۱" if "۲۰" in issued.cast.meeting else "۳۲"
    assert sees(await issued.secretary.say(f"برای جلسه {number}"), f"جلسه {number}")
    assert sees(await issued.secretary.say("برای جلسه آینده"), f"جلسه {number}")


async def _joined(walk: Walk, name: str) -> Person:
    """A second focal point of the late agency."""
    agency = walk.cast.late.agency
    await walk.secretary.say(f"دعوت {agency}")
    made = await walk.secretary.press(await walk.secretary.last("رابط دستگاه", agency), "رابط دستگاه")
    person = await new_account(walk, name)
    await _join(walk, person, payload_of(one(made, "دعوت به سامانه", "start=")), name)
    return person


async def _join(walk: Walk, person: Person, payload: str, name: str) -> None:
    await person.start(payload)
    await person.say(name)
    await walk.secretary.press(await walk.secretary.last(name, "درست است"), "درست است")


async def _agency_card(walk: Walk, agency: str) -> Seen:
    listed = one(await walk.secretary.key("دستگاه‌ها"), "فهرست دستگاه‌ها")
    while not any(label.startswith(agency) for label in listed.labels):
        listed = one(await walk.secretary.press(listed, "بعدی"), "فهرست دستگاه‌ها")
    return one(await walk.secretary.press(listed, agency), "نوع رابطه", agency)
