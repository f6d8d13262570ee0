"""Choosing a day by buttons: one Jalali month at a time."""

from datetime import date

from domain.calendar import MONTHS, WEEKDAYS, end_of_month, from_jalali, jalali, weekday
from locales.catalog import say
from views.screen import Button, Row

INERT: str = "still"
"""The verb of a cell that only shows something."""


def month_grid(year: int, month: int, *, day_verb: str, month_verb: str, earliest: date) -> tuple[Row, ...]:
    """The rows of a Jalali month, Saturday first, days before ``earliest`` empty.

    A day presses ``day_verb:YYYY-MM-DD`` (Gregorian), the arrows press ``month_verb:YYYY-MM`` (Jalali).
    """
    heads: Row = tuple(Button(name[0], INERT) for name in WEEKDAYS)
    first, last = from_jalali(year, month, 1), end_of_month(year, month)
    cells = [_empty() for _ in range(weekday(first))]
    cells += [_cell(first, offset, day_verb, earliest) for offset in range((last - first).days + 1)]
    cells += [_empty() for _ in range(-len(cells) % 7)]
    weeks = tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))
    return (_title(year, month, month_verb), heads, *weeks)


def _title(year: int, month: int, month_verb: str) -> Row:
    before, after = _shifted(year, month, -1), _shifted(year, month, 1)
    return (
        Button(say("day_picker.before"), f"{month_verb}:{before}"),
        Button(say("day_picker.month", month=MONTHS[month - 1], year=year), INERT),
        Button(say("day_picker.after"), f"{month_verb}:{after}"),
    )


def _shifted(year: int, month: int, by: int) -> str:
    years, rest = divmod(month - 1 + by, 12)
    return f"{year + years:04d}-{rest + 1:02d}"


def _empty() -> Button:
    return Button(say("day_picker.empty"), INERT)


def _cell(first: date, offset: int, day_verb: str, earliest: date) -> Button:
    day = date.fromordinal(first.toordinal() + offset)
    if day < earliest:
        return _empty()
    return Button(say("day_picker.day", day=jalali(day).day), f"{day_verb}:{day.isoformat()}")
