"""What a bot sends: the messengers' limits, marks and refusals."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from playground.server import serve
from playground.world import Settings
from tests.playground.conftest import Hand

MEGABYTE = 1024 * 1024


async def refused(hand: Hand, method: str, **parameters: Any) -> str:
    """The description of a 400."""
    status, body = await hand.call(method, chat_id=hand.person, **parameters)
    assert (status, body["ok"], body["error_code"]) == (400, False, 400)
    description: str = body["description"]
    assert description.startswith("Bad Request: ")
    return description.removeprefix("Bad Request: ")


async def test_a_text_of_4096_characters_goes_and_one_more_does_not(either: Hand) -> None:
    await either.result("sendMessage", chat_id=either.person, text="م" * 4096)
    assert await refused(either, "sendMessage", text="م" * 4097) == "message is too long"
    assert await refused(either, "sendMessage", text=" \n ") == "message text is empty"


@pytest.mark.parametrize(("messenger", "limit"), [("telegram", 1024), ("bale", 4096)])
async def test_a_caption_is_as_long_as_its_messenger_allows(hand: Hand, messenger: str, limit: int) -> None:
    chosen = hand.on(messenger)
    for length, status in ((limit, 200), (limit + 1, 400)):
        files = {"document": ("a.pdf", b"x")}
        answer = await chosen.upload("sendDocument", files, chat_id=chosen.person, caption="م" * length)
        assert answer[0] == status, answer


@pytest.mark.parametrize(
    ("text", "seen", "entities"),
    [
        ("<b>سلام</b> دنیا", "سلام دنیا", [("bold", 0, 4)]),
        ("😀 <i>کج</i>", "😀 کج", [("italic", 3, 2)]),
        ("<b>یک <u>دو</u></b>", "یک دو", [("bold", 0, 5), ("underline", 3, 2)]),
        ("&lt;b&gt; &amp; &quot; &#1587;", '<b> & " س', []),
        ("  <b> کنار </b>  ", "کنار", [("bold", 0, 4)]),
        ('<a href="https://x.ir/?a=1&amp;b=2">اینجا</a>', "اینجا", [("text_link", 0, 5)]),
        ('<span class="tg-spoiler">نهان</span>', "نهان", [("spoiler", 0, 4)]),
        ("<blockquote expandable>نقل</blockquote>", "نقل", [("expandable_blockquote", 0, 3)]),
        ("الف > ب &نامعلوم;", "الف > ب &نامعلوم;", []),
    ],
)
async def test_telegram_reads_html(hand: Hand, text: str, seen: str, entities: list[tuple[str, int, int]]) -> None:
    sent = await hand.result("sendMessage", chat_id=hand.person, text=text, parse_mode="HTML")
    assert sent["text"] == seen
    assert [(found["type"], found["offset"], found["length"]) for found in sent.get("entities", [])] == entities
    shown = (await hand.chat())[0]
    assert (shown["text"], shown["html"]) == (seen, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("۵ < ۶", 'Unsupported start tag "" at byte offset 3'),
        ("<b>باز", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>کج</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("بسته</b>", "Unexpected end tag at byte offset 8"),
        ("<p>بند</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("متن <b", "Unclosed start tag at byte offset 7"),
        ("<b>متن</b", "Unclosed end tag at byte offset 9"),
        ('<a href="x>متن</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>متن</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_telegram_refuses_html_that_does_not_balance(hand: Hand, text: str, reason: str) -> None:
    assert await refused(hand, "sendMessage", text=text, parse_mode="HTML") == f"can't parse entities: {reason}"
    assert await hand.chat() == []


async def test_telegram_shows_text_without_a_parse_mode_as_it_is(hand: Hand) -> None:
    sent = await hand.result("sendMessage", chat_id=hand.person, text="<b>الف</b> & ب")
    assert sent["text"] == "<b>الف</b> & ب"
    assert (await hand.chat())[0]["html"] == "&lt;b&gt;الف&lt;/b&gt; &amp; ب"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("*مصوبه ۲۰/۳* تا فردا", "مصوبه ۲۰/۳ تا فردا"),
        ("_کج_ و *پررنگ*", "کج و پررنگ"),
        ("[راهنما](https://x.ir)", "راهنما"),
        ("*بدون فاصله*:", "*بدون فاصله*:"),
        ("file_name_1.pdf", "file_name_1.pdf"),
        ("<b>خام</b> < ۶", "<b>خام</b> < ۶"),
    ],
)
async def test_bale_reads_its_own_markdown_and_shows_html_raw(hand: Hand, text: str, seen: str) -> None:
    bale = hand.on("bale")
    await bale.call("getMe")
    sent = await bale.result("sendMessage", chat_id=bale.person, text=text, parse_mode="HTML")
    assert sent["text"] == text
    assert (await bale.chat())[0]["text"] == seen


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "الف", "callback_data": "م" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "الف", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "الف"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "", "callback_data": "x"}, "non-empty"),
        ({"text": "الف", "url": "نشانی"}, "Wrong HTTP URL"),
    ],
)
async def test_buttons_that_the_messenger_refuses(either: Hand, button: dict[str, str], reason: str) -> None:
    assert reason in await refused(either, "sendMessage", text="متن", reply_markup={"inline_keyboard": [[button]]})


async def test_callback_data_of_64_bytes_goes(either: Hand) -> None:
    keyboard = {"inline_keyboard": [[{"text": "الف", "callback_data": "م" * 32}]]}
    sent = await either.result("sendMessage", chat_id=either.person, text="متن", reply_markup=keyboard)
    assert sent["reply_markup"] == keyboard


async def test_a_reply_names_its_message_in_the_messengers_own_way(hand: Hand) -> None:
    bale = hand.on("bale")
    await bale.call("getMe")
    for chosen, given in ((hand, {"reply_parameters": {"message_id": 1}}), (bale, {"reply_to_message_id": 1})):
        await chosen.say("پرسش")
        sent = await chosen.result("sendMessage", chat_id=chosen.person, text="پاسخ", **given)
        assert sent["reply_to_message"]["text"] == "پرسش"
        assert (await chosen.chat())[-1]["reply_to"] == 1
    lost = await bale.result("sendMessage", chat_id=bale.person, text="پاسخ", reply_parameters={"message_id": 1})
    assert "reply_to_message" not in lost
    missing = {"reply_parameters": {"message_id": 99}}
    assert await refused(hand, "sendMessage", text="پاسخ", **missing) == "message to be replied not found"
    forgiven = {"message_id": 99, "allow_sending_without_reply": True}
    await hand.result("sendMessage", chat_id=hand.person, text="پاسخ", reply_parameters=forgiven)


async def test_an_unknown_chat_is_400_on_telegram_and_404_on_bale(hand: Hand) -> None:
    stranger = (await hand.post("people", {"name": "تازه وارد", "messenger": "telegram"}))["id"]
    for chat_id in (7, stranger, hand.on("bale").person, "@somebody"):
        status, body = await hand.call("sendMessage", chat_id=chat_id, text="سلام")
        assert (status, body["description"]) == (400, "Bad Request: chat not found")
    status, body = await hand.on("bale").call("sendMessage", chat_id=7, text="سلام")
    assert (status, body["description"]) == (404, "Not Found: chat not found")


async def test_files_have_the_messengers_limits(hand: Hand, picture: Callable[[int, int], bytes]) -> None:
    chat = hand.person
    status, body = await hand.upload(
        "sendPhoto", {"photo": ("a.png", picture(9, 9) + bytes(10 * MEGABYTE))}, chat_id=chat
    )
    assert (status, body["description"]) == (400, "Bad Request: file is too big")
    status, body = await hand.upload("sendDocument", {"document": ("a.bin", bytes(50 * MEGABYTE + 1))}, chat_id=chat)
    assert (status, body["error_code"]) == (413, 413)
    status, body = await hand.upload("sendDocument", {"document": ("a.bin", b"")}, chat_id=chat)
    assert (status, body["description"]) == (400, "Bad Request: file must be non-empty")
    assert await hand.chat() == []


async def test_a_file_comes_down_as_it_went_up_and_only_to_its_bot(either: Hand) -> None:
    content = bytes(range(256)) * 40
    _, body = await either.upload("sendDocument", {"document": ("گزارش.pdf", content)}, chat_id=either.person)
    document = body["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("گزارش.pdf", len(content))
    found = await either.result("getFile", file_id=document["file_id"])
    url = f"{either.address}/file/bot{either.token}/{found['file_path']}"
    async with either.session.get(url) as answer:
        assert (answer.status, await answer.read()) == (200, content)
    other = f"{int(either.token.partition(':')[0]) + 2}:another"
    async with either.session.get(
        f"{either.address}/bot{other}/getFile", params={"file_id": document["file_id"]}
    ) as answer:
        assert answer.status == 400
    async with either.session.get(url.replace(either.token, other)) as answer:
        assert answer.status == 404


async def test_a_file_of_more_than_20_megabytes_cannot_be_fetched(hand: Hand) -> None:
    _, body = await hand.upload("sendDocument", {"document": ("a.bin", bytes(20 * MEGABYTE + 1))}, chat_id=hand.person)
    status, answer = await hand.call("getFile", file_id=body["result"]["document"]["file_id"])
    assert (status, answer["description"]) == (400, "Bad Request: file is too big")


async def test_a_file_is_sent_again_by_its_id(either: Hand) -> None:
    _, body = await either.upload("sendDocument", {"document": ("a.pdf", b"pdf")}, chat_id=either.person)
    again = body["result"]["document"]["file_id"]
    sent = await either.result("sendDocument", chat_id=either.person, document=again)
    assert sent["document"]["file_name"] == "a.pdf"
    assert await refused(either, "sendDocument", document="unknown") == "wrong file identifier/HTTP URL specified"
    assert "can't use file of type Document as Photo" in await refused(either, "sendPhoto", photo=again)


async def test_an_album_is_between_two_and_ten_files_that_go_together(hand: Hand) -> None:
    _, body = await hand.upload("sendDocument", {"document": ("a.pdf", b"pdf")}, chat_id=hand.person)
    item = {"type": "document", "media": body["result"]["document"]["file_id"]}
    album = await hand.result("sendMediaGroup", chat_id=hand.person, media=[item] * 3)
    assert len({message["media_group_id"] for message in album}) == 1
    for media in ([item], [item] * 11):
        assert "2-10" in await refused(hand, "sendMediaGroup", media=media)
    mixed = [item, {"type": "photo", "media": "x"}]
    assert "grouped together" in await refused(hand, "sendMediaGroup", media=mixed)
    long = [item, {**item, "caption": "م" * 1025}]
    assert await refused(hand, "sendMediaGroup", media=long) == "message caption is too long"
    assert [len(message["files"]) for message in await hand.chat(1)] == [1, 1, 1]


@pytest.mark.parametrize(("burst", "chats", "accepted"), [(12, 1, 5), (40, 10, 30)], ids=["one chat", "many chats"])
async def test_past_the_real_rates_is_429_with_the_seconds_to_wait(
    tmp_path: Path, session: ClientSession, burst: int, chats: int, accepted: int
) -> None:
    async with serve(Settings(tmp_path)) as address:
        hand = Hand(session, address)
        answers = [await hand.call("sendMessage", chat_id=1001 + n % chats, text="متن") for n in range(burst)]
        refusals = [body for status, body in answers if status == 429]
        assert len(answers) - len(refusals) == accepted
        assert {body["parameters"]["retry_after"] for body in refusals} == {1}
        assert refusals[0]["description"] == "Too Many Requests: retry after 1"


async def test_a_group_takes_twenty_messages_a_minute(tmp_path: Path, session: ClientSession) -> None:
    async with serve(Settings(tmp_path)) as address:
        hand = Hand(session, address)
        await hand.call("getMe")
        group = await hand.post("groups", {"name": "گروه", "members": [1001, 1002]})
        answers = [await hand.call("sendMessage", chat_id=group["id"], text="متن") for _ in range(21)]
        assert [status for status, _ in answers] == [200] * 20 + [429]
        assert 50 <= answers[-1][1]["parameters"]["retry_after"] <= 60
