"""Handing in minutes: asking for them, reading them, and the summary of what was read."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import clock_time, long_date, short_date, today
from domain.codes import ResolutionCode
from domain.vocabulary import MinutesState
from locales.catalog import say
from views.screen import Button, Row, Screen, rows_of_two

POINTS_SHOWN: int = 8
ROWS_ON_A_PAGE: int = 8


@dataclass(frozen=True)
class Point:
    """Something in a row (or, without ``code``, in the heading) that a person should look at."""

    words: str
    code: str | None = None


@dataclass(frozen=True)
class DraftSummary:
    """What was read in minutes, in figures. ``new_names`` are agencies that the directory does not have, ``days`` those
    that an unclear date of the meeting may mean, ``earlier`` rows that say where earlier resolutions stand."""

    meeting_id: int
    number: int | None
    held_on: date | None
    state: MinutesState
    resolutions: int
    actors: int
    dated: int
    continuous: int
    points: tuple[Point, ...] = ()
    new_names: int = 0
    issue_at: datetime | None = None
    days: tuple[date, ...] = ()
    earlier: int = 0


@dataclass(frozen=True)
class ListedRow:
    """A row of the minutes in a list."""

    resolution_id: int
    code: str
    title: str
    is_removed: bool
    needs_look: bool


@dataclass(frozen=True)
class ListedMeeting:
    meeting_id: int
    number: int | None
    held_on: date | None


@dataclass(frozen=True)
class Heading:
    """The heading of minutes; ``points`` are what of it deserves a look, which may be accepted as it is. ``days`` are
    those that an unclear date may mean."""

    meeting: ListedMeeting
    place: str | None
    points: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    is_acceptable: bool = False


def code_of(number: int | None, row: int, letter: str | None = None) -> str:
    """«۲۰/۳» or «۲۰/۳ بند ب»; a meeting whose number is not known yet shows the row alone."""
    if number is not None:
        return ResolutionCode(number, row, letter).shown
    alone = say("minutes.row_alone", row=row)
    return say("minutes.clause_alone", row=alone, letter=letter) if letter else alone


def meeting_name(number: int | None, held_on: date | None) -> str:
    """«جلسه ۲۰، پنجشنبه ۱۷ شهریور ۱۴۰۱» of what is known."""
    shown = say("minutes.unnumbered") if number is None else say("minutes.numbered", number=number)
    day = long_date(held_on) if held_on else say("minutes.undated")
    return say("minutes.meeting", meeting=shown, day=day)


def choose_body(bodies: list[tuple[int, str]]) -> Screen:
    """For a secretary of several bodies; pairs (id, name)."""
    return Screen(say("minutes.choose_body"), tuple((Button(name, f"mbody:{body_id}"),) for body_id, name in bodies))


def ask_for_minutes(body_id: int, drafts: list[ListedMeeting]) -> Screen:
    """With the drafts that wait, so that none is forgotten, and the way to the calendar of meetings."""
    rows: list[Row] = [
        (Button(say("minutes.button.draft", meeting=_short_name(one)), f"min:{one.meeting_id}"),) for one in drafts
    ]
    calendar = Button(say("meeting_calendar.button.back"), f"mcal:{body_id}")
    template = Button(say("minutes.button.template"), "mtemplate")
    return Screen(say("minutes.ask"), (*rows, (template, calendar), (Button(say("minutes.button.drop"), "mdrop"),)))


def part_received(count: int, letters: int) -> Screen:
    """After each pasted message; the text may go on."""
    buttons = (Button(say("minutes.button.finished"), "mdone"), Button(say("minutes.button.drop"), "mdrop"))
    return Screen(say("minutes.part_received", count=count, letters=letters), (buttons,))


def dropped() -> Screen:
    return Screen(say("minutes.dropped"))


def offered() -> Screen:
    """When someone of the secretariat sends a long text without having been asked."""
    buttons = (Button(say("minutes.button.read_it"), "mdone"), Button(say("minutes.button.drop"), "mdrop"))
    return Screen(say("minutes.offered"), (buttons,))


def reading() -> Screen:
    return Screen(say("minutes.reading"))


def cannot_read(code: str, body_id: int) -> Screen:
    """One sentence for each reason of minutes.errors.Refusal, and the way to try again."""
    button = Button(say("minutes.button.again"), f"mbody:{body_id}")
    buttons: tuple[Row, ...] = () if code == "classified" else ((button,),)
    return Screen(say(f"minutes.refused.{code}"), buttons)


def summary(shown: DraftSummary, *, is_fresh: bool = False) -> Screen:
    """What was read, what needs a look, and the ways on."""
    name = meeting_name(shown.number, shown.held_on)
    figures = {name: getattr(shown, name) for name in ("resolutions", "actors", "dated", "continuous")}
    lines = [
        say("minutes.processed", meeting=name) if is_fresh else say(f"minutes.head.{shown.state}", meeting=name),
        say("minutes.figures", **figures),
        *_waiting_line(shown),
        *([] if shown.state is MinutesState.ISSUED else _points(shown.points)),
        *([say("earlier_statuses.offered", count=shown.earlier)] if shown.earlier else []),
    ]
    return Screen("\n".join(lines), _summary_buttons(shown))


def row_list(meeting: ListedMeeting, rows: list[ListedRow], page: int) -> Screen:
    """A page of all rows, the first being 0; each is a button to its card."""
    start = page * ROWS_ON_A_PAGE
    buttons: list[Row] = [
        (Button(_row_label(row), f"row:{row.resolution_id}"),) for row in rows[start : start + ROWS_ON_A_PAGE]
    ]
    turning: list[Button] = []
    if page > 0:
        turning.append(Button(say("minutes.button.previous_page"), f"mrows:{meeting.meeting_id}:{page - 1}"))
    if start + ROWS_ON_A_PAGE < len(rows):
        turning.append(Button(say("minutes.button.next_page"), f"mrows:{meeting.meeting_id}:{page + 1}"))
    buttons.append((*turning, Button(say("minutes.button.summary"), f"min:{meeting.meeting_id}")))
    text = say("minutes.rows", meeting=meeting_name(meeting.number, meeting.held_on), count=len(rows))
    return Screen(text, tuple(buttons))


def heading_card(heading: Heading) -> Screen:
    """The heading of the minutes, to be corrected, with what is odd about it and the way to say that it is right."""
    meeting = heading.meeting
    lines = [
        say("minutes.heading"),
        say("minutes.heading_number", number=meeting.number if meeting.number is not None else say("minutes.unknown")),
        say("minutes.heading_day", day=long_date(meeting.held_on) if meeting.held_on else say("minutes.unknown")),
        *([say("minutes.heading_place", place=heading.place)] if heading.place else []),
        *([say("correcting.to_look_at")] if heading.points else []),
        *(say("minutes.point", words=words) for words in heading.points),
    ]
    right = Button(say("minutes.button.heading_right"), f"mok:{meeting.meeting_id}")
    days = tuple(Button(long_date(day), f"mdayset:{meeting.meeting_id}:{day.isoformat()}") for day in heading.days)
    accepting = tuple(row for row in (days, (right,) if heading.is_acceptable else ()) if row)
    buttons = rows_of_two(
        [
            Button(say("minutes.button.number"), f"mnum:{meeting.meeting_id}"),
            Button(say("minutes.button.day"), f"mday:{meeting.meeting_id}"),
            Button(say("minutes.button.summary"), f"min:{meeting.meeting_id}"),
            Button(say("minutes.button.discard"), f"mdel:{meeting.meeting_id}"),
        ]
    )
    return Screen("\n".join(lines), (*accepting, *buttons))


def ask_number() -> Screen:
    return Screen(say("minutes.ask_number"))


def ask_day() -> Screen:
    return Screen(say("minutes.ask_day"))


def confirm_discard(meeting: ListedMeeting) -> Screen:
    buttons = (
        Button(say("minutes.button.discard_yes"), f"mdelyes:{meeting.meeting_id}"),
        Button(say("minutes.button.summary"), f"min:{meeting.meeting_id}"),
    )
    return Screen(say("minutes.confirm_discard", meeting=meeting_name(meeting.number, meeting.held_on)), (buttons,))


def discarded() -> Screen:
    return Screen(say("minutes.discarded"))


def _points(points: tuple[Point, ...]) -> list[str]:
    if not points:
        return [say("minutes.nothing_to_look_at")]
    lines = [say("minutes.to_look_at", count=len(points))]
    for point in points[:POINTS_SHOWN]:
        words = say("minutes.coded_point", code=point.code, words=point.words) if point.code else point.words
        lines.append(say("minutes.point", words=words))
    if len(points) > POINTS_SHOWN:
        lines.append(say("minutes.more_points", count=len(points) - POINTS_SHOWN))
    return lines


def _waiting_line(shown: DraftSummary) -> list[str]:
    if shown.state is not MinutesState.SCHEDULED or shown.issue_at is None:
        return []
    return [say("minutes.scheduled", day=long_date(today(shown.issue_at)), time=clock_time(shown.issue_at))]


def _summary_buttons(shown: DraftSummary) -> tuple[Row, ...]:
    earlier = Button(say("earlier_statuses.button.see"), f"est:{shown.meeting_id}")
    return (*_ways_on(shown), *([(earlier,)] if shown.earlier else []))


def _ways_on(shown: DraftSummary) -> tuple[Row, ...]:
    meeting = shown.meeting_id
    if shown.state is MinutesState.ISSUED:
        deliveries = Button(say("minutes.button.deliveries"), f"dlv:{meeting}:apart")
        return ((deliveries, Button(say("minutes.button.all_rows"), f"mrows:{meeting}:0")),)
    look = Button(say("minutes.button.look"), f"look:{meeting}")
    all_rows = Button(say("minutes.button.all_rows"), f"mrows:{meeting}:0")
    rows: list[Row] = [(look, all_rows) if shown.points else (all_rows,)]
    if shown.days:
        rows.append(tuple(Button(long_date(day), f"mdayset:{meeting}:{day.isoformat()}") for day in shown.days))
    if shown.new_names:
        rows.append((Button(say("minutes.button.add_new", count=shown.new_names), f"agall:{meeting}"),))
    heading = Button(say("minutes.button.heading"), f"mhead:{meeting}")
    if shown.state is MinutesState.SCHEDULED:
        return (*rows, (Button(say("minutes.button.stop"), f"istop:{meeting}"), heading))
    return (*rows, (Button(say("minutes.button.issue"), f"iss:{meeting}"), heading))


def _row_label(row: ListedRow) -> str:
    if row.is_removed:
        return say("minutes.removed_row", code=row.code, title=row.title)
    key = "minutes.listed_row_to_look" if row.needs_look else "minutes.listed_row"
    return say(key, code=row.code, title=row.title)


def _short_name(meeting: ListedMeeting) -> str:
    shown = say("minutes.unnumbered") if meeting.number is None else say("minutes.numbered", number=meeting.number)
    day = short_date(meeting.held_on) if meeting.held_on else say("minutes.undated")
    return say("minutes.meeting", meeting=shown, day=day)
