"""The catalog and the code say the same: no key missing, none unused, every hole named, every key explained."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from locales.catalog import BOLD_END, BOLD_START, Marked, bold, holes_of, say, sentences
from tests.unit.source import HOUSE, calls, modules

CATALOG = sorted((HOUSE / "locales" / "fa").glob("*.toml"))
PERSIAN = re.compile("[\u0621-\u06ff]")
WORD_LISTS = {"talk", "minutes", "domain", "locales"}


def patterns_of(key: ast.expr) -> list[str]:
    """The keys that an argument of ``say`` may be, as regular expressions."""
    if isinstance(key, ast.Constant):
        return [re.escape(str(key.value))]
    if isinstance(key, ast.IfExp):
        return patterns_of(key.body) + patterns_of(key.orelse)
    if isinstance(key, ast.JoinedStr):
        parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.]+" for part in key.values)
        return ["".join(parts)]
    return []


def said() -> list[tuple[Path, ast.Call, str]]:
    return [(path, call, pattern) for path, call in calls("say") if call.args for pattern in patterns_of(call.args[0])]


def refused() -> list[tuple[Path, str]]:
    found = []
    for path, call in [*calls("Refusal"), *calls("MinutesRefused")]:
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            found.append((path, f"refusal.{call.args[0].value}"))
    return found


def test_every_sentence_that_the_code_says_is_in_the_catalog() -> None:
    missing = [
        f"{path}:{call.lineno} {pattern}"
        for path, call, pattern in said()
        if not any(re.fullmatch(pattern, key) for key in sentences())
    ]
    missing += [f"{path} {key}" for path, key in refused() if key not in sentences()]
    assert not missing


def test_no_sentence_of_the_catalog_is_unused() -> None:
    patterns = {pattern for _, _, pattern in said()} | {re.escape(key) for _, key in refused()}
    words = {
        str(node.value)
        for path, tree in modules().items()
        if path.parts[0] != "playground"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = [
        key
        for key in sentences()
        if key not in words and key.partition(".")[2] not in words and not any(re.fullmatch(p, key) for p in patterns)
    ]
    assert not unused


def test_holes_are_named_and_filled_by_those_names() -> None:
    wrong = []
    for path, call, pattern in said():
        given = {keyword.arg for keyword in call.keywords}
        for key, sentence in sentences().items():
            if None not in given and re.fullmatch(pattern, key) and holes_of(sentence) - given:
                wrong.append(f"{path}:{call.lineno} {key} wants {sorted(holes_of(sentence))}, gets {given}")
    assert not wrong
    nameless = [
        key for key, sentence in sentences().items() if any(not name.isidentifier() for name in holes_of(sentence))
    ]
    assert not nameless


@pytest.mark.parametrize("file", CATALOG, ids=lambda file: file.stem)
def test_every_key_has_a_comment_that_says_when_it_is_seen(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    tomllib.loads("\n".join(lines))
    bare = []
    in_value = False
    explained_table = False
    for before, line in zip(["", *lines], lines, strict=False):
        if not in_value and line.startswith("["):
            explained_table = before.startswith("#") or (before.rstrip() == "" and line.startswith("["))
        elif not in_value and re.match(r"[\w.\"-]+ *=", line) and not before.startswith("#") and not explained_table:
            bare.append(line)
        in_value = in_value != (line.count('"""') % 2 == 1)
    assert not bare


def test_persian_letters_stay_in_the_catalog_and_the_word_lists() -> None:
    strays = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        if path.parts[0] not in WORD_LISTS
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PERSIAN.search(node.value)
        if not _is_docstring(tree, node)
    ]
    assert not strays


def _is_docstring(tree: ast.Module, constant: ast.Constant) -> bool:
    return any(isinstance(node, ast.Expr) and node.value is constant for node in ast.walk(tree))


def test_sentences_are_written_with_persian_letters_digits_and_punctuation() -> None:
    wrong = [
        key
        for key, sentence in sentences().items()
        if re.search(r"[يكىة٠-٩ۀ]|هٔ|[\u0621-\u06ff] [،؛:.؟](?:\s|$)", sentence)
    ]
    latin_digits = [key for key, sentence in sentences().items() if re.search(r"(?<![{\w])[0-9]", sentence)]
    assert not wrong
    assert not latin_digits


def test_what_fills_a_hole_cannot_become_bold_and_its_digits_are_persian() -> None:
    forged = f"{BOLD_START}x 12{BOLD_END}"
    filled = say("history.files_of", day=forged)
    assert BOLD_START not in filled
    assert "۱۲" in filled


def test_the_catalogs_own_bold_survives_filling_a_hole_when_it_is_marked() -> None:
    assert BOLD_START in say("history.files_of", day=Marked(bold("۱")))
