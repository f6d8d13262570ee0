"""Every answer and update has the Bot API's shape; every call of the library is one the Bot API knows."""

from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import FormData

from playground.bot_api.dispatch import METHODS
from playground.profiles import TELEGRAM
from tests.bot_api.checker import check_answer, check_call, check_update, facts
from tests.playground.conftest import Hand

BUTTONS = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes:1"}, {"text": "نشانی", "url": "https://x.ir"}]]}


async def answers_of(hand: Hand, picture: bytes) -> list[tuple[str, Any]]:
    """One good answer of every method that sends, edits or looks."""
    chat = hand.person
    spoken = await hand.say("/start سلام @someone_else https://x.ir")
    calls: list[tuple[str, dict[str, Any]]] = [
        ("getMe", {}),
        ("sendMessage", {"chat_id": chat, "text": "متن", "reply_markup": BUTTONS}),
        ("sendMessage", {"chat_id": chat, "text": "پاسخ", "reply_parameters": {"message_id": spoken}}),
        ("sendMessage", {"chat_id": chat, "text": "پاسخ", "reply_to_message_id": spoken}),
        ("sendLocation", {"chat_id": chat, "latitude": 35.8, "longitude": 50.9}),
        ("sendContact", {"chat_id": chat, "phone_number": "+98", "first_name": "الف"}),
        ("sendChatAction", {"chat_id": chat, "action": "typing"}),
        ("forwardMessage", {"chat_id": chat, "from_chat_id": chat, "message_id": spoken}),
        ("copyMessage", {"chat_id": chat, "from_chat_id": chat, "message_id": spoken}),
        ("setMyCommands", {"commands": [{"command": "start", "description": "شروع"}]}),
        ("getChat", {"chat_id": chat}),
        ("getChatMember", {"chat_id": chat, "user_id": chat}),
        ("getWebhookInfo", {}),
        ("setWebhook", {"url": "http://127.0.0.1:9/x", "secret_token": "s"}),
        ("getWebhookInfo", {}),
        ("deleteWebhook", {}),
    ]
    made = [(method, await hand.result(method, **parameters)) for method, parameters in calls]
    sent = made[1][1]["message_id"]
    of_sent = {"chat_id": chat, "message_id": sent}
    changes: list[tuple[str, dict[str, Any]]] = [
        ("editMessageText", {"text": "دیگر"}),
        ("editMessageReplyMarkup", {"reply_markup": BUTTONS}),
        ("deleteMessage", {}),
    ]
    made += [(method, await hand.result(method, **of_sent, **more)) for method, more in changes]
    return made + await files_of(hand, picture)


async def files_of(hand: Hand, picture: bytes) -> list[tuple[str, Any]]:
    """One good answer of every method with files."""
    made = []
    for kind in ("photo", "audio", "document", "video", "animation", "voice"):
        method = f"send{kind.capitalize()}"
        status, body = await hand.upload(method, {kind: (f"a.{kind}", picture)}, chat_id=hand.person, caption="شرح")
        assert status == 200, body
        made.append((method, body["result"]))
    document = made[2][1]
    made.append(("getFile", await hand.result("getFile", file_id=document["document"]["file_id"])))
    edited = {"chat_id": hand.person, "message_id": document["message_id"], "caption": "شرح دیگر"}
    made.append(("editMessageCaption", await hand.result("editMessageCaption", **edited)))
    media = (
        '[{"type": "photo", "media": "attach://one", "caption": "دو عکس"}, {"type": "photo", "media": "attach://two"}]'
    )
    parts = {"one": ("1.png", picture), "two": ("2.png", picture)}
    _, album = await hand.upload("sendMediaGroup", parts, chat_id=hand.person, media=media)
    return [*made, ("sendMediaGroup", album["result"])]


async def test_every_answer_has_the_shape_that_the_bot_api_declares(
    either: Hand, picture: Callable[[int, int], bytes]
) -> None:
    bale = either.messenger == "bale"
    answers = await answers_of(either, picture(1200, 900))
    wrong = {method: check_answer(method, result, bale=bale) for method, result in answers}
    assert {method: found for method, found in wrong.items() if found} == {}


async def test_every_update_has_the_shape_that_the_bot_api_declares(
    either: Hand, picture: Callable[[int, int], bytes]
) -> None:
    bale, person = either.messenger == "bale", either.person
    first = await either.say("سلام #برچسب")
    await either.say("پاسخ", reply_to=first)
    await either.post(f"people/{person}/send", {"edit": first, "text": "سلام دوباره"})
    for body in ({"contact": True}, {"location": [35.8, 50.9]}, {"start": "abc"}, {"forward": first}):
        await either.post(f"people/{person}/send", body)
    for kind in ("document", "photo", "voice", "video", "audio", "animation"):
        await person_sends(either, kind, picture(800, 600))
    group = await either.post("groups", {"name": "گروه", "members": [person]})
    await either.post(f"people/{person}/send", {"text": "در گروه", "chat": group["id"]})
    await either.post(f"people/{person}/block", {"blocked": True})
    updates = await either.updates()
    assert [found for update in updates for found in check_update(update, bale=bale)] == []
    kinds = {name for update in updates for name in update if name != "update_id"}
    assert kinds == {"message", "edited_message"} | (set() if bale else {"my_chat_member"})


async def person_sends(hand: Hand, kind: str, content: bytes) -> None:
    form = FormData({"kind": kind, "caption": "شرح"})
    form.add_field("file", content, filename=f"a.{kind}")
    async with hand.session.post(f"{hand.address}/play/people/{hand.person}/send", data=form) as answer:
        assert answer.status == 200, await answer.text()


async def test_the_calls_in_the_log_can_be_held_against_the_bot_api(
    either: Hand, picture: Callable[[int, int], bytes]
) -> None:
    await files_of(either, picture(100, 100))
    calls = await either.get("log")
    bale = either.messenger == "bale"
    assert [found for call in calls for found in check_call(call["method"], call["params"], bale=bale)] == []


def test_the_checker_finds_what_is_missing_wrong_or_unknown() -> None:
    chat = {"id": 1, "type": "private"}
    assert check_answer("sendMessage", {"message_id": 1, "date": 2, "chat": chat}) == []
    assert check_answer("sendMessage", {"message_id": 1, "chat": chat}) == ["sendMessage: Message lacks date"]
    assert check_answer("sendMessage", {"message_id": "1", "date": 2, "chat": chat})
    assert check_answer("sendMessage", {"message_id": 1, "date": 2, "chat": chat, "colour": 3})
    assert check_call("sendMessage", {"chat_id": "1"}) == ["sendMessage lacks text"]
    assert check_call("sendMessage", {"chat_id": "1", "text": "a", "reply_markup": "{}"})
    assert check_call("sendMessage", {"chat_id": "1", "text": "a", "parse_mode": "HTML"}, bale=True)
    assert check_call("banChatMember", {})


def test_every_method_of_the_playground_is_one_of_the_bot_api() -> None:
    declared = {method.lower() for method in facts()["methods"]}
    assert set(METHODS) == declared
    assert TELEGRAM.methods == declared


@pytest.mark.parametrize("method", ["setMyName", "setMyDescription"])
async def test_bale_has_not_implemented_its_bots_own_words(hand: Hand, method: str) -> None:
    assert (await hand.call(method, name="پیگیر", description="پیگیری"))[0] == 200
    status, body = await hand.on("bale").call(method, name="پیگیر", description="پیگیری")
    assert (status, body["error_code"]) == (501, 501)


async def test_what_a_messenger_does_not_have_is_not_found(either: Hand) -> None:
    status, body = await either.call("sendInvoice")
    assert (status, body) == (404, {"ok": False, "error_code": 404, "description": "Not Found"})
