"""What becomes of one message when the messenger fails at it (reliability.md, the fates of a message)."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.ordeal import Ordeal, ordeal
from tests.faults.scenario import BEGINNING
from tests.walk.hand import Person, Seen

pytestmark = [pytest.mark.faults, pytest.mark.timeout(120)]
ASKED = "فایل صورت‌جلسه"
AGAIN = "ارسال دوباره"
SECRETARY = 1001


@pytest.fixture
async def calm(tmp_path: Path) -> AsyncIterator[Ordeal]:
    """A bot that nobody kills, at a playground whose answers can be spoilt."""
    async with ordeal(f"sqlite+aiosqlite:///{tmp_path}/calm.sqlite3", tmp_path, BEGINNING) as made:
        yield made


async def heard(calm: Ordeal, **fault: Any) -> list[Seen]:
    """What the secretary sees of the answer to one press while the next sending fails so."""
    secretary: Person = calm.hand.person(SECRETARY)
    await calm.hand.post("faults", {"on": "sendMessage", "every": 1, "count": 1, **fault})
    await secretary.key("صورت‌جلسه جدید")
    await calm.hand.quiet()
    return [seen for seen in await secretary.chat() if seen.is_from_bot and ASKED in seen.text]


@pytest.mark.parametrize(
    "fault",
    [
        {"do": "error_429", "accepted": False, "retry_after": 1},
        {"do": "error_429", "accepted": False, "retry_after": 3},
    ],
    ids=["a second", "three seconds"],
)
async def test_what_was_surely_not_taken_is_sent_once_more_and_not_marked(calm: Ordeal, fault: dict[str, Any]) -> None:
    (only,) = await heard(calm, **fault)
    assert AGAIN not in only.text


@pytest.mark.parametrize("do", ["error_500", "close", "drop"])
@pytest.mark.parametrize("accepted", [True, False], ids=["taken", "not taken"])
async def test_what_may_have_been_taken_is_said_once_more_and_marked(calm: Ordeal, do: str, accepted: bool) -> None:
    seen = await heard(calm, do=do, accepted=accepted)
    assert [AGAIN in one.text for one in seen] == ([False, True] if accepted else [True])


async def test_a_press_is_answered_in_spite_of_a_message_that_failed_before(calm: Ordeal) -> None:
    await heard(calm, do="error_500", accepted=False)
    secretary = calm.hand.person(SECRETARY)
    assert any("راهنمای دبیرخانه" in seen.text for seen in await secretary.key("راهنما"))
