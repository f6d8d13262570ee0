"""What the decision of a meeting changes in a resolution, and giving it back as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.life_cycle import FOLLOWED, is_open
from domain.vocabulary import HearingOutcome, RequestKind, RequestState
from locales.catalog import say
from services.actors import Actor
from services.assignments import changed
from services.closing import Closing, close_within
from services.events import assignment_event
from storage.models import Assignment, Hearing, Request
from storage.unit_of_work import UnitOfWork

CLOSING = (HearingOutcome.CLOSED, HearingOutcome.MERGED)


@dataclass(frozen=True)
class Effect:
    """A decision to carry out: by whom, on which resolution, with its assignments; ``reason`` is why it is closed."""

    actor: Actor
    hearing: Hearing
    together: list[Assignment]
    reason: str

    @property
    def to_do(self) -> list[Assignment]:
        """Those that still act on it."""
        return [one for one in self.together if one.duty in FOLLOWED and is_open(one.status)]


async def carry_out(effect: Effect, outcome: HearingOutcome, uow: UnitOfWork, now: datetime) -> None:
    """Close it, or give its open assignments another due date; what an undo needs is kept in the hearing."""
    hearing = effect.hearing
    if outcome in CLOSING:
        closing = Closing(effect.actor.person_id, effect.reason, hearing.sitting.meeting_id)
        hearing.before = {"settled": await close_within(hearing.resolution, effect.together, closing, uow, now)}
    elif outcome is HearingOutcome.NOTED:
        hearing.resolution.closed_in_id = hearing.sitting.meeting_id
    elif hearing.due_on is not None:
        hearing.before = await _set_due_dates(effect, hearing.due_on, uow, now)


async def give_back(effect: Effect, uow: UnitOfWork, now: datetime) -> None:
    """Everything is as it was before the decision, as far as nothing newer was decided since."""
    hearing, before = effect.hearing, effect.hearing.before
    resolution = hearing.resolution
    if hearing.outcome is HearingOutcome.NOTED:
        resolution.closed_in_id = None
    elif resolution.closed_in_id == hearing.sitting.meeting_id:
        resolution.closed_at = resolution.closed_by_id = resolution.closing_reason = resolution.closed_in_id = None
    for one in effect.together:
        kept = before.get("due", {}).get(str(one.id))
        if kept is not None and one.due_on == hearing.due_on:
            _take_due_date(one, kept)
            days = {"before": _days(hearing.due_on), "after": _days(one.due_on)}
            uow.history.record(assignment_event("due_given_back", one, effect.actor.person_id, now, **days))
    await _reopen_requests(before, uow)
    await uow.flush()
    for one in effect.together if resolution.closed_at is None else ():
        await changed(uow, one, now)
    hearing.before = {}


async def _set_due_dates(effect: Effect, day: date, uow: UnitOfWork, now: datetime) -> dict[str, Any]:
    """Of all that act and are not endless; an extension is counted and keeps the first day, a fresh one replaces it."""
    hearing = effect.hearing
    is_extension = hearing.outcome is HearingOutcome.EXTENDED
    kept: dict[str, Any] = {"due": {}, "settled": [], "granted": []}
    for one in effect.to_do:
        if one.is_continuous or (is_extension and one.due_on is None):
            continue
        kept["due"][str(one.id)] = _kept(one)
        request = await uow.assignments.open_request(one.id)
        if request is not None and request.kind is RequestKind.EXTENSION:
            _grant(request, effect.actor, day, now)
            kept["settled"].append(request.id)
        elif is_extension:
            kept["granted"].append(await _put_down(one, effect, day, uow, now))
        before, one.due_on, one.due_changed_at, one.snoozed_until = one.due_on, day, now, None
        one.original_due_on = one.original_due_on if is_extension else day
        kind = "extended_in_meeting" if is_extension else "due_set_in_meeting"
        days = {"before": _days(before), "after": _days(day)}
        uow.history.record(assignment_event(kind, one, effect.actor.person_id, now, **days))
        await changed(uow, one, now)
    return kept


async def _put_down(one: Assignment, effect: Effect, day: date, uow: UnitOfWork, now: datetime) -> int:
    """The extension that nobody asked for, so that it is counted like the others."""
    request = Request(
        assignment_id=one.id,
        kind=RequestKind.EXTENSION,
        person_id=effect.actor.person_id,
        reason=effect.reason,
        due_before=one.due_on,
        asked_due_on=day,
        created_at=now,
        told_at=now,
    )
    _grant(request, effect.actor, day, now)
    uow.add(request)
    await uow.flush()
    return request.id


def _grant(request: Request, actor: Actor, day: date, now: datetime) -> None:
    request.state, request.granted_due_on = RequestState.GRANTED, day
    request.decided_by_id, request.decided_at, request.told_at = actor.person_id, now, request.told_at or now


async def _reopen_requests(before: dict[str, Any], uow: UnitOfWork) -> None:
    for request in await _requests(before.get("settled", ()), uow):
        if await uow.assignments.open_request(request.assignment_id) is None:
            request.state, request.granted_due_on, request.answer = RequestState.OPEN, None, None
            request.decided_by_id = request.decided_at = None
            await uow.flush()
    for request in await _requests(before.get("granted", ()), uow):
        request.state, request.granted_due_on = RequestState.WITHDRAWN, None


async def _requests(ids: Iterable[int], uow: UnitOfWork) -> list[Request]:
    found = [await uow.reports.request(number) for number in ids]
    return [one for one in found if one is not None]


def merged_reason(code: str) -> str:
    """Why a resolution is closed that another goes on with."""
    return say("hearings.reason.merged", code=code)


def meeting_reason(number: int) -> str:
    """Why it is closed, or has more time, where the meeting said so."""
    return say("hearings.reason.meeting", number=number)


def _kept(one: Assignment) -> dict[str, Any]:
    changed_at = one.due_changed_at.isoformat() if one.due_changed_at is not None else None
    return {"due_on": _iso(one.due_on), "original": _iso(one.original_due_on), "changed_at": changed_at}


def _take_due_date(one: Assignment, kept: dict[str, Any]) -> None:
    one.due_on, one.original_due_on = _day(kept["due_on"]), _day(kept["original"])
    one.due_changed_at = datetime.fromisoformat(kept["changed_at"]) if kept["changed_at"] else None


def _days(day: date | None) -> dict[str, str | None]:
    return {"due_on": _iso(day)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
