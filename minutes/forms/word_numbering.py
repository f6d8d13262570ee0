"""Automatic numbers of Word's lists, counted and written as Word shows them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from minutes.forms.markup import attribute, child, children, local_name
from minutes.forms.word_parts import WordParts

_ALPHABET: Final = ("الف", *"بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")
_ABJAD: Final = ("الف", *"بجدهوزحطیکلمنسعفصقرشتثخذضظغ")
_LETTERS: Final = {"arabicAlpha": _ALPHABET, "arabicAbjad": _ABJAD, "hebrew1": _ALPHABET, "hebrew2": _ABJAD}
_UNSEEN: Final = frozenset({"none", "bullet"})
_HOLE = re.compile(r"%(\d)")


@dataclass(frozen=True)
class _Level:
    shape: str = "decimal"
    text: str = "%1."
    start: int = 1


class Numbering:
    """Counts the paragraphs of each list while a document is read from its beginning to its end."""

    def __init__(self, parts: WordParts) -> None:
        self._lists = dict(_lists(parts.numbering)) if parts.numbering is not None else {}
        self._of_style = dict(_numbered_styles(parts.styles)) if parts.styles is not None else {}
        self._counts: dict[str, dict[int, int]] = {}

    def next_mark(self, paragraph: etree._Element) -> str:
        """«3. », «ب- » or «• » before a paragraph of a list, else nothing."""
        listed = self._list_of(paragraph)
        if listed is None or listed[0] in ("", "0"):
            return ""
        number, depth = listed
        levels = self._lists.get(number, {})
        level = levels.get(depth, _Level(text=f"%{depth + 1}."))
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.shape in _UNSEEN:
            return "• " if level.shape == "bullet" else ""
        return _HOLE.sub(lambda hole: _written(levels, counts, int(hole[1]) - 1), level.text) + " "

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr", "numPr")
        style = attribute(child(paragraph, "pPr", "pStyle"), "val")
        own = _named_list(properties) if properties is not None else None
        return own or self._of_style.get(style or "")


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth, _Level())
    count = counts.get(depth, level.start)
    letters = _LETTERS.get(level.shape, ())
    return letters[count - 1] if 0 < count <= len(letters) else str(count)


def _named_list(properties: etree._Element) -> tuple[str, int] | None:
    number = attribute(child(properties, "numId"), "val")
    depth = attribute(child(properties, "ilvl"), "val") or "0"
    return (number, int(depth)) if number is not None and depth.isdigit() else None


def _numbered_styles(styles: etree._Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in children(styles, "style"):
        properties = child(style, "pPr", "numPr")
        listed = _named_list(properties) if properties is not None else None
        if listed is not None:
            yield attribute(style, "styleId") or "", listed


def _lists(numbering: etree._Element) -> Iterator[tuple[str, dict[int, _Level]]]:
    shapes = {attribute(one, "abstractNumId"): dict(_levels(one)) for one in children(numbering, "abstractNum")}
    for one in children(numbering, "num"):
        shape = attribute(child(one, "abstractNumId"), "val")
        yield attribute(one, "numId") or "", shapes.get(shape, {})


def _levels(shape: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in shape:
        depth = attribute(level, "ilvl") or ""
        if local_name(level) == "lvl" and depth.isdigit():
            start = attribute(child(level, "start"), "val") or "1"
            yield (
                int(depth),
                _Level(
                    attribute(child(level, "numFmt"), "val") or "decimal",
                    attribute(child(level, "lvlText"), "val") or "",
                    int(start) if start.isdigit() else 1,
                ),
            )
