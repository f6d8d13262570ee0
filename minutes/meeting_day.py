"""Which day the minutes are of, where the heading's date may be two days: «05/06/04»."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import parse_weekday, weekday


@dataclass(frozen=True)
class KnownMeetings:
    """What a body knows of its meetings, as pairs (number, day), and the day on which the document is read."""

    days: tuple[tuple[int, date], ...] = ()
    today: date | None = None


@dataclass(frozen=True)
class DayFound:
    """A date of the heading: its words, the days that they may mean, the weekday beside them, and how surely it is the
    meeting's."""

    written: str
    days: tuple[date, ...]
    weekday: str | None
    worth: int


def settled(days: Sequence[date], written_weekday: str | None, number: int | None, known: KnownMeetings) -> list[date]:
    """The days that are left when the weekday, the body's other meetings and today have had their say.

    A witness that contradicts every day, or the last one left, is not heard.
    """
    left = list(days)
    wanted = parse_weekday(written_weekday) if written_weekday else None
    for is_right in (
        lambda day: wanted is None or weekday(day) == wanted,
        lambda day: known.today is None or day <= known.today,
        lambda day: _is_in_order(day, number, known),
    ):
        left = [day for day in left if is_right(day)] or left if len(left) > 1 else left
    return left


def _is_in_order(day: date, number: int | None, known: KnownMeetings) -> bool:
    """Whether a meeting of that number may be on that day: not before the one before it, nor after the next."""
    if number is None:
        return True
    before = max(((one, held_on) for one, held_on in known.days if one < number), default=None)
    after = min(((one, held_on) for one, held_on in known.days if one > number), default=None)
    planned = next((held_on for one, held_on in known.days if one == number), None)
    in_order = (before is None or before[1] <= day) and (after is None or day <= after[1])
    return in_order and planned in (None, day)
