"""Orders spoken in the meeting that no row of the table took up."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from domain.folded import any_of, folded, words
from domain.text import shorten, squeeze
from minutes.agency_heads import find_heads

_ORDERS = re.compile(
    rf"(?<!\w)(?:{any_of('باید|بایستی|می بایست|ضرورت دارد|لازم است|موظف|مکلف|نباید')})(?!\w)"
    rf"|{any_of('تاکید|تأکید|دستور')} ?{any_of('نمود|نمودند|کرد|کردند|داشت|داشتند|داد|دادند')} ?:"
    rf"|{words('تشکیل شود|گمارده شوند|انجام شود|اقدام شود')}"
)
_SENTENCE = re.compile(r"[^.؟!]+[.؟!]?")
_SPEAKER = re.compile(r"^.*?:")
_PIECE: Final = 5
_TAKEN_UP: Final = 0.13
_LONGEST_QUOTE: Final = 160


def spoken_orders(lines: Sequence[str], resolutions: Iterable[str]) -> tuple[str, ...]:
    """The sentences of the narrative that order a body to do something and resemble no resolution."""
    taken = [_pieces_of(text) for text in resolutions]
    found = []
    for line in lines:
        source = folded(line)
        for sentence in _SENTENCE.finditer(source.plain):
            if _ORDERS.search(sentence.group()) and not _is_taken_up(sentence.group(), taken):
                found.append(shorten(source.quote(*sentence.span()), _LONGEST_QUOTE))
    return tuple(found)


def _is_taken_up(sentence: str, taken: Sequence[set[str]]) -> bool:
    order = _SPEAKER.sub("", sentence)
    own = _pieces_of(order)
    if not own or not find_heads(order):
        return True
    return any(len(own & pieces) / len(own) >= _TAKEN_UP for pieces in taken)


def _pieces_of(text: str) -> set[str]:
    """All runs of a few letters, blanks left out: «مهد های کودک» and «مهدهای کودک» have the same."""
    glued = squeeze(text)
    return {glued[place : place + _PIECE] for place in range(len(glued) - _PIECE + 1)}
