"""A day that becomes a day off: what was to go out on it at a time of its own waits for the next working time.

Reminders, news and orders need nothing here: the clock looks at the calendar again when their time has come.
"""

from datetime import date

from domain.calendar import today
from domain.vocabulary import MinutesState
from services.announcing import postpone_announcement
from services.calendars import work_calendar
from services.issuing import postpone_issue
from storage.unit_of_work import UnitOfWork
from views.days_off import Postponed
from views.minutes import meeting_name


async def postpone_sendings(body_id: int, day: date, uow: UnitOfWork) -> tuple[Postponed, ...]:
    """Move the issues and announcements that a body has timed for ``day`` out of it; answers them, the issues first.

    Inside the transaction that has made the day a day off.
    """
    calendar = await work_calendar(uow, body_id)
    moved: list[Postponed] = []
    for meeting in await uow.meetings.unissued_of(body_id):
        timed = meeting.issue_at if meeting.minutes_state is MinutesState.SCHEDULED else None
        if timed is not None and today(timed) == day:
            moment = calendar.next_working_time(timed)
            await postpone_issue(meeting, moment, uow)
            moved.append(Postponed(meeting_name(meeting.number, meeting.held_on), moment))
    for announcement in await uow.announcements.scheduled_of(body_id):
        if announcement.send_at is not None and today(announcement.send_at) == day:
            moment = calendar.next_working_time(announcement.send_at)
            await postpone_announcement(announcement, moment, uow)
            moved.append(Postponed(None, moment))
    return tuple(moved)
