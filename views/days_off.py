"""«تعطیلات»: the days off to come, one of them, and what was changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import clock_time, long_date, short_date, today
from locales.catalog import say
from views.screen import Button, Row, Screen, rows_of_two

PAGE: Final = 10


@dataclass(frozen=True)
class DayOff:
    day: date
    name: str


@dataclass(frozen=True)
class Postponed:
    """An issue of ``meeting``, or an announcement (None), that goes out at ``moment`` and not on the closed day."""

    meeting: str | None
    moment: datetime


@dataclass(frozen=True)
class DaysOff:
    """All that a body has before it, the earliest first, shown from ``start`` on."""

    body_id: int
    days: tuple[DayOff, ...]
    start: int


def days_off(shown: DaysOff) -> Screen:
    """A page; each day has its button."""
    page = shown.days[shown.start : shown.start + PAGE]
    lines = [say("days_off.head"), *(_line(one) for one in page)]
    if not page:
        lines.append(say("days_off.nothing"))
    days = [Button(short_date(one.day), f"hol:{shown.body_id}:{one.day.isoformat()}") for one in page]
    new = Button(say("days_off.button.new"), f"holnew:{shown.body_id}")
    return Screen("\n".join(lines), (*rows_of_two(days), *_turning(shown), (new, _settings(shown.body_id))))


def day_off(body_id: int, one: DayOff) -> Screen:
    """One day and what may be done about it."""
    acts = (
        Button(say("days_off.button.working"), f"holdel:{body_id}:{one.day.isoformat()}"),
        Button(say("days_off.button.move"), f"holmove:{body_id}:{one.day.isoformat()}"),
    )
    return Screen(say("days_off.one", day=long_date(one.day), name=one.name), (acts, (_all(body_id),)))


def ask_new(body_id: int) -> Screen:
    return Screen(say("days_off.ask_new"), ((_all(body_id),),))


def ask_move(body_id: int, day: date) -> Screen:
    return Screen(say("days_off.ask_move", day=long_date(day)), ((_all(body_id),),))


def added(one: DayOff, postponed: tuple[Postponed, ...] = ()) -> Screen:
    return Screen(with_postponed(say("days_off.added", day=long_date(one.day), name=one.name), postponed))


def moved(before: date, one: DayOff, postponed: tuple[Postponed, ...] = ()) -> Screen:
    said = say("days_off.moved", before=long_date(before), day=long_date(one.day), name=certain(one.name))
    return Screen(with_postponed(said, postponed))


def with_postponed(said: str, postponed: tuple[Postponed, ...]) -> str:
    """``said`` with a line for each of what waits now."""
    return "\n".join([said, *map(_postponed, postponed)])


def _postponed(one: Postponed) -> str:
    day, hour = long_date(today(one.moment), year=False), clock_time(one.moment)
    if one.meeting is None:
        return say("days_off.announcement_postponed", day=day, time=hour)
    return say("days_off.issue_postponed", meeting=one.meeting, day=day, time=hour)


def removed(body_id: int, one: DayOff) -> Screen:
    """With the way back."""
    restore = Button(say("days_off.button.restore"), f"holback:{body_id}:{one.day.isoformat()}")
    return Screen(say("days_off.removed", day=long_date(one.day), name=one.name), ((restore, _all(body_id)),))


def certain(name: str) -> str:
    """The name of an estimated day, once its day is known."""
    return name.replace(say("days_off.estimated"), "").strip()


def _line(one: DayOff) -> str:
    return say("days_off.line", day=long_date(one.day), name=one.name)


def _turning(shown: DaysOff) -> tuple[Row, ...]:
    turning = []
    if shown.start > 0:
        before = max(0, shown.start - PAGE)
        turning.append(Button(say("lists.button.previous"), f"hols:{shown.body_id}:{before}"))
    if shown.start + PAGE < len(shown.days):
        turning.append(Button(say("lists.button.next"), f"hols:{shown.body_id}:{shown.start + PAGE}"))
    return (tuple(turning),) if turning else ()


def _all(body_id: int) -> Button:
    return Button(say("days_off.button.all"), f"hols:{body_id}:0")


def _settings(body_id: int) -> Button:
    return Button(say("settings.button.back"), f"sets:{body_id}:0")
