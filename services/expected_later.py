"""What had to be said later than the event that it follows from: news, reminders and notes to heads.

Each function answers what is owed by the records of a time; whether it was queued is asked by services.self_audit.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.calendar import today
from domain.life_cycle import FOLLOWED, TO_DO
from domain.reminder_policy import Audience, Due, audience, next_due, reminder_key
from domain.vocabulary import Difference, RequestState, Role
from domain.working_time import WorkCalendar
from services.calendars import calendars_of, work_calendar
from services.past import Past
from services.reminders import followed_up, key_day, stages_of
from storage.models import Assignment, EscalationNote, Event, ProgressReport, Reminder, Request
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Owed:
    """What must have been queued under ``key``, or near ``at`` under one that begins with ``begins``."""

    key: str
    at: datetime
    person_id: int | None = None
    begins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """One difference: under ``key`` nothing was said, or not well, of what was due at ``at``."""

    kind: Difference
    key: str
    at: datetime
    person_id: int | None = None
    problem: str | None = None


@dataclass(frozen=True)
class Span:
    """The time that is looked at: what was due from ``since`` up to ``until``."""

    since: datetime
    until: datetime


class WorkCalendars:
    """The work calendars of the bodies, each read once."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._known: dict[int, WorkCalendar] = {}

    async def of(self, body_id: int) -> WorkCalendar:
        if body_id not in self._known:
            self._known[body_id] = await work_calendar(self._uow, body_id)
        return self._known[body_id]


async def news_of_reports(
    reports: Collection[ProgressReport], events: Collection[Event], past: Past, calendars: WorkCalendars, span: Span
) -> list[Owed]:
    """The secretariat's news of each report, or the agency's of what was recorded for it."""
    decided = {(event.report_id, event.at) for event in events if event.kind in ("verified", "returned")}
    decided |= {(event.report_id, event.at) for event in events if event.kind in ("letter_came", "letter_missing")}
    found: list[Owed] = []
    for report in reports:
        # Whoever has decided needs no news any more.
        if report.taken_back_at is not None or (report.id, report.told_at) in decided:
            continue
        one = report.assignment
        at = report.told_at or await _due_since(report.created_at, one.body_id, calendars)
        if not span.since <= at <= span.until:
            continue
        people = past.answering if report.on_behalf else None
        heard = people(one.body_id, one.agency_id, at) if people else past.secretariat(one.body_id, at)
        found += told(f"report-news:{report.id}", heard, at)
    return found


async def news_of_requests(
    requests: Collection[Request], events: Collection[Event], past: Past, calendars: WorkCalendars, span: Span
) -> list[Owed]:
    """The secretariat's news of each request that was not withdrawn or decided before."""
    heard = {event.at for event in events if event.kind == "heard"}
    found: list[Owed] = []
    for request in requests:
        # Decided before the news of it went, in the queue or in a meeting.
        is_decided_first = request.told_at is not None and request.told_at in {request.decided_at, *heard}
        if request.state is RequestState.WITHDRAWN or is_decided_first:
            continue
        body_id = request.assignment.body_id
        at = request.told_at or await _due_since(request.created_at, body_id, calendars)
        if span.since <= at <= span.until:
            found += told(f"request-news:{request.id}", past.secretariat(body_id, at), at)
    return found


async def news_of_hearings(uow: UnitOfWork, past: Past, span: Span) -> list[Owed]:
    """What the agencies heard of a meeting's decision, when it could no longer be taken back silently."""
    found: list[Owed] = []
    for hearing, together in await uow.auditing.hearings(span.since, span.until):
        at = hearing.told_at or span.until
        acting = [one for one in together if one.duty in FOLLOWED and one.issued_at <= at]
        people = set().union(*(past.answering(one.body_id, one.agency_id, at) for one in acting))
        found += told(f"hearing:{hearing.id}:{at.astimezone(UTC).isoformat()}", people, at)
    return found


def digests(reminders: Collection[tuple[Reminder, Assignment]], takers: Collection[Event], past: Past) -> list[Owed]:
    """The digest of each person to whom a stage went out."""
    found: dict[str, Owed] = {}
    for reminder, one in reminders:
        if audience(reminder.stage) is not Audience.FOCAL_POINT:
            continue
        at = reminder.created_at
        holders = past.holders(one.body_id, one.agency_id, Role.FOCAL_POINT, at)
        for owed in told(f"digest:{today(at).isoformat()}", _taking(one, takers, holders, at), at):
            found.setdefault(owed.key, owed)
    return list(found.values())


def notes(drafted: Collection[tuple[EscalationNote, Assignment]], past: Past) -> list[Owed]:
    """The draft before the secretariat, or the note that a body lets go by itself."""
    found: list[Owed] = []
    for note, one in drafted:
        if note.decision is None or note.decided_by_id is not None:
            found += told(f"note:{note.id}", past.secretariat(one.body_id, note.created_at), note.created_at)
        elif note.decision == "sent":
            roles = (Role.AGENCY_HEAD, Role.SUPERVISOR)
            heads = (past.holders(one.body_id, one.agency_id, role, note.created_at) for role in roles)
            found += told(f"note-sent:{note.id}", set().union(*heads), note.created_at)
    return found


async def reminders_left_out(uow: UnitOfWork, past: Past, span: Span) -> list[Found]:
    """Assignments that the clock does not look at any more, or whose stage had come and did not go out."""
    assignments = await uow.auditing.armed(TO_DO)
    sent = await uow.reminders.sent_stages(one.id for one in assignments)
    calendars = await calendars_of(uow, assignments)
    asked = await uow.assignments.open_requests(one.id for one in assignments)
    found: list[Found] = []
    for one in assignments:
        spoken = stages_of(sent.get(one.id, []), key_day(one))
        item = followed_up(one, one.agency, spoken, is_asked=one.id in asked)
        due = next_due(item, calendars[one.body_id, one.agency_id], span.until)
        if due is None:
            continue
        key = reminder_key(one.id, key_day(one), due.stage)
        if one.remind_at is None:
            found.append(Found(Difference.NOT_ARMED, key, due.at))
        elif await _is_left_out(one, due, uow, past, span):
            found.append(Found(Difference.REMINDER_MISSING, key, due.at))
    return found


async def _is_left_out(one: Assignment, due: Due, uow: UnitOfWork, past: Past, span: Span) -> bool:
    """Its stage had come, and nobody who would hear it had a digest on that day, which makes it wait for the next."""
    if due.at > span.until:
        return False
    day = today(due.at).isoformat()
    holders = past.holders(one.body_id, one.agency_id, Role.FOCAL_POINT, due.at)
    return not await uow.auditing.queued_under([f"digest:{day}:{person}" for person in holders])


def told(key: str, people: Collection[int], at: datetime) -> list[Owed]:
    """One key for each of the people."""
    return [Owed(f"{key}:{person}", at, person) for person in sorted(people)]


async def _due_since(created_at: datetime, body_id: int, calendars: WorkCalendars) -> datetime:
    calendar = await calendars.of(body_id)
    return calendar.next_working_time(created_at + timedelta(minutes=calendar.settings.undo_minutes))


def _taking(one: Assignment, takers: Collection[Event], holders: set[int], at: datetime) -> set[int]:
    """Of several focal points the one who had taken care of it, as long as they held the post."""
    taken = [event.person_id for event in takers if event.assignment_id == one.id and event.at <= at]
    last = taken[-1] if taken else None
    return {last} if last in holders and last is not None else holders
