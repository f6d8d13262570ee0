"""What a bot changes, takes back, forwards; and the person who blocks it."""

from typing import Any

import pytest

from tests.playground.conftest import Hand

YES = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}]]}


async def edit(hand: Hand, message_id: int, method: str = "editMessageText", **more: Any) -> tuple[int, str]:
    status, body = await hand.call(method, chat_id=hand.person, message_id=message_id, **more)
    return status, body.get("description", "")


async def test_an_edit_is_seen_in_place_and_takes_the_buttons_unless_they_are_given(either: Hand) -> None:
    sent = await either.result("sendMessage", chat_id=either.person, text="یک", reply_markup=YES)
    assert (await edit(either, sent["message_id"], text="دو", reply_markup=YES))[0] == 200
    (seen,) = await either.chat()
    assert (seen["text"], seen["buttons"], seen["edited"]) == ("دو", [["بله"]], True)
    assert (await edit(either, sent["message_id"], text="دو"))[0] == 200
    assert (await either.chat())[0]["buttons"] == []


async def test_an_edit_that_changes_nothing_is_refused(either: Hand) -> None:
    sent = await either.result("sendMessage", chat_id=either.person, text="یک", reply_markup=YES)
    same: list[tuple[str, dict[str, Any]]] = [("editMessageText", {"text": "یک"}), ("editMessageReplyMarkup", {})]
    for method, more in same:
        status, description = await edit(either, sent["message_id"], method, reply_markup=YES, **more)
        assert status == 400
        assert description.startswith("Bad Request: message is not modified")


async def test_what_cannot_be_edited(either: Hand) -> None:
    theirs = await either.say("سلام")
    assert await edit(either, theirs, text="x") == (400, "Bad Request: message can't be edited")
    assert await edit(either, 99, text="x") == (400, "Bad Request: message to edit not found")
    _, body = await either.upload("sendDocument", {"document": ("a.pdf", b"x")}, chat_id=either.person)
    status, description = await edit(either, body["result"]["message_id"], text="x")
    assert (status, description) == (400, "Bad Request: there is no text in the message to edit")


async def test_bale_answers_an_edit_with_a_bare_id(hand: Hand) -> None:
    bale = hand.on("bale")
    sent = await bale.result("sendMessage", chat_id=bale.person, text="یک")
    edited = await bale.result("editMessageText", chat_id=bale.person, message_id=sent["message_id"], text="دو")
    assert edited == {"message_id": 0}


async def test_a_deleted_message_is_gone_and_cannot_be_edited(either: Hand) -> None:
    sent = await either.result("sendMessage", chat_id=either.person, text="راز", reply_markup=YES)
    theirs = await either.say("سلام")
    for message_id in (sent["message_id"], theirs):
        assert await either.result("deleteMessage", chat_id=either.person, message_id=message_id) is True
    assert [(seen["deleted"], seen["text"], seen["buttons"]) for seen in await either.chat()] == [(True, "", [])] * 2
    assert (await edit(either, sent["message_id"], text="x"))[1] == "Bad Request: message to edit not found"


async def test_after_two_days_a_message_cannot_be_deleted(hand: Hand) -> None:
    sent = await hand.result("sendMessage", chat_id=hand.person, text="کهنه")
    await hand.post("clock", {"advance_hours": 49})
    status, description = await edit(hand, sent["message_id"], "deleteMessage")
    assert (status, description) == (400, "Bad Request: message can't be deleted for everyone")


async def test_a_forward_says_where_it_comes_from_in_each_messengers_way(either: Hand) -> None:
    spoken = await either.say("اصل")
    parameters = {"chat_id": either.person, "from_chat_id": either.person, "message_id": spoken}
    forwarded = await either.result("forwardMessage", **parameters)
    field = "forward_from" if either.messenger == "bale" else "forward_origin"
    assert forwarded["text"] == "اصل"
    assert field in forwarded
    copied = await either.result("copyMessage", **parameters)
    assert copied == {"message_id": forwarded["message_id"] + 1}
    assert [seen["text"] for seen in await either.chat()] == ["اصل"] * 3


async def test_who_blocked_the_bot_gets_nothing_and_telegram_tells_the_bot(either: Hand) -> None:
    person = either.person
    sent = await either.result("sendMessage", chat_id=person, text="پیش از آن")
    await either.post(f"people/{person}/block", {"blocked": True})
    for method, more in (("sendMessage", {}), ("editMessageText", {"message_id": sent["message_id"]})):
        status, body = await either.call(method, chat_id=person, text="x", **more)
        assert (status, body["description"]) == (403, "Forbidden: bot was blocked by the user")
    await either.post(f"people/{person}/send", {"text": "سلام"}, status=409)
    await either.post(f"people/{person}/block", {"blocked": False})
    await either.result("sendMessage", chat_id=person, text="پس از آن")
    assert [seen["text"] for seen in await either.chat()] == ["پیش از آن", "پس از آن"]
    told = [update["my_chat_member"]["new_chat_member"]["status"] for update in await either.updates()]
    assert told == ([] if either.messenger == "bale" else ["kicked", "member"])


@pytest.mark.parametrize("action", ["typing", "upload_document"])
async def test_the_bot_may_say_that_it_is_writing(either: Hand, action: str) -> None:
    assert await either.result("sendChatAction", chat_id=either.person, action=action) is True
    status, _ = await either.call("sendChatAction", chat_id=either.person, action="dancing")
    assert status == 400
