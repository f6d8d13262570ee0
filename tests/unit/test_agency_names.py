"""The matcher against names of agencies that were laid down apart from it (agency_names.json): true names and posts,
false friends, groups, compounds, ambiguous ones, errors of typing and of OCR, and what is no agency at all.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from domain.name_cores import core_of
from domain.names import KnownAgency, NameDecision, NameMatch, match_name

LAID_DOWN = json.loads((Path(__file__).parent / "agency_names.json").read_text("utf-8"))
DIRECTORIES = {
    name: [
        KnownAgency(number, entry["name"], tuple(entry["aliases"]), group=core_of(entry["name"]).is_group)
        for number, entry in enumerate(entries, 1)
    ]
    for name, entries in LAID_DOWN["directories"].items()
}
PRECISION = 0.99
OFFERED = 0.97
RIGHT_DECISIONS = 0.97


def matched() -> Iterator[tuple[dict[str, Any], NameMatch]]:
    """Each name as laid down, with what the matcher makes of it."""
    for laid_down in LAID_DOWN["names"]:
        yield laid_down, match_name(laid_down["as_written"], DIRECTORIES[laid_down["directory"]])


def decisions(laid_down: dict[str, Any]) -> list[str]:
    wanted = laid_down["decision"]
    return wanted if isinstance(wanted, list) else [wanted]


def accepted(match: NameMatch) -> list[str]:
    """What is taken without asking, in the name itself or in its parts."""
    return [
        one.agency.name
        for one in (match, *match.parts)
        if one.decision is NameDecision.ACCEPTED and one.agency is not None
    ]


def test_the_benchmark_is_large_enough_to_mean_something() -> None:
    assert len(LAID_DOWN["names"]) >= 170


def test_what_is_accepted_without_asking_is_right() -> None:
    taken, wrong = 0, []
    for laid_down, match in matched():
        right = {laid_down.get("agency"), *laid_down.get("parts", ())} if "accepted" in decisions(laid_down) else set()
        right |= set(laid_down.get("parts", ()))
        taken += len(accepted(match))
        wrong += [(laid_down["as_written"], name) for name in accepted(match) if name not in right]
    assert len(wrong) <= (1 - PRECISION) * taken, wrong


def test_the_right_agency_is_accepted_or_among_the_three_offered() -> None:
    asked, missed = 0, []
    for laid_down, match in matched():
        right = laid_down.get("among") or ([laid_down["agency"]] if laid_down.get("agency") else [])
        if not right or laid_down["kind"] == "false_friend":
            continue
        asked += 1
        offered = {*accepted(match), *(candidate.name for candidate in match.candidates)}
        if not set(right) <= offered:
            missed.append((laid_down["as_written"], sorted(offered)))
        assert len(match.candidates) <= 3
    assert len(missed) <= (1 - OFFERED) * asked, missed


def test_groups_compounds_and_what_is_no_agency_are_told_apart() -> None:
    wrong = []
    for laid_down, match in matched():
        parts = [part.agency.name if part.agency else None for part in match.parts]
        if match.decision not in decisions(laid_down) or parts != laid_down.get("parts", []):
            wrong.append((laid_down["as_written"], match.decision.value, parts))
    assert len(wrong) <= (1 - RIGHT_DECISIONS) * len(LAID_DOWN["names"]), wrong
