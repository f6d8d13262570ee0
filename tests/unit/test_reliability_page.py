"""The rows of docs/reliability.md are tests that exist and tell their figures under the row's name."""

import ast
import re

import pytest

from tests.unit.source import HOUSE

ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \| `(tests/\w+/\w+\.py)::(\w+)` \|$", re.MULTILINE)
ROWS = ROW.findall((HOUSE / "docs/reliability.md").read_text("utf-8"))


def test_the_page_has_rows() -> None:
    assert len(ROWS) >= 10


@pytest.mark.parametrize(("row", "file", "test"), ROWS)
def test_a_row_is_told_by_its_test(row: str, file: str, test: str) -> None:
    tree = ast.parse((HOUSE / file).read_text("utf-8"))
    (found,) = [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef) and node.name == test]
    assert any(row in text for text in _texts(found))


def _texts(node: ast.AST) -> list[str]:
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
