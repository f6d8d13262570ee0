"""What a body hears by itself: the secretariat's morning digest on working days, the chair's sheet once a week.

Each is a notice whose making plans the next one, under a key of the body and the day: nothing is said twice, and a
process that slept says at most one.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from domain.calendar import today, week_of
from domain.life_cycle import FOLLOWED, is_overdue
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Status
from domain.working_time import WorkCalendar
from services import notices
from services.actors import Actor, Place
from services.calendars import Calendars, calendars_of, work_calendar
from services.looking import code_of
from services.obstacles import obstacle_lines
from services.periods import owed_on
from services.telling import Telling, tell_people, tell_place
from storage.models import Assignment, Body
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views import body_days as views
from views import groups as group_views
from views.screen import Screen

MORNING: Final = "morning"
WEEKLY: Final = "weekly"
VERY_LATE: Final = 7


@dataclass(frozen=True)
class _Work:
    """All that a body has open, with the calendars it goes by."""

    body: Body
    calendar: WorkCalendar
    items: list[Assignment]
    calendars: Calendars
    day: date

    @property
    def late(self) -> list[Assignment]:
        return [one for one in self.items if self._is_late(one, self.day)]

    @property
    def very_late(self) -> list[Assignment]:
        """Those that are seven working days late."""
        return [one for one in self.late if self._is_late(one, self.calendar.add_working_days(self.day, 1 - VERY_LATE))]

    def _is_late(self, one: Assignment, on: date) -> bool:
        return one.duty in FOLLOWED and is_overdue(
            one.status, owed_on(one), on, self.calendars[one.body_id, one.agency_id]
        )


async def plan_days(uow: UnitOfWork, now: datetime) -> None:
    """See to it that every body has its next morning and its next weekly sheet before it, today's included."""
    async with uow:
        for body in await uow.directory.bodies():
            calendar = await work_calendar(uow, body.id)
            day, first = today(now), week_of(today(now))[0]
            if calendar.is_working_time(now):
                await notices.schedule(uow, MORNING, body.id, now, _key(MORNING, body.id, day))
            if calendar.is_working_time(now) and calendar.working_day_from(first) == day:
                await notices.schedule(
                    uow, WEEKLY, body.id, calendar.reminder_instant(day), _key(WEEKLY, body.id, first)
                )
            await _plan_morning(body.id, calendar, uow, now)
            await _plan_week(body.id, calendar, uow, now)
        await uow.commit(now)


async def tell_morning(uow: UnitOfWork, body_id: int, now: datetime) -> None:
    """Make the digest of this morning, where there is something to tell, and plan the next."""
    calendar = await work_calendar(uow, body_id)
    await _plan_morning(body_id, calendar, uow, now)
    if not calendar.is_working_time(now):
        return
    digest = await _digest(body_id, calendar, uow, now)
    people = await uow.people.secretariat_of(body_id, today(now))
    if digest.is_worth_telling:
        await tell_people(uow, people, views.morning(digest), Telling(_key(MORNING, body_id, today(now))), now)


async def tell_week(uow: UnitOfWork, body_id: int, now: datetime) -> None:
    """Put the weekly sheet before the chair, once a week, and plan the next."""
    calendar = await work_calendar(uow, body_id)
    await _plan_week(body_id, calendar, uow, now)
    if not calendar.is_working_time(now):
        moment = calendar.next_working_time(now)
        await notices.schedule(uow, WEEKLY, body_id, moment, f"{_key(WEEKLY, body_id, today(moment))}:late")
        return
    sheet = await _sheet(body_id, uow, now)
    chairs = await uow.people.chairs_of(body_id, today(now))
    if sheet.total:
        key = _key(WEEKLY, body_id, week_of(today(now))[0])
        await tell_people(uow, chairs, views.weekly(sheet), Telling(key), now)
        for group in await uow.groups.approved_in(body_id):
            told = Telling(f"{key}:group:{group.id}")
            summary = group_views.summary(sheet.body, _group_counts(sheet))
            await tell_place(uow, Place(group.messenger, group.chat_id), summary, told, now)


async def counts_of(body_id: int, uow: UnitOfWork, now: datetime) -> group_views.GroupCounts:
    """What a group may know of a body. Inside the caller's transaction."""
    return _group_counts(await _sheet(body_id, uow, now))


async def see_week(actor: Actor, body_id: int, uow: UnitOfWork, now: datetime) -> Screen:
    """«گزارش هفتگی» on demand. Reads only."""
    require(actor.roles, Action.SEE_DASHBOARD, body_id=body_id)
    async with uow:
        return views.weekly(await _sheet(body_id, uow, now))


async def _plan_morning(body_id: int, calendar: WorkCalendar, uow: UnitOfWork, now: datetime) -> None:
    day = calendar.working_day_from(today(now))
    if calendar.opening(day) <= now:
        day = calendar.next_working_day(day)
    await notices.schedule(uow, MORNING, body_id, calendar.opening(day), _key(MORNING, body_id, day))


async def _plan_week(body_id: int, calendar: WorkCalendar, uow: UnitOfWork, now: datetime) -> None:
    """On the first working day of this week if that is still to come, else of the next."""
    first = week_of(today(now))[0]
    while (moment := calendar.reminder_instant(calendar.working_day_from(first))) <= now:
        first += timedelta(days=7)
    await notices.schedule(uow, WEEKLY, body_id, moment, _key(WEEKLY, body_id, first))


async def _work(body_id: int, uow: UnitOfWork, now: datetime) -> _Work:
    body = await uow.get(Body, body_id)
    if body is None:
        raise Refusal("not_found")
    items = await uow.looking.open_assignments(Reach(bodies=frozenset({body_id})))
    return _Work(body, await work_calendar(uow, body_id), items, await calendars_of(uow, items), today(now))


async def _digest(body_id: int, calendar: WorkCalendar, uow: UnitOfWork, now: datetime) -> views.Morning:
    work = await _work(body_id, uow, now)
    since = calendar.opening(calendar.previous_working_day(today(now)))
    unseen = [one for one in work.items if one.status is Status.ISSUED and one.duty in FOLLOWED]
    reports, requests = await uow.looking.count_come(body_id, since)
    meetings = await uow.meetings.issued_of(body_id, 1)
    return views.Morning(
        body=work.body.name,
        day=today(now),
        reports_come=reports,
        requests_come=requests,
        waiting=len(await uow.looking.reports_to_judge([body_id], now, now))
        + len(await uow.looking.requests_to_decide([body_id], now, now)),
        late=len(work.late),
        unseen=len(unseen),
        unseen_agencies=len({one.agency_id for one in unseen}),
        notes=len(await uow.looking.notes_to_send([body_id])),
        meeting_id=meetings[0].id if meetings else None,
    )


async def _sheet(body_id: int, uow: UnitOfWork, now: datetime) -> views.Weekly:
    work = await _work(body_id, uow, now)
    reach = Reach(bodies=frozenset({body_id}))
    blocked = [one for one in work.items if one.status is Status.BLOCKED]
    done = await uow.looking.count(reach, [Status.VERIFIED])
    very_late = work.very_late
    return views.Weekly(
        body_id=body_id,
        body=work.body.name,
        day=today(now),
        total=done + len([one for one in work.items if one.duty in FOLLOWED]),
        done=done,
        done_this_week=await uow.looking.count_verified(body_id, now - timedelta(days=7)),
        late=len(work.late),
        obstacles=tuple(await obstacle_lines(blocked, uow)),
        very_late=tuple((code_of(one).shown, one.agency.name) for one in very_late),
    )


def _group_counts(sheet: views.Weekly) -> group_views.GroupCounts:
    return group_views.GroupCounts(sheet.total, sheet.done, sheet.late, len(sheet.obstacles))


def _key(kind: str, body_id: int, day: date) -> str:
    return f"{kind}:{body_id}:{day.isoformat()}"


NOTICES = {MORNING: tell_morning, WEEKLY: tell_week}
