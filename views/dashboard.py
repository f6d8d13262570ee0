"""«پیشخوان»: counts and percents by status, agency and meeting."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.vocabulary import Status
from locales.catalog import Marked, bold, say
from views.screen import Button, Screen

SHOWN: int = 10
COMPARED_FROM: int = 5


@dataclass(frozen=True)
class Count:
    """Assignments of one agency or meeting: how many there are, verified and late."""

    name: str
    total: int
    verified: int
    late: int


@dataclass(frozen=True)
class Dashboard:
    """``by_status`` in the order of the life of an assignment; ``waiting`` is the length of the queue."""

    body_id: int
    body: str
    resolutions: int
    closed: int
    by_status: tuple[tuple[Status, int], ...]
    late: int
    agencies: tuple[Count, ...]
    meetings: tuple[Count, ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.by_status)


def dashboard(board: Dashboard) -> Screen:
    """The whole body at a glance."""
    if not board.total:
        return Screen(say("dashboard.nothing", body=board.body))
    lines = [
        say("dashboard.head", body=board.body, resolutions=board.resolutions, closed=board.closed),
        *(_status(status, count, board.total) for status, count in board.by_status if count),
        say("dashboard.late", count=board.late, percent=percent(board.late, board.total)),
    ]
    buttons = (
        Button(say("dashboard.button.agencies"), f"dash:{board.body_id}:agencies"),
        Button(say("dashboard.button.meetings"), f"dash:{board.body_id}:meetings"),
    )
    late = Button(say("dashboard.button.late"), "list:late:0:")
    return Screen("\n".join(lines), buttons=(buttons, (late,)))


def by_agency(board: Dashboard) -> Screen:
    """Agencies with «۳ از ۷»; comparing begins at five assignments, so those with fewer come after."""
    ranked = sorted(board.agencies, key=lambda item: (item.total < COMPARED_FROM, -item.late, -item.total, item.name))
    return _table(board, "dashboard.by_agency", ranked)


def by_meeting(board: Dashboard) -> Screen:
    return _table(board, "dashboard.by_meeting", board.meetings)


def percent(part: int, whole: int) -> int:
    """A share in whole percents."""
    return round(100 * part / whole) if whole else 0


def _table(board: Dashboard, key: str, counts: Iterable[Count]) -> Screen:
    found = list(counts)
    lines = [say(key, body=board.body), *(_count(item) for item in found[:SHOWN])]
    if len(found) > SHOWN:
        lines.append(say("dashboard.more", count=len(found) - SHOWN))
    back = Button(say("dashboard.button.whole"), f"dash:{board.body_id}")
    return Screen("\n".join(lines), buttons=((back,),))


def _count(item: Count) -> str:
    key = "dashboard.count_with_late" if item.late else "dashboard.count"
    return say(key, name=Marked(bold(item.name)), verified=item.verified, total=item.total, late=item.late)


def _status(status: Status, count: int, total: int) -> str:
    return say("dashboard.status", status=say(f"words.status.{status}"), count=count, percent=percent(count, total))
