"""The real python-telegram-bot against both halves: what it parses, what it raises."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from tests.playground.conftest import Hand

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\x00\x00\x00\x03\x00\x08\x02\x00\x00\x00"
KEYS = ReplyKeyboardMarkup([[KeyboardButton("من")]], resize_keyboard=True)
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("بله", callback_data="yes:1")]])


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Durations as timedelta: the library warns of the older way."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def bot(either: Hand) -> AsyncIterator[Bot]:
    made = Bot(either.token, base_url=f"{either.address}/bot", base_file_url=f"{either.address}/file/bot")
    async with made:
        yield made


@pytest.fixture
async def telegram(hand: Hand) -> AsyncIterator[Bot]:
    made = Bot(hand.token, base_url=f"{hand.address}/bot", base_file_url=f"{hand.address}/file/bot")
    async with made:
        yield made


async def test_the_library_sends_every_kind(either: Hand, bot: Bot) -> None:
    chat = either.person
    text = await bot.send_message(chat, "سلام", reply_markup=BUTTONS)
    await bot.send_message(
        chat, "کلید", reply_markup=ReplyKeyboardMarkup([[KeyboardButton("من")]], resize_keyboard=True)
    )
    photo = await bot.send_photo(chat, InputFile(PNG, "a.png"), caption="عکس")
    assert (photo.photo[-1].width, photo.caption) == (1024, "عکس")
    document = await bot.send_document(chat, InputFile(b"pdf", "گزارش.pdf"))
    assert document.document is not None
    assert document.document.file_name == "گزارش.pdf"
    await bot.send_document(chat, document.document.file_id)
    await bot.send_audio(chat, InputFile(b"mp3", "a.mp3"), duration=timedelta(seconds=5), title="ص")
    await bot.send_video(chat, InputFile(b"mp4", "a.mp4"), width=10, height=10)
    await bot.send_animation(chat, InputFile(b"gif", "a.gif"))
    await bot.send_location(chat, 35.8, 50.9)
    await bot.send_contact(chat, "+98912", "الف")
    album = await bot.send_media_group(chat, [InputMediaPhoto(PNG, caption="یک"), InputMediaPhoto(PNG)])
    assert len({message.media_group_id for message in album}) == 1
    assert await bot.send_chat_action(chat, ChatAction.TYPING)
    assert (await bot.forward_message(chat, chat, text.message_id)).text == "سلام"
    assert (await bot.copy_message(chat, chat, text.message_id)).message_id
    assert await bot.set_my_commands([("start", "شروع")])
    assert len(await either.chat()) == 14


async def test_the_library_downloads(either: Hand, bot: Bot) -> None:
    sent = await bot.send_document(either.person, InputFile(b"content", "a.bin"))
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"content"


async def test_the_library_edits_on_telegram(hand: Hand, telegram: Bot) -> None:
    sent = await telegram.send_message(hand.person, "یک", reply_markup=BUTTONS)
    edited = await telegram.edit_message_text("<b>دو</b>", hand.person, sent.message_id, parse_mode="HTML")
    assert not isinstance(edited, bool)
    assert (edited.text, edited.text_html) == ("دو", "<b>دو</b>")
    with pytest.raises(BadRequest, match="not modified"):
        await telegram.edit_message_text("<b>دو</b>", hand.person, sent.message_id, parse_mode="HTML")
    assert await telegram.delete_message(hand.person, sent.message_id)
    replied = await telegram.send_message(hand.person, "پاسخ", reply_parameters=ReplyParameters(await hand.say("پرسش")))
    assert replied.reply_to_message is not None
    assert replied.reply_to_message.text == "پرسش"


async def test_the_library_reads_what_people_send(hand: Hand, telegram: Bot) -> None:
    first = await hand.say("سلام")
    person = f"people/{hand.person}/send"
    for body in ({"contact": True}, {"location": [35.8, 50.9]}, {"edit": first, "text": "درود"}, {"start": "abc"}):
        await hand.post(person, body)
    updates = await telegram.get_updates()
    assert updates[0].effective_user is not None
    assert updates[1].message is not None
    assert updates[1].message.contact is not None
    assert updates[1].message.contact.user_id == hand.person
    assert updates[3].edited_message is not None
    assert updates[3].edited_message.text == "درود"
    assert await telegram.get_updates(offset=updates[-1].update_id + 1) == ()
    info = await telegram.get_webhook_info()
    assert info.pending_update_count == 0
    assert (await telegram.get_chat(hand.person)).first_name == "رضا"
    assert (await telegram.get_chat_member(hand.person, hand.person)).status == "member"
    assert await telegram.set_my_name("پیگیر")
    assert (await telegram.get_me()).first_name == "پیگیر"


async def test_the_library_raises_what_it_should(either: Hand, bot: Bot) -> None:
    chat = either.person
    missing = InvalidToken if either.messenger == "bale" else BadRequest
    with pytest.raises(missing):
        await bot.send_message(7, "سلام")
    with pytest.raises(BadRequest):
        await bot.send_message(chat, "م" * 4097)
    await either.post("faults", {"on": "sendMessage", "do": "error_429", "retry_after": 3, "count": 1})
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(chat, "سلام")
    assert refused.value._retry_after == timedelta(seconds=3)
    await either.post("faults", {"on": "sendMessage", "do": "drop", "count": 1})
    with pytest.raises(NetworkError):
        await bot.send_message(chat, "سلام")
    await either.post(f"people/{chat}/block", {"blocked": True})
    with pytest.raises(Forbidden):
        await bot.send_message(chat, "سلام")
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert await bot.delete_webhook()
