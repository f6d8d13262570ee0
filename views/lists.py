"""Lists of assignments: what is mine, what is late, what this week brings, what was searched."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import long_date, short_date
from domain.codes import ResolutionCode
from domain.vocabulary import Status
from locales.catalog import Marked, bold, say
from views.screen import Button, Row, Screen
from views.told_apart import coded, told_apart

PAGE: int = 6
WAITING = (Status.REPORTED_DONE, Status.AWAITING_LETTER)


@dataclass(frozen=True)
class ListedAssignment:
    """One line. ``days_left`` counts from today to the due date, negative when it is past; None when undated.

    ``agency`` is shown only to those who see several agencies' assignments.
    """

    id: int
    code: ResolutionCode
    title: str
    agency: str | None
    status: Status
    progress: int
    due_on: date | None
    days_left: int | None
    is_late: bool
    is_continuous: bool


@dataclass(frozen=True)
class Listing:
    """A page of a list: which list (``name`` is a key of lists.*), from where, how many in all.

    ``argument`` is what the list was asked for (search words, an agency's id), carried by the turning buttons.
    ``agency`` is the name of the one agency whose list it is, ``days`` how far ahead «due» looks.
    """

    name: str
    lines: tuple[ListedAssignment, ...]
    start: int
    total: int
    for_secretariat: bool
    argument: str = ""
    agency: str = ""
    days: int = 0


def listing(page: Listing) -> Screen:
    """The page with a button for each line; an empty list says so kindly."""
    if not page.lines:
        return Screen(_say(page, "lists.empty", "lists.empty_of"))
    is_of_body = page.for_secretariat and page.name != "search"
    head = _say(page, "lists.head_of_body" if is_of_body else "lists.head", "lists.head_of")
    lines = [line(item, for_secretariat=page.for_secretariat) for item in page.lines]
    return Screen("\n".join([head, *lines]), buttons=(*_cards(page), *_turning(page)))


def _say(page: Listing, of_all: str, of_one: str) -> str:
    holes = {"total": page.total, "argument": page.argument, "agency": page.agency, "days": page.days}
    return say(f"{of_one if page.agency else of_all}.{page.name}", **holes)


def line(item: ListedAssignment, *, for_secretariat: bool) -> str:
    """«۲۰/۲ خرید ملک — ۳ روز مانده، ۶۰ درصد»."""
    parts = [part for part in (due_words(item, for_secretariat=for_secretariat), state_words(item)) if part]
    return say(
        "lists.line_with_agency" if item.agency else "lists.line",
        code=Marked(bold(item.code.shown)),
        title=item.title,
        agency=item.agency,
        state=say("lists.comma").join(parts),
    )


def due_words(item: ListedAssignment, *, for_secretariat: bool) -> str:
    """How the due date stands, in relative words."""
    if item.due_on is None or item.days_left is None:
        return say("lists.due.continuous" if item.is_continuous else "lists.due.none")
    if item.is_continuous:
        return _period_words(item)
    if item.status in WAITING:
        return say("lists.due.date", date=short_date(item.due_on))
    if item.is_late:
        key = "lists.due.overdue" if for_secretariat else "lists.due.past"
        return say(key, days=-item.days_left)
    if item.days_left < 0:
        return say("lists.due.today")
    near = {0: "lists.due.today", 1: "lists.due.tomorrow"}
    return say(near.get(item.days_left, "lists.due.left"), days=item.days_left)


def _period_words(item: ListedAssignment) -> str:
    if item.is_late:
        return say("lists.due.period_late", days=-(item.days_left or 0))
    return say("lists.due.period", date=short_date(item.due_on)) if item.due_on is not None else ""


def state_words(item: ListedAssignment) -> str:
    """The status, with the percent where work has begun."""
    status = say(f"words.status.{item.status}")
    if item.status is Status.IN_PROGRESS and item.progress:
        return say("lists.state_with_percent", status=status, percent=item.progress)
    return status


def week_head(first: date, last: date) -> str:
    """What «این هفته» stands for."""
    return say("lists.week", first=long_date(first, year=False), last=long_date(last, year=False))


def _cards(page: Listing) -> tuple[Row, ...]:
    return told_apart([coded(item.code.shown, item.agency, f"card:{item.id}") for item in page.lines], a_row=2)


def _turning(page: Listing) -> tuple[Row, ...]:
    turning = []
    if page.start > 0:
        turning.append(Button(say("lists.button.previous"), _press(page, max(0, page.start - PAGE))))
    if page.start + PAGE < page.total:
        turning.append(Button(say("lists.button.next"), _press(page, page.start + PAGE)))
    return (tuple(turning),) if turning else ()


def _press(page: Listing, start: int) -> str:
    # 64 bytes hold about 25 Persian letters of search words; what is cut only widens the search.
    press = f"turn:{page.name}:{start}:{page.argument}"
    return press.encode()[:64].decode(errors="ignore")
