"""From the match of a time pattern to the deadline that it says.

A maker gets the match and the meeting's day, or None, and answers with kind, count and fixed day; None when the match
says nothing after all.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from domain.calendar import MONTHS, from_jalali, parse_weekday, weekday
from domain.deadlines import (
    Deadline,
    day_of_month_from,
    end_of_current_month,
    end_of_half_month,
    end_of_named_month,
    end_of_season,
    end_of_week,
    end_of_year,
)
from domain.folded import any_of
from domain.number_words import read_cardinal, read_ordinal
from domain.text import squeeze
from domain.vocabulary import DeadlineKind
from minutes.days import day_in
from minutes.events import LUNAR_EVENTS, SOLAR_EVENTS

Maker = Callable[[re.Match[str], date | None], Deadline | None]

_MOST_UNITS: Final = 1_000
_MONTH_NAMES = {squeeze(name): number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5}
SEASONS = {squeeze(name): number for number, name in enumerate(("بهار", "تابستان", "پاییز", "زمستان"), 1)}
_UNIT_KINDS = {
    "ساعت": (DeadlineKind.HOURS, 1),
    "روزکاری": (DeadlineKind.WORKING_DAYS, 1),
    "روزاداری": (DeadlineKind.WORKING_DAYS, 1),
    "روز": (DeadlineKind.DAYS, 1),
    "هفته": (DeadlineKind.WEEKS, 1),
    "ماه": (DeadlineKind.MONTHS, 1),
    "سال": (DeadlineKind.MONTHS, 12),
}
PERIODS = {"روزانه": None, "هفتگی": None, "ماهانه": 1, "ماهیانه": 1, "فصلی": 3, "سالانه": 12, "سالیانه": 12}
_EVENT_DAYS = {squeeze(name): days for name, days in SOLAR_EVENTS.items()}
EVENT = rf"(?P<event>{any_of(*SOLAR_EVENTS, *LUNAR_EVENTS)})(?!\w)"


def says(kind: DeadlineKind) -> Maker:
    return lambda _match, _base: Deadline(kind)


def counted(match: re.Match[str], _base: date | None) -> Deadline | None:
    kind, factor = _UNIT_KINDS[match["unit"].replace(" ", "")]
    count = read_cardinal(match["n"])
    return Deadline(kind, count * factor) if count and count <= _MOST_UNITS else None


def counted_from_issue(match: re.Match[str], base: date | None) -> Deadline | None:
    made = counted(match, base)
    return Deadline(made.kind, made.count, counts_from_issue=True) if made else None


def every(match: re.Match[str], _base: date | None) -> Deadline:
    count = read_cardinal(match["n"]) if match["n"] else 1
    unit = match["unit"].replace(" ", "")
    months = {"ماه": count, "سال": 12 * (count or 1), "فصل": 3}.get(unit)
    return Deadline(DeadlineKind.PERIODIC, months)


def adverb(match: re.Match[str], _base: date | None) -> Deadline:
    return Deadline(DeadlineKind.PERIODIC, PERIODS[match["period"].replace(" ", "")])


def next_session(match: re.Match[str], _base: date | None) -> Deadline:
    written = match["sessions"] or match["ordinal"] or "1"
    return Deadline(DeadlineKind.NEXT_SESSION, read_cardinal(written) or read_ordinal(written) or 1)


def to_year_end(match: re.Match[str], base: date | None) -> Deadline:
    start = _year_base(match, base)
    later = 1 if match["later"] else 0
    return Deadline(DeadlineKind.END_OF_YEAR, fixed_on=end_of_year(start, later) if start else None)


def _year_base(match: re.Match[str], base: date | None) -> date | None:
    """Where to look from: the first day of a year that is named and plausible, else the meeting."""
    year = int(match["year"]) if match["year"] and match["year"].isdigit() else 0
    return from_jalali(year, 1, 1) if 1300 <= year <= 1500 else base


def to_month_end(match: re.Match[str], base: date | None) -> Deadline:
    month, start = _MONTH_NAMES[match["month"].replace(" ", "")], _year_base(match, base)
    return Deadline(DeadlineKind.END_OF_MONTH, month, fixed_on=end_of_named_month(month, start) if start else None)


def to_this_month_end(match: re.Match[str], base: date | None) -> Deadline:
    if base is None:
        return Deadline(DeadlineKind.END_OF_MONTH)
    start = end_of_current_month(base) + timedelta(days=1) if match["later"] else base
    return Deadline(DeadlineKind.END_OF_MONTH, fixed_on=end_of_current_month(start))


def to_season_end(match: re.Match[str], base: date | None) -> Deadline:
    season, start = SEASONS[match["season"].replace(" ", "")], _year_base(match, base)
    return Deadline(DeadlineKind.END_OF_SEASON, season, fixed_on=end_of_season(season, start) if start else None)


def half_month(match: re.Match[str], base: date | None) -> Deadline:
    half = 1 if match["half"] in ("اول", "نخست") else 2
    month, start = _MONTH_NAMES[match["month"].replace(" ", "")], _year_base(match, base)
    fixed = end_of_half_month(half, month, start) if start else None
    return Deadline(DeadlineKind.HALF_MONTH, half, fixed_on=fixed)


def third_of_month(match: re.Match[str], base: date | None) -> Deadline:
    last_day = {"اول": 10, "نخست": 10, "دوم": 20}.get(match["third"], 31)
    month, start = _MONTH_NAMES[match["month"].replace(" ", "")], _year_base(match, base)
    return Deadline(DeadlineKind.BY_DATE, fixed_on=day_of_month_from(month, last_day, start) if start else None)


def next_week(_match: re.Match[str], base: date | None) -> Deadline:
    return Deadline(DeadlineKind.NEXT_WEEK, 1, fixed_on=end_of_week(base, 1) if base else None)


def this_week(_match: re.Match[str], base: date | None) -> Deadline:
    return Deadline(DeadlineKind.BY_DATE, fixed_on=end_of_week(base) if base else None)


def by_date(match: re.Match[str], base: date | None) -> Deadline | None:
    day = day_in(match["day"], base)
    return Deadline(DeadlineKind.BY_DATE, fixed_on=day) if day else None


def by_weekday(match: re.Match[str], base: date | None) -> Deadline | None:
    number = parse_weekday(match["weekday"])
    if base is None or number is None:
        return None
    ahead = (number - weekday(base)) % 7 or 7
    return Deadline(DeadlineKind.BY_DATE, fixed_on=base + timedelta(days=ahead))


def date_range(match: re.Match[str], base: date | None) -> Deadline | None:
    day = day_in(match["until"], base)
    return Deadline(DeadlineKind.DATE_RANGE, fixed_on=day) if day else None


def range_to_month(match: re.Match[str], base: date | None) -> Deadline:
    fixed = to_month_end(match, base).fixed_on
    return Deadline(DeadlineKind.DATE_RANGE, fixed_on=fixed)


def event(match: re.Match[str], base: date | None) -> Deadline:
    days = _EVENT_DAYS.get(match["event"].replace(" ", ""))
    fixed = day_of_month_from(*days[1], base) if days and base else None
    return Deadline(DeadlineKind.EVENT, fixed_on=fixed)


def before_event(match: re.Match[str], base: date | None) -> Deadline:
    named = re.search(EVENT, match["what"])
    days = _EVENT_DAYS.get(named["event"].replace(" ", "")) if named else None
    fixed = day_of_month_from(*days[0], base) - timedelta(days=1) if days and base else None
    return Deadline(DeadlineKind.BEFORE_EVENT, fixed_on=fixed)
