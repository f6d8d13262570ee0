"""Text folded for matching that still knows where each of its characters stood, so that what is found is quoted
exactly as it was written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from domain.text import fold

Span = tuple[int, int]


@dataclass(frozen=True)
class Folded:
    """``plain`` is ``source`` folded (domain.text.fold); ``places[i]`` is where ``plain[i]`` stood in ``source``."""

    source: str
    plain: str
    places: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """The words as written between two offsets of ``plain``."""
        if start >= end:
            return ""
        return self.source[self.places[start] : self.places[end - 1] + 1].strip()

    def quote_to_end(self, start: int) -> str:
        """The words as written from an offset of ``plain`` on."""
        return self.source[self.places[start] :].strip() if start < len(self.places) else ""

    def without(self, spans: Iterable[Span]) -> "Folded":
        """The rest when the stretches of ``plain`` are taken out; a blank takes the place of each."""
        taken = {place for start, end in spans for place in range(start, end)}
        kept: list[tuple[str, int]] = []
        for place, character in enumerate(self.plain):
            letter = " " if place in taken else character
            if letter != " " or (kept and kept[-1][0] != " "):
                kept.append((letter, self.places[place]))
        return _joined(self.source, kept)

    def part(self, start: int, end: int) -> "Folded":
        """The stretch between two offsets of ``plain``, without blanks around it."""
        return _joined(self.source, list(zip(self.plain[start:end], self.places[start:end], strict=True)))

    def with_word(self, start: int, end: int, word: str) -> "Folded":
        """The same with another ``word`` between two offsets of ``plain``; quoting still gives what was written."""
        last = end - start - 1
        inner = (self.places[start + min(offset, last)] for offset in range(len(word) - 1))
        return Folded(
            self.source,
            self.plain[:start] + word + self.plain[end:],
            (*self.places[:start], *inner, *self.places[end - 1 :]),
        )


def _joined(source: str, kept: list[tuple[str, int]]) -> Folded:
    start, end = 0, len(kept)
    while start < end and kept[start][0] == " ":
        start += 1
    while end > start and kept[end - 1][0] == " ":
        end -= 1
    inside = kept[start:end]
    return Folded(source, "".join(letter for letter, _ in inside), tuple(place for _, place in inside))


@lru_cache(maxsize=4096)
def folded(source: str) -> Folded:
    """``source`` ready for matching: runs of blanks are one space, marks are gone, letters and digits unified."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(source):
        plain = _fold_one(character)
        if plain == " " and (not characters or characters[-1] == " "):
            continue
        for letter in plain:
            characters.append(letter)
            places.append(place)
    while characters and characters[-1] == " ":
        characters.pop()
        places.pop()
    return Folded(source, "".join(characters), tuple(places))


@lru_cache(maxsize=2048)
def _fold_one(character: str) -> str:
    if fold(f"a{character}b") == "a b":
        return " "
    return fold(character)


def words(*phrases: str) -> str:
    """A pattern that finds any of the phrases («باید|بایستی» is two) as whole words, longest first."""
    return rf"(?<!\w){any_of(*phrases)}(?!\w)"


def any_of(*phrases: str) -> str:
    """As ``words`` without its word ends, for building larger patterns. Blanks are optional, since «می شود» may be
    written «میشود»."""
    ordered = sorted({fold(phrase) for phrase in listed(*phrases)}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", " ?") for phrase in ordered) + ")"


def listed(*lines: str) -> tuple[str, ...]:
    """The phrases of lines that part them with «|»."""
    return tuple(phrase.strip() for line in lines for phrase in line.split("|"))
