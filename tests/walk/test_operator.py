"""What an operator hears of the system itself, in both messengers."""

from pathlib import Path

from aiohttp import ClientSession

from tests.walk.cast import BOT_IDS
from tests.walk.conftest import Beginning, started
from tests.walk.hand import Hand, sees

OPERATORS = (1015, 1116)
A_MINUTE_AT_MOST = 0.011
POISON = {"update_id": 900_000_001, "message": {"message_id": "one", "date": "now", "chat": 7}}


async def test_an_alarm_is_said_once_when_it_begins_and_once_when_it_ends(empty: Beginning, tmp_path: Path) -> None:
    chats = f"telegram:{OPERATORS[0]}, bale:{OPERATORS[1]}"
    with started(empty, "telegram", "sqlite", tmp_path, PEYGIR_OPERATOR_CHATS=chats) as trial:
        async with ClientSession() as session:
            hand = Hand(session, trial.address)
            await hand.quiet()
            assert await _heard(hand, "کنار گذاشته شد") == 0
            await hand.post("updates", {"bot": BOT_IDS["telegram"], "raw": [POISON]})
            for _ in range(3):
                await hand.advance(A_MINUTE_AT_MOST)
            assert await _heard(hand, "۱ پیام دریافت‌شده در ۲۴ ساعت گذشته", "کنار گذاشته شد") == 1
            await hand.advance(25)
            for _ in range(2):
                await hand.advance(A_MINUTE_AT_MOST)
            assert await _heard(hand, "۲۴ ساعت است که پیامی کنار گذاشته نشده است") == 1
            assert await _heard(hand, "⚠️") == 1


async def _heard(hand: Hand, *words: str) -> int:
    """How often each operator, who all hear the same, was told these words."""
    chats = [await hand.person(number).chat() for number in OPERATORS]
    (count,) = {len([seen for seen in chat if sees([seen], *words)]) for chat in chats}
    return count
