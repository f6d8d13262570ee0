"""The measures of the house (CONTRIBUTING.md): short functions, files that fit a glance."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.unit.source import HOUSE, modules

LONGEST_BODY = 25
LONGEST_FILE = 300


def bodies() -> Iterator[tuple[str, int]]:
    for path, tree in hand_written().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path}:{node.lineno} {node.name}", lines_of_body(node)


def hand_written() -> dict[Path, ast.Module]:
    """Every module but the migrations, which a program writes down as they were."""
    return {path: tree for path, tree in modules().items() if "migrations" not in path.parts}


def lines_of_body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    has_docstring = ast.get_docstring(node, clean=False) is not None
    first = node.body[1] if has_docstring and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or first.lineno) - first.lineno + 1


def lines_of(path: Path) -> int:
    return (HOUSE / path).read_text("utf-8").count("\n")


def test_no_function_is_longer_than_a_glance() -> None:
    assert [f"{name}: {lines}" for name, lines in bodies() if lines > LONGEST_BODY] == []


def test_no_file_is_longer_than_its_topic() -> None:
    assert [f"{path}: {lines_of(path)}" for path in hand_written() if lines_of(path) > LONGEST_FILE] == []
