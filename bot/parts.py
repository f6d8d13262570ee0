"""One screen as the messages it takes: long texts cut where a reader would pause, files in albums."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from bot.dialects import TEXT_LIMIT
from domain.vocabulary import FileKind
from locales.catalog import BOLD_END, BOLD_START, plain
from views.screen import Enclosure, Screen

ALBUM_LIMIT: Final = 10

# Room for a bold that is cut in two, and for marks that are made harmless.
_LIMIT: Final = TEXT_LIMIT - 96
# Where a cut is least felt: after a paragraph, a line, a sentence, a phrase, a word.
_PAUSES: Final = tuple(re.compile(pause) for pause in (r"\n\s*\n", r"\n", r"[.!?؟…]\s", r"[؛،:]\s", r"\s"))
_FAMILIES: Final = {
    FileKind.PHOTO: "pictures",
    FileKind.VIDEO: "pictures",
    FileKind.DOCUMENT: "documents",
    FileKind.AUDIO: "audio",
}


def parts_of(screen: Screen) -> list[Screen]:
    """The messages of a screen in their order: its text, the buttons under the last piece of it, then its files."""
    texts = list(_pieces(screen.text)) if plain(screen.text).strip() else []
    parts = [Screen(text) for text in texts] + [Screen("", enclosures=album) for album in _albums(screen.enclosures)]
    if not parts:
        return []
    parts = [replace(part, is_secret=screen.is_secret) for part in parts]
    parts[0] = replace(parts[0], keyboard=screen.keyboard)
    last_text = max(len(texts) - 1, 0)
    parts[last_text] = replace(parts[last_text], buttons=screen.buttons)
    return parts


def _pieces(text: str) -> Iterator[str]:
    rest = text.strip()
    while _length(rest) > _LIMIT:
        cut = _cut_in(rest)
        piece, rest = rest[:cut].rstrip(), rest[cut:].lstrip()
        if piece.count(BOLD_START) > piece.count(BOLD_END):
            piece, rest = piece + BOLD_END, BOLD_START + rest
        yield piece
    yield rest


def _cut_in(text: str) -> int:
    end = _longest_beginning(text)
    for pause in _PAUSES:
        cuts = [match.end() for match in pause.finditer(text, end // 2, end)]
        if cuts:
            return cuts[-1]
    return end


def _longest_beginning(text: str) -> int:
    """How many characters of the text fit, counted as the messengers count: in UTF-16 units."""
    room = _LIMIT
    for place, letter in enumerate(text):
        room -= 2 if ord(letter) > 0xFFFF else 1
        if room < 0:
            return place
    return len(text)


def _length(text: str) -> int:
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def _albums(enclosures: Sequence[Enclosure]) -> Iterator[tuple[Enclosure, ...]]:
    for family, group in groupby(enclosures, key=lambda one: _FAMILIES.get(one.kind)):
        files = tuple(group)
        size = ALBUM_LIMIT if family is not None else 1
        yield from (files[start : start + size] for start in range(0, len(files), size))
