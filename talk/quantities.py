"""What has been done by measure: «از ۶ کیلومتر ۴ کیلومترش آسفالت شد», «۱۲۰ نفر آموزش دیدند»."""

import re
from dataclasses import dataclass

from domain.folded import any_of
from talk.not_codes import SUMS
from talk.numbers import COUNT, value_of


@dataclass(frozen=True)
class Quantity:
    """``unit`` is a word as people count by it."""

    amount: int
    unit: str


_COUNTED = re.compile(
    rf"(?P<of>(?<!\w)(?:از|کل|مجموع) )?(?P<count>{COUNT}) ?(?P<unit>{any_of(*SUMS)})(?:ش|شون|شان|ی|های?)?(?!\w)"
)


def find_quantity(plain: str) -> Quantity | None:
    """The first measure in folded text that is not the whole of which it is a part («از ۶ کیلومتر»)."""
    for match in _COUNTED.finditer(plain):
        amount = value_of(match["count"])
        if match["of"] is None and amount is not None:
            return Quantity(amount, match["unit"])
    return None
