"""Times of day as minutes write them: «۷/۳۰», «30/17» with the minutes first, «14:00 الی 16:15», «ساعت 4 عصر»."""

import re
from datetime import time

from domain.folded import any_of, folded

_CLOCK = re.compile(r"(?<![\d/])(?P<first>\d{1,2})(?: ?[:/.٫] ?(?P<second>\d{1,2}))?(?![\d/:])")
_UNTIL = re.compile(rf" ?(?:{any_of('الی|تا|لغایت')}|[-–]) ?(?:{any_of('ساعت')} ?)?")
_AFTERNOON = re.compile(rf" ?(?:{any_of('عصر|بعد از ظهر|بعدازظهر|شب')})(?!\w)")


def read_times(text: str) -> tuple[time | None, time | None]:
    """The first time in ``text`` and the one it lasts until, each None when it is not there or cannot be told."""
    plain = folded(text).plain
    first = _CLOCK.search(plain)
    if first is None:
        return None, None
    begins, after = _time_of(first), plain[first.end() :]
    gap = _UNTIL.match(after)
    last = _CLOCK.match(after, gap.end()) if gap else None
    return begins, _time_of(last) if last else None


def _time_of(match: re.Match[str]) -> time | None:
    first, second = int(match["first"]), match["second"]
    hour, minute = _ordered(first, second) if second else (first, 0)
    if hour < 12 and _AFTERNOON.match(match.string, match.end()):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _ordered(first: int, second: str) -> tuple[int, int]:
    """Hour and minute: a first number that is no hour, or a whole quarter before a single digit, is the minutes."""
    is_minutes_first = first > 23 or (first in (15, 30, 45) and len(second) == 1)
    return (int(second), first) if is_minutes_first else (first, int(second))
