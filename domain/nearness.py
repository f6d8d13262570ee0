"""Whether a word is another one typed in a hurry on a phone, and which known phrase comes nearest to some words."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from domain.text import fold, squeeze

SHORTEST_REPAIRED: Final = 4
_NEAR_ENOUGH: Final = 70
_SHORTEST_TELLING: Final = 3

# The rows of the Persian phone keyboard: a finger slips to a neighbour in its row.
_KEY_ROWS: Final = ("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو")
# Letters that sound the same and are mixed up in writing.
_SOUNDS: Final = ("ذزظض", "سصث", "تط", "هح", "قغ", "اع")


def _pairs(groups: Iterable[str], distance: int) -> frozenset[tuple[str, str]]:
    return frozenset(
        (one, other)
        for group in groups
        for place, one in enumerate(group)
        for other_place, other in enumerate(group)
        if 0 < abs(place - other_place) <= distance
    )


_MIXED_UP: Final = _pairs(_KEY_ROWS, 1) | _pairs(_SOUNDS, 4)


def is_slip_of(typed: str, meant: str) -> bool:
    """Whether ``typed`` is ``meant`` with one slip: two letters swapped, one lost, doubled, or taken for a neighbour.

    Both are folded words. Only words of four letters and more can slip, and the first letter is never lost.
    """
    if len(meant) < SHORTEST_REPAIRED or typed == meant or OSA.distance(typed, meant, score_cutoff=1) > 1:
        return False
    if len(typed) == len(meant):
        return _is_swap_or_neighbour(typed, meant)
    if len(typed) < len(meant):
        return len(meant) > SHORTEST_REPAIRED and typed[0] == meant[0] and typed[-1] == meant[-1]
    return _is_doubled(typed, meant)


def nearest_phrase(words: str, phrases: Iterable[str]) -> str | None:
    """The phrase most like ``words``, or None when nothing is alike enough to be offered."""
    given = squeeze(words)
    scored = ((ratio(given, squeeze(phrase)), phrase) for phrase in phrases)
    score, best = max(scored, default=(0, ""))
    return best if score >= _NEAR_ENOUGH else None


def share_of_words(short: str, whole: str) -> float:
    """How many of the words of ``short`` (of three letters and more) stand in ``whole`` too, from 0 to 1."""
    wanted = {word for word in fold(short).split() if len(word) >= _SHORTEST_TELLING}
    found = set(fold(whole).split())
    return len(wanted & found) / len(wanted) if wanted else 0.0


def _is_swap_or_neighbour(typed: str, meant: str) -> bool:
    different = [(one, other) for one, other in zip(typed, meant, strict=True) if one != other]
    return len(different) == 2 or different[0] in _MIXED_UP


def _is_doubled(typed: str, meant: str) -> bool:
    places = (place for place in range(1, len(typed)) if typed[:place] + typed[place + 1 :] == meant)
    return any(typed[place] == typed[place - 1] for place in places)
