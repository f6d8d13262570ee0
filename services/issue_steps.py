"""The questions before minutes are issued: each is asked once, and its answer is kept with the meeting."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from domain.body_settings import BodySettings
from domain.calendar import today
from domain.letters import refuse_letter_of_the_future
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import DeadlineBase, MinutesState, Role
from services.actors import Actor
from services.asking import Question, ask_within
from services.calendars import work_calendar
from services.correcting import Press, count_again, end_question, say
from services.drafts import open_draft, open_meeting
from services.planning import hindrances, plan
from services.row_points import heading_points
from storage.models import Meeting, Resolution
from storage.unit_of_work import UnitOfWork
from views import issuing as views
from views.minutes import Point, code_of, meeting_name
from views.screen import Screen

LETTER_STEP: Final = "issue_letter"
TIME_STEP: Final = "issue_time"


async def see_next_step(
    uow: UnitOfWork, actor: Actor, meeting_id: int, now: datetime, *, accepts_past: bool = False
) -> Screen:
    """What stands between a draft and its issue, or the last question; in a transaction of its own."""
    async with uow:
        meeting = await open_meeting(uow, actor, meeting_id)
        refuse_unless_draft(meeting)
        return await next_step(uow, meeting, now, accepts_past=accepts_past)


async def next_step(uow: UnitOfWork, meeting: Meeting, now: datetime, *, accepts_past: bool = False) -> Screen:
    """The first question that is not answered yet."""
    rows = await uow.meetings.rows_of(meeting.id)
    screen = await hindrance_screen(uow, meeting, rows)
    if screen is not None:
        return screen
    if not meeting.is_letter_settled:
        return views.ask_letter(meeting.id)
    if meeting.deadline_base is None:
        return views.ask_base(meeting.id)
    past = [] if accepts_past else past_due_of(meeting, rows, today(now))
    if past:
        return views.past_due(meeting.id, past)
    calendar = await work_calendar(uow, meeting.body_id)
    is_working_time = calendar.is_working_time(now)
    return views.confirm(
        await to_issue(uow, meeting, rows, now),
        is_working_time=is_working_time,
        next_time=calendar.next_working_time(now),
    )


async def hindrance_screen(uow: UnitOfWork, meeting: Meeting, rows: list[Resolution]) -> Screen | None:
    """What must be settled first, or None."""
    found = await hindrances(uow, rows)
    points = [Point(one.words, code_of(meeting.number, one.row)) for one in found]
    if meeting.number is None or meeting.held_on is None:
        points = [*(Point(words) for words in heading_points(meeting)), *points]
    if not points:
        return None
    return views.hindered(meeting.id, tuple(points), found[0].resolution_id if found else None)


async def to_issue(uow: UnitOfWork, meeting: Meeting, rows: list[Resolution], now: datetime) -> views.ToIssue:
    """The figures of issuing, before it and after."""
    planned = await plan(uow, rows)
    agencies = await uow.agencies.by_ids(list(dict.fromkeys(one.agency_id for one in planned)))
    served = await uow.people.served_agencies(meeting.body_id, (Role.FOCAL_POINT, Role.AGENCY_HEAD), today(now))
    unregistered = [one.name for one in agencies if one.id not in served]
    return views.ToIssue(
        meeting_id=meeting.id,
        name=meeting_name(meeting.number, meeting.held_on),
        resolutions=len({one.resolution_id for one in planned}),
        agencies=len(agencies),
        unregistered=tuple(unregistered),
    )


def past_due_of(meeting: Meeting, rows: list[Resolution], day: date) -> list[views.PastDue]:
    """Rows and clauses whose due date has passed before they are issued."""
    found: list[views.PastDue] = []
    for row in rows:
        if row.is_removed:
            continue
        if row.due_on is not None and row.due_on < day:
            found.append(views.PastDue(row.id, 0, code_of(meeting.number, row.row), row.due_on))
        found += [
            views.PastDue(row.id, clause.id, code_of(meeting.number, row.row, clause.letter), clause.due_on)
            for clause in row.clauses
            if clause.due_on is not None and clause.due_on < day
        ]
    return found


def refuse_unless_draft(meeting: Meeting) -> None:
    """Two secretaries may decide at once: the second is told, and nothing happens twice."""
    if meeting.minutes_state is MinutesState.ISSUED:
        raise Refusal("minutes_issued")
    if meeting.minutes_state is MinutesState.SCHEDULED:
        raise Refusal("minutes_scheduled")


async def ask_letter(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«ثبت شماره»: asks for number and day of the letter of issue."""
    async with uow:
        meeting = await _to_issue(uow, press.actor, meeting_id)
        question = Question(LETTER_STEP, views.ask_letter_words(), {"meeting_id": meeting.id})
        await ask_within(press.actor.place, question, uow, now)
        await uow.commit(now)


async def settle_letter(
    meeting_id: int, number: str | None, day: date | None, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """The letter of issue by number and day, or (both None) that it follows."""
    async with uow:
        refuse_letter_of_the_future(day, today(now))
        meeting = await _to_issue(uow, press.actor, meeting_id)
        meeting.letter_number, meeting.letter_on = number, day
        meeting.is_letter_settled = True
        await end_question(uow, press)
        await uow.flush()
        await say(uow, press, await next_step(uow, meeting, now), now)
        await uow.commit(now)


async def settle_base(
    meeting_id: int, base: DeadlineBase, press: Press, uow: UnitOfWork, now: datetime, *, is_always: bool = False
) -> None:
    """From which day counted deadlines run; with ``is_always`` the body is not asked again."""
    async with uow:
        meeting = await _to_issue(uow, press.actor, meeting_id)
        meeting.deadline_base = base
        if is_always:
            settings = BodySettings.from_json(meeting.body.settings)
            meeting.body.settings = replace(settings, deadline_base=base).to_json()
        await count_due_dates(uow, meeting, now)
        await say(uow, press, await next_step(uow, meeting, now), now)
        await uow.commit(now)


async def count_due_dates(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """Due dates from the base that was chosen, were the minutes issued now."""
    issued_on = today(now)
    base = issued_on if meeting.deadline_base is DeadlineBase.ISSUE else meeting.held_on or issued_on
    await count_again(uow, meeting, base, issued_on)


async def ask_time(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«در زمان دیگر»."""
    async with uow:
        meeting = await _to_issue(uow, press.actor, meeting_id)
        question = Question(TIME_STEP, views.ask_time(), {"meeting_id": meeting.id})
        await ask_within(press.actor.place, question, uow, now)
        await uow.commit(now)


async def meetings_for(uow: UnitOfWork, actor: Actor, number: int | None, *, is_issued: bool) -> list[tuple[int, str]]:
    """The meetings of the actor's bodies that «ابلاغ» or «وضعیت ابلاغ» may mean, newest first."""
    async with uow:
        found: list[Meeting] = []
        for body_id in actor.bodies(Action.ISSUE):
            found += await (uow.meetings.issued_of(body_id) if is_issued else uow.meetings.unissued_of(body_id))
        return [(one.id, meeting_name(one.number, one.held_on)) for one in found if number in (None, one.number)]


async def _to_issue(uow: UnitOfWork, actor: Actor, meeting_id: int) -> Meeting:
    meeting = await open_draft(uow, actor, meeting_id)
    require(actor.roles, Action.ISSUE, body_id=meeting.body_id)
    return meeting
