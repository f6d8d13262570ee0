"""A day and an hour as people type them: «فردا ساعت ۹», «شنبه ۸:۳۰», «۱۴۰۱/۶/۲۰ ساعت ۱۰»."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from domain.calendar import at_tehran, today
from domain.folded import any_of, folded
from domain.number_words import NUMBER_WORDS, read_cardinal
from talk.days import find_written_days

_HOUR_WORD: Final = "|".join(sorted((word for word, value in NUMBER_WORDS.items() if 0 < value <= 12), key=len)[::-1])
_CLOCK: Final = re.compile(
    rf"(?<![\d/])(?:{any_of('ساعت')} ?(?P<hour>\d{{1,2}}|{_HOUR_WORD})(?: ?[:٫/] ?(?P<minute>\d{{2}}))?"
    r"|(?P<h>\d{1,2}):(?P<m>\d{2}))"
    rf"(?P<half> ?و ?(?:{any_of('نیم')}))?(?P<late> ?{any_of('عصر', 'شب', 'بعدازظهر', 'بعد از ظهر')})?(?!\w)"
)


def read_moment(text: str, now: datetime) -> datetime | None:
    """The instant that ``text`` names, or None without an hour or when it is past.

    Without a day it is the next such hour.
    """
    plain = folded(text).plain
    clock = _clock_in(plain)
    if clock is None:
        return None
    days = find_written_days(_CLOCK.sub(" ", plain), today(now))
    if not days:
        moment = at_tehran(today(now), clock)
        return moment if moment > now else moment + timedelta(days=1)
    day = days[0].day
    moment = at_tehran(day, clock) if day is not None else now
    return moment if moment > now else None


@dataclass(frozen=True)
class HourAndPlace:
    """«ساعت ۸:۳۰، سالن شهدای دولت»; either may be missing."""

    hour: time | None
    place: str


def read_hour_and_place(text: str) -> HourAndPlace:
    """When in the day and where, as a secretary types it in one line."""
    found = folded(text)
    clock = _CLOCK.search(found.plain)
    rest = text if clock is None else f"{found.quote(0, clock.start())} {found.quote_to_end(clock.end())}"
    return HourAndPlace(_clock_in(found.plain), " ".join(rest.split()).strip("،,-– "))


def _clock_in(plain: str) -> time | None:
    match = _CLOCK.search(plain)
    if match is None:
        return None
    hour = read_cardinal(match["hour"] or match["h"]) or 0
    minute = 30 if match["half"] else int(match["minute"] or match["m"] or 0)
    if match["late"] and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
