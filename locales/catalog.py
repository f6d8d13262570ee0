"""The reader of the catalog: one sentence by its key, its named holes filled.

A file ``fa/AREA.toml`` holds the sentences ``AREA.what``; the comment above each says when it is seen. In a
sentence ``**words**`` are bold. What fills a hole can never become markup: the marks of bold are two private
characters that are taken out of every value (BOLD_START, BOLD_END), and messengers' renderers know only these.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from string import Formatter
from typing import Final

BOLD_START: Final = "\ue000"
BOLD_END: Final = "\ue001"

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_LATIN_WORD = re.compile(r"\S*[A-Za-z]\S*")
_TO_PERSIAN = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹" * 2)


def say(key: str, /, **holes: object) -> str:
    """The Persian sentence of ``key`` with its holes filled, digits Persian except within Latin words.

    Raises KeyError for a key or a hole that the catalog does not have.
    """
    return _Filler().vformat(sentences()[key], (), holes)


def bold(text: str) -> str:
    """``text`` in bold, for the few places where a value and not a sentence is emphasised."""
    return f"{BOLD_START}{plain(text)}{BOLD_END}"


def plain(text: str) -> str:
    """``text`` without the private marks of bold."""
    return text.replace(BOLD_START, "").replace(BOLD_END, "")


@cache
def sentences() -> dict[str, str]:
    """All sentences by key, their bold already marked."""
    found: dict[str, str] = {}
    for file in resources.files("locales").joinpath("fa").iterdir():
        area, dot, ending = file.name.rpartition(".")
        if dot and ending == "toml":
            found |= _flatten(area, tomllib.loads(file.read_text("utf-8")))
    return found


def holes_of(sentence: str) -> set[str]:
    """The names of the holes in a sentence of the catalog."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def _flatten(prefix: str, table: dict[str, object]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, dict):
            flat |= _flatten(key, value)
        else:
            flat[key] = _BOLD.sub(f"{BOLD_START}\\1{BOLD_END}", str(value).strip("\n"))
    return flat


class _Filler(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        text = str(value) if isinstance(value, Marked) else plain(str(value))
        return _persian_digits(format(text, format_spec))


class Marked(str):
    """Text of the catalog itself (``say`` or ``bold``) that keeps its bold when it fills a hole."""

    __slots__ = ()


def _persian_digits(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _LATIN_WORD.finditer(text):
        pieces += [text[end : match.start()].translate(_TO_PERSIAN), match.group()]
        end = match.end()
    return "".join([*pieces, text[end:].translate(_TO_PERSIAN)])
