"""The body's calendar of meetings, and what moves with it."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import jalali, long_date
from locales.catalog import say
from views.day_picker import month_grid
from views.screen import Button, Row, Screen

MOVED_SHOWN: int = 10


@dataclass(frozen=True)
class MeetingCalendar:
    """The meetings to come as pairs (number, day), and the number that the next new one gets."""

    body_id: int
    coming: tuple[tuple[int | None, date], ...]
    next_number: int


@dataclass(frozen=True)
class MovedDue:
    """A due date that followed its meeting."""

    code: str
    title: str
    due_on: date


def coming_meetings(shown: MeetingCalendar, today: date) -> Screen:
    """What is planned, each to be moved, and the next to be set."""
    month = _month_of(today)
    rows: list[Row] = [
        (
            Button(say("meeting_calendar.button.move", number=number), _page(shown.body_id, number, _month_of(day))),
            Button(say("announcing.button.invite", number=number), f"anninv:{shown.body_id}:{number}"),
        )
        for number, day in shown.coming
        if number is not None
    ]
    new = Button(
        say("meeting_calendar.button.set", number=shown.next_number), _page(shown.body_id, shown.next_number, month)
    )
    lines = [_line(number, day) for number, day in shown.coming] or [say("meeting_calendar.nothing")]
    number = next((number for number, _ in shown.coming if number is not None), shown.next_number)
    reporting = Button(say("for_meeting.button.list", number=number), f"formeet:{shown.body_id}:{number}")
    holding = Button(say("sittings.button.hold"), f"sits:{shown.body_id}")
    return Screen("\n".join([say("meeting_calendar.head"), *lines]), (*rows, (new,), (reporting, holding)))


def choose_day(body_id: int, number: int, year: int, month: int, today: date) -> Screen:
    """A Jalali month to choose the meeting's day from."""
    place = f"{body_id}:{number}"
    grid = month_grid(year, month, day_verb=f"mcday:{place}", month_verb=f"mcmonth:{place}", earliest=today)
    back = Button(say("meeting_calendar.button.back"), f"mcal:{body_id}")
    return Screen(say("meeting_calendar.choose_day", number=number), (*grid, (back,)))


def meeting_set(body_id: int, number: int, day: date, moved: int) -> Screen:
    """To the secretary who set the day; ``moved`` counts the due dates that moved with it."""
    lines = [say("meeting_calendar.set", number=number, day=long_date(day))]
    if moved:
        lines.append(say("meeting_calendar.moved_count", count=moved))
    return Screen("\n".join(lines), ((Button(say("meeting_calendar.button.back"), f"mcal:{body_id}"),),))


def due_moved(moved: list[MovedDue]) -> Screen:
    """To who answers for them."""
    lines = [
        say("meeting_calendar.moved_line", code=one.code, title=one.title, day=long_date(one.due_on))
        for one in moved[:MOVED_SHOWN]
    ]
    more = [say("minutes.more_points", count=len(moved) - MOVED_SHOWN)] if len(moved) > MOVED_SHOWN else []
    return Screen("\n".join([say("meeting_calendar.moved"), *lines, *more]))


def _line(number: int | None, day: date) -> str:
    name = say("minutes.unnumbered") if number is None else say("minutes.numbered", number=number)
    return say("minutes.point", words=say("minutes.meeting", meeting=name, day=long_date(day)))


def _page(body_id: int, number: int, month: str) -> str:
    return f"mcmonth:{body_id}:{number}:{month}"


def _month_of(day: date) -> str:
    parts = jalali(day)
    return f"{parts.year:04d}-{parts.month:02d}"
