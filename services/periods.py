"""The reporting periods of a continuous assignment, counted from what is stored."""

from datetime import date

from domain.calendar import today
from domain.periods import Course, Period, Told, course_of, owed_by, periods
from domain.working_time import WorkCalendar
from services.calendars import work_calendar
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork


async def settle_period(uow: UnitOfWork, assignment: Assignment, day: date) -> None:
    """Set by when a report is owed, after a report or a change of the period or the meetings. The caller commits."""
    if not assignment.is_continuous:
        assignment.period_due_on = None
        return
    assignment.period_due_on = owed_by(await courses_of(uow, assignment, day))


async def courses_of(uow: UnitOfWork, assignment: Assignment, day: date) -> list[Course]:
    """Its periods up to the one that is owed next, each with its report."""
    calendar = await work_calendar(uow, assignment.body_id, assignment.agency_id)
    period = period_of(assignment, calendar)
    known = await uow.meetings.calendar_of(assignment.body_id) if period == Period() else []
    meetings = [one.held_on for one in known if one.held_on is not None]
    told = [Told(today(one.created_at), one.percent) for one in await uow.reports.standing_of(assignment.id)]
    issued_on = today(assignment.issued_at)
    return course_of(periods(period, issued_on, [one for one in meetings if one > issued_on], calendar), told, day)


def period_of(assignment: Assignment, calendar: WorkCalendar) -> Period:
    """How often it is reported on."""
    return Period.read(assignment.period) if assignment.period else Period(days=calendar.settings.period_days)


def owed_on(assignment: Assignment) -> date | None:
    """The due date, or the end of the reporting period for which a continuous assignment owes a report."""
    return assignment.period_due_on if assignment.is_continuous else assignment.due_on
