"""The self-audit: what should have been said, by the history and the rules, compared with what was queued and sent.

It recomputes everything from what happened (services.expectations) and from the records that something follows later
(services.expected_later), without asking the code that queued it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Final

from domain.calendar import today
from domain.vocabulary import DeliveryFate, Difference
from services.expectations import Expectation, Matter, Noticed, Shown, Told, expected_of
from services.expected_later import (
    Found,
    Owed,
    Span,
    WorkCalendars,
    digests,
    news_of_hearings,
    news_of_reports,
    news_of_requests,
    notes,
    reminders_left_out,
    told,
)
from services.past import Past
from services.uncertain import SHOWN, repeated
from storage.models import Announcement, Assignment, Event
from storage.repositories.auditing import Stuck
from storage.unit_of_work import UnitOfWork

WINDOW: Final = timedelta(days=3)
GRACE: Final = timedelta(minutes=5)
LONGEST_WAIT: Final = timedelta(hours=1)
LONGEST_DOUBT: Final = timedelta(hours=24)
NAMED: Final = ("request", "note", "order", "announcement", "appointment", "hearing", "attachment")
_FATES: Final = {
    DeliveryFate.QUEUED: Difference.WAITING,
    DeliveryFate.SENDING: Difference.WAITING,
    DeliveryFate.UNCERTAIN: Difference.UNCERTAIN,
    DeliveryFate.FAILED: Difference.FAILED,
    DeliveryFate.CANCELLED: Difference.CANCELLED,
}


@dataclass(frozen=True)
class Audited:
    """What came of an audit: how much was expected, and what differs."""

    at: datetime
    expected: int
    differences: tuple[Found, ...]


async def audit(uow: UnitOfWork, now: datetime, *, window: timedelta = WINDOW, grace: timedelta = GRACE) -> Audited:
    """Compare all that had to be said within ``window`` up to ``grace`` ago. Reads only."""
    span = Span(now - window, now - grace)
    async with uow:
        past = Past(await uow.auditing.posts(), await uow.auditing.first_accounts())
        calendars = WorkCalendars(uow)
        events = await uow.auditing.events(span.since, now)
        owed, unknown = await _owed_by_events([one for one in events if one.at <= span.until], uow, past, span)
        owed += await _owed_later(events, uow, past, calendars, span)
        found = [*unknown, *await _not_queued(owed, uow, past)]
        found += await reminders_left_out(uow, past, span)
        found += await _late_notices(uow, span)
        found += await _badly_ended(uow, now, span)
        return Audited(now, len(owed), tuple(found))


async def _owed_by_events(
    events: list[Event], uow: UnitOfWork, past: Past, span: Span
) -> tuple[list[Owed], list[Found]]:
    owed: list[Owed] = []
    found: list[Found] = []
    withdrawn = await _taken_back(uow, span)
    for matter in await _matters(events, uow):
        event = matter.event
        expected = expected_of(event)
        if expected is None:
            found.append(Found(Difference.UNKNOWN_EVENT, event.kind, event.at))
        elif event.report_id not in withdrawn or event.kind == "report_taken_back":
            for one in expected:
                owed += await _owed_by(one, matter, past, uow, found)
    return owed, found


async def _owed_later(
    events: list[Event], uow: UnitOfWork, past: Past, calendars: WorkCalendars, span: Span
) -> list[Owed]:
    reminders = await uow.auditing.reminders(span.since, span.until)
    takers = await uow.auditing.takers({one.id for _, one in reminders})
    reports = await uow.auditing.reports(span.since, span.until)
    requests = await uow.auditing.requests(span.since, span.until)
    return [
        *await news_of_reports(reports, events, past, calendars, span),
        *await news_of_requests(requests, events, past, calendars, span),
        *await news_of_hearings(uow, past, span),
        *digests(reminders, takers, past),
        *notes(await uow.auditing.notes(span.since, span.until), past),
    ]


async def _matters(events: list[Event], uow: UnitOfWork) -> list[Matter]:
    """Each event with the assignments that were there when it happened."""
    known: dict[int, list[Assignment]] = {}
    of_resolutions = await uow.auditing.assignments_of({one.resolution_id for one in events if one.resolution_id})
    for assignment in of_resolutions:
        known.setdefault(assignment.resolution_id, []).append(assignment)
    named = {number for one in events if isinstance(number := one.after.get("announcement_id"), int)}
    announcements = {one.id: one for one in await uow.auditing.announcements(named)}
    return [_matter(event, known.get(event.resolution_id or 0, []), announcements) for event in events]


def _matter(event: Event, known: list[Assignment], announcements: dict[int, Announcement]) -> Matter:
    together = tuple(one for one in known if one.issued_at <= event.at)
    concerned = {event.assignment_id, *event.after.get("assignment_ids", ())}
    announcement = announcements.get(event.after.get("announcement_id", 0))
    about = tuple(one for one in together if one.id in concerned)
    return Matter(event, _holes(event, known), about, together, announcement)


def _holes(event: Event, known: list[Assignment]) -> dict[str, object]:
    """What the templates of the table may name; an id that the event does not carry is left out."""
    after = event.after
    holes = {
        "assignment": event.assignment_id,
        "report": event.report_id or after.get("report_id"),
        "resolution": event.resolution_id,
        "meeting": known[0].resolution.meeting_id if known else None,
        "agency": event.agency_id,
        "body": event.body_id,
        "person": event.person_id,
        "at": event.at.astimezone(UTC).isoformat(),
        "day": today(event.at).isoformat(),
        "declared": after.get("day"),
        "owner": event.agency_id or 0,
        **{name: after.get(f"{name}_id") for name in NAMED},
        **{name: after.get(name) for name in ("number", "nudged", "topic")},
        "clause": after.get("clause_id"),
    }
    return {name: value for name, value in holes.items() if value is not None}


async def _owed_by(one: Expectation, matter: Matter, past: Past, uow: UnitOfWork, found: list[Found]) -> list[Owed]:
    if isinstance(one, Noticed):
        return await _owed_by_notice(one, matter, past, uow, found)
    if isinstance(one, Told):
        people = one.to(matter, past)
        return told(one.key.format_map(matter.holes), people, matter.event.at) if people else []
    return [_shown(one, matter)]


def _shown(one: Shown, matter: Matter) -> Owed:
    begins = tuple(text.format_map(matter.holes) for text in one.begins)
    key = one.key.format_map(matter.holes) if one.key is not None else f"{begins[0]}…"
    return Owed(key, matter.event.at, begins=begins)


async def _owed_by_notice(one: Noticed, matter: Matter, past: Past, uow: UnitOfWork, found: list[Found]) -> list[Owed]:
    """What a notice said when it was made; while one of its kind is to come, nothing is owed."""
    subject = matter.holes[one.hole]
    notices = await uow.auditing.notices_of(one.kind, int(str(subject)))
    if not notices:
        found.append(Found(Difference.NOTICE_MISSING, f"{one.kind}:{subject}", matter.event.at))
    made = [notice.made_at for notice in notices if notice.made_at is not None]
    if not made or len(made) < len([notice for notice in notices if notice.cancelled_at is None]):
        return []
    return [owed for telling in one.told for owed in _told_at(telling, matter, past, max(made))]


def _told_at(telling: Told, matter: Matter, past: Past, at: datetime) -> list[Owed]:
    then = Matter(_as_of(matter.event, at), matter.holes, matter.assignments, matter.together)
    return told(telling.key.format_map(matter.holes), telling.to(then, past), at)


def _as_of(event: Event, at: datetime) -> Event:
    """The same event as a later hour must judge it; it is no row of the database."""
    return Event(body_id=event.body_id, kind=event.kind, person_id=event.person_id, at=at, after=event.after)


async def _taken_back(uow: UnitOfWork, span: Span) -> set[int]:
    """Reports that were withdrawn: an album's is, before it was confirmed."""
    reports = await uow.auditing.reports(span.since, span.until)
    return {report.id for report in reports if report.taken_back_at is not None}


async def _not_queued(owed: list[Owed], uow: UnitOfWork, past: Past) -> list[Found]:
    queued = await uow.auditing.queued_under({one.key for one in owed})
    by_key = groupby(sorted(owed, key=lambda one: one.key), key=lambda one: one.key)
    missing = [next(group) for key, group in by_key if key not in queued]
    return [
        Found(Difference.NOT_QUEUED, one.key, one.at, one.person_id)
        for one in missing
        if not await _is_excused(one, uow, past)
    ]


async def _is_excused(one: Owed, uow: UnitOfWork, past: Past) -> bool:
    """It was said in another way, or the person could be reached nowhere."""
    for beginning in one.begins:
        if await uow.auditing.is_begun(beginning, one.at):
            return True
    if one.person_id is None:
        return False
    if not past.has_account(one.person_id, one.at):
        return True
    return await uow.auditing.fate_before(one.person_id, one.at) is DeliveryFate.UNREACHABLE


async def _late_notices(uow: UnitOfWork, span: Span) -> list[Found]:
    late = await uow.auditing.late_notices(span.until)
    return [Found(Difference.NOTICE_LATE, notice.key, notice.due_at) for notice in late]


async def _badly_ended(uow: UnitOfWork, now: datetime, span: Span) -> list[Found]:
    stuck = await uow.auditing.stuck(span.since, now - LONGEST_WAIT, now - LONGEST_DOUBT)
    return [
        Found(_FATES[one.fate], one.key, one.created_at, one.person_id, one.problem)
        for one in stuck
        if not _is_accounted_for(one)
    ]


def _is_accounted_for(one: Stuck) -> bool:
    """A repetition that was called off, and a failure that the secretariat was shown, are nobody's loss."""
    if one.fate is DeliveryFate.CANCELLED:
        return repeated(one.key) is not None
    return one.fate is DeliveryFate.FAILED and one.problem == SHOWN
