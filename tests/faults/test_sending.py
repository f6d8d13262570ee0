"""What becomes of one message when the messenger fails at it (reliability.md, the fates of a message)."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from domain.vocabulary import DeliveryFate
from tests.faults.figures import tell
from tests.faults.mortal import Habits
from tests.faults.ordeal import Ordeal, ordeal
from tests.faults.queueing import WORDS, people, queue, until_over
from tests.faults.scenario import BEGINNING
from tests.faults.traces import fates
from tests.walk.hand import Person, Seen

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600), pytest.mark.asyncio(loop_scope="module")]
ASKED = "فایل صورت‌جلسه"
AGAIN = "ارسال دوباره"
SECRETARY = 1001


async def heard(calm: Ordeal, **fault: Any) -> list[Seen]:
    """What the secretary sees of the answer to one press while the next sending fails so."""
    secretary: Person = calm.hand.person(SECRETARY)
    await secretary.news()
    await calm.hand.post("faults", {"clear": True, "on": "sendMessage", "every": 1, "count": 1, **fault})
    return [seen for seen in await secretary.key("صورت‌جلسه جدید") if ASKED in seen.text]


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


@pytest.mark.parametrize("count", [25, pytest.param(200, marks=pytest.mark.long)])
@pytest.mark.parametrize("do", ["stall", "error_500"])
async def test_no_answer_to_every_fifth_sending_makes_nothing_be_sent_blindly_again(
    tmp_path: Path, do: str, count: int
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/fifth.sqlite3"
    async with ordeal(url, tmp_path, BEGINNING, habits=Habits(patience=3.0)) as made:
        recipients = await people(made, count)
        await made.hand.post("faults", {"on": "sendMessage", "every": 5, "do": do, "accepted": True})
        await queue(made, recipients)
        await until_over(made)
        texts = [one.text for person in recipients for one in await made.hand.person(person).chat()]
        met = await fates(url)
    said = Counter(text for text in texts if WORDS in text)
    marked = sum(count for text, count in said.items() if AGAIN in text)
    once = {person: said[f"{WORDS} {person}"] for person in recipients}
    blind = sum(max(0, times - 1) for times in said.values())
    tell(
        f"{do} after accept on every 5th send", sent=said.total(), lost=sum(1 for one in once.values() if not one),
        said_again_and_marked=marked, resent_blindly=blind, uncertain=met[DeliveryFate.UNCERTAIN],
    )  # fmt: skip
    assert set(once.values()) == {1}
    assert (blind, met[DeliveryFate.UNCERTAIN]) == (0, 0)
    # Some of the fifth sendings are repetitions themselves, which are not repeated once more.
    assert marked >= count // 10
