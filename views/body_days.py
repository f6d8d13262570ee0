"""The secretariat's morning digest and the chair's weekly sheet."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import long_date
from domain.tallies import percent
from locales.catalog import say
from views.obstacles import Obstacle, obstacle_line
from views.screen import Button, Screen, rows_of_two

SHOWN: Final = 8


@dataclass(frozen=True)
class Morning:
    """What has come since the last working day began, and what stands open today."""

    body: str
    day: date
    reports_come: int
    requests_come: int
    waiting: int
    late: int
    unseen: int
    unseen_agencies: int
    notes: int
    meeting_id: int | None

    @property
    def is_worth_telling(self) -> bool:
        """Nothing is said when there is nothing to say."""
        return any((self.reports_come, self.requests_come, self.waiting, self.late, self.unseen, self.notes))


@dataclass(frozen=True)
class Weekly:
    """Counts of what is followed up, what stands in the way, and pairs (code, agency) of what is very late."""

    body_id: int
    body: str
    day: date
    total: int
    done: int
    done_this_week: int
    late: int
    obstacles: tuple[Obstacle, ...]
    very_late: tuple[tuple[str, str], ...]


def morning(digest: Morning) -> Screen:
    """One message with buttons that lead where the work is."""
    said = (
        ("come", digest.reports_come or digest.requests_come),
        ("waiting", digest.waiting),
        ("late", digest.late),
        ("unseen", digest.unseen),
        ("notes", digest.notes),
    )
    holes = {name: value for name, value in vars(digest).items() if isinstance(value, int)}
    head = say("body_days.morning.head", day=long_date(digest.day, year=False), body=digest.body)
    lines = [head, *(say(f"body_days.morning.{name}", **holes) for name, is_said in said if is_said)]
    presses = (
        ("queue", "queue:0", digest.waiting),
        ("late", "list:late:0:", digest.late),
        ("deliveries", f"dlv:{digest.meeting_id}", digest.unseen and digest.meeting_id),
        ("calls", "calls:0", digest.late or digest.unseen),
    )
    buttons = [Button(say(f"body_days.button.{name}"), press) for name, press, is_shown in presses if is_shown]
    return Screen("\n".join(lines), rows_of_two(buttons))


def weekly(sheet: Weekly) -> Screen:
    """The sheet; the picture and the whole list are one press away."""
    lines = [
        say("body_days.weekly.head", day=long_date(sheet.day), body=sheet.body),
        say(
            "body_days.weekly.counts",
            total=sheet.total,
            done=sheet.done,
            percent=percent(sheet.done, sheet.total),
            late=sheet.late,
            stuck=len(sheet.obstacles),
        ),
        say("body_days.weekly.this_week", count=sheet.done_this_week),
        *_very_late(sheet),
        *_obstacles(sheet),
    ]
    picture = Button(say("body_days.button.picture"), f"dash:{sheet.body_id}:picture")
    pack = Button(say("body_days.button.pack"), f"pack:{sheet.body_id}")
    board = Button(say("body_days.button.board"), f"dash:{sheet.body_id}")
    obstacles = Button(say("body_days.button.obstacles"), f"obs:{sheet.body_id}:0")
    return Screen("\n".join(lines), ((picture, pack), (board, obstacles)))


def _very_late(sheet: Weekly) -> list[str]:
    if not sheet.very_late:
        return []
    lines = [say("body_days.weekly.very_late", count=len(sheet.very_late))]
    lines += [say("body_days.weekly.item", code=code, agency=agency) for code, agency in sheet.very_late[:SHOWN]]
    return [*lines, *_more(len(sheet.very_late))]


def _obstacles(sheet: Weekly) -> list[str]:
    if not sheet.obstacles:
        return []
    lines = [say("body_days.weekly.obstacles"), *(obstacle_line(one, sheet.day) for one in sheet.obstacles[:SHOWN])]
    return [*lines, *_more(len(sheet.obstacles))]


def _more(count: int) -> list[str]:
    return [say("body_days.weekly.more", count=count - SHOWN)] if count > SHOWN else []
