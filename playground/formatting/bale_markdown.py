"""Bale's own Markdown, which it reads in every text: ``*bold*``, ``_italic_`` and ``[title](address)``.

A mark counts only with white space (or the text's end) outside and none inside. Nothing else is formatting: HTML is
shown as it is.
"""

import re
from typing import Final

from playground.formatting.words import Words

_BOLD: Final = re.compile(r"(?<!\S)\*(?=\S)([^*\n]*[^*\s])\*(?!\S)")
_ITALIC: Final = re.compile(r"(?<!\S)_(?=\S)([^_\n]*[^_\s])_(?!\S)")
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\(([^\s)]+)\)")


def read_bale(source: str) -> Words:
    """The words as Bale shows them. The Bot API half keeps the text as it was sent: Bale answers it so."""
    text = source.strip()
    return Words(source, text, seen_on_bale(text))


def seen_on_bale(text: str) -> str:
    """A text without the marks that Bale understands."""
    for mark in (_LINK, _BOLD, _ITALIC):
        text = mark.sub(r"\1", text)
    return text
