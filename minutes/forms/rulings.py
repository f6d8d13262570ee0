"""The ruled lines of tables on a picture of a page: where they run, the cells they bound, the page without them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from PIL import Image

_DARK: Final = 150
PAPER: Final = 255
_SHARE_ACROSS: Final = 0.25
"""Of the page's width: a longer run of dark points is no word, whose letters join, but a ruling."""
_SHARE_UPRIGHT: Final = 0.85
"""Of the height of a row: what is darker than this all the way down is no letter."""
_LOWEST_ROW: Final = 20
_THICKEST: Final = 14
_FEWEST_EDGES: Final = 4


@dataclass(frozen=True)
class Band:
    """What two rulings across bound: a row of a table. ``edges`` are where its upright rulings run, from the left."""

    top: int
    bottom: int
    edges: tuple[int, ...]

    @property
    def boxes(self) -> list[tuple[int, int, int, int]]:
        """Its cells (left, top, right, bottom) as they are read, from right to left."""
        return [(left, self.top, right, self.bottom) for left, right in pairwise(self.edges)][::-1]


@dataclass(frozen=True)
class Rulings:
    """All rulings across, as (first row of points, last), and the bands between those that bound cells."""

    across: tuple[tuple[int, int], ...]
    bands: tuple[Band, ...]

    @property
    def tables(self) -> list[list[Band]]:
        """The bands that touch, together, from the top down; what has too few columns in all its rows is no table."""
        found: list[list[Band]] = []
        for band in self.bands:
            if found and band.top - found[-1][-1].bottom <= _THICKEST:
                found[-1].append(band)
            else:
                found.append([band])
        return [table for table in found if any(len(band.edges) >= _FEWEST_EDGES for band in table)]


def find_rulings(page: Image.Image) -> Rulings:
    """The rulings of an upright page in grey."""
    ink = page.point([0 if shade < _DARK else PAPER for shade in range(256)])
    across = _together(y for y, _ in runs_across(ink))
    bound = [_band(ink, above[1] + 1, below[0]) for above, below in pairwise(across)]
    bands = [band for band in bound if band is not None]
    if bands:
        bands = [*_open_above(ink, bands[0]), *bands, *_open_below(ink, bands[-1])]
    return Rulings(tuple(across), tuple(bands))


def without_rulings(page: Image.Image, rulings: Rulings) -> Image.Image:
    """The page with its rulings painted over: a machine takes them for letters, or loses those beside."""
    clean = page.copy()
    for first, last in rulings.across:
        clean.paste(PAPER, (0, max(0, first - 1), page.width, last + 2))
    for band in rulings.bands:
        for edge in band.edges:
            clean.paste(PAPER, (max(0, edge - _THICKEST // 2), band.top, edge + _THICKEST // 2, band.bottom))
    return clean


def runs_across(ink: Image.Image) -> Iterator[tuple[int, int]]:
    """Of a picture in black and white the rows of points with a run of black that is no word, and how long it is."""
    points, width = ink.tobytes(), ink.width
    shortest = bytes(max(1, round(_SHARE_ACROSS * width)))
    for y in range(ink.height):
        row = points[y * width : (y + 1) * width]
        if shortest in row:
            yield y, max(map(len, row.split(b"\xff")))


def _together(places: Iterator[int]) -> list[tuple[int, int]]:
    """Neighbouring rows of points as one ruling; a thicker patch of ink is none."""
    found: list[list[int]] = []
    for place in places:
        if found and place - found[-1][1] <= 2:
            found[-1][1] = place
        else:
            found.append([place, place])
    return [(first, last) for first, last in found if last - first < _THICKEST]


def _band(ink: Image.Image, top: int, bottom: int) -> Band | None:
    """The row of a table between two rulings; None where nothing is bound on two sides."""
    if bottom - top < _LOWEST_ROW:
        return None
    shades = ink.crop((0, top, ink.width, bottom)).resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    upright = _together(x for x, shade in enumerate(shades) if shade < (1 - _SHARE_UPRIGHT) * PAPER)
    edges = [(first + last) // 2 for first, last in upright]
    return Band(top, bottom, tuple(_apart(edges))) if len(edges) > 1 else None


def _open_below(ink: Image.Image, last: Band) -> Iterator[Band]:
    """The row that goes on on the next page, whose uprights run on below the last ruling."""
    rest = ink.crop((0, last.bottom + _THICKEST, ink.width, ink.height))
    reach = _reach(rest, last.edges) + _THICKEST
    if reach - _THICKEST >= _LOWEST_ROW:
        yield Band(last.bottom + _THICKEST // 2, last.bottom + reach, last.edges)


def _open_above(ink: Image.Image, first: Band) -> Iterator[Band]:
    """The row that came from the page before."""
    rest = ink.crop((0, 0, ink.width, max(0, first.top - _THICKEST))).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    reach = _reach(rest, first.edges) + _THICKEST
    if reach - _THICKEST >= _LOWEST_ROW:
        yield Band(first.top - reach, first.top - _THICKEST // 2, first.edges)


def _reach(ink: Image.Image, edges: Sequence[int]) -> int:
    """How far down the uprights run from the top of ``ink``, as most of them do."""
    return int(median(_length(ink, edge) for edge in edges)) if ink.height else 0


def _length(ink: Image.Image, edge: int) -> int:
    strip = ink.crop((max(0, edge - _THICKEST // 2), 0, edge + _THICKEST // 2, ink.height))
    shades = strip.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    return next((y for y, shade in enumerate(shades) if shade == PAPER), len(shades))


def _apart(edges: Sequence[int]) -> Iterator[int]:
    """Double rulings as one."""
    before = -_LOWEST_ROW
    for edge in edges:
        if edge - before >= _LOWEST_ROW:
            yield edge
            before = edge
