"""Working days and hours of a body (conversations.md, Reminders). Days are Tehran's, instants aware UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.body_settings import BodySettings
from domain.calendar import TEHRAN, at_tehran, today, weekday

DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """``days_off`` are official holidays and emergency closures by day, with their names."""

    days_off: Mapping[date, str]
    settings: BodySettings

    def is_working_day(self, day: date) -> bool:
        return weekday(day) in self.settings.working_days and day not in self.days_off

    def next_working_day(self, day: date) -> date:
        """The first working day after ``day``."""
        return self.working_day_from(day + DAY)

    def previous_working_day(self, day: date) -> date:
        """The last working day before ``day``."""
        return self.last_working_day_up_to(day - DAY)

    def working_day_from(self, day: date) -> date:
        """``day`` itself when it is a working day, else the next one."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def last_working_day_up_to(self, day: date) -> date:
        """``day`` itself when it is a working day, else the one before."""
        while not self.is_working_day(day):
            day -= DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it when negative); zero is the day itself."""
        step = self.next_working_day if count > 0 else self.previous_working_day
        for _ in range(abs(count)):
            day = step(day)
        return day

    def is_late(self, due_on: date, on: date) -> bool:
        """Whether ``due_on`` has passed; due on a day off, only from the next working day."""
        return on > due_on if self.is_working_day(due_on) else on >= self.next_working_day(due_on)

    def opening(self, day: date) -> datetime:
        """When a working day begins."""
        return at_tehran(day, self._hours(day)[0])

    def reminder_instant(self, day: date) -> datetime:
        """When unsolicited messages of a working day go out: 08:30, or the opening where that is later."""
        return at_tehran(day, max(self.settings.reminds_at, self._hours(day)[0]))

    def is_working_time(self, now: datetime) -> bool:
        """Whether an unsolicited message may go out now."""
        day = today(now)
        opens, closes = self._hours(day)
        return self.is_working_day(day) and opens <= now.astimezone(TEHRAN).time() < closes

    def next_working_time(self, now: datetime) -> datetime:
        """``now`` within working time, else 08:30 (or the opening, if later) of the next working day."""
        if self.is_working_time(now):
            return now
        day = self.working_day_from(today(now))
        if self.reminder_instant(day) < now:
            day = self.next_working_day(day)
        return self.reminder_instant(day)

    def _hours(self, day: date) -> tuple[time, time]:
        for period in self.settings.other_hours:
            if period.first <= day <= period.last:
                return period.opens, period.closes
        return self.settings.opens, self.settings.closes
