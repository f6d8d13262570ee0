"""The words by which text is kept for search and sought, so that spelling and spaces do not matter.

Both databases get the same words, made here; neither cuts or folds anything by itself.
"""

import re
from itertools import pairwise
from typing import Final

from domain.text import fold

MOST_SOUGHT: Final = 5
LONGEST_WORD: Final = 40

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Folded words of letters and digits, in order."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def kept_words(text: str) -> str:
    """What is kept of a text: each word once, and each pair of neighbours as one word, with a blank between.

    «صورت جلسه» is found by «صورتجلسه» because of the pairs.
    """
    words = words_of(text)
    pairs = [f"{one}{other}"[:LONGEST_WORD] for one, other in pairwise(words)]
    return " ".join(dict.fromkeys([*words, *pairs]))


def sought_words(text: str) -> list[tuple[str, ...]]:
    """What must all be found: for each word of the search itself, or it joined with the one before or after it."""
    words = words_of(text)[:MOST_SOUGHT]
    found: list[tuple[str, ...]] = []
    for place, word in enumerate(words):
        neighbours = words[max(0, place - 1) : place + 2]
        joined = [f"{one}{other}" for one, other in pairwise(neighbours)]
        found.append((word, *joined))
    return found
