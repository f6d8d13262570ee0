"""A deadline in words: as the minutes put it, the day that it comes to, and how far that is."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import jalali, long_date, short_date, weekday_name
from domain.vocabulary import DeadlineBase, DeadlineKind
from locales.catalog import say

COUNTED: Final = frozenset(
    {DeadlineKind.HOURS, DeadlineKind.DAYS, DeadlineKind.WORKING_DAYS, DeadlineKind.WEEKS, DeadlineKind.MONTHS}
)


@dataclass(frozen=True)
class ShownDeadline:
    """``last_working_on`` is set when ``due_on`` is a day off; ``is_overdue`` goes by working days.

    A continuing one owes its next report by ``period_due_on``. ``extensions`` is how often the due date was moved at
    the agency's request since ``original_due_on``.
    """

    raw: str | None
    kind: DeadlineKind
    base: DeadlineBase | None
    due_on: date | None
    today: date
    is_continuous: bool = False
    extensions: int = 0
    original_due_on: date | None = None
    is_overdue: bool = False
    period_due_on: date | None = None
    is_period_late: bool = False
    last_working_on: date | None = None


def due_day(deadline: ShownDeadline) -> str:
    """The due day in words, with the last working day when it is a day off; the year only where it is another."""
    if deadline.due_on is None:
        return say("assignments.deadline.none")
    shown = day_near(deadline.due_on, deadline.today)
    if deadline.last_working_on is None:
        return shown
    return say("assignments.deadline.day_off", day=shown, last=weekday_name(deadline.last_working_on))


def day_near(day: date, today: date) -> str:
    """A day without its year when it is this year's."""
    return long_date(day, year=jalali(day).year != jalali(today).year)


def days_left(deadline: ShownDeadline) -> str | None:
    """«۳ روز مانده», «فردا», «۲ روز از مهلت گذشته»; None on days off after the due day, when it is not late yet."""
    if deadline.due_on is None:
        return None
    days = (deadline.due_on - deadline.today).days
    if days < 0:
        return say("assignments.deadline.past", days=-days) if deadline.is_overdue else None
    near = {0: say("assignments.deadline.today"), 1: say("assignments.deadline.tomorrow")}
    return near.get(days) or say("assignments.deadline.left", days=days)


def raw_words(deadline: ShownDeadline) -> str | None:
    """The deadline as the minutes put it, with what it counts from; None where nothing but a day was given."""
    if deadline.extensions and deadline.original_due_on is not None:
        first = short_date(deadline.original_due_on)
        return say("assignments.deadline.extended", count=deadline.extensions, first=first)
    if deadline.is_continuous and not deadline.raw:
        return say("assignments.deadline.continuous")
    if not deadline.raw or deadline.kind not in COUNTED or deadline.base is None:
        return deadline.raw or None
    if deadline.base is DeadlineBase.MEETING:
        return say("assignments.deadline.from_meeting", raw=deadline.raw)
    return say("assignments.deadline.from_issue", raw=deadline.raw)
