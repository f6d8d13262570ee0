"""Callback data comes from anybody: only what a button of this release carries is read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.refusals import Refusal
from handlers.presses import KINDS, OBJECTS, SHAPES, read_press
from handlers.routing import PRESSES
from views.help import NEAREST

VIEWS = Path(__file__).parents[2] / "views"
GOOD = {
    "still": ("still", ()),
    "jyes:41": ("jyes", ("41",)),
    "dash": ("dash", ()),
    "dash:3:picture": ("dash", ("3", "picture")),
    "list:mine:0:": ("list", ("mine", "0", "")),
    "list:due:6:10:4": ("list", ("due", "6", "10", "4")),
    "list:search:0:ساعت ۹:۳۰": ("list", ("search", "0", "ساعت ۹", "۳۰")),
    "inv:1:2:focal_point": ("inv", ("1", "2", "focal_point")),
    "dlday:4:0:2022-09-22": ("dlday", ("4", "0", "2022-09-22")),
    "fixdl:4:9:1401-6": ("fixdl", ("4", "9", "1401-6")),
    "agset:r4-0:g2": ("agset", ("r4-0", "g2")),
    "snooze:1.2.3": ("snooze", ("1.2.3",)),
    "annrole:4:focal_point:agency_head": ("annrole", ("4", "focal_point", "agency_head")),
}
FORGED = [
    *(
        None,
        "",
        ":",
        "::::",
        "jyes",
        "jyes:",
        "jyes:x",
        "jyes:1:2",
        "jyes:-1",
        "jyes:0",
        "jyes:1.5",
        "jyes: 1",
        "JYES:1",
    ),
    *(
        "jyes:99999999999999999999",
        "jyes:4294967296",
        "jyes:۱",
        "jyes:¹",
        "drop:1",
        "jyes\n:1",
        "jyes:1\x00",
        "jend:1e9",
    ),
    *("dash:1:2", "dash:agencies", "list", "list:mine", "list:other:0:", "list:mine:x:", "list:late:0:1:2"),
    *("inv:1:2:king", "inv:1", "dlday:4:0:2022-02-31", "dlday:4:0:today", "dlday:4:0:9999-12-31", "dlcal:4:0:1401-13"),
    *("dlcal:4:0:1401", "agset:x4:a1", "agset:n4:z1", "agset:n:a", "agadd:r4", "snooze:", "snooze:1..2", "snooze:1.x"),
    *("pct:1:101", "pct:1:-5", "ext:1:99999", "refr:1:because", "perset:1:P1Y", "help:1", "leave:leave", "n" * 64),
]


@pytest.mark.parametrize("callback_data", GOOD)
def test_what_a_button_carries_is_read(callback_data: str) -> None:
    assert read_press(callback_data) == GOOD[callback_data]


@pytest.mark.parametrize("callback_data", FORGED)
def test_what_no_button_carries_is_an_old_button(callback_data: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        read_press(callback_data)
    assert refused.value.code == "old_button"


def test_every_kind_of_argument_can_be_told_right_from_wrong() -> None:
    kinds = {kind.rstrip("?") for shape in SHAPES.values() for kind in shape.replace("|", " ").split()}
    assert kinds == set(KINDS)
    assert kinds >= set(OBJECTS)


@pytest.mark.parametrize("press", NEAREST.values())
def test_a_proposed_press_can_be_pressed(press: str) -> None:
    assert read_press(press)


def test_the_buttons_of_all_views_have_verbs_that_somebody_handles() -> None:
    written = list(_presses_written())
    assert len(written) > 150
    assert [press for press in written if press.partition(":")[0] not in PRESSES] == []


def _presses_written() -> Iterator[str]:
    """The beginning of the press of each Button in the views, as far as it stands there in letters."""
    for path in VIEWS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Button" and len(node.args) > 1:
                press = node.args[1]
                first = press.values[0] if isinstance(press, ast.JoinedStr) else press
                if isinstance(first, ast.Constant):
                    yield str(first.value)
