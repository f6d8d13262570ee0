"""What people send by mistake: each gets one clear Persian sentence, and nothing is lost or let out."""

import asyncio
import sys
import time
from typing import Any

import pytest

from tests.walk.cast import Walk, minutes_text
from tests.walk.conftest import COMMAND_LINE, ROOT
from tests.walk.hand import Person, Seen, Upload, one, sees
from tests.walk.scenes import acknowledged_card, card, new_account
from tests.walk.small_minutes import heavy

NOT_YOURS = "مصوبه‌ای با این شماره در فهرست شما نیست."
MEGABYTE = 1024 * 1024
MOST_SECONDS = 20
"""In which a press and a word are answered on a busy machine."""
POOR_DOCUMENTS = {
    "empty": (b" \n ", "متنی پیدا نشد"),
    "binary": (bytes(range(256)) * 40, "سالم نیست"),
    "not Persian": (b"The committee decided that the road shall be built. " * 40, "فارسی نیست"),
    "huge": (("مقرر گردید شهرداری اقدام نماید. " * 110000).encode(), "بیش از اندازه بزرگ"),
    "without resolutions": ("با سلام، فردا جلسه‌ای نیست. لطفاً به همکاران خبر دهید. سپاس".encode(), "پیدا نشد"),
    "locked": ((ROOT / "tests/locked_documents/word.docx").read_bytes(), "این فایل رمز دارد"),
    "not what its name says": (b"PK\x03\x04 no document", "سالم نیست"),
}
STICKER = {
    "file_id": "AAA",
    "file_unique_id": "AA",
    "type": "regular",
    "width": 9,
    "height": 9,
    "is_animated": False,
    "is_video": False,
}
POLL = {
    "id": "1",
    "question": "?",
    "options": [{"text": "1", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


def _one_sentence(answers: list[Seen], *words: str) -> Seen:
    """The one message that answers, with these words."""
    assert len(answers) == 1, answers
    return one(answers, *words)


@pytest.mark.parametrize("kind", POOR_DOCUMENTS)
async def test_a_document_that_is_no_minutes_is_refused_with_its_reason(issued: Walk, kind: str) -> None:
    content, reason = POOR_DOCUMENTS[kind]
    await issued.secretary.key("صورت‌جلسه جدید")
    await issued.secretary.send_file(Upload("سند.txt" if "name" not in kind else "سند.docx", content))
    assert reason in (await _newest(issued.secretary)).text


async def test_others_are_answered_while_a_heavy_document_is_read(issued: Walk) -> None:
    """Nobody waits for the trial to come to rest, which it does when the document is read."""
    secretary, other, code = issued.secretary, issued.person(issued.cast.answering), issued.cast.answering.codes[0]
    shown = await card(other, code)
    await secretary.key("صورت‌جلسه جدید")
    sending = asyncio.create_task(secretary.send_file(heavy()))
    while "در حال خواندن" not in (await _newest(secretary)).text:
        await issued.hand.get(f"people/{secretary.id}/chat", wait=1)
    began = time.monotonic()
    pressed = {"message_id": shown.id, "button": shown.labels[-1]}
    assert (await issued.hand.post(f"people/{other.id}/press", pressed))["answered"]
    sent = await issued.hand.post(f"people/{other.id}/send", {"text": "کارتابل من"})
    await issued.hand.get(f"people/{other.id}/chat", after=sent["message_id"], wait=MOST_SECONDS)
    waited = time.monotonic() - began
    assert "در حال خواندن" in (await _newest(secretary)).text, "it was read before anybody could have to wait for it"
    assert sees((await other.chat())[-2:], code)
    assert waited < MOST_SECONDS
    await sending
    assert sees(await secretary.chat(), "پردازش شد: جلسه ۶۱")


async def test_a_classified_document_is_neither_read_nor_kept(issued: Walk) -> None:
    secret = f"محرمانه\n{minutes_text()}".encode()
    await issued.secretary.key("صورت‌جلسه جدید")
    await issued.secretary.send_file(Upload("نامه.txt", secret))
    assert "این سند طبقه‌بندی دارد" in (await _newest(issued.secretary)).text
    await issued.secretary.key("صورت‌جلسه جدید")
    assert sees(await issued.secretary.say(secret.decode()[:900]), "این سند طبقه‌بندی دارد")
    kept = [path for path in issued.data.rglob("*") if path.is_file() and "playground" not in path.parts]
    assert kept
    assert not [path for path in kept if secret[:200] in path.read_bytes()]


@pytest.mark.parametrize("words", ["{code}", "{code} انجام شد", "سوابق {code}", "تمدید {code} یک هفته چون نشد"])
async def test_nothing_is_told_of_what_is_not_ones_own_or_does_not_exist(issued: Walk, words: str) -> None:
    person = issued.person(issued.cast.single)
    told = [await person.say(words.format(code=code)) for code in ("۲۰/۸", "۲۰/۹۹", "۷۷/۱")]
    assert [answers[0].text for answers in told] == [NOT_YOURS] * 3
    assert [len(answers) for answers in told] == [1] * 3


async def test_a_percent_of_150_is_asked_again_and_the_words_are_kept(issued: Walk) -> None:
    person, code = issued.person(issued.cast.free), issued.cast.free.codes[0]
    _one_sentence(await person.say(f"{code} ۱۵۰ درصد، بازدید انجام گرفت"), "بین ۰ و ۱۰۰", "۱۵۰")
    recorded = _one_sentence(await person.say("۵۰"), f"✅ ثبت شد: {code}", "۵۰ درصد")
    assert "بازدید انجام گرفت" in recorded.text


@pytest.mark.parametrize("day", ["۳۱ مهر", "۱۴۰۱/۱۳/۴۵"])
async def test_a_day_that_does_not_exist_is_asked_again(issued: Walk, day: str) -> None:
    person, code = issued.person(issued.cast.answering), issued.cast.answering.codes[0]
    _one_sentence(await person.say(f"تمدید {code} تا {day}"), "چنین روزی در تقویم نیست")
    assert await person.say("لغو")


async def test_what_is_no_report_is_said_to_be_none(issued: Walk) -> None:
    person = issued.person(issued.cast.free)
    _one_sentence(await _sent_raw(issued, person, {"sticker": STICKER}), "استیکر گزارش به شمار نمی‌آید")
    _one_sentence(await _sent_raw(issued, person, {"poll": POLL}), "نظرسنجی گزارش به شمار نمی‌آید")
    _one_sentence(await person.contact(), "مخاطب گزارش به شمار نمی‌آید")


async def test_a_forwarded_message_is_kept_until_it_is_said_what_it_is_about(issued: Walk) -> None:
    person, code = issued.person(issued.cast.single), issued.cast.single.codes[0]
    asked = _one_sentence(await person.forward((await person.chat())[0].id), "بازارسال", code)
    recorded = _one_sentence(await person.press(asked, code), f"✅ ثبت شد: {code}")
    assert "بنویسید" in recorded.text


async def test_a_file_over_the_limit_is_refused_and_its_words_are_kept(issued: Walk) -> None:
    person, code = issued.person(issued.cast.answering), issued.cast.answering.codes[0]
    about = await acknowledged_card(person, code)
    large = Upload("فیلم.bin", b"0" * (21 * MEGABYTE))
    answers = await person.send_file(large, caption="گزارش بازدید", reply_to=about.id)
    assert sees(answers, "۲۱ مگابایت", "پذیرفته نمی‌شود")
    assert sees(await person.say(f"سوابق {code}"), "گزارش بازدید")


async def test_words_over_the_limit_of_a_message_are_all_kept(issued: Walk) -> None:
    person, code = issued.person(issued.cast.answering), issued.cast.closing
    await acknowledged_card(person, code)
    answers = await person.say(f"{code} سی درصد. " + "کار ادامه دارد. " * 300)
    assert sees(answers, f"✅ ثبت شد: {code}", "۳۰ درصد")
    asked = one(answers, "مربوط به", code, "بله")
    assert sees(await person.press(asked, "بله"), code)


async def test_an_edited_report_is_amended_and_another_edited_message_changes_nothing(issued: Walk) -> None:
    person, code = issued.person(issued.cast.late), issued.cast.late.codes[0]
    await acknowledged_card(person, code)
    recorded = one(await person.say(f"{code} سی درصد"), "۳۰ درصد", "شماره رهگیری")
    amended = one(await person.edit(await _own_newest(person), f"{code} چهل درصد"), "✅ اصلاح شد", "۴۰ درصد")
    assert _tracking(amended) == _tracking(recorded)
    await person.say("راهنما")
    _one_sentence(await person.edit(await _own_newest(person), "راهنمای دیگر"), "چیزی را تغییر نمی‌دهد")


async def test_a_button_pressed_twice_does_its_work_once(issued: Walk) -> None:
    person, code = issued.person(issued.cast.late), issued.cast.late.codes[0]
    shown = await acknowledged_card(person, code)
    first = one(await person.press(shown, "انجام شد"), f"✅ ثبت شد: {code}")
    again = await person.press(shown, "انجام شد")
    assert not [seen for seen in again if "شماره رهگیری" in seen.text and _tracking(seen) != _tracking(first)]
    assert person.alert
    assert await person.press(first, "لغو ثبت")


async def test_what_comes_after_the_closing_is_refused_with_its_reason(issued: Walk) -> None:
    person, code, secretary = issued.person(issued.cast.answering), issued.cast.closing, issued.secretary
    shown = await acknowledged_card(person, code)
    old = one(await person.press(shown, "انجام شد"), f"✅ ثبت شد: {code}")
    await person.press(old, "ارسال اکنون")
    waiting = one(await secretary.key("در انتظار بررسی"), "شروع")
    report = one(await secretary.press(waiting, "شروع"), code, "تأیید")
    decider = await _decided_by_two(issued, report)
    await decider.press(await decider.last("تأیید شد", "مختومه"), "مختومه")
    await person.news()
    for answers in (await person.press(shown, "انجام شد"), await person.press(shown, "ثبت گزارش")):
        assert not answers
        assert f"مصوبه {code} مختومه شده است" in str(person.alert)
    _one_sentence(await person.say(f"{code} انجام شد"), f"مصوبه {code} مختومه شده است")


async def test_updates_without_sense_harm_nobody(issued: Walk) -> None:
    person = issued.person(issued.cast.free)
    await person.news()
    raw = [{"update_id": 900001}, {"sense": 0}, {"update_id": 900002, "message": {"message_id": 1}}, {"update_id": "x"}]
    await issued.hand.post("updates", {"bot": issued.bot_id, "raw": raw})
    await issued.hand.quiet()
    assert not await person.news()
    assert sees(await person.say("کارتابل من"), issued.cast.free.codes[0])


async def _decided_by_two(walk: Walk, report: Seen) -> Person:
    """Two secretaries press at once: one decides, whom it answers, and the other hears that it is decided."""
    other = await _second_secretary(walk)
    waiting = one(await other.key("در انتظار بررسی"), "شروع")
    same = one(await other.press(waiting, "شروع"), report.text.splitlines()[1])
    await asyncio.gather(walk.secretary.press(report, "تأیید"), other.press(same, "تأیید"))
    alerts = {walk.secretary.alert, other.alert}
    assert alerts == {None, "درباره این گزارش پیش‌تر تصمیم گرفته شده است."}
    return walk.secretary if walk.secretary.alert is None else other


async def _second_secretary(walk: Walk) -> Person:
    """Somebody whom the operator invited to the secretariat, by the command line."""
    command = ("-c", COMMAND_LINE, "invite", "--data", str(walk.data), "--database-url", walk.database_url)
    process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    printed = (await asyncio.wait_for(process.communicate(), 60))[0].decode()
    newcomer = await new_account(walk, "پروانه دوم")
    asked = (await newcomer.say(printed.partition("code: ")[2].split()[0]))[-1]
    await newcomer.press(asked, "بله، درست است")
    return newcomer


async def _newest(person: Person) -> Seen:
    """What the bot said or edited last while a document was read."""
    return [seen for seen in await person.chat() if seen.is_from_bot][-1]


async def _own_newest(person: Person) -> int:
    return [seen.id for seen in await person.chat() if not seen.is_from_bot][-1]


def _tracking(seen: Seen) -> str:
    return seen.text.partition("شماره رهگیری")[2].split()[0]


async def _sent_raw(walk: Walk, person: Person, content: dict[str, Any]) -> list[Seen]:
    """An update as the messenger would make it of what the control interface cannot send."""
    await person.news()
    sender = {"id": person.id, "is_bot": False, "first_name": "م"}
    chat = {"id": person.id, "type": "private", "first_name": "م"}
    number = 700000 + person.messages
    person.messages += 1
    message = {"message_id": number, "date": 1662800000, "chat": chat, "from": sender, **content}
    await walk.hand.post("updates", {"bot": walk.bot_id, "raw": [{"update_id": number, "message": message}]})
    await walk.hand.quiet()
    return await person.news()
