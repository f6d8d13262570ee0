"""Days and stretches of time as people type them: «تا ۱۵ مهر», «پس‌فردا», «شنبه هفته بعد», «تا پایان ماه», «دو هفته».

A month without a year is taken nearest to today, with a leaning to what is still to come.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.calendar import (
    MONTHS,
    WEEKDAYS,
    add_months,
    end_of_month,
    find_days,
    from_jalali,
    full_year,
    jalali,
    month_length,
    parse_weekday,
    week_of,
)
from domain.folded import Span, any_of
from domain.text import squeeze
from talk.numbers import COUNT, COUNT_BEFORE_UNIT, NUMBER, ORDINAL, value_of

LONG_PAST: Final = timedelta(days=60)

_RELATIVE: Final = {"امروز": 0, "فردا": 1, "پس فردا": 2, "پسفردا": 2, "دیروز": -1, "پریروز": -2}
_RELATIVE_DAYS: Final = {squeeze(word): days for word, days in _RELATIVE.items()}
_MONTH_NUMBERS: Final = {squeeze(name): number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5}
_MONTH = rf"(?:{any_of(*MONTHS, 'امرداد')})"
_END = any_of("پایان", "آخر", "انتهای", "اخر", "آخرای", "اواخر")
_LATER = any_of("آینده", "بعد", "بعدی", "دیگه", "دیگر", "آتی")
_THIS = any_of("جاری", "این", "همین")
_FULL = r"(?<![\d/])\d{1,4} ?(?:/ ?\d{1,2} ?/|\. ?\d{1,2} ?\.|- ?\d{1,2} ?-|٫ ?\d{1,2} ?٫) ?\d{1,4}(?![\d/])"
_WEEKDAY = rf"(?:{any_of(*WEEKDAYS)}|[1-5] ?شنبه)"

_END_OF = re.compile(
    rf"(?<!\w){_END} (?:(?P<month>{_MONTH})(?: ?ماه)?"
    rf"|(?:(?:{_THIS}) )?(?P<unit>ماه|هفته|سال)(?: (?:{_THIS}))?(?P<later> {_LATER})?)(?!\w)"
)
_NUMERIC = re.compile(_FULL)
# Two digits after a month are a year only where nothing is counted by them («۱۵ مهر ۱۲ جلسه»).
_NAMED = re.compile(
    rf"(?<![\w/])(?P<day>{NUMBER}) ?(?:ام |م )?(?:ماه )?(?P<month>{_MONTH})(?: ?ماه)?(?!\w)"
    r"(?: (?:سال )?(?P<year>\d{4}(?!\d)|\d{2}(?= ?(?:$|[^\w /.]))))?"
)
_IN_MONTH = re.compile(
    rf"(?<!\w)(?:(?P<day>{ORDINAL}) (?:(?:{_THIS}) )?ماه(?: (?:{_THIS}))?(?P<later> {_LATER})?"
    rf"|(?P<count>{COUNT}) (?:{_THIS}) ماه)(?!\w)"
)
_NEAR = re.compile(rf"(?<!\w)(?P<word>{any_of(*_RELATIVE)})(?!\w)")
_WEEK_DAY = re.compile(rf"(?<!\w)(?P<weekday>{_WEEKDAY})(?P<later> ?ی? ?(?:هفته )?{_LATER})?(?!\w)")
_SHORT = re.compile(r"(?<![\d/.])(?P<first>\d{1,2}) ?[/.] ?(?P<second>\d{1,2})(?![\d/])")
_AMOUNT = re.compile(
    rf"(?<!\w)(?P<count>{COUNT_BEFORE_UNIT}|یه|ی) ?(?P<unit>روز|هفته|ماه|شب)(?: ?(?:ای|ه|ی))?(?: ?کاری)?(?!\w)"
)
_WEEKDAY_GAP = re.compile(r"[ ،]*(?:مورخه?|تاریخ)? ?")
_AMOUNT_WORDS: Final = {"یه": 1, "ی": 1}


@dataclass(frozen=True)
class WrittenDay:
    """A day found in folded text at ``span``; ``day`` is None where the calendar does not have it."""

    day: date | None
    span: Span

    @property
    def is_impossible(self) -> bool:
        return self.day is None


@dataclass(frozen=True)
class Amount:
    """A stretch of time found in folded text: days, or months."""

    days: int | None
    months: int | None
    span: Span

    def after(self, day: date) -> date:
        """The day so much later than ``day``."""
        return add_months(day, self.months) if self.months else day + timedelta(days=self.days or 0)


@dataclass(frozen=True)
class _View:
    today: date
    is_past: bool


def find_written_days(
    plain: str, today: date, *, is_short_read: bool = False, is_past: bool = False
) -> list[WrittenDay]:
    """Every day that folded text names, in order, also those that do not exist.

    ``is_short_read`` takes «۷/۱۵» and «۱۵/۷» for a day of this year; elsewhere they may be codes or times.
    ``is_past`` is for what has already been written, such as a letter's day.
    """
    view = _View(today, is_past)
    readers = [
        (_NUMERIC, _numeric),
        (_END_OF, _end_of),
        (_NAMED, _named),
        (_IN_MONTH, _in_month),
        (_WEEK_DAY, _week_day),
        (_NEAR, _near),
    ]
    found: list[WrittenDay] = []
    for pattern, read in [*readers, (_SHORT, _short)] if is_short_read else readers:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if not any(other.span[0] < end and start < other.span[1] for other in found):
                found.append(WrittenDay(read(match, view), (start, end)))
    return _with_weekdays_of_dates(found, plain)


def find_amount(plain: str) -> Amount | None:
    """The first stretch of time in folded text, or None."""
    match = _AMOUNT.search(plain)
    if match is None:
        return None
    count = _AMOUNT_WORDS.get(match["count"]) or value_of(match["count"])
    if not count:
        return None
    if match["unit"] == "ماه":
        return Amount(None, count, match.span())
    return Amount(count * (7 if match["unit"] == "هفته" else 1), None, match.span())


def _with_weekdays_of_dates(found: list[WrittenDay], plain: str) -> list[WrittenDay]:
    """«شنبه ۱۵ مهر» is one day: what the date says counts, and the name before it belongs to it."""
    merged: list[WrittenDay] = []
    for written in sorted(found, key=lambda one: one.span):
        before = merged[-1] if merged else None
        if before and _names_weekday(before, plain) and _WEEKDAY_GAP.fullmatch(plain[before.span[1] : written.span[0]]):
            merged[-1] = WrittenDay(written.day, (before.span[0], written.span[1]))
        else:
            merged.append(written)
    return merged


def _names_weekday(written: WrittenDay, plain: str) -> bool:
    return parse_weekday(plain[slice(*written.span)]) is not None


def _existing(year: int, month: int, day: int) -> date | None:
    is_real = 1200 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= month_length(year, month)
    return from_jalali(year, month, day) if is_real else None


def _of_nearest_year(month: int, day: int, view: _View) -> date | None:
    """The occurrence of a Jalali day that someone speaks of today; None when the near year does not have it."""
    year = jalali(view.today).year
    earliest = date.min if view.is_past else view.today - LONG_PAST
    latest = view.today if view.is_past else date.max
    # A day that its year lacks is judged by the last day of its month.
    ends = {candidate: _cut(candidate, month, day) for candidate in (year - 1, year, year + 1)}
    near = [candidate for candidate, end in ends.items() if earliest <= end <= latest]
    nearest = min(near, key=lambda candidate: abs(ends[candidate] - view.today))
    return _existing(nearest, month, day)


def _cut(year: int, month: int, day: int) -> date:
    return from_jalali(year, month, max(1, min(day, month_length(year, month))))


def _numeric(match: re.Match[str], view: _View) -> date | None:
    first, month, last = (int(part) for part in re.findall(r"\d+", match.group()))
    if max(first, last) < 100:
        # With a short year either end may be it; the day nearer to now is meant.
        near = jalali(view.today).year
        orders = (
            _existing(full_year(year, near), month, day_of_month)
            for year, day_of_month in ((first, last), (last, first))
        )
        return min(filter(None, orders), key=lambda day: abs(day - view.today), default=None)
    days = find_days(match.group(), near=view.today)
    return days[0][0].to_date() if days else None


def _named(match: re.Match[str], view: _View) -> date | None:
    day, month = value_of(match["day"]), _MONTH_NUMBERS[match["month"].replace(" ", "")]
    if day is None:
        return None
    if match["year"]:
        days = find_days(f"{day} {MONTHS[month - 1]} {match['year']}", near=view.today)
        return days[0][0].to_date() if days else None
    return _of_nearest_year(month, day, view)


def _in_month(match: re.Match[str], view: _View) -> date | None:
    parts, day = jalali(view.today), value_of(match["day"] or match["count"])
    if day is None:
        return None
    if match["later"] or day < parts.day:
        parts = jalali(add_months(from_jalali(parts.year, parts.month, 1), 1))
    return _existing(parts.year, parts.month, day)


def _end_of(match: re.Match[str], view: _View) -> date | None:
    parts = jalali(view.today)
    if match["month"]:
        month = _MONTH_NUMBERS[match["month"].replace(" ", "")]
        closing = end_of_month(parts.year, month)
        return closing if closing >= view.today - LONG_PAST else end_of_month(parts.year + 1, month)
    later = 1 if match["later"] else 0
    if match["unit"] == "هفته":
        return week_of(view.today)[1] + timedelta(weeks=later)
    if match["unit"] == "سال":
        return end_of_month(parts.year + later, 12)
    start = jalali(add_months(from_jalali(parts.year, parts.month, 1), later))
    return end_of_month(start.year, start.month)


def _near(match: re.Match[str], view: _View) -> date:
    return view.today + timedelta(days=_RELATIVE_DAYS[match["word"].replace(" ", "")])


def _week_day(match: re.Match[str], view: _View) -> date | None:
    number = parse_weekday(match["weekday"])
    if number is None:
        return None
    if match["later"] and "هفته" in match["later"]:
        return week_of(view.today)[0] + timedelta(days=7 + number)
    ahead = (week_of(view.today)[0] + timedelta(days=number) - view.today).days % 7
    return view.today + timedelta(days=ahead or 7)


def _short(match: re.Match[str], view: _View) -> date | None:
    first, second = int(match["first"]), int(match["second"])
    month, day = (second, first) if first > 12 >= second else (first, second)
    return _of_nearest_year(month, day, view) if 1 <= month <= 12 else None
