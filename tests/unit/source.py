"""The product's own source, as syntax trees, for the tests that hold its habits."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = (
    "bot", "handlers", "scheduler", "services", "views", "exports", "talk", "minutes", "storage", "domain", "locales",
    "playground",
)  # fmt: skip


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the rooms by its path within the house."""
    files = (file for room in ROOMS for file in sorted((HOUSE / room).rglob("*.py")))
    return {file.relative_to(HOUSE): ast.parse(file.read_text("utf-8")) for file in files}


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function or class by its bare name."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node.func) == name:
                yield path, node


def _called(function: ast.expr) -> str | None:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else None
