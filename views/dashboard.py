"""«پیشخوان»: counts and percents by status, agency and meeting."""

from collections.abc import Iterable

from domain.tallies import Count, Dashboard, percent
from domain.vocabulary import FileKind, Status
from locales.catalog import Marked, bold, say
from views.screen import Button, Enclosure, Screen

SHOWN: int = 10


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
    picture = Button(say("dashboard.button.picture"), f"dash:{board.body_id}:picture")
    pack = Button(say("dashboard.button.pack"), f"pack:{board.body_id}")
    obstacles = Button(say("dashboard.button.obstacles"), f"obs:{board.body_id}:0")
    return Screen("\n".join(lines), buttons=(buttons, (late, obstacles), (picture, pack)))


def picture(board: Dashboard, stored_name: str) -> Screen:
    """The same as a picture that can be passed on."""
    enclosure = Enclosure(FileKind.PHOTO, stored_name, "dashboard.png")
    back = Button(say("dashboard.button.whole"), f"dash:{board.body_id}")
    return Screen(say("dashboard.picture", body=board.body), buttons=((back,),), enclosures=(enclosure,))


def by_agency(board: Dashboard, start: int = 0) -> Screen:
    """Agencies with «۳ از ۷»; comparing begins at five assignments, so those with fewer come after."""
    return _table(board, "agencies", board.ranked_agencies(), start)


def by_meeting(board: Dashboard, start: int = 0) -> Screen:
    return _table(board, "meetings", board.meetings, start)


def _table(board: Dashboard, name: str, counts: Iterable[Count], start: int) -> Screen:
    """A page of the counts; a start past the end shows the last page."""
    found = list(counts)
    last = max(0, (len(found) - 1) // SHOWN * SHOWN)
    start = min(start, last)
    pages = [say("dashboard.page", page=start // SHOWN + 1, total=last // SHOWN + 1)] if last else []
    lines = [say(f"dashboard.by.{name}", body=board.body), *pages, *map(_count, found[start : start + SHOWN])]
    press = f"dash:{board.body_id}:{name}"
    turning = (
        *((Button(say("lists.button.previous"), f"{press}:{start - SHOWN}"),) if start else ()),
        *((Button(say("lists.button.next"), f"{press}:{start + SHOWN}"),) if start < last else ()),
    )
    back = Button(say("dashboard.button.whole"), f"dash:{board.body_id}")
    return Screen("\n".join(lines), buttons=(*((turning,) if turning else ()), (back,)))


def _count(item: Count) -> str:
    key = "dashboard.count_with_late" if item.late else "dashboard.count"
    return say(key, name=Marked(bold(item.name)), verified=item.verified, total=item.total, late=item.late)


def _status(status: Status, count: int, total: int) -> str:
    return say("dashboard.status", status=say(f"words.status.{status}"), count=count, percent=percent(count, total))
