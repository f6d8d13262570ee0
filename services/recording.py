"""Recording one report: the status it leads to, its confirmation, and the notice that tells others after the undo time.

Everything here runs inside the caller's transaction.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from domain.calendar import today
from domain.letters import refuse_letter_of_the_future
from domain.life_cycle import FOLLOWED, Step, after, progress_after
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Status
from services.actors import Actor, Place
from services.assignments import changed, shown_code, to_act_on
from services.calendars import settings_of
from services.events import assignment_event
from services.evidence import is_document_missing
from services.kept import waiting_in
from services.notices import schedule
from services.said import Said
from services.telling import Links, Telling, tell_place
from storage.models import Assignment, Event, ProgressReport
from storage.unit_of_work import UnitOfWork
from views import reports as views

TOLD: Final = "report_told"
EVIDENCE_STEP: Final = "report.evidence"
_KINDS: Final = {
    Step.REPORT_DONE: "reported_done",
    Step.BLOCK: "blocked",
    Step.UNBLOCK: "unblocked",
    Step.ANSWER_BY_LETTER: "answered_by_letter",
}


@dataclass(frozen=True)
class Recording:
    """Who says what of which assignment. ``is_confirmed`` is false for an album, which is confirmed when it is whole.

    ``on_behalf`` is the secretariat's word for an agency, by the agency's letter.
    """

    actor: Actor
    assignment_id: int
    said: Said
    on_behalf: bool = False
    is_confirmed: bool = True
    edits_message_id: int | None = None


async def record(recording: Recording, uow: UnitOfWork, now: datetime) -> ProgressReport:
    """Write the report, move the assignment, confirm. Raises Refusal when the assignment does not allow it."""
    report, assignment = await put_down(recording, uow, now)
    await expect_files(recording.actor.place, report, uow, now)
    if recording.is_confirmed:
        await confirm(recording, report, assignment, uow, now)
    return report


async def put_down(recording: Recording, uow: UnitOfWork, now: datetime) -> tuple[ProgressReport, Assignment]:
    """The same without a word to who said it; others hear of it when the undo time has passed."""
    said = recording.said
    refuse_letter_of_the_future(said.letter_on, today(now))
    action = Action.ACT_FOR_AGENCY if recording.on_behalf else Action.REPORT
    assignment = await to_act_on(uow, recording.actor, recording.assignment_id, action)
    _check_reportable(assignment, may_be_withheld=said.by_letter or recording.on_behalf)
    if await is_document_missing(said, assignment, uow):
        raise Refusal("document_needed", code=shown_code(assignment))
    step = said.step_from(assignment.status)
    report = _report(recording, assignment, after(assignment.status, step), now)
    before = await uow.reports.latest_of(assignment.id)
    _move(assignment, report, said, before.progress_before if before is not None else 0, now)
    uow.add(report)
    await uow.flush()
    await _take_what_was_sent(recording, report, uow, now)
    event = event_of(_KINDS.get(step, "reported"), report, assignment, recording.actor, now)
    event.after |= words_of(said, recording.actor.place)
    uow.history.record(event)
    await changed(uow, assignment, now)
    undo = (await settings_of(uow, assignment.body_id)).undo_minutes
    await schedule(uow, TOLD, report.id, now + timedelta(minutes=undo), told_key(report.id))
    return report, assignment


async def confirm(
    recording: Recording, report: ProgressReport, assignment: Assignment, uow: UnitOfWork, now: datetime
) -> None:
    """The one short message that shows what was understood."""
    screen = views.recorded(await shown_report(report, assignment, uow))
    telling = Telling(recorded_key(report.id), links_of(report), recording.edits_message_id)
    await tell_place(uow, recording.actor.place, screen, telling, now, recording.actor.person_id)


async def shown_report(report: ProgressReport, assignment: Assignment, uow: UnitOfWork) -> views.RecordedReport:
    """A report as the views show it."""
    return views.RecordedReport(
        report_id=report.id,
        code=shown_code(assignment),
        status=report.status,
        text=report.text,
        at=report.created_at,
        files=await uow.looking.count_files(report.id),
        percent=report.percent,
        obstacle=report.obstacle,
        letter_number=report.letter_number,
        letter_on=report.letter_on,
        told_by=report.told_by,
        remover=report.remover,
        on_behalf_of=assignment.agency.name if report.on_behalf else None,
    )


async def expect_files(place: Place, report: ProgressReport, uow: UnitOfWork, now: datetime) -> None:
    """The next files are this report's; what the chat holds back about anything else stays so."""
    left = (await waiting_in(uow, place)).besides(report.assignment_id)
    payload = {"report_id": report.id} | ({"kept": left.to_json()} if left is not None else {})
    await uow.dialogues.ask(place.messenger, place.chat_id, EVIDENCE_STEP, payload, now)


def links_of(report: ProgressReport) -> Links:
    """A reply to a message about a report lands on its assignment and its report."""
    return Links(assignment_id=report.assignment_id, report_id=report.id)


def recorded_key(report_id: int) -> str:
    """The key of a report's confirmation."""
    return f"report-recorded:{report_id}"


def told_key(report_id: int) -> str:
    """The key of the notice that tells others of a report."""
    return f"report-told:{report_id}"


def event_of(kind: str, report: ProgressReport, assignment: Assignment, actor: Actor, now: datetime) -> Event:
    """One line of the history: what the report changed, who really did it and for whom."""
    return assignment_event(
        kind,
        assignment,
        actor.person_id,
        now,
        report_id=report.id,
        before={"status": report.status_before.value, "progress": report.progress_before},
        after={"status": assignment.status.value, "progress": assignment.progress, "on_behalf": report.on_behalf},
    )


def words_of(said: Said, place: Place) -> dict[str, Any]:
    """What an event remembers of the words, message by message, so that an edit takes the place of the old ones."""
    return {"chat": f"{place.messenger}:{place.chat_id}", "said": [piece.to_json() for piece in said.apart]}


def _check_reportable(assignment: Assignment, *, may_be_withheld: bool) -> None:
    if assignment.duty not in FOLLOWED:
        raise Refusal("not_reported_on", code=shown_code(assignment))
    # Of a row that was issued without its text nothing may be said in a messenger either.
    if assignment.resolution.is_text_withheld and not may_be_withheld:
        raise Refusal("answer_by_letter", code=shown_code(assignment))


def _report(recording: Recording, assignment: Assignment, status: Status, now: datetime) -> ProgressReport:
    said = recording.said
    return ProgressReport(
        assignment_id=assignment.id,
        person_id=recording.actor.person_id,
        on_behalf=recording.on_behalf,
        text=said.words,
        percent=said.percent,
        obstacle=said.obstacle,
        letter_number=said.letter_number,
        letter_on=said.letter_on,
        told_by=said.told_by,
        status_before=assignment.status,
        status=status,
        progress_before=assignment.progress,
        obstacle_before=assignment.obstacle,
        created_at=now,
    )


def _move(assignment: Assignment, report: ProgressReport, said: Said, before_done: int, now: datetime) -> None:
    assignment.status = report.status
    assignment.progress = progress_after(
        report.status, assignment.progress, percent=said.percent, before_done=before_done
    )
    if report.status is Status.BLOCKED:
        assignment.obstacle = said.obstacle or assignment.obstacle or said.words or None
    else:
        assignment.obstacle = None
    assignment.seen_at = assignment.seen_at or now
    assignment.last_reported_at = now


async def _take_what_was_sent(recording: Recording, report: ProgressReport, uow: UnitOfWork, now: datetime) -> None:
    for attachment in await uow.reports.attachments(list(recording.said.attachment_ids)):
        if attachment.report_id is None and attachment.person_id == recording.actor.person_id:
            attachment.report_id = report.id
    await uow.flush()
    await remember_messages(recording.actor, report, recording.said.message_ids, uow, now)


async def remember_messages(
    actor: Actor, report: ProgressReport, message_ids: tuple[int, ...], uow: UnitOfWork, now: datetime
) -> None:
    """Let an edit of the person's own messages find the report that they made."""
    place, links = actor.place, links_of(report).to_json()
    for message_id in message_ids:
        await uow.dialogues.remember(place.messenger, place.chat_id, message_id, links, now)
