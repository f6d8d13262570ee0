"""Closing a resolution (مختومه), and taking an assignment away from an agency (منتفی)."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.life_cycle import Step, after, is_open, may_close
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Duty, RequestState, Role
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import changed, to_act_on
from services.closing_steps import propose_instead
from services.events import assignment_event
from services.looking import code_of
from services.queue import judged
from services.telling import Links, Telling, tell_people, tell_place
from services.titles import title_of_whole
from storage.models import Assignment, Event, Person, Resolution
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views import queue as views

CLOSING_REASON_STEP = "close.reason"
FOLLOWED = (Duty.RESPONSIBLE, Duty.PARTNER)


@dataclass(frozen=True)
class CloseResolution:
    """``reason`` is needed while some agency is not verified; without it the question for it is asked."""

    actor: Actor
    resolution_id: int
    reason: str | None


@dataclass(frozen=True)
class Closing:
    """By whom and why a resolution is closed; ``meeting_id`` where a meeting says so."""

    person_id: int
    reason: str | None = None
    meeting_id: int | None = None


@dataclass(frozen=True)
class CancelAssignment:
    actor: Actor
    assignment_id: int
    reason: str


async def close_resolution(command: CloseResolution, uow: UnitOfWork, now: datetime) -> None:
    """Close it and thank the agencies, or ask for the reason. A second press hears that it is closed."""
    async with uow:
        resolution, together = await _to_close(command, uow)
        if await propose_instead(command.actor, resolution, together[0], uow, now):
            await uow.commit(now)
            return
        code = code_of(together[0]).resolution
        closable = may_close((item.duty, item.status) for item in together)
        if not closable and not command.reason:
            unfinished = [item.agency.name for item in together if is_open(item.status) and item.duty in FOLLOWED]
            question = Question(
                CLOSING_REASON_STEP,
                views.ask_closing_reason(code, unfinished),
                {"resolution_id": resolution.id},
            )
            await ask_within(command.actor.place, question, uow, now)
            await uow.commit(now)
            return
        await close_within(resolution, together, Closing(command.actor.person_id, command.reason), uow, now)
        await _thank(resolution, together, uow, now)
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        screen = views.closed(code, title_of_whole(resolution))
        await tell_place(uow, command.actor.place, screen, Telling(f"closed-shown:{resolution.id}"), now)
        await uow.commit(now)


async def ask_to_close(command: CloseResolution, uow: UnitOfWork, now: datetime) -> None:
    """Show the typed reason before it closes anything; other words instead of the press are another reason."""
    async with uow:
        resolution, together = await _to_close(command, uow)
        screen = views.confirm_closing(
            resolution.id, code_of(together[0]).resolution, title_of_whole(resolution), command.reason or ""
        )
        payload = {"resolution_id": resolution.id, "reason": command.reason}
        await ask_within(command.actor.place, Question(CLOSING_REASON_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def close_within(
    resolution: Resolution, together: list[Assignment], closing: Closing, uow: UnitOfWork, now: datetime
) -> list[int]:
    """Close a locked resolution with its assignments inside the caller's transaction; the caller tells.

    What agencies asked is answered by that; the ids of those requests come back.
    """
    resolution.closed_at, resolution.closed_by_id = now, closing.person_id
    resolution.closing_reason, resolution.closed_in_id = closing.reason, closing.meeting_id
    for item in together:
        item.remind_at = None
    uow.history.record(
        Event(
            body_id=together[0].body_id,
            at=now,
            kind="closed",
            person_id=closing.person_id,
            resolution_id=resolution.id,
            after={"reason": closing.reason, "meeting_id": closing.meeting_id},
        )
    )
    return await _refuse_requests(together, closing, uow, now)


async def cancel_assignment(command: CancelAssignment, uow: UnitOfWork, now: datetime) -> None:
    """Take an assignment away with a reason; the agency hears it."""
    async with uow:
        assignment = await to_act_on(uow, command.actor, command.assignment_id, Action.CANCEL)
        before = assignment.status
        assignment.status, assignment.obstacle = after(before, Step.CANCEL), None
        await _refuse_requests([assignment], Closing(command.actor.person_id, command.reason), uow, now)
        await changed(uow, assignment, now)
        uow.history.record(
            assignment_event(
                "cancelled",
                assignment,
                command.actor.person_id,
                now,
                before={"status": before.value},
                after={"status": assignment.status.value, "reason": command.reason},
            )
        )
        screen = views.cancelled(judged(assignment), command.reason)
        people = await uow.people.holders(assignment.body_id, assignment.agency_id, Role.FOCAL_POINT, today(now))
        about = f"{assignment.id}:{now.isoformat()}"
        await tell_people(uow, people, screen, Telling(f"cancelled:{about}", Links(assignment.id)), now)
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        shown = views.cancelled_for_secretariat(judged(assignment), command.reason)
        await tell_place(uow, command.actor.place, shown, Telling(f"cancelled-shown:{about}"), now)
        await uow.commit(now)


async def _to_close(command: CloseResolution, uow: UnitOfWork) -> tuple[Resolution, list[Assignment]]:
    resolution = await uow.meetings.locked_resolution(command.resolution_id)
    if resolution is None:
        raise Refusal("not_found")
    bodies = frozenset(command.actor.all_bodies(Action.CLOSE))
    together = await uow.looking.of_resolutions(Reach(bodies=bodies), [resolution.id])
    if not together:
        raise Refusal("not_found")
    if resolution.closed_at is not None:
        raise Refusal("resolution_closed", code=code_of(together[0]).resolution.shown)
    return resolution, together


async def _refuse_requests(together: list[Assignment], closing: Closing, uow: UnitOfWork, now: datetime) -> list[int]:
    found = [await uow.assignments.open_request(one.id) for one in together]
    requests = [one for one in found if one is not None]
    for request in requests:
        request.state, request.answer = RequestState.REFUSED, closing.reason
        request.decided_by_id, request.decided_at = closing.person_id, now
        request.told_at = request.told_at or now
    return [request.id for request in requests]


async def _thank(resolution: Resolution, together: list[Assignment], uow: UnitOfWork, now: datetime) -> None:
    people: dict[int, Person] = {}
    for item in together:
        for role in (Role.FOCAL_POINT, Role.AGENCY_HEAD):
            found = await uow.people.holders(item.body_id, item.agency_id, role, today(now))
            people |= {person.id: person for person in found}
    screen = views.agency_hears_closed(code_of(together[0]).resolution, title_of_whole(resolution))
    await tell_people(uow, list(people.values()), screen, Telling(f"closed:{resolution.id}"), now)
