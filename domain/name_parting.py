"""One cell that holds several bodies, parted into its names."""

import re
from dataclasses import dataclass
from typing import Final

from domain.agency_synonyms import OFFICES_OF_POSTS, PLACE_OFFICES, PLURAL_KINDS, QUANTIFIERS, TOGETHER
from domain.agency_words import BODY_HEADS
from domain.folded import Folded, any_of, folded
from domain.name_cores import core_of, opens_name, plain_name
from domain.text import fold

_INNER_HEADS: Final = ("امور", "مدیریت", "بخش", "گروه", "حوزه", "خانه", "نظام", "مرکز")

_SEPARATOR = re.compile(rf" {any_of(*TOGETHER)} | ?[،,؛;/+] ?(?:و )?| و | [-–—] ")
_BODY = re.compile(rf"(?<!\w){any_of(*BODY_HEADS)}(?!\w)")
_QUANTIFIER = re.compile(rf"^(?:{any_of(*QUANTIFIERS)} )+")
_INNER = re.compile(rf"^{any_of(*_INNER_HEADS)}(?!\w)")
_LEAD = re.compile(rf"^{any_of(*PLURAL_KINDS)} ")
_PLURAL_OFFICE = re.compile(
    rf"^(?:(?P<office>{any_of(*PLACE_OFFICES)}) ?ها(?: ?ی)?|(?P<posts>{any_of(*OFFICES_OF_POSTS)}))"
    rf" (?:{any_of('شهرستان ها ی', 'شهرستان های', 'شهر های')} )?(?P<places>.+)$"
)
_OFFICES = {fold(posts): fold(offices).split()[0] for posts, offices in OFFICES_OF_POSTS.items()}


@dataclass(frozen=True)
class CompoundPart:
    """One name of a compound as written, and with what it shares with the others (a place, an office)."""

    as_written: str
    completed: str


def split_compound(name: str) -> tuple[CompoundPart, ...]:
    """The names that one cell holds together, by their first words; none when it holds one."""
    listed = _listed_places(name)
    if listed:
        return listed
    pieces = _pieces(folded(name))
    if len(pieces) > 1 and not _QUANTIFIER.match(plain_name(name)):
        return _sharing_place(pieces)
    return ()


Ways = tuple[tuple[str, ...], ...]
"""For each piece of a cell: what stands from it on, to the end of the cell first, then ever shorter."""


def separated(name: str) -> Ways:
    """Every way to read the cell as a row of names parted at separators, from the coarsest on: as one name first.

    What several share at the beginning («ادارات کل …») is left out.
    """
    text = folded(name)
    lead = _LEAD.match(text.plain)
    text = text.part(lead.end() if lead else 0, len(text.plain))
    return _ways(text, [match.span() for match in _SEPARATOR.finditer(text.plain)])


def run_together(name: str) -> Ways:
    """The same for names between which nothing is left («فرمانداری کرج شهرداری کرج»): each begins as a body does."""
    text = folded(name)
    heads = [match.start() for match in _BODY.finditer(text.plain)]
    return _ways(text, [(start - 1, start) for start in heads[1:]]) if heads[:1] == [0] else ()


def _ways(text: Folded, inner: list[tuple[int, int]]) -> Ways:
    cuts = [(0, 0), *inner, (len(text.plain),) * 2]
    return tuple(
        tuple(text.quote(cuts[first][1], cuts[last][0]) for last in range(len(cuts) - 1, first, -1))
        for first in range(len(cuts) - 1)
    )


def _pieces(text: Folded) -> list[str]:
    """The name parted where a separator is followed by the head of another name."""
    pieces: list[str] = []
    start = 0
    for separator in _SEPARATOR.finditer(text.plain):
        right = text.plain[separator.end() :]
        left = text.quote(start, separator.start())
        if left and opens_name(right) and not _INNER.match(right):
            pieces.append(left)
            start = separator.end()
    return [*pieces, text.quote_to_end(start)]


def _sharing_place(pieces: list[str]) -> tuple[CompoundPart, ...]:
    """A first name without a place shares that of the last («فرمانداری و شهرداری گلدشت»)."""
    last = core_of(pieces[-1])
    parts = []
    for piece in pieces:
        core = core_of(piece)
        is_short = bool(core.office) and not core.place and bool(last.place) and not core.is_group
        parts.append(CompoundPart(piece, f"{piece} {last.place}" if is_short else piece))
    return tuple(parts)


def _listed_places(name: str) -> tuple[CompoundPart, ...]:
    """«فرمانداری‌های گلدشت و خرم‌دشت», «فرمانداری گلدشت، خرم‌دشت»: one office, several places."""
    text = folded(name)
    several = _PLURAL_OFFICE.match(text.plain)
    if several:
        office = several["office"] or _OFFICES[" ".join(several["posts"].split())]
        return _of_places(office, text, several.start("places"))
    core = core_of(name)
    start = text.plain.find(core.place.split()[0]) if core.office and core.place and not core.is_group else -1
    return _of_places(core.office, text, start) if start >= 0 else ()


def _of_places(office: str, text: Folded, start: int) -> tuple[CompoundPart, ...]:
    places: list[str] = []
    for separator in _SEPARATOR.finditer(text.plain, start):
        places.append(text.quote(start, separator.start()))
        start = separator.end()
    places.append(text.quote_to_end(start))
    if len(places) < 2 or any(opens_name(place) for place in places):
        return ()
    return tuple(CompoundPart(place, f"{office} {place}") for place in places if place)
