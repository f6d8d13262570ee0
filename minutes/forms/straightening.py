"""A page that was laid askew on the glass, or photographed so, set straight by the rulings of its table."""

from collections.abc import Sequence
from typing import Final

from PIL import Image

from minutes.forms.rulings import PAPER, runs_across

_WIDTH: Final = 1000
_FAINT: Final = 190
"""A thin ruling is greyer on a smaller picture."""
_STEP: Final = 0.25
_STEPS: Final = 16
_FINE_STEP: Final = 0.05
_FINE_STEPS: Final = 4
_CLEARLY: Final = 1.2


def straightened(page: Image.Image) -> Image.Image:
    """The page turned by the few degrees at which its rulings are longest; as it is where they are so already."""
    small = page.resize((_WIDTH, max(1, round(page.height * _WIDTH / page.width))), Image.Resampling.BOX)
    as_it_is = _ruled(small)
    coarse = _best(small, [count * _STEP for count in range(-_STEPS, _STEPS + 1)])
    fine = _best(small, [coarse + count * _FINE_STEP for count in range(-_FINE_STEPS, _FINE_STEPS + 1)])
    return _turned(page, fine) if _ruled(_turned(small, fine)) > _CLEARLY * as_it_is else page


def _best(page: Image.Image, turns: Sequence[float]) -> float:
    return max(turns, key=lambda turn: _ruled(_turned(page, turn)))


def _turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, fillcolor=PAPER, resample=Image.Resampling.BILINEAR)


def _ruled(page: Image.Image) -> int:
    """How much of the page is rulings across, in points."""
    ink = page.point([0 if shade < _FAINT else PAPER for shade in range(256)])
    return sum(run for _, run in runs_across(ink))
