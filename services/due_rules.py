"""By what a body's deadlines are dated: its working days, the table of occasions, the usual proposals."""

from dataclasses import dataclass
from datetime import date

from domain.deadlines import Deadline, due_date
from domain.occasions import Occasion, due_by_occasion
from domain.working_time import WorkCalendar
from services.calendars import work_calendar
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class DueRules:
    calendar: WorkCalendar
    occasions: tuple[Occasion, ...] = ()

    def date_of(self, deadline: Deadline, base: date, issued_on: date | None = None) -> date | None:
        """The day that a deadline comes to, or None where only a person can say."""
        known = due_date(deadline, base, issued_on=issued_on, work_calendar=self.calendar)
        return known or due_by_occasion(deadline.kind, deadline.raw, base, self.occasions)


async def due_rules(uow: UnitOfWork, body_id: int) -> DueRules:
    """The rules of a body as they are now. Inside the caller's transaction."""
    occasions = [Occasion(one.name, one.first_on, one.last_on) for one in await uow.holidays.occasions()]
    return DueRules(await work_calendar(uow, body_id), tuple(occasions))
