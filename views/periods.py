"""The reporting periods of a continuing resolution: how they went, and how often one is owed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import short_date
from domain.periods import Period
from locales.catalog import say
from views.screen import Button, Screen, rows_of_two

SHOWN: Final = 8
OFFERED: Final = (Period(months=1), Period(days=14), Period(months=3), Period())


@dataclass(frozen=True)
class ShownPeriod:
    """One period: when its report was due, when it came, and how far the work was."""

    last: date
    told_on: date | None
    percent: int | None
    is_late: bool


@dataclass(frozen=True)
class Periods:
    """The periods of an assignment, oldest first; ``may_change`` for the secretariat."""

    assignment_id: int
    code: str
    agency: str
    period: Period
    lines: tuple[ShownPeriod, ...]
    may_change: bool


def period_words(period: Period) -> str:
    """«هر ۱ ماه»."""
    if period.months:
        return say("correcting.period_months", count=period.months)
    return say("correcting.period_days", count=period.days) if period.days else say("correcting.period_meeting")


def periods(shown: Periods) -> Screen:
    """The trend over the last periods, and for the secretariat the other lengths."""
    head = say("periods.head", code=shown.code, agency=shown.agency, period=period_words(shown.period))
    lines = [_line(line) for line in shown.lines[-SHOWN:]] or [say("periods.none")]
    missing = sum(line.is_late and line.told_on is None for line in shown.lines)
    lines += [say("periods.missing", count=missing, total=len(shown.lines))] if missing else []
    offered = [
        Button(period_words(period), f"perset:{shown.assignment_id}:{period.word}")
        for period in OFFERED
        if shown.may_change and period != shown.period
    ]
    back = Button(say("assignments.button.back"), f"card:{shown.assignment_id}")
    return Screen("\n".join([head, *lines]), (*rows_of_two(offered), (back,)))


def period_changed(code: str, title: str, period: Period, assignment_id: int) -> Screen:
    """To the agency."""
    text = say("periods.changed", code=code, title=title, period=period_words(period))
    return Screen(text, ((Button(say("assignments.button.periods"), f"per:{assignment_id}"),),))


def _line(line: ShownPeriod) -> str:
    day = short_date(line.last)
    if line.told_on is None:
        return say("periods.missed" if line.is_late else "periods.present", day=day)
    how = say("periods.late" if line.is_late else "periods.in_time", on=short_date(line.told_on))
    percent = say("periods.percent", percent=line.percent) if line.percent is not None else ""
    return say("periods.told_percent" if percent else "periods.told", day=day, how=how, percent=percent)
