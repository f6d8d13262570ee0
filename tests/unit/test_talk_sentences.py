"""The benchmark of BENCHMARKS.md: what people type, with what must be understood, made apart from the grammar."""

import json
from pathlib import Path
from typing import Any, Final

from bot.understanding import day_of
from domain.names import KnownAgency
from domain.text import fold
from domain.vocabulary import Role
from talk.intents import Intent
from talk.printed import Listener, printed

BENCHMARK: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("talk_sentences.json").read_text("utf-8"))
LEAST: Final = 0.95
DIRECTORY: Final = tuple(
    KnownAgency(number, agency["name"], tuple(agency["aliases"]))
    for number, agency in enumerate(BENCHMARK["directory"], 1)
)
RECORDED: Final = frozenset(
    {
        Intent.ACKNOWLEDGE,
        Intent.REPORT_DONE,
        Intent.REPORT_STARTED,
        Intent.REPORT_PROGRESS,
        Intent.REPORT_BLOCKED,
        Intent.REQUEST_EXTENSION,
        Intent.DECLINE,
        Intent.VERIFY,
        Intent.RETURN,
        Intent.GRANT_EXTENSION,
        Intent.CANCEL_RESOLUTION,
        Intent.REMIND_AGENCY,
    }
)


def heard(sentence: dict[str, Any]) -> dict[str, Any]:
    values = printed(sentence["text"], Listener(Role(sentence["as"]), day_of(BENCHMARK["today"]), DIRECTORY))
    return values | {"changes": values["intent"] in RECORDED and values["ask"] is None}


def is_met(name: str, wanted: Any, got: dict[str, Any]) -> bool:
    """Whether one field of a sentence is as it must be, by the rules of BENCHMARKS.md."""
    if name == "never":
        return got["intent"] not in wanted
    if name == "ask":
        return bool(got["ask"])
    if name in ("reason", "terms") and wanted is not None:
        words = " ".join(wanted) if isinstance(wanted, list) else wanted
        return fold(words) in fold(got[name] or "")
    if isinstance(wanted, list):
        return sorted(map(fold, wanted)) == sorted(map(fold, got[name]))
    return bool(_folded(wanted) == _folded(got[name]))


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def missed(names: tuple[str, ...]) -> list[str]:
    """The sentences of which one of the fields is not met, each with what was understood."""
    return [
        f"{sentence['text']} → {got['intent']} {got['codes']}"
        for sentence in BENCHMARK["sentences"]
        for got in [heard(sentence)]
        if not all(is_met(name, sentence[name], got) for name in names if name in sentence)
    ]


def test_nineteen_of_twenty_are_understood_by_intent_and_codes() -> None:
    wrong = missed(("intent", "codes", "never"))
    assert len(wrong) <= (1 - LEAST) * len(BENCHMARK["sentences"]), wrong


def test_nothing_changes_from_what_asks_denies_or_foretells() -> None:
    kept = [sentence for sentence in BENCHMARK["sentences"] if sentence.get("changes") is False]
    assert kept
    assert [sentence["text"] for sentence in kept if heard(sentence)["changes"]] == []
