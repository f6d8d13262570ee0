"""Inline buttons and the keys under the composer."""

import asyncio

from tests.playground.conftest import Hand

YES = {
    "inline_keyboard": [[{"text": "دریافت شد", "callback_data": "ack:1"}, {"text": "متن", "callback_data": "full:1"}]]
}
KEYS = {"keyboard": [["کارتابل من", "ثبت گزارش"], [{"text": "شماره من", "request_contact": True}]]}


async def test_a_press_waits_for_the_bots_answer(either: Hand) -> None:
    sent = await either.result("sendMessage", chat_id=either.person, text="کارت", reply_markup=YES)
    body = {"message_id": sent["message_id"], "button": "دریافت شد"}
    press = asyncio.create_task(either.post(f"people/{either.person}/press", body))
    (update,) = await either.updates(timeout=10)
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["message_id"]) == ("ack:1", either.person, 1)
    assert ("chat_instance" in query) == (either.messenger == "telegram")
    await either.result("answerCallbackQuery", callback_query_id=query["id"], text="ثبت شد", show_alert=True)
    answer = await asyncio.wait_for(press, 5)
    assert (answer["alert"], answer["answered"]) == ("ثبت شد", True)
    status, body = await either.call("answerCallbackQuery", callback_query_id="77")
    assert (status, "query is too old" in body["description"]) == (400, True)


async def test_a_press_goes_by_data_also_after_the_message_was_edited(hand: Hand) -> None:
    sent = await hand.result("sendMessage", chat_id=hand.person, text="کارت", reply_markup=YES)
    await hand.result("editMessageText", chat_id=hand.person, message_id=sent["message_id"], text="بسته")
    place = f"people/{hand.person}/press"
    await hand.post(place, {"message_id": 1, "button": "دریافت شد"}, status=404)
    await hand.post(place, {"message_id": 1, "data": "forged:1"}, status=404)
    press = asyncio.create_task(hand.post(place, {"message_id": 1, "data": "ack:1"}))
    (update,) = await hand.updates(timeout=10)
    await hand.result("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    assert (await asyncio.wait_for(press, 5))["alert"] is None


async def test_a_key_says_its_label_or_gives_the_number_until_it_is_taken_away(either: Hand) -> None:
    place = f"people/{either.person}/press"
    await either.post(place, {"button": "کارتابل من"}, status=404)
    await either.result("sendMessage", chat_id=either.person, text="کلیدها", reply_markup=KEYS)
    await either.result("sendMessage", chat_id=either.person, text="چیزی دیگر")
    rows = [["کارتابل من", "ثبت گزارش"], ["شماره من"]]
    assert [seen["keyboard"] for seen in await either.chat()] == [rows, rows]
    await either.post(place, {"button": "کارتابل من"})
    await either.post(place, {"button": "شماره من"})
    said, shared = [update["message"] for update in await either.updates()]
    assert (said["text"], shared["contact"]["user_id"]) == ("کارتابل من", either.person)
    gone = await either.result(
        "sendMessage", chat_id=either.person, text="بی‌کلید", reply_markup={"remove_keyboard": True}
    )
    assert (await either.chat(gone["message_id"] - 1))[0]["keyboard"] == []
    await either.post(place, {"button": "کارتابل من"}, status=404)


async def test_old_presses_on_bale_come_without_a_date(hand: Hand) -> None:
    bale = hand.on("bale")
    await bale.call("getMe")
    await bale.result("sendMessage", chat_id=bale.person, text="کارت", reply_markup=YES)
    await bale.post("clock", {"advance_hours": 49})
    press = asyncio.create_task(bale.post(f"people/{bale.person}/press", {"message_id": 1, "button": "متن"}))
    (update,) = await bale.updates(timeout=10)
    assert "date" not in update["callback_query"]["message"]
    await bale.result("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    await asyncio.wait_for(press, 5)
