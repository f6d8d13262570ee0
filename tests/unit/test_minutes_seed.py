"""The real minutes are read as a careful clerk reads them, and so are others of their form under other names."""

import importlib.util
import json
from pathlib import Path
from typing import Any, Final

import pytest

from minutes.read import read_minutes
from tests.left_out import leave_out
from tests.unit.minutes_mutation import mutate

MINUTES: Final = Path(__file__).parents[3] / "shared" / "minutes"
WANTED: Final = 0.95
NEAR: Final = 0.01


@pytest.fixture(scope="module")
def score() -> Any:
    """The scorer that lies beside the minutes: the mean of its measures."""
    if not MINUTES.exists():
        leave_out("the minutes that are read for their score are not here")
    spec = importlib.util.spec_from_file_location("minutes_score", MINUTES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def total(text: str, gold: dict[str, Any]) -> float:
        measures = module.score(read_minutes(text.encode(), "minutes.txt").to_json(), gold)
        return float(sum(measures.values()) / len(measures))

    return total


def seed() -> tuple[str, dict[str, Any]]:
    text = (MINUTES / "seed.txt").read_text("utf-8")
    return text, json.loads((MINUTES / "seed.gold.json").read_text("utf-8"))


def test_the_real_minutes_are_read_as_a_clerk_reads_them(score: Any) -> None:
    assert score(*seed()) >= WANTED


@pytest.mark.parametrize("number", range(20))
def test_under_other_names_words_days_and_order_they_are_read_as_well(score: Any, number: int) -> None:
    text, gold = seed()
    other = mutate(text, gold, number)
    assert other.text != text
    assert score(other.text, other.gold) >= score(text, gold) - NEAR
