"""What an agency asks of the secretariat: more time, or to be let off. Taken back within the undo time, then told."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from domain.calendar import today
from domain.life_cycle import FOLLOWED, Step, after, check_taking_back
from domain.permissions import Action
from domain.refusals import Refusal
from domain.requests import AskedExtension, check_extension, check_no_open_request
from domain.vocabulary import RequestKind, RequestState
from services.actors import Actor
from services.assignments import changed, shown_code, to_act_on
from services.calendars import settings_of, work_calendar
from services.cards import card_from
from services.events import assignment_event
from services.kept import end_question
from services.looking import since
from services.notices import Maker, cancel, schedule
from services.reporting import Pressed
from services.telling import Links, Telling, tell_people, tell_place
from storage.models import Assignment, Event, Request
from storage.unit_of_work import UnitOfWork
from talk.acts import ExtensionAsked
from views import requests as views

TOLD: Final = "request_told"
Wanted = date | int | ExtensionAsked
"""A day, so many days longer, or an extension as it was typed."""
ACTIONS: Final = {RequestKind.EXTENSION: Action.ASK_EXTENSION, RequestKind.DECLINE: Action.DECLINE}


@dataclass(frozen=True)
class AskExtension:
    """``wanted`` is the new day, or how much longer; ``reason`` is what the secretariat reads."""

    actor: Actor
    assignment_id: int
    wanted: Wanted
    reason: str
    pressed_message_id: int | None = None


@dataclass(frozen=True)
class AskToDecline:
    """«خارج از وظایف ما» and why; ``agency`` is who should do it instead, empty where that is not known."""

    actor: Actor
    assignment_id: int
    agency: str = ""
    reason: str = ""
    pressed_message_id: int | None = None


async def ask_extension(command: AskExtension, uow: UnitOfWork, now: datetime) -> None:
    """Put the request down and confirm it. Raises Refusal for one that nobody could grant."""
    async with uow:
        assignment = await askable(command.actor, command.assignment_id, RequestKind.EXTENSION, uow)
        day = wanted_day(assignment, command.wanted, now)
        await check_asked_day(assignment, day, uow, now)
        request = Request(
            assignment_id=assignment.id,
            kind=RequestKind.EXTENSION,
            person_id=command.actor.person_id,
            reason=command.reason,
            due_before=assignment.due_on,
            asked_due_on=day,
            created_at=now,
        )
        await _put_down(request, assignment, Pressed(command.actor, 0, command.pressed_message_id), uow, now)
        await uow.commit(now)


async def ask_to_decline(command: AskToDecline, uow: UnitOfWork, now: datetime) -> None:
    """Put the request down and confirm it."""
    async with uow:
        assignment = await askable(command.actor, command.assignment_id, RequestKind.DECLINE, uow)
        request = Request(
            assignment_id=assignment.id,
            kind=RequestKind.DECLINE,
            person_id=command.actor.person_id,
            reason=command.reason,
            proposed_agency=command.agency[:200] or None,
            created_at=now,
        )
        await _put_down(request, assignment, Pressed(command.actor, 0, command.pressed_message_id), uow, now)
        await uow.commit(now)


async def take_back_request(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """The request is withdrawn as if it had never been. Raises Refusal when it is too late."""
    async with uow:
        request, assignment = await _own_request(pressed, uow)
        if request.told_at is not None:
            raise Refusal("undo_after_told")
        settings = await settings_of(uow, assignment.body_id)
        check_taking_back(request.created_at, now, settings, is_latest=True)
        request.state = RequestState.WITHDRAWN
        await cancel(uow, _told_key(request), now)
        uow.history.record(request_event("request_withdrawn", request, assignment, pressed.actor.person_id, now))
        await changed(uow, assignment, now)
        screen = views.withdrawn(await card_from(uow, assignment, now))
        telling = Telling(f"request-withdrawn:{request.id}", Links(assignment.id), pressed.message_id)
        await tell_place(uow, pressed.actor.place, screen, telling, now)
        await uow.commit(now)


async def send_request_now(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«ارسال اکنون»."""
    async with uow:
        request, assignment = await _own_request(pressed, uow)
        if request.told_at is not None:
            raise Refusal("already_told")
        await cancel(uow, _told_key(request), now)
        await _tell_secretariat(request, assignment, uow, now)
        screen = views.told(shown_request(request, assignment, now))
        telling = Telling(f"request-sent-on:{request.id}", Links(assignment.id), pressed.message_id)
        await tell_place(uow, pressed.actor.place, screen, telling, now)
        await uow.commit(now)


async def see_own_request(pressed: Pressed, uow: UnitOfWork, now: datetime) -> views.RecordedRequest:
    """The actor's own request while nobody has decided on it. Reads only."""
    async with uow:
        return shown_request(*await _own_request(pressed, uow), now)


async def say_done_so_far(pressed: Pressed, words: str, uow: UnitOfWork, now: datetime) -> None:
    """What was done until now, beside why it is not finished; the secretariat reads both."""
    async with uow:
        request, assignment = await _own_request(pressed, uow)
        request.done_so_far = words
        await uow.flush()
        key = f"request-so-far:{request.id}:{now.isoformat()}"
        shown = shown_request(request, assignment, now)
        screen = views.recorded(shown) if request.told_at is None else views.told(shown)
        await tell_place(uow, pressed.actor.place, screen, Telling(key, Links(assignment.id)), now)
        await end_question(uow, pressed.actor, now)
        await uow.commit(now)


async def last_request_of(actor: Actor, assignment_ids: list[int] | None, uow: UnitOfWork) -> Request | None:
    """The undecided request that a typed «لغو ثبت» may mean, of these assignments or of all. Reads only."""
    async with uow:
        return await uow.reports.last_request_by(actor.person_id, assignment_ids)


async def askable(actor: Actor, assignment_id: int, kind: RequestKind, uow: UnitOfWork) -> Assignment:
    """The assignment, locked, when such a request may be made now. Raises Refusal."""
    assignment = await to_act_on(uow, actor, assignment_id, ACTIONS[kind])
    if assignment.duty not in FOLLOWED:
        raise Refusal("not_reported_on", code=shown_code(assignment))
    after(assignment.status, Step.ADD_EVIDENCE)
    open_request = await uow.assignments.open_request(assignment.id)
    check_no_open_request(has_open_request=open_request is not None)
    if kind is RequestKind.EXTENSION and assignment.due_on is None:
        raise Refusal("extension_without_due_date")
    return assignment


async def check_asked_day(assignment: Assignment, asked_on: date, uow: UnitOfWork, now: datetime) -> None:
    """Raises Refusal for a day that nobody could grant."""
    settings = await settings_of(uow, assignment.body_id)
    granted = await uow.reports.count_extensions(assignment.id)
    check_extension(AskedExtension(asked_on, assignment.due_on, granted), today(now), settings)


def wanted_day(assignment: Assignment, wanted: Wanted, now: datetime) -> date:
    """The day that is asked for; how much longer counts from the due date, or from today where that has passed."""
    start = max(assignment.due_on or today(now), today(now))
    if isinstance(wanted, int):
        return start + timedelta(days=wanted)
    if isinstance(wanted, date):
        return wanted
    return wanted.new_due_on(start) or start


async def tell_of_request(uow: UnitOfWork, request_id: int, now: datetime) -> None:
    """The undo time has passed: the secretariat hears of it, at night with the next working day."""
    request = await uow.reports.request(request_id)
    if request is None or request.state is not RequestState.OPEN or request.told_at is not None:
        return
    assignment = await uow.assignments.shown(request.assignment_id)
    if assignment is None:
        return
    calendar = await work_calendar(uow, assignment.body_id)
    if calendar.is_working_time(now):
        await _tell_secretariat(request, assignment, uow, now)
    else:
        await schedule(uow, TOLD, request.id, calendar.next_working_time(now), f"{_told_key(request)}:working-time")


def shown_request(request: Request, assignment: Assignment, now: datetime) -> views.RecordedRequest:
    """A request as the views show it."""
    return views.RecordedRequest(
        request_id=request.id,
        kind=request.kind,
        code=shown_code(assignment),
        agency=assignment.agency.name,
        reason=request.reason,
        at=request.created_at,
        today=today(now),
        asked_due_on=request.asked_due_on,
        proposed_agency=request.proposed_agency,
        done_so_far=request.done_so_far,
    )


def request_event(kind: str, request: Request, assignment: Assignment, person_id: int, now: datetime) -> Event:
    """One line of the history about a request."""
    day = request.granted_due_on or request.asked_due_on
    return assignment_event(
        kind,
        assignment,
        person_id,
        now,
        before={"due_on": request.due_before.isoformat() if request.due_before is not None else None},
        after={
            "status": assignment.status.value,
            "reason": request.answer if request.decided_at is not None else request.reason,
            "due_on": day.isoformat() if day is not None else None,
            "request_id": request.id,
        },
    )


async def _put_down(request: Request, assignment: Assignment, pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    uow.add(request)
    await uow.flush()
    kind = "extension_asked" if request.kind is RequestKind.EXTENSION else "decline_asked"
    uow.history.record(request_event(kind, request, assignment, pressed.actor.person_id, now))
    await changed(uow, assignment, now)
    undo = (await settings_of(uow, assignment.body_id)).undo_minutes
    await schedule(uow, TOLD, request.id, now + timedelta(minutes=undo), _told_key(request))
    screen = views.recorded(shown_request(request, assignment, now))
    telling = Telling(f"request-recorded:{request.id}", Links(assignment.id), pressed.message_id)
    await tell_place(uow, pressed.actor.place, screen, telling, now)
    await end_question(uow, pressed.actor, now)


async def _own_request(pressed: Pressed, uow: UnitOfWork) -> tuple[Request, Assignment]:
    request = await uow.reports.request(pressed.subject_id)
    if request is None:
        raise Refusal("not_found")
    assignment = await to_act_on(uow, pressed.actor, request.assignment_id, ACTIONS[request.kind])
    if request.state is RequestState.WITHDRAWN:
        raise Refusal("already_taken_back")
    if request.state is not RequestState.OPEN:
        raise Refusal("request_decided")
    return request, assignment


async def _tell_secretariat(request: Request, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    request.told_at = now
    await uow.flush()
    undo = (await settings_of(uow, assignment.body_id)).undo_minutes
    waiting = await uow.looking.reports_to_judge([assignment.body_id], now, since(now, undo))
    requests = await uow.looking.requests_to_decide([assignment.body_id], now, since(now, undo))
    screen = views.news(shown_request(request, assignment, now), len(waiting) + len(requests))
    secretaries = await uow.people.secretariat_of(assignment.body_id, today(now))
    await tell_people(uow, secretaries, screen, Telling(f"request-news:{request.id}", Links(assignment.id)), now)


def _told_key(request: Request) -> str:
    return f"request-told:{request.id}"


NOTICES: dict[str, Maker] = {TOLD: tell_of_request}
