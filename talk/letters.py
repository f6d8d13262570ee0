"""The number and the day of a letter: «نامه شماره ۲۱/۲۵/۴۱۲۷۸ مورخ ۱۴۰۱/۶/۲۰», or joined as in «3/1072-16/2/86»."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.folded import Folded, any_of, folded
from talk.days import WrittenDay, find_written_days
from talk.word_lists import listed

LONGEST_NUMBER: Final = 60

_PART = r"(?:\d+|[^\W\d_]{1,3})"
_NUMBER = rf"{_PART}(?:(?: ?/ ?|-|\.){_PART})*"
_LED = re.compile(
    r"(?<!\w)"
    + any_of(
        *listed(
            "نامه شماره | نامه به شماره | شماره نامه | به شماره | طی شماره | شماره | نامه | نامه ی شماره | ش",
            "اندیکاتور | شماره ثبت | شماره دبیرخانه | شماره ی",
        )
    )
    + rf"[ :]*(?P<number>{_NUMBER})(?!\w)"
)
_ANY = re.compile(rf"(?<![\w/]){_NUMBER}(?![\w/])")
_DAY_WORDS = re.compile(rf"(?<!\w){any_of('مورخه', 'مورخ', 'به تاریخ', 'در تاریخ', 'تاریخ', 'روز')}[ :]*$")
_YEAR = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
_DATE_AT_END = re.compile(r"-(?P<day>\d{1,2}/\d{1,2}/\d{2,4})$")


@dataclass(frozen=True)
class WrittenLetter:
    """``number`` has Latin digits and no blanks; parts that were not told are None."""

    number: str | None
    on: date | None
    is_date_impossible: bool = False


def read_written_letter(text: Folded, today: date, *, is_asked: bool) -> WrittenLetter:
    """The letter that ``text`` names.

    A number without «نامه» or «شماره» before it counts only when it ``is_asked``.
    """
    plain = text.plain
    joined = _joined_number_and_day(plain, today, is_asked=is_asked)
    if joined is not None:
        return joined
    days = find_written_days(plain, today, is_past=True)
    number = _number_beside(days, text, is_asked=is_asked)
    if number is None:
        # «۲۱/۲۵/۳۰۰» looks like a day and is none: where nothing else is the number, it is.
        days = [day for day in days if not day.is_impossible or _is_meant_as_day(plain, day)]
        number = _number_beside(days, text, is_asked=is_asked)
    first = days[0] if days else None
    return WrittenLetter(number, first.day if first else None, first is not None and first.is_impossible)


def _number_beside(days: list[WrittenDay], text: Folded, *, is_asked: bool) -> str | None:
    rest = text.without(_with_lead(text.plain, day) for day in days).plain
    return _number_in(rest, is_asked=is_asked)


def _is_meant_as_day(plain: str, day: WrittenDay) -> bool:
    start, end = day.span
    return _DAY_WORDS.search(plain[:start]) is not None or _YEAR.search(plain[start:end]) is not None


def _number_in(plain: str, *, is_asked: bool) -> str | None:
    led = (match["number"] for match in _LED.finditer(plain))
    unled = (match.group() for match in _ANY.finditer(plain)) if is_asked else iter(())
    numbers = (number.replace(" ", "") for numbers in (led, unled) for number in numbers if re.search(r"\d", number))
    return next((number for number in numbers if len(number) <= LONGEST_NUMBER), None)


def _with_lead(plain: str, day: WrittenDay) -> tuple[int, int]:
    start, end = day.span
    lead = _DAY_WORDS.search(plain[:start])
    return (lead.start() if lead else start, end)


def _joined_number_and_day(plain: str, today: date, *, is_asked: bool) -> WrittenLetter | None:
    """«3/1072-16/2/86»: number and day with a hyphen between."""
    for match in [*_LED.finditer(plain), *(_ANY.finditer(plain) if is_asked else ())]:
        number = match.groupdict().get("number") or match.group()
        joined = _DATE_AT_END.search(number)
        if joined:
            days = find_written_days(folded(joined["day"]).plain, today, is_past=True)
            day = days[0].day if days else None
            return WrittenLetter(number[: joined.start()], day, is_date_impossible=day is None)
    return None
