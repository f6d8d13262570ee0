"""Two bodies in one bot, whose meetings have the same number: each its own, and a code of both asks which."""

import subprocess
import sys

from tests.walk.cast import Walk
from tests.walk.conftest import COMMAND_LINE, ROOT
from tests.walk.hand import Person, one, sees
from tests.walk.scenes import code_in, upload_minutes

COUNCIL = "شورای آزمون استان"
MONDAY_EVENING = "2022-09-12T16:00:00+03:30"
TUESDAY = "2022-09-13T08:45:00+03:30"


def _run(walk: Walk, *words: str) -> str:
    """A command of the operator, while the bot runs."""
    where = ("--data", str(walk.data), "--database-url", walk.database_url)
    command = [sys.executable, "-c", COMMAND_LINE, *words, *where]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    return done.stdout


async def _found_council(walk: Walk) -> None:
    """The operator founds it in the province of the first, and the same secretary joins with the operator's code."""
    province = _run(walk, "body", "list").partition("(")[2].partition(")")[0]
    assert COUNCIL in _run(walk, "body", "add", COUNCIL, "--province", province, "--settings", '{"most_extensions": 1}')
    assert '"most_extensions": 1' in _run(walk, "body", "list")
    printed = _run(walk, "invite", "--body", COUNCIL, "--province", province)
    code = printed.partition("code: ")[2].split()[0]
    asked = one(await walk.secretary.say(code), COUNCIL)
    await walk.secretary.press(asked, asked.labels[0])


async def _issue_in_council(walk: Walk) -> None:
    """The same minutes once more, without a letter, for the next working day."""
    secretary = walk.secretary
    await walk.hand.to(MONDAY_EVENING)
    draft = await upload_minutes(secretary)
    await secretary.press(draft, "ابلاغ")
    await secretary.press(await secretary.last("نامه متعاقباً"), "نامه متعاقباً")
    await secretary.press(await secretary.last("تاریخ جلسه", "تاریخ ابلاغ"), "تاریخ جلسه")
    await secretary.press(await secretary.last("خارج از ساعت کاری"), "روز کاری بعد")
    await walk.hand.to(TUESDAY)
    assert sees(await secretary.news(), "✅ ابلاغ شد")


async def _join(walk: Walk, person: Person, agency: str) -> None:
    roles = one(await walk.secretary.say(f"دعوت {agency}"), "رابط دستگاه")
    invitation = one(await walk.secretary.press(roles, "رابط دستگاه"), "دعوت به سامانه", COUNCIL)
    asked = one(await person.say(code_in(invitation)), COUNCIL)
    await person.press(asked, asked.labels[0])
    await walk.secretary.press(await walk.secretary.last("درست است"), "درست است")


async def _give_letter(walk: Walk, person: Person, code: str) -> None:
    """The letter that was to follow is there: who got the minutes hears of it, and so says the card."""
    secretary = walk.secretary
    state = one(await secretary.press(await secretary.last("وضعیت ابلاغ"), "وضعیت ابلاغ"), "ثبت نامه ابلاغ")
    await secretary.press(state, "ثبت نامه ابلاغ")
    kept = one(await secretary.say("۷۷/۱۲۰ مورخ ۱۴۰۱/۰۶/۲۰"), "نامه ابلاغ", "نامه ۷۷/۱۲۰ مورخ ۱۴۰۱/۰۶/۲۰")
    assert "ثبت نامه ابلاغ" not in one(await secretary.press(kept, "وضعیت ابلاغ"), "به‌روزرسانی").labels
    assert sees(await person.news(), "نامه ابلاغ", "نامه ۷۷/۱۲۰ مورخ ۱۴۰۱/۰۶/۲۰", code)


async def test_two_bodies_live_in_one_bot_each_with_its_own(issued: Walk) -> None:
    secretary, part = issued.secretary, issued.cast.single
    person, code = issued.person(part), part.codes[0]
    await _found_council(issued)
    switch = one(await secretary.say("مرجع من"), "اکنون در «")
    assert COUNCIL not in switch.text
    assert sees(await secretary.press(switch, COUNCIL), f"اکنون در «{COUNCIL}»")
    assert sees(await secretary.say("تنظیمات"), COUNCIL, "تا ۱ بار تمدید")
    assert not sees(await secretary.say("مهلت‌گذشته‌ها"), code)
    await _issue_in_council(issued)
    await _join(issued, person, part.agency)

    which = one(await person.say(code), part.agency, COUNCIL)
    chosen = next(label for label in which.labels if COUNCIL in label)
    card = one(await person.press(which, chosen), code)
    assert COUNCIL in card.text
    assert "نامه رسمی متعاقباً ارسال می‌شود" in card.text
    await _give_letter(issued, person, code)
    assert "ابلاغ: نامه ۷۷/۱۲۰" in one(await person.press(which, chosen), code).text
    whole = one(await secretary.say(code), "در چند مرجع هست")
    assert sees(await secretary.press(whole, COUNCIL), code)

    switch = one(await secretary.say("مرجع من"), COUNCIL)
    await secretary.press(switch, switch.labels[0])
    assert sees(await secretary.say("تنظیمات"), "تا ۳ بار تمدید")
    chair = issued.hand.person(issued.cast.secretary + 1)
    assert not sees(await chair.say(code), "در چند مرجع هست")
