"""The real minutes are read as a careful clerk reads them, and so are others of their form under other names."""

import json
from typing import Any, Final

import pytest

from tests.left_out import leave_out
from tests.unit.minutes_mutation import mutate
from tests.unit.minutes_scoring import MINUTES, measures_of, total_of

WANTED: Final = 0.97
NEAR: Final = 0.01


def seed() -> tuple[str, dict[str, Any]]:
    if not MINUTES.exists():
        leave_out("the minutes that are read for their score are not here")
    text = (MINUTES / "seed.txt").read_text("utf-8")
    return text, json.loads((MINUTES / "seed.gold.json").read_text("utf-8"))


def score(text: str, gold: dict[str, Any]) -> float:
    return total_of(measures_of(text.encode(), "minutes.txt", gold))


def test_the_real_minutes_are_read_as_a_clerk_reads_them() -> None:
    assert score(*seed()) >= WANTED


@pytest.mark.parametrize("number", range(20))
def test_under_other_names_words_days_and_order_they_are_read_as_well(number: int) -> None:
    text, gold = seed()
    other = mutate(text, gold, number)
    assert other.text != text
    assert score(other.text, other.gold) >= score(text, gold) - NEAR
