"""Days written in minutes: where one stands in folded text, and which day it is."""

import re
from datetime import date
from typing import Final

from domain.calendar import MONTHS, days_meant, find_days, from_jalali, full_year, jalali, month_length
from domain.deadlines import day_of_month_from
from domain.folded import any_of
from domain.number_words import ORDINAL_PATTERN, read_ordinal
from domain.text import squeeze

_MONTH = rf"{any_of(*MONTHS, 'امرداد')}"
_MONTH_NUMBERS = {squeeze(name): number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5}
NUMERIC_DATE: Final = (
    r"(?<![\d/])\d{1,4} ?(?:/ ?\d{1,2} ?/|\. ?\d{1,2} ?\.|- ?\d{1,2} ?-|٫ ?\d{1,2} ?٫) ?\d{1,4}(?![\d/])"
)
NAMED_DATE: Final = (
    rf"(?:(?<!\d)\d{{1,2}} ?(?:ام )?|{ORDINAL_PATTERN} )(?:{_MONTH})(?: ?ماه)?(?!\w)"
    r"(?: (?:سال )?(?:\d{4}|\d{2})(?!\d))?"
)
DATE: Final = rf"(?:{NUMERIC_DATE}|{NAMED_DATE})"
WEEKDAY: Final = rf"(?<!\w)(?:(?:{any_of('یک|دو|سه|چهار|پنج')}|[1-5]) ?)?(?:شنبه|جمعه)"
_NAMED = re.compile(
    rf"^(?P<day>\d{{1,2}}|{ORDINAL_PATTERN}) ?(?:ام )?(?P<month>{_MONTH})(?: ?ماه)?(?: (?:سال )?(?P<year>\d{{2,4}}))?"
)


def day_in(written: str, base: date | None) -> date | None:
    """The day that ``written`` (one match of ``DATE``) names; without a year the next one from ``base`` on."""
    named = _NAMED.match(written.strip())
    if named:
        return _named_day(named, base)
    days = find_days(written, near=base)
    return days[0][0].to_date() if days else None


def days_in(written: str) -> tuple[date, ...]:
    """Every day that ``written`` (one match of ``DATE``) may mean: two for «05/06/04»."""
    day = day_in(written, None)
    return (day,) if day is not None else days_meant(written)


def _named_day(named: re.Match[str], base: date | None) -> date | None:
    day = int(named["day"]) if named["day"].isdigit() else read_ordinal(named["day"])
    month, year = _MONTH_NUMBERS[named["month"].replace(" ", "")], named["year"]
    if day is None or not 1 <= day <= 31:
        return None
    if year is None:
        return day_of_month_from(month, day, base) if base else None
    full = full_year(int(year), jalali(base).year if base else 1400)
    return from_jalali(full, month, day) if 1200 <= full <= 1600 and day <= month_length(full, month) else None
