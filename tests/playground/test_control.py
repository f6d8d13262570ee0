"""The control interface: people, what they send and press, what they see, the clock and quiet."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import FormData

from tests.playground.conftest import PERSONS, Hand

YES = {
    "inline_keyboard": [[{"text": "دریافت شد", "callback_data": "ack:1"}, {"text": "متن", "callback_data": "full:1"}]]
}
KEYS = {"keyboard": [["کارتابل من", "ثبت گزارش"], [{"text": "شماره من", "request_contact": True}]]}


async def send_files(hand: Hand, files: list[tuple[str, bytes]], **fields: Any) -> tuple[int, Any]:
    form = FormData({name: str(value) for name, value in fields.items()})
    for name, content in files:
        form.add_field("file", content, filename=name)
    async with hand.session.post(f"{hand.address}/play/people/{hand.person}/send", data=form) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize("messenger", ["telegram", "bale"])
async def test_the_sample_gives_everybody_that_a_trial_needs(hand: Hand, messenger: str) -> None:
    people = [person for person in await hand.get("people") if person["messenger"] == messenger]
    notes = [person["note"] for person in people]
    assert "دبیرخانه" in notes
    assert any("رئیس" in note for note in notes)
    assert "ناشناس" in notes
    assert len({note for note in notes if note.startswith("رابط")}) >= 5
    assert {"id", "name", "messenger", "note"} <= people[0].keys()


async def test_a_new_account_has_an_id_of_its_own_and_its_phone(hand: Hand) -> None:
    first = await hand.post("people", {"name": "نو آمده", "messenger": "bale", "phone": "+989121112233"})
    second = await hand.post("people", {"name": "دیگری", "messenger": "telegram"})
    assert first["id"] != second["id"]
    assert {first["id"], second["id"]} <= {person["id"] for person in await hand.get("people")}
    await hand.on("bale").call("getMe")
    await hand.post(f"people/{first['id']}/send", {"contact": True})
    (update,) = await hand.on("bale").updates()
    contact = update["message"]["contact"]
    assert (contact["phone_number"], contact["user_id"]) == ("+989121112233", first["id"])
    for wrong in ({"name": "بی پیام‌رسان"}, {"name": " ", "messenger": "bale"}, {"name": "x", "messenger": "eitaa"}):
        assert "error" in await hand.post("people", wrong, status=400)


async def test_what_a_person_sends_reaches_the_bot_in_its_kind(
    either: Hand, picture: Callable[[int, int], bytes]
) -> None:
    first = await either.say("متن ساده")
    await either.say("پاسخ", reply_to=first)
    await either.post(f"people/{either.person}/send", {"location": [35.8, 50.9]})
    await either.post(f"people/{either.person}/send", {"start": "a-b_9"})
    await send_files(either, [("عکس.png", picture(800, 600))], kind="photo", caption="شرح عکس")
    messages = [update["message"] for update in await either.updates()]
    assert messages[0]["text"] == "متن ساده"
    assert messages[1]["reply_to_message"]["message_id"] == first
    assert messages[2]["location"] == {"latitude": 35.8, "longitude": 50.9}
    assert messages[3]["text"] == "/start a-b_9"
    assert messages[3]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert (messages[4]["photo"][-1]["width"], messages[4]["caption"]) == (800, "شرح عکس")
    assert [message["message_id"] for message in messages] == [1, 2, 3, 4, 5]


async def test_an_album_is_one_group_of_messages_with_the_words_at_the_first(either: Hand) -> None:
    status, body = await send_files(either, [("۱.pdf", b"1"), ("۲.pdf", b"2")], kind="document", caption="دو سند")
    assert (status, body) == (200, {"message_id": 1, "message_ids": [1, 2]})
    first, second = [update["message"] for update in await either.updates()]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("دو سند", False)
    shown = (await either.chat())[0]
    assert (shown["text"], shown["files"][0]["name"], shown["files"][0]["size"]) == ("دو سند", "۱.pdf", 1)
    async with either.session.get(either.address + shown["files"][0]["url"]) as answer:
        assert await answer.read() == b"1"


async def test_a_text_that_is_too_long_goes_in_parts_as_messengers_do(either: Hand) -> None:
    answer = await either.post(f"people/{either.person}/send", {"text": "م" * 5000})
    assert answer["message_ids"] == [1, 2]
    assert [len(update["message"]["text"]) for update in await either.updates()] == [4096, 904]


async def test_an_edit_comes_to_the_bot_and_again_to_the_reader(either: Hand) -> None:
    message_id = await either.say("شصت درصد")
    await either.say("بعدی")
    await either.post(f"people/{either.person}/send", {"edit": message_id, "text": "هفتاد درصد"})
    edited = (await either.updates())[-1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (message_id, "هفتاد درصد")
    assert [(seen["message_id"], seen["text"], seen["edited"]) for seen in await either.chat(2)] == [
        (1, "هفتاد درصد", True)
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"text": "  "}, 400),
        ({"text": "x", "reply_to": 77}, 404),
        ({"text": "x", "bot": "ربات"}, 400),
        ({"text": "x", "chat": -9}, 404),
        ({"start": "فارسی"}, 400),
        ({"start": "x" * 65}, 400),
        ({"location": [200, 1]}, 400),
        ({"edit": 77, "text": "x"}, 404),
    ],
)
async def test_what_cannot_be_sent_is_answered_with_a_sentence(hand: Hand, body: dict[str, Any], status: int) -> None:
    answer = await hand.post(f"people/{hand.person}/send", body, status=status)
    assert answer["error"].endswith(".")
    assert await hand.updates() == []


async def test_unknown_people_calls_and_bodies_are_answered_with_a_sentence(hand: Hand) -> None:
    await hand.post("people/77/send", {"text": "x"}, status=404)
    await hand.post("nothing", status=404)
    async with hand.session.post(f"{hand.address}/play/people", data=b"{") as answer:
        assert (answer.status, "error" in await answer.json()) == (400, True)
    async with hand.session.delete(f"{hand.address}/play/people") as answer:
        assert (answer.status, "error" in await answer.json()) == (405, True)


async def test_a_reader_waits_for_what_is_new_and_hears_of_edits_once(hand: Hand) -> None:
    sent = (await hand.result("sendMessage", chat_id=hand.person, text="در حال پردازش"))["message_id"]
    waiting = asyncio.create_task(hand.chat(sent, wait=10))
    await hand.result("editMessageText", chat_id=hand.person, message_id=sent, text="پردازش شد")
    assert [seen["text"] for seen in await asyncio.wait_for(waiting, 5)] == ["پردازش شد"]
    again = asyncio.create_task(hand.chat(sent, wait=10))
    await hand.result("sendMessage", chat_id=hand.person, text="تازه")
    assert [seen["text"] for seen in await asyncio.wait_for(again, 5)] == ["پردازش شد", "تازه"]


async def test_a_message_is_seen_with_all_the_contract_names(hand: Hand) -> None:
    await hand.result("sendMessage", chat_id=hand.person, text="<b>کارت</b>", parse_mode="HTML", reply_markup=YES)
    (seen,) = await hand.chat()
    moment = datetime.fromisoformat(seen.pop("at"))
    assert moment.utcoffset() == timedelta(hours=3, minutes=30)
    assert seen == {
        "message_id": 1,
        "from": "bot",
        "text": "کارت",
        "html": "<b>کارت</b>",
        "reply_to": None,
        "buttons": [["دریافت شد", "متن"]],
        "keyboard": [],
        "files": [],
        "edited": False,
        "deleted": False,
    }


async def test_people_speak_to_the_bot_that_came_last_unless_they_name_another(hand: Hand) -> None:
    later = Hand(hand.session, hand.address)
    later_token = "4000000:another"
    async with hand.session.get(f"{hand.address}/bot{later_token}/getMe"):
        pass
    await hand.say("به آخری")
    await hand.say("به اولی", bot=hand.bot_id)
    assert [update["message"]["text"] for update in await hand.updates()] == ["به اولی"]
    assert [seen["text"] for seen in await hand.chat(bot=hand.bot_id)] == ["به اولی"]
    assert [seen["text"] for seen in await later.chat()] == ["به آخری"]
    await hand.post(f"people/{PERSONS['bale']}/send", {"text": "x"}, status=409)
    await hand.post(f"people/{hand.person}/send", {"text": "x", "bot": 3000001}, status=400)


async def test_a_group_has_its_own_chat_with_its_speakers(either: Hand) -> None:
    other = either.person + 1
    group = (await either.post("groups", {"name": "کارگروه", "members": [either.person, other]}))["id"]
    await either.post(f"people/{other}/send", {"text": "سلام", "chat": group})
    await either.result("sendMessage", chat_id=group, text="سلام به همه")
    seen = await either.chat(chat=group)
    assert [(message["from"], message["text"]) for message in seen[1:]] == [("person", "سلام"), ("bot", "سلام به همه")]
    message = (await either.updates())[-1]["message"]
    assert (message["chat"], message["from"]["id"]) == ({"id": group, "type": "group", "title": "کارگروه"}, other)
    assert (group < 0) == (either.messenger == "telegram")
    await either.post(f"people/{either.person + 2}/send", {"text": "x", "chat": group}, status=404)
    await either.post("groups", {"name": "x", "members": [1001, 1101]}, status=400)


async def test_the_clock_only_goes_forward_and_dates_what_is_said(hand: Hand) -> None:
    before = datetime.fromisoformat((await hand.get("clock"))["now"])
    after = datetime.fromisoformat((await hand.post("clock", {"advance_hours": 24.5}))["now"])
    assert timedelta(hours=24.5) <= after - before < timedelta(hours=24.6)
    assert after.utcoffset() == timedelta(hours=3, minutes=30)
    await hand.post("clock", {"to": before.isoformat()}, status=400)
    await hand.post("clock", {"advance_hours": -1}, status=400)
    await hand.post("clock", {"to": "فردا"}, status=400)
    await hand.post("clock", {}, status=400)
    there = await hand.post("clock", {"to": "2030-01-01T09:00:00+03:30"})
    assert there["now"].startswith("2030-01-01T09:00:0")
    await hand.say("آینده")
    assert (await hand.chat())[0]["at"].startswith("2030-01-01T09:00:0")


async def test_it_is_quiet_when_the_bot_has_taken_everything(either: Hand) -> None:
    assert await either.get("quiet") == {"quiet": True}
    await either.say("سلام")
    assert await either.get("quiet") == {"quiet": False}
    (update,) = await either.updates()
    assert await either.get("quiet") == {"quiet": False}
    await either.updates(offset=update["update_id"] + 1)
    assert await either.get("quiet", wait=5) == {"quiet": True}


async def test_a_pulsing_bot_is_quiet_only_by_a_pulse_after_the_last_thing(hand: Hand) -> None:
    async def pulse(inbox: int, owed: int) -> None:
        now = (await hand.get("clock"))["now"]
        assert "now" in await hand.post("pulse", {"bot": hand.bot_id, "now": now, "inbox": inbox, "owed": owed})

    await pulse(0, 0)
    assert await hand.get("quiet") == {"quiet": True}
    await hand.say("سلام")
    (update,) = await hand.updates()
    stale = (await hand.get("clock"))["now"]
    await hand.updates(offset=update["update_id"] + 1)
    await hand.post("pulse", {"bot": hand.bot_id, "now": stale, "inbox": 0, "owed": 0})
    assert await hand.get("quiet") == {"quiet": False}
    await pulse(1, 0)
    assert await hand.get("quiet") == {"quiet": False}
    await pulse(0, 2)
    assert await hand.get("quiet") == {"quiet": False}
    await pulse(0, 0)
    assert await hand.get("quiet") == {"quiet": True}


async def test_the_clock_returns_after_the_bot_has_pulsed_zeros_at_the_new_time(hand: Hand) -> None:
    now = (await hand.get("clock"))["now"]
    await hand.post("pulse", {"bot": hand.bot_id, "now": now, "inbox": 0, "owed": 0})
    moving = asyncio.create_task(hand.post("clock", {"advance_hours": 24}))
    later = datetime.fromisoformat(now)
    while later < datetime.fromisoformat(now) + timedelta(hours=24):
        later = datetime.fromisoformat((await hand.get("clock"))["now"])
    await hand.post("pulse", {"bot": hand.bot_id, "now": later.isoformat(), "inbox": 0, "owed": 1})
    assert await hand.get("quiet") == {"quiet": False}
    assert not moving.done()
    await hand.post("pulse", {"bot": hand.bot_id, "inbox": 0, "owed": 0})
    assert (await asyncio.wait_for(moving, 5))["quiet"] is True


async def test_the_log_holds_every_call(either: Hand) -> None:
    await either.call("sendMessage", chat_id=either.person, text="سلام")
    await either.call("sendMessage", chat_id=either.person, text="")
    entries = await either.get("log", after=(await either.get("log"))[-3]["n"])
    assert [(call["method"], call["chat_id"], call["status"]) for call in entries] == [
        ("sendMessage", either.person, 200),
        ("sendMessage", either.person, 400),
    ]
    assert entries[1]["n"] == entries[0]["n"] + 1
    assert entries[0]["params"]["text"] == "سلام"
    assert entries[0]["ms"] >= 0
    assert "a-test-token" not in json.dumps(entries)


async def test_a_reset_forgets_the_chats_and_goes_on_counting(either: Hand) -> None:
    await either.say("یک")
    taken = (await either.updates())[-1]["update_id"]
    await either.post("reset")
    assert await either.chat() == []
    assert await either.updates() == []
    assert await either.say("دو") == 2
    assert (await either.updates())[-1]["update_id"] > taken
