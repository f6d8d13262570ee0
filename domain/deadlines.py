"""What a deadline comes to: the rules that turn «دو هفته» or «تا پایان سال» into a day, or into none.

Counted deadlines (hours to months) run from a base, the meeting's day or the day of issue. The others are tied to the
calendar at the meeting and keep their day whatever the base is. Nothing here guesses: what cannot be known is None.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from domain.calendar import (
    add_months,
    end_of_month,
    from_jalali,
    jalali,
    month_length,
    week_of,
)
from domain.vocabulary import DeadlineKind

COUNTED_KINDS: Final = frozenset(
    {DeadlineKind.HOURS, DeadlineKind.DAYS, DeadlineKind.WORKING_DAYS, DeadlineKind.WEEKS, DeadlineKind.MONTHS}
)


class WorkCalendar(Protocol):
    """Knows the days off."""

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``."""
        ...


@dataclass(frozen=True)
class Deadline:
    """A deadline as the minutes put it.

    ``count`` is in the kind's own unit (output.schema.json), ``raw`` the words as written. ``fixed_on`` is the day of
    a deadline that the calendar itself fixes; ``counts_from_issue`` marks «ده روز پس از ابلاغ», whose base is never the
    meeting.
    """

    kind: DeadlineKind = DeadlineKind.NONE
    count: int | None = None
    raw: str | None = None
    fixed_on: date | None = None
    counts_from_issue: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether the day moves with the base."""
        return self.kind in COUNTED_KINDS


def due_date(
    deadline: Deadline, base: date, *, issued_on: date | None = None, work_calendar: WorkCalendar | None = None
) -> date | None:
    """The day on which ``deadline`` falls due, or None when only a person or a table that is not given can say.

    ``issued_on`` replaces ``base`` for deadlines that count from issue; without it those stay undated.
    """
    if not deadline.is_counted:
        return deadline.fixed_on
    start = issued_on if deadline.counts_from_issue else base
    if start is None or deadline.count is None:
        return None
    return _count_from(start, deadline.kind, deadline.count, work_calendar)


def _count_from(start: date, kind: DeadlineKind, count: int, work_calendar: WorkCalendar | None) -> date | None:
    if kind is DeadlineKind.WORKING_DAYS:
        return work_calendar.add_working_days(start, count) if work_calendar else None
    if kind is DeadlineKind.MONTHS:
        return add_months(start, count)
    days = {DeadlineKind.HOURS: math.ceil(count / 24), DeadlineKind.WEEKS: 7 * count}
    return start + timedelta(days=days.get(kind, count))


def end_of_week(base: date, weeks: int = 0) -> date:
    """The Friday that closes the week of ``base``, or the week that is ``weeks`` later."""
    return week_of(base)[1] + timedelta(weeks=weeks)


def end_of_named_month(month: int, base: date) -> date:
    """The last day of the next Jalali ``month`` that has not ended before ``base``."""
    year = jalali(base).year
    closing = end_of_month(year, month)
    return closing if closing >= base else end_of_month(year + 1, month)


def end_of_season(season: int, base: date) -> date:
    """The last day of season 1 (spring) … 4 (winter) that has not ended before ``base``."""
    return end_of_named_month(season * 3, base)


def end_of_current_month(base: date) -> date:
    """The last day of the Jalali month of ``base``."""
    parts = jalali(base)
    return end_of_month(parts.year, parts.month)


def end_of_year(base: date, years: int = 0) -> date:
    """The last day of the Jalali year of ``base``, or of the year that is ``years`` later."""
    return end_of_month(jalali(base).year + years, 12)


def day_of_month_from(month: int, day: int, base: date) -> date:
    """The next such Jalali day on or after ``base``, cut to the month's length (۳۰ اسفند may be the 29th)."""
    year = jalali(base).year
    nearest = _cut_day(year, month, day)
    return nearest if nearest >= base else _cut_day(year + 1, month, day)


def end_of_half_month(half: int, month: int, base: date) -> date:
    """The fifteenth for the first half of a Jalali month, its last day for the second."""
    return day_of_month_from(month, 15 if half == 1 else 31, base)


def _cut_day(year: int, month: int, day: int) -> date:
    return from_jalali(year, month, min(day, month_length(year, month)))
