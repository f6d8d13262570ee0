"""«لغو ثبت», «ارسال اکنون» and edits of a report, and the notice that tells others when the undo time has passed."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar import today
from domain.codes import ResolutionCode
from domain.life_cycle import check_taking_back
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Status
from services.actors import Actor
from services.additions import is_fresh
from services.assignments import answering_people, changed, shown_code, to_act_on
from services.calendars import settings_of, work_calendar
from services.cards import card_from
from services.looking import code_of, since
from services.notices import Maker, cancel, schedule
from services.recording import TOLD, event_of, links_of, shown_report, told_key
from services.reporting import Pressed
from services.retelling import retell
from services.said import Said
from services.telling import Telling, tell_people, tell_place
from storage.models import Assignment, ProgressReport
from storage.unit_of_work import UnitOfWork
from views import kept as kept_views
from views import on_behalf
from views import reports as views


@dataclass(frozen=True)
class AmendReport:
    """An edited message, what it says now and the codes that it names."""

    actor: Actor
    message_id: int
    said: Said
    codes: tuple[ResolutionCode, ...] = ()


async def take_back_report(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """Everything is as it was before the report, and nobody else hears of it. Raises Refusal when it is too late."""
    async with uow:
        report, assignment = await take_back_within(pressed, uow, now)
        await uow.dialogues.end(pressed.actor.place.messenger, pressed.actor.place.chat_id)
        screen = views.taken_back(await card_from(uow, assignment, now))
        telling = Telling(f"report-taken-back:{report.id}", links_of(report), pressed.message_id)
        await tell_place(uow, pressed.actor.place, screen, telling, now)
        await uow.commit(now)


async def take_back_within(pressed: Pressed, uow: UnitOfWork, now: datetime) -> tuple[ProgressReport, Assignment]:
    """The same inside a transaction of the caller's, who says what has become of it."""
    report, assignment = await _own_report(pressed, uow)
    if report.told_at is not None:
        raise Refusal("undo_after_told")
    latest = await uow.reports.latest_of(assignment.id)
    is_latest = latest is not None and latest.id == report.id and assignment.status is report.status
    settings = await settings_of(uow, assignment.body_id)
    check_taking_back(report.created_at, now, settings, is_latest=is_latest)
    report.taken_back_at = now
    await uow.flush()
    await _restore(report, assignment, uow)
    await cancel(uow, told_key(report.id), now)
    uow.history.record(event_of("report_taken_back", report, assignment, pressed.actor, now))
    await changed(uow, assignment, now)
    return report, assignment


async def last_report_of(actor: Actor, assignment_ids: list[int] | None, uow: UnitOfWork) -> ProgressReport | None:
    """The report that a typed «لغو ثبت» means, of these assignments or of all. Reads only."""
    async with uow:
        return await uow.reports.last_by(actor.person_id, assignment_ids)


async def send_now(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«ارسال اکنون»: others are told at once, and the report cannot be taken back any more."""
    async with uow:
        report, assignment = await _own_report(pressed, uow)
        if report.told_at is not None:
            raise Refusal("already_told")
        await cancel(uow, told_key(report.id), now)
        await _tell_others(report, assignment, uow, now)
        screen = views.told(await shown_report(report, assignment, uow))
        telling = Telling(f"report-sent-on:{report.id}", links_of(report), pressed.message_id)
        await tell_place(uow, pressed.actor.place, screen, telling, now)
        await uow.commit(now)


async def amend_report(command: AmendReport, uow: UnitOfWork, now: datetime) -> None:
    """An edit changes the report that the message made, while nobody else has heard of it; it never repeats it."""
    async with uow:
        place = command.actor.place
        link = await uow.dialogues.link(place.messenger, place.chat_id, command.message_id)
        report = await uow.reports.report(link.report_id) if link is not None and link.report_id is not None else None
        if report is not None and report.person_id == command.actor.person_id and report.taken_back_at is None:
            await _amend(command, report, uow, now)
        elif not await _amend_kept(command, uow, now):
            key = f"edit-unused:{place.messenger}:{place.chat_id}:{command.message_id}:{now.isoformat()}"
            await tell_place(uow, place, views.edit_without_report(), Telling(key), now)
        await uow.commit(now)


async def tell_of_report(uow: UnitOfWork, report_id: int, now: datetime) -> None:
    """The undo time has passed: others hear of it, at night with the next working day."""
    report = await uow.reports.report(report_id)
    if report is None or report.taken_back_at is not None or report.told_at is not None:
        return
    assignment = await uow.assignments.locked(report.assignment_id)
    if assignment is None:
        return
    calendar = await work_calendar(uow, assignment.body_id)
    if calendar.is_working_time(now):
        await _tell_others(report, assignment, uow, now)
    else:
        await schedule(uow, TOLD, report.id, calendar.next_working_time(now), f"{told_key(report.id)}:working-time")


async def _own_report(pressed: Pressed, uow: UnitOfWork) -> tuple[ProgressReport, Assignment]:
    report = await uow.reports.report(pressed.subject_id)
    if report is None:
        raise Refusal("not_found")
    action = Action.ACT_FOR_AGENCY if report.on_behalf else Action.REPORT
    assignment = await to_act_on(uow, pressed.actor, report.assignment_id, action)
    # Read again behind the lock: of two presses the second must see what the first has done.
    report = await uow.reports.report(pressed.subject_id)
    if report is None or report.taken_back_at is not None:
        raise Refusal("already_taken_back")
    return report, assignment


async def _restore(report: ProgressReport, assignment: Assignment, uow: UnitOfWork) -> None:
    assignment.status = report.status_before
    assignment.progress = report.progress_before
    assignment.obstacle = report.obstacle_before
    before = await uow.reports.latest_of(assignment.id)
    assignment.last_reported_at = before.created_at if before is not None else None
    if assignment.status is Status.ISSUED:
        assignment.seen_at = None


async def _amend(command: AmendReport, report: ProgressReport, uow: UnitOfWork, now: datetime) -> None:
    action = Action.ACT_FOR_AGENCY if report.on_behalf else Action.REPORT
    assignment = await to_act_on(uow, command.actor, report.assignment_id, action)
    latest = await uow.reports.latest_of(assignment.id)
    if latest is None or latest.id != report.id or not await is_fresh(report, assignment, uow, now):
        raise Refusal("edit_too_late")
    if command.codes and any(code.resolution != code_of(assignment).resolution for code in command.codes):
        raise Refusal("edit_of_code", code=shown_code(assignment))
    said = replace(command.said, message_ids=(command.message_id,))
    await retell(command.actor, report, assignment, said, uow, now)
    await changed(uow, assignment, now)
    screen = views.amended(await shown_report(report, assignment, uow))
    telling = Telling(f"report-amended:{report.id}:{now.isoformat()}", links_of(report))
    await tell_place(uow, command.actor.place, screen, telling, now)


async def _amend_kept(command: AmendReport, uow: UnitOfWork, now: datetime) -> bool:
    """An edit of a message that still waits for its resolution, or for the rest of what it says."""
    place = command.actor.place
    dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
    held = {name: dialogue.payload.get(name) or {} for name in ("kept", "told")} if dialogue is not None else {}
    name = next((name for name, one in held.items() if command.message_id in one.get("message_ids", ())), None)
    if dialogue is None or name is None:
        return False
    piece = replace(command.said, message_ids=(command.message_id,))
    payload = dialogue.payload | {name: Said.from_json(held[name]).with_piece(piece).to_json()}
    await uow.dialogues.ask(place.messenger, place.chat_id, dialogue.step, payload, now)
    key = f"edit-kept:{place.messenger}:{place.chat_id}:{command.message_id}:{now.isoformat()}"
    await tell_place(uow, place, kept_views.edit_kept(), Telling(key), now)
    return True


async def _tell_others(report: ProgressReport, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    """The secretariat; of what it recorded itself, the agency."""
    report.told_at = now
    await uow.flush()
    shown = await shown_report(report, assignment, uow)
    telling = Telling(f"report-news:{report.id}", links_of(report))
    if report.on_behalf:
        people = await answering_people(uow, assignment, now)
        await tell_people(uow, people, on_behalf.agency_hears_on_behalf(shown), telling, now)
        return
    undo = (await settings_of(uow, assignment.body_id)).undo_minutes
    waiting = await uow.looking.reports_to_judge([assignment.body_id], now, since(now, undo))
    requests = await uow.looking.requests_to_decide([assignment.body_id], now, since(now, undo))
    secretaries = await uow.people.secretariat_of(assignment.body_id, today(now))
    screen = views.news(shown, assignment.agency.name, len(waiting) + len(requests))
    await tell_people(uow, secretaries, screen, telling, now)


NOTICES: dict[str, Maker] = {TOLD: tell_of_report}
