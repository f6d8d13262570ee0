"""Continuing resolutions: how often a report is owed, which period a report is of, and how the periods went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from typing import Final, Self

from domain.calendar import add_months
from domain.meeting_days import WORKING_DAYS_BEFORE
from domain.working_time import WorkCalendar

MEETING: Final = "meeting"


@dataclass(frozen=True)
class Period:
    """How often an endless duty is reported on: in months or days, before each meeting when neither is given."""

    months: int | None = None
    days: int | None = None

    @property
    def word(self) -> str:
        """As it is stored: ``P30D``, ``P1M`` (ISO 8601) or ``meeting``."""
        if self.months:
            return f"P{self.months}M"
        return f"P{self.days}D" if self.days else MEETING

    @classmethod
    def read(cls, word: str) -> Self:
        """What ``word`` stored. Raises ValueError for anything else."""
        if word == MEETING:
            return cls()
        number = int(word[1:-1])
        return cls(months=number) if word.endswith("M") else cls(days=number)


@dataclass(frozen=True)
class Told:
    """A report of an agency: on which day, and how far the work was."""

    on: date
    percent: int | None = None


@dataclass(frozen=True)
class Course:
    """One period with the first report of it; it ends with ``last``, when its report is due."""

    first: date
    last: date
    told: Told | None = None

    def is_late(self, today: date, calendar: WorkCalendar) -> bool:
        """Whether its report came after its end, or has not come yet although that has passed."""
        return calendar.is_late(self.last, self.told.on if self.told is not None else today)


def periods(
    period: Period, issued_on: date, meetings: Sequence[date], calendar: WorkCalendar
) -> Iterator[tuple[date, date]]:
    """The first and last day of each period since issuing; before meetings only as many as have a day."""
    first = issued_on
    for last in _ends(period, issued_on, meetings, calendar):
        if last > first:
            yield first, last
            first = last + timedelta(days=1)


def course_of(spans: Iterator[tuple[date, date]], told: Sequence[Told], today: date) -> list[Course]:
    """The periods up to the one whose report is owed next, each with its report; ``told`` in order of days.

    A report in the first half of a period makes up for a period before it that has none; else it is of its own.
    """
    courses: list[Course] = []
    left = list(told)
    for first, last in spans:
        own = [one for one in left if one.on <= last]
        late = left[len(own)] if len(left) > len(own) else None
        if not own and late is not None and late.on <= last + (last - first) / 2:
            own = [late]
        left = left[len(own) :]
        courses.append(Course(first, last, own[0] if own else None))
        if last >= today and not own and not left:
            break
    return courses


def owed_by(courses: Sequence[Course]) -> date | None:
    """The end of the first period after the last report, None where no meeting has a day yet."""
    after_last = next((place for place in range(len(courses), 0, -1) if courses[place - 1].told is not None), 0)
    return courses[after_last].last if after_last < len(courses) else None


def _ends(period: Period, issued_on: date, meetings: Sequence[date], calendar: WorkCalendar) -> Iterator[date]:
    if period.months:
        yield from (add_months(issued_on, period.months * number) for number in islice(count(1), 400))
    elif period.days:
        yield from (issued_on + timedelta(days=period.days * number) for number in islice(count(1), 4000))
    else:
        yield from (calendar.add_working_days(day, -WORKING_DAYS_BEFORE) for day in sorted(meetings))
