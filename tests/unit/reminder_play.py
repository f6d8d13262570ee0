"""A clock that looks at one assignment and writes down what would be said, as the service does."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from domain.body_settings import BodySettings
from domain.calendar import TEHRAN, at_tehran, today
from domain.reminder_policy import Audience, FollowedUp, audience, next_due
from domain.vocabulary import Duty, Relation, ReminderStage, Status
from domain.working_time import WorkCalendar

PLAIN = WorkCalendar({}, BodySettings())


@dataclass(frozen=True)
class Said:
    at: datetime
    stage: ReminderStage

    @property
    def day(self) -> date:
        return today(self.at)


def item(issued_on: date, due_on: date | None, **other: object) -> FollowedUp:
    plain = FollowedUp(
        status=Status.IN_PROGRESS,
        duty=Duty.RESPONSIBLE,
        relation=Relation.EXECUTIVE,
        issued_on=issued_on,
        due_on=due_on,
        is_continuous=False,
        is_seen=True,
        snoozed_until=None,
        spoken={},
    )
    return replace(plain, **other)  # type: ignore[arg-type]


def play(followed: FollowedUp, ticks: Iterable[datetime], calendar: WorkCalendar = PLAIN) -> list[Said]:
    """What is said at each tick: one thing a time, only within working time, one digest a day to the focal point."""
    said: list[Said] = []
    for now in ticks:
        due = next_due(followed, calendar, now)
        if due is None or due.at > now or not calendar.is_working_time(now):
            continue
        heard = [one.day for one in said if audience(one.stage) is Audience.FOCAL_POINT]
        if audience(due.stage) is Audience.FOCAL_POINT and today(now) in heard:
            continue
        said.append(Said(now, due.stage))
        followed = replace(followed, spoken={**followed.spoken, due.stage: today(now)})
    return said


def quarter_hours(first: date, days: int) -> list[datetime]:
    """A tick each quarter of an hour between 07:00 and 15:00 of each day."""
    clocks = [time(7 + quarter // 4, 15 * (quarter % 4)) for quarter in range(33)]
    return [at_tehran(first + timedelta(days=n), clock) for n in range(days) for clock in clocks]


def clock_of(said: Said) -> time:
    return said.at.astimezone(TEHRAN).time()
