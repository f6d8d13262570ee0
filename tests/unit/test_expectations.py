"""Every kind of event says who must be told of it."""

import ast
import re
from collections.abc import Iterator

import pytest

from locales.catalog import sentences
from services.expectations import EXPECTATIONS, Expectation, Noticed, Shown
from tests.unit.source import calls, modules

HOLES = {
    "assignment", "report", "resolution", "meeting", "agency", "body", "person", "at", "day", "declared", "request",
    "note", "order", "announcement", "appointment", "number", "nudged", "clause",
    "hearing", "owner", "topic", "attachment",
}  # fmt: skip
BY_ARGUMENT = {"assignment_event": 0, "event_of": 0, "request_event": 0, "_record": 0, "_event": 0, "record": 3}
BY_OTHERS = re.compile(r"note_.*")


def recorded_kinds() -> Iterator[str]:
    """Every kind that stands as a word in a call that records an event, or in a choice of such words."""
    for name, place in BY_ARGUMENT.items():
        for path, call in calls(name):
            if path.parts[0] == "services" and len(call.args) > place:
                yield from _words(call.args[place])
    for _, call in calls("Event"):
        yield from (word for given in call.keywords if given.arg == "kind" for word in _words(given.value))
    for path, tree in modules().items():
        for node in ast.walk(tree) if path.parts[0] == "services" else ():
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "kind":
                yield from _words(node.value)


def _words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*_words(node.body), *_words(node.orelse))


def test_every_kind_that_is_recorded_has_a_row() -> None:
    found = {kind for kind in recorded_kinds() if not BY_OTHERS.fullmatch(kind)}
    assert len(found) > 40
    assert found <= EXPECTATIONS.keys()


def test_every_kind_that_the_history_can_show_has_a_row() -> None:
    shown = {key.removeprefix("history.kind.") for key in sentences() if key.startswith("history.kind.")}
    assert shown - {"other", "declined", "corrected"} <= EXPECTATIONS.keys()


@pytest.mark.parametrize("kind", EXPECTATIONS)
def test_a_row_names_only_what_events_carry(kind: str) -> None:
    named = {hole for one in EXPECTATIONS[kind] for text in _templates(one) for hole in re.findall(r"{(\w+)}", text)}
    assert named <= HOLES


def _templates(one: Expectation) -> Iterator[str]:
    if isinstance(one, Noticed):
        yield from (f"{{{one.hole}}}", *(text for telling in one.told for text in _templates(telling)))
    elif isinstance(one, Shown):
        yield from filter(None, (one.key, *one.begins))
    else:
        yield one.key
