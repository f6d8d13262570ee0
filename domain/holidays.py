"""Iran's official days off, as the seed of a table that people keep (lunar ones of later years are estimates)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import holidays


class OfficialHoliday(NamedTuple):
    day: date
    name: str


def official_holidays(years: Iterable[int]) -> list[OfficialHoliday]:
    """The official days off of Gregorian ``years`` by day, without the weekly Fridays."""
    known = holidays.country_holidays("IR", years=list(years), language="fa_IR")
    return [OfficialHoliday(day, name) for day, name in sorted(known.items())]
