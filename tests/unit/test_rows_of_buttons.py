"""The wanted button stands at the right as it is seen, on each messenger (persian.md rule 9)."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.courier import Courier
from bot.dialects import DIALECTS
from domain.vocabulary import Messenger
from storage.files import FileStore
from views.screen import Button, Key, Screen

ROWS = (
    (Button("دریافت شد", "ack:1"), Button("متن کامل", "full:1")),
    (Button("سوابق", "hist:1"),),
)
KEYS = ((Key("کارتابل من"), Key("ثبت گزارش")), (Key("راهنما"), Key("تماس با دبیرخانه")))
# Telegram draws a row from the left, Bale from the right.
SEEN_FROM_THE_RIGHT = {Messenger.TELEGRAM: lambda row: row[::-1], Messenger.BALE: lambda row: row}


class KeepingBot:
    """Keeps the markup of what is sent."""

    def __init__(self) -> None:
        self.markup: Any = None

    async def send_message(self, *_: Any, reply_markup: Any, **__: Any) -> SimpleNamespace:
        self.markup = reply_markup
        return SimpleNamespace(message_id=1)

    async def edit_message_text(self, *_: Any, reply_markup: Any, **__: Any) -> None:
        self.markup = reply_markup


@pytest.mark.parametrize("messenger", Messenger)
@pytest.mark.parametrize("edits", [None, 1], ids=["sent", "edited"])
async def test_the_first_button_of_a_row_is_seen_at_the_right(
    messenger: Messenger, edits: int | None, tmp_path: Path
) -> None:
    bot = KeepingBot()
    courier = Courier(cast(Bot, bot), DIALECTS[messenger], FileStore(tmp_path))
    await courier.bring(1, Screen("یک", ROWS), edits=edits)
    assert isinstance(bot.markup, InlineKeyboardMarkup)
    seen = [SEEN_FROM_THE_RIGHT[messenger](row) for row in bot.markup.inline_keyboard]
    assert [[button.text for button in row] for row in seen] == [[button.label for button in row] for row in ROWS]


@pytest.mark.parametrize("messenger", Messenger)
async def test_the_first_key_of_a_row_is_seen_at_the_right(messenger: Messenger, tmp_path: Path) -> None:
    bot = KeepingBot()
    await Courier(cast(Bot, bot), DIALECTS[messenger], FileStore(tmp_path)).bring(1, Screen("یک", keyboard=KEYS))
    assert isinstance(bot.markup, ReplyKeyboardMarkup)
    seen = [SEEN_FROM_THE_RIGHT[messenger](row) for row in bot.markup.keyboard]
    assert [[key.text for key in row] for row in seen] == [[key.label for key in row] for row in KEYS]
