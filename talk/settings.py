"""Values of settings as people type them: «۱۰، ۵ و ۱ روز», «۷:۳۰ تا ۱۴», «۲۹ بهمن تا ۲۸ اسفند، ساعت ۹ تا ۱۴»."""

import re
from datetime import date, time
from typing import Final

from domain.body_settings import OtherHours
from domain.folded import any_of, folded
from talk.days import find_written_days
from talk.numbers import COUNT, value_of
from talk.wording import quoted, trimmed

_LATE: Final = any_of("عصر", "شب", "بعد از ظهر", "ظهر")
_CLOCK: Final = re.compile(
    rf"(?<![\d/:])(?P<hour>{COUNT})(?: ?[:٫./] ?(?P<minute>\d{{2}}))?"
    rf"(?P<half> ?و ?{any_of('نیم')})?(?: ?(?P<late>{_LATE}))?(?![\w:])"
)
_SEPARATOR: Final = re.compile(r" ?(?:[،,؛/\-]|(?<!\w)و(?!\w)) ?")
NOON: Final = 12


def read_ladder(text: str) -> tuple[int, ...] | None:
    """Numbers of days, the longest first; None where there is none."""
    plain = folded(text).plain
    numbers = [int(found) for found in re.findall(r"\d+", plain)]
    if not numbers:
        words = (re.search(COUNT, part) for part in _SEPARATOR.split(plain))
        numbers = [value for found in words if found and (value := value_of(found.group())) is not None]
    return tuple(sorted(set(numbers), reverse=True)) or None


def read_clock(text: str) -> time | None:
    """One time of day."""
    return next(iter(_clocks_in(folded(text).plain)), None)


def read_hours(text: str) -> tuple[time, time] | None:
    """From when to when in the day; None unless there are two times."""
    clocks = _clocks_in(folded(text).plain)
    return (clocks[0], clocks[1]) if len(clocks) == 2 else None


def read_other_hours(text: str, today: date) -> OtherHours | None:
    """A period with its own hours; None unless two days and two times are told."""
    plain = folded(text).plain
    days = find_written_days(plain, today)
    for found in sorted(days, key=lambda one: one.span, reverse=True):
        start, end = found.span
        plain = f"{plain[:start]} {plain[end:]}"
    clocks = _clocks_in(plain)
    first, last = [*(found.day for found in days), None, None][:2]
    if len(days) != 2 or len(clocks) != 2 or first is None or last is None:
        return None
    return OtherHours(first, last, *clocks)


def _clocks_in(plain: str) -> list[time]:
    return [found for match in _CLOCK.finditer(plain) if (found := _clock(match)) is not None]


def _clock(match: re.Match[str]) -> time | None:
    hour = value_of(match["hour"])
    minute = 30 if match["half"] else int(match["minute"] or 0)
    if hour is None:
        return None
    if match["late"] and hour < NOON:
        hour += NOON
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_named_day(text: str, today: date) -> tuple[date | None, str]:
    """«۱۵ دی، بارش برف»: the first day that is named, and the words beside it."""
    found = folded(text)
    days = find_written_days(found.plain, today)
    words = quoted(trimmed(found.without([one.span for one in days])))
    return (days[0].day if days else None), words
