"""Whom a sentence makes act, where no column and no label says it: «مقرر گردید شهرداری … اقدام نماید»."""

import re
from collections.abc import Sequence

from domain.folded import any_of, folded
from minutes.agency_heads import Head, find_heads
from minutes.agency_names import split_names
from minutes.name_ends import name_end
from minutes.verbs import DECIDED

_DECIDED = re.compile(rf"(?<!\w){DECIDED} ?(?:که |تا )?[:،؛]? ?")
_ABOUT = re.compile(
    rf"{any_of('در خصوص|درخصوص|در راستای|به منظور|بمنظور|با توجه به|با عنایت به|پیرو|جهت|نظر به|بر اساس')}"
    r" [^،:؛]*[،:] ?"
)
_ALSO = re.compile(r" ?(?:و|،) ?")


def doers_in(text: str, known_names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The bodies right behind «مقرر گردید» (or behind what it is about), or those that open the sentence."""
    source = folded(text)
    decided = _DECIDED.search(source.plain)
    start = decided.end() if decided else 0
    about = _ABOUT.match(source.plain, start)
    heads = find_heads(source.plain, known_names)
    for place in dict.fromkeys((start, about.end() if about else start)):
        end = _names_end(source.plain, place, heads)
        if end > place:
            return split_names([source.quote(place, end)], known_names)
    return ()


def _names_end(plain: str, start: int, heads: Sequence[Head]) -> int:
    """Where the names end that begin at ``start``; there itself when none begins."""
    end = start
    while True:
        joint = _ALSO.match(plain, end) if end > start else None
        place = joint.end() if joint else start
        opener = next((head for head in heads if head.start == place), None)
        if opener is None or place < end:
            return end
        end = name_end(plain, opener, heads)
