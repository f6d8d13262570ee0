"""The only place that parses, computes and prints Jalali dates and Tehran times.

A day is a ``datetime.date`` in the Gregorian calendar; an instant an aware UTC ``datetime``. The week begins on
Saturday (number 0) and Friday (6) is its day of rest.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

import jdatetime

from domain.text import fold, to_latin_digits, to_persian_digits

# Iran keeps +03:30 all year since 1401; a trial in older minutes' time shows the same clock as the playground.
TEHRAN: Final = timezone(timedelta(hours=3, minutes=30), "Asia/Tehran")
MONTHS: Final = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)
WEEKDAYS: Final = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
THURSDAY: Final = 5
FRIDAY: Final = 6

_MONTH_NUMBERS = {fold(name): number for number, name in enumerate(MONTHS, 1)} | {fold("امرداد"): 5}
_WEEKDAY_NUMBERS = {fold(name).replace(" ", ""): number for number, name in enumerate(WEEKDAYS)} | {
    digit + "شنبه": number for number, digit in enumerate("12345", 1)
}
_NUMERIC = re.compile(r"(?<![\d/])(\d{1,4})\s*([/.\-٫])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?![\d/])")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:ام\s+)?(" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")"
    r"(?:\s*ماه)?(?:\s+(?:سال\s+)?(\d{4}|\d{2})(?!\d))?"
)


@dataclass(frozen=True)
class JalaliDay:
    """A day by its Jalali parts: ``year`` of four digits, ``month`` 1–12, ``day`` 1–31."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """``YYYY-MM-DD`` of the Jalali calendar, as minutes/output.schema.json writes it."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def to_date(self) -> date:
        """The Gregorian day.

        Raises ValueError for a day that the calendar does not have, such as ۳۱ مهر.
        """
        return jdatetime.date(self.year, self.month, self.day).togregorian()  # type: ignore[no-any-return, unused-ignore]


def jalali(day: date) -> JalaliDay:
    """The Jalali parts of a Gregorian ``day``."""
    converted = jdatetime.date.fromgregorian(date=day)
    return JalaliDay(converted.year, converted.month, converted.day)


def from_jalali(year: int, month: int, day: int) -> date:
    """The Gregorian day of Jalali parts; ValueError when there is no such day."""
    return JalaliDay(year, month, day).to_date()


def is_leap(year: int) -> bool:
    """Whether Esfand of the Jalali ``year`` has thirty days."""
    return bool(jdatetime.date(year, 1, 1).isleap())


def month_length(year: int, month: int) -> int:
    """Days of a Jalali month."""
    if month <= 6:
        return 31
    return 30 if month < 12 or is_leap(year) else 29


def end_of_month(year: int, month: int) -> date:
    """The last day of a Jalali month."""
    return from_jalali(year, month, month_length(year, month))


def add_months(day: date, count: int) -> date:
    """The same Jalali day ``count`` months later, cut to the length of the month it falls in."""
    parts = jalali(day)
    years, month = divmod(parts.month - 1 + count, 12)
    year = parts.year + years
    return from_jalali(year, month + 1, min(parts.day, month_length(year, month + 1)))


def weekday(day: date) -> int:
    """0 Saturday … 6 Friday."""
    return (day.weekday() + 2) % 7


def weekday_name(day: date) -> str:
    """«پنجشنبه» and its sisters, as the product writes them."""
    return WEEKDAYS[weekday(day)]


def parse_weekday(text: str) -> int | None:
    """The number of a weekday written alone in any spelling («پنج شنبه», «5شنبه»), or None."""
    return _WEEKDAY_NUMBERS.get(fold(text).replace(" ", "").removeprefix("روز"))


def today(now: datetime) -> date:
    """Tehran's day at an aware instant."""
    return now.astimezone(TEHRAN).date()


def at_tehran(day: date, clock: time) -> datetime:
    """The UTC instant of a Tehran wall-clock time."""
    return datetime.combine(day, clock, TEHRAN).astimezone(UTC)


def short_date(day: date) -> str:
    """«۱۴۰۱/۰۶/۳۱», for lists."""
    parts = jalali(day)
    return to_persian_digits(f"{parts.year}/{parts.month:02d}/{parts.day:02d}")


def long_date(day: date, *, year: bool = True) -> str:
    """«پنجشنبه ۳۱ شهریور ۱۴۰۱», for sentences; without the year where it is plain."""
    parts = jalali(day)
    tail = f" {parts.year}" if year else ""
    return to_persian_digits(f"{weekday_name(day)} {parts.day} {MONTHS[parts.month - 1]}{tail}")


def clock_time(instant: datetime) -> str:
    """«۰۸:۳۰» in Tehran."""
    return to_persian_digits(f"{instant.astimezone(TEHRAN):%H:%M}")


# Papers without any other hint are of about this year, and hardly of any but these.
_USUAL_YEAR: Final = 1400
_USUAL_YEARS: Final = range(1380, 1411)


def full_year(year: int, near: int = 1400) -> int:
    """A year of two digits completed to the nearest such year to ``near``; a full one untouched."""
    if year >= 100:
        return year
    candidates = (century + year for century in (1200, 1300, 1400, 1500))
    return min(candidates, key=lambda full: abs(full - near))


def find_days(text: str, *, near: date | None = None) -> list[tuple[JalaliDay, str]]:
    """Every Jalali date in ``text``, in order, each with the folded words that said it.

    Year first, day first, two-digit years and month names («۱۳ آبان ۱۳۸۷») are read; a named month without a year
    is taken nearest to ``near`` and left out when ``near`` is None, as is one that may be two days («05/06/04»). Days
    that do not exist are left out.
    """
    folded = fold(text)
    found: list[tuple[int, JalaliDay, str]] = []
    for match in _NUMERIC.finditer(folded):
        day = _numeric_day(match, near)
        if day is not None:
            found.append((match.start(), day, match.group()))
    for match in _NAMED.finditer(folded):
        named = _named_day(match, near)
        if named is not None:
            found.append((match.start(), named, match.group()))
    found.sort(key=lambda item: item[0])
    return [(day, words) for _, day, words in found]


def parse_day(text: str, *, near: date | None = None) -> date | None:
    """The one day that ``text`` names as Gregorian, or None when it names none, several, or one that does not exist."""
    days = {day for day, _ in find_days(text, near=near)}
    return days.pop().to_date() if len(days) == 1 else None


def nearest_year(month: int, day: int, near: date) -> int:
    """The Jalali year in which month and day lie nearest to ``near``."""
    year = jalali(near).year

    def distance(candidate: int) -> int:
        length = month_length(candidate, month)
        return abs((from_jalali(candidate, month, min(day, length)) - near).days)

    return min((year - 1, year, year + 1), key=distance)


def week_of(day: date) -> tuple[date, date]:
    """Saturday and Friday of the week that holds ``day``."""
    start = day - timedelta(days=weekday(day))
    return start, start + timedelta(days=6)


def days_meant(text: str) -> tuple[date, ...]:
    """Every day that the first numeric date of ``text`` may mean, two for «05/06/04»; none when it has no date."""
    match = _NUMERIC.search(fold(text))
    return tuple(day.to_date() for day in _ways(match, _USUAL_YEAR)) if match else ()


def _numeric_day(match: re.Match[str], near: date | None) -> JalaliDay | None:
    """Year first or day first, whichever exists; of «04/06/31», which may be either, the one nearest to ``near``."""
    days = _ways(match, jalali(near).year if near else _USUAL_YEAR)
    if near is None:
        return days[0] if len(days) == 1 else None
    return min(days, key=lambda day: abs((day.to_date() - near).days), default=None)


def _ways(match: re.Match[str], year_about: int) -> list[JalaliDay]:
    """The days that the digits name, year last and year first; of two those alone that are of the usual years."""
    first, month, last = match.group(1), int(match.group(3)), match.group(4)
    ways = [(first, last)] if len(first) > 2 else [(last, first)] if len(last) > 2 else [(last, first), (first, last)]
    days = [_existing(full_year(int(year), year_about), month, int(day)) for year, day in ways]
    existing = list(dict.fromkeys(day for day in days if day is not None))
    return [day for day in existing if day.year in _USUAL_YEARS] or existing


def _named_day(match: re.Match[str], near: date | None) -> JalaliDay | None:
    day, month = int(match.group(1)), _MONTH_NUMBERS[match.group(2)]
    if match.group(3):
        return _existing(full_year(int(to_latin_digits(match.group(3)))), month, day)
    if near is None:
        return None
    return _existing(nearest_year(month, day, near), month, day)


def _existing(year: int, month: int, day: int) -> JalaliDay | None:
    if not (1200 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        return None
    return JalaliDay(year, month, day)
