"""The scorer that lies beside the real minutes, and what a reading is worth by it."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from minutes.read import read_minutes
from tests.left_out import leave_out

MINUTES: Final = Path(__file__).parents[3] / "shared" / "minutes"


@cache
def _scorer() -> Any:
    if not MINUTES.exists():
        leave_out("the minutes that are read for their score are not here")
    spec = importlib.util.spec_from_file_location("minutes_score", MINUTES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measures_of(content: bytes, name: str, gold: dict[str, Any]) -> dict[str, float]:
    """Every measure of the scorer over what the reader sees in a document."""
    scorer = _scorer()
    measures: dict[str, float] = scorer.score(read_minutes(content, name).to_json(), gold)
    return measures


def total_of(measures: dict[str, float]) -> float:
    """The mean of the measures."""
    return sum(measures.values()) / len(measures)


def documents_in(folder: Path) -> list[Path]:
    """The documents of a folder that have their gold beside them."""
    golds = sorted(folder.glob("*.gold.json"))
    names = [gold.name.removesuffix(".gold.json") for gold in golds]
    return [next(one for one in folder.glob(f"{name}.*") if not one.name.endswith(".gold.json")) for name in names]


def gold_of(document: Path) -> dict[str, Any]:
    """What a careful clerk reads in a document."""
    gold: dict[str, Any] = json.loads(document.with_name(f"{document.stem}.gold.json").read_text("utf-8"))
    return gold
