"""«حالت جلسه»: beginning the reading of a meeting, turning its cards, pausing and ending it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from domain.calendar import today
from domain.hearings import Candidate, to_be_heard
from domain.life_cycle import FOLLOWED, is_open
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.resolution_state import ResolutionState, state_of
from domain.vocabulary import MinutesState
from services.actors import Actor
from services.for_meeting import reports_in
from services.hearing_cards import card_of, summary_of
from services.telling import Telling, tell_place
from storage.models import Assignment, Body, Event, Hearing, Meeting, Sitting
from storage.unit_of_work import UnitOfWork
from views import sittings as views
from views.hearings import hearing_card
from views.screen import Screen

LOOKED_BACK: Final = timedelta(days=30)


@dataclass(frozen=True)
class BeginSitting:
    """Meeting ``number`` of a body is being held."""

    actor: Actor
    body_id: int
    number: int
    pressed_message_id: int | None = None


@dataclass(frozen=True)
class AboutSitting:
    """Who turns to which ``place`` (from 0) of a sitting, pauses or ends it."""

    actor: Actor
    sitting_id: int
    place: int = 0
    pressed_message_id: int | None = None


async def see_meetings_to_hold(
    actor: Actor, body_id: int, uow: UnitOfWork, now: datetime, number: int | None = None
) -> views.SittingChoice:
    """The meetings that may be being held (all, or the one that is named). Reads only."""
    require(actor.roles, Action.PREPARE_MINUTES, body_id=body_id)
    async with uow:
        known = await uow.meetings.calendar_of(body_id)
        begun = [_listed(one) for one in await uow.hearings.unfinished_of(body_id)]
        since = today(now) - LOOKED_BACK
        days = {
            one.number: one.held_on
            for one in known
            if one.number is not None
            and one.held_on is not None
            and one.held_on >= since
            and one.minutes_state is not MinutesState.ISSUED
        }
        following = max((one.number for one in known if one.number is not None), default=0) + 1
        coming = {**days, **({} if days else {following: None})}
        if number is not None:
            coming = {number: days.get(number)}
        return views.SittingChoice(body_id, tuple(begun), tuple(sorted(coming.items())))


async def begin_sitting(command: BeginSitting, uow: UnitOfWork, now: datetime) -> None:
    """Put down what is to be read and show the first card; one that was begun before goes on where it stood."""
    require(command.actor.roles, Action.PREPARE_MINUTES, body_id=command.body_id)
    async with uow:
        meeting = await _meeting(command, uow, now)
        sitting = await uow.hearings.of_meeting(meeting.id)
        if sitting is None:
            sitting = await _begin(command, meeting, uow, now)
        if sitting is None:
            await _tell(command, views.nothing_to_hear(command.body_id, command.number), uow, now)
        else:
            sitting.paused_at = sitting.ended_at = None
            await _tell(command, await shown_card(sitting, uow, now), uow, now)
        await uow.commit(now)


async def turn_to(command: AboutSitting, uow: UnitOfWork, now: datetime) -> None:
    """Show the card at a place; a sitting that was paused or ended goes on."""
    async with uow:
        sitting = await open_sitting(command.actor, command.sitting_id, uow)
        sitting.place = max(0, min(command.place, len(sitting.hearings) - 1))
        sitting.paused_at = sitting.ended_at = None
        await _tell(command, await shown_card(sitting, uow, now), uow, now)
        await uow.commit(now)


async def pause_sitting(command: AboutSitting, uow: UnitOfWork, now: datetime) -> None:
    """«توقف»: it goes on later where it stands."""
    async with uow:
        sitting = await open_sitting(command.actor, command.sitting_id, uow)
        sitting.paused_at = now
        await _tell(command, views.paused(_listed(sitting)), uow, now)
        await uow.commit(now)


async def end_sitting(command: AboutSitting, uow: UnitOfWork, now: datetime) -> None:
    """«پایان قرائت»: what was closed, goes on, was extended and is new."""
    async with uow:
        sitting = await open_sitting(command.actor, command.sitting_id, uow)
        if sitting.ended_at is None:
            sitting.ended_at, sitting.paused_at = now, None
            _record("sitting_ended", sitting.meeting, command.actor, uow, now)
        await _tell(command, views.summary(summary_of(sitting)), uow, now)
        await uow.commit(now)


async def see_summary(command: AboutSitting, uow: UnitOfWork) -> views.SittingSummary:
    """The same for a paper. Reads only."""
    async with uow:
        return summary_of(await open_sitting(command.actor, command.sitting_id, uow))


async def open_sitting(actor: Actor, sitting_id: int, uow: UnitOfWork) -> Sitting:
    """A sitting of the actor's own body, locked. Raises Refusal."""
    sitting = await uow.hearings.sitting(sitting_id)
    if sitting is None:
        raise Refusal("not_found")
    require(actor.roles, Action.PREPARE_MINUTES, body_id=sitting.meeting.body_id)
    return sitting


async def shown_card(sitting: Sitting, uow: UnitOfWork, now: datetime) -> Screen:
    """The card at the sitting's place."""
    return hearing_card(await card_of(sitting.hearings[sitting.place], sitting, uow, now))


async def _meeting(command: BeginSitting, uow: UnitOfWork, now: datetime) -> Meeting:
    """The meeting of that number; one that nobody has planned is held today."""
    if await uow.get(Body, command.body_id) is None:
        raise Refusal("not_found")
    known = [one for one in await uow.meetings.calendar_of(command.body_id) if one.number == command.number]
    if any(one.minutes_state is MinutesState.ISSUED for one in known):
        raise Refusal("meeting_was_held")
    found = known[-1] if known else await uow.meetings.planned(command.body_id, command.number)
    if found is None:
        found = Meeting(
            body_id=command.body_id, number=command.number, created_by_id=command.actor.person_id, created_at=now
        )
        uow.add(found)
    found.held_on = found.held_on or today(now)
    await uow.flush()
    return found


async def _begin(command: BeginSitting, meeting: Meeting, uow: UnitOfWork, now: datetime) -> Sitting | None:
    """A new sitting with its hearings; None when there is nothing to read."""
    listed = to_be_heard(await _candidates(meeting, uow, now))
    if not listed:
        return None
    sitting = Sitting(meeting_id=meeting.id, begun_by_id=command.actor.person_id, begun_at=now)
    sitting.hearings = [
        Hearing(place=place, resolution_id=number, reason=reason) for place, (number, reason) in enumerate(listed)
    ]
    uow.add(sitting)
    _record("sitting_begun", meeting, command.actor, uow, now)
    await uow.flush()
    return await uow.hearings.sitting(sitting.id)


async def _candidates(meeting: Meeting, uow: UnitOfWork, now: datetime) -> list[Candidate]:
    cites: dict[int, list[int]] = {}
    for link in await uow.meetings.links_of_body(meeting.body_id):
        cites.setdefault(link.resolution_id, []).append(link.cited_id)
    found = await uow.hearings.to_hear(meeting.body_id)
    ordered = sorted(found, key=lambda one: one.resolution_id)
    grouped = [list(group) for _, group in groupby(ordered, key=lambda one: one.resolution_id)]
    return [
        _candidate(together, meeting, cites, now)
        for together in grouped
        if (together[0].resolution.meeting.number or 0) < (meeting.number or 0)
    ]


def _candidate(together: list[Assignment], meeting: Meeting, cites: dict[int, list[int]], now: datetime) -> Candidate:
    resolution = together[0].resolution
    is_closed = resolution.closed_at is not None
    state = state_of(((one.duty, one.status) for one in together), is_closed=is_closed)
    return Candidate(
        resolution_id=resolution.id,
        meeting_number=resolution.meeting.number or 0,
        row=resolution.row,
        is_closed=is_closed,
        is_due=any(_is_due(one, meeting, now) for one in together),
        is_ready=state is ResolutionState.READY_TO_CLOSE,
        was_heard=resolution.closed_in_id is not None,
        cites=tuple(cites.get(resolution.id, ())),
    )


def _is_due(one: Assignment, meeting: Meeting, now: datetime) -> bool:
    """Whether it is to be reported in the meeting, or its day comes no later than the meeting's."""
    if one.duty not in FOLLOWED or not is_open(one.status):
        return False
    day = meeting.held_on or today(now)
    return reports_in(one, meeting.number or 0) or (one.due_on is not None and one.due_on <= day)


def _listed(sitting: Sitting) -> views.ListedSitting:
    decided = sum(one.outcome is not None for one in sitting.hearings)
    return views.ListedSitting(
        sitting.id, sitting.meeting.number or 0, sitting.place, decided, len(sitting.hearings), sitting.meeting.body_id
    )


async def _tell(command: BeginSitting | AboutSitting, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    place = command.actor.place
    key = f"sitting:{place.messenger}:{place.chat_id}:{now.isoformat()}"
    await tell_place(uow, place, screen, Telling(key, edits_message_id=command.pressed_message_id), now)


def _record(kind: str, meeting: Meeting, actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    number = {"meeting": meeting.number}
    uow.history.record(Event(body_id=meeting.body_id, at=now, kind=kind, person_id=actor.person_id, after=number))
