"""Ways in which people say things, kept as data: each is understood as it must be."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from bot.understanding import day_of, directory_in
from domain.vocabulary import Role
from talk.intents import Intent
from talk.printed import Listener, printed
from tests.unit.source import HOUSE

TODAY: Final = day_of("1405-09-02")
DIRECTORY: Final = directory_in(HOUSE / "locales/sample_body.json")
WAYS: Final[list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("talk_ways.toml").read_text("utf-8"))["way"]


@pytest.mark.parametrize("way", WAYS, ids=[way["text"] for way in WAYS])
def test_a_way_of_saying_is_understood(way: dict[str, Any]) -> None:
    got = printed(way["text"], Listener(Role(way["as"]), TODAY, DIRECTORY))
    wanted = {name: value for name, value in way.items() if name not in ("text", "as")}
    assert {name: got[name] for name in wanted} == wanted
    assert ("ask" in way) == (got["ask"] is not None)


def test_the_ways_are_many_and_of_every_intent() -> None:
    assert len(WAYS) >= 200
    assert {way["intent"] for way in WAYS} == {intent.value for intent in Intent}
