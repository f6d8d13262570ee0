"""What belongs to a report that was made already: later files, more words, the rest of an album."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from domain.life_cycle import Step, after
from domain.permissions import Action
from domain.vocabulary import Status
from services.actors import Actor, Place
from services.assignments import changed, to_act_on
from services.attachments_received import IncomingFile
from services.calendars import settings_of
from services.kept import ask_again
from services.notices import Maker, schedule
from services.recording import (
    EVIDENCE_STEP,
    Recording,
    expect_files,
    links_of,
    record,
    recorded_key,
    remember_messages,
    shown_report,
)
from services.retelling import retell
from services.said import Said
from services.telling import Telling, tell_place
from storage.models import Assignment, ProgressReport
from storage.unit_of_work import UnitOfWork
from views import reports as views

ALBUM: Final = "album_received"
QUIET: Final = timedelta(seconds=2)
IN_HAND: Final = timedelta(minutes=30)


async def report_in_hand(uow: UnitOfWork, actor: Actor, now: datetime) -> ProgressReport | None:
    """The report that the chat has just made or opened for files; after half an hour it must be named again."""
    dialogue = await uow.dialogues.open_in(actor.place.messenger, actor.place.chat_id)
    if dialogue is None or dialogue.step != EVIDENCE_STEP or now - dialogue.changed_at > IN_HAND:
        return None
    report = await uow.reports.report(dialogue.payload["report_id"])
    return report if report is not None and report.taken_back_at is None else None


async def add_to_report(
    actor: Actor,
    report: ProgressReport,
    said: Said,
    file: IncomingFile | None,
    uow: UnitOfWork,
    now: datetime,
    *,
    is_earlier: bool = False,
) -> None:
    """Files join the report at any time; what is said only while it can be taken back, later it is another report.

    What comes after a report was given back is another report as well, so that the secretariat hears of it.
    """
    assignment = await open_for(actor, report, uow)
    is_said = bool(said.words) or said.percent is not None
    if assignment.status is Status.RETURNED or (is_said and not await is_fresh(report, assignment, uow, now)):
        await _report_anew(Recording(actor, assignment.id, said, on_behalf=report.on_behalf), file, uow, now)
        return
    await _take_files(actor, report, said, uow, now)
    if is_said:
        await retell(actor, report, assignment, said, uow, now, is_earlier=is_earlier)
        await changed(uow, assignment, now)
    await expect_files(actor.place, report, uow, now)
    if file is not None and file.album is not None:
        await confirm_when_quiet(report, file.album, uow, now)
        return
    await _tell_added(actor.place, report, assignment, uow, now, is_said=is_said)


async def join_album(actor: Actor, file: IncomingFile, said: Said, uow: UnitOfWork, now: datetime) -> bool:
    """Put a further picture of an album where the first went; False for the first one."""
    if file.album is None:
        return False
    place = actor.place
    album = await uow.reports.of_album(place.messenger, place.chat_id, file.album)
    earlier = [one for one in album if one.id not in said.attachment_ids]
    report_id = next((one.report_id for one in earlier if one.report_id is not None), None)
    if report_id is not None:
        report = await uow.reports.report(report_id)
        if report is not None and report.taken_back_at is None:
            await add_to_report(actor, report, said, file, uow, now)
            return True
    return await _join_kept(actor, {one.id for one in earlier}, said, uow, now)


async def confirm_when_quiet(report: ProgressReport, album: str, uow: UnitOfWork, now: datetime) -> None:
    """Confirm an album once, when nothing more of it came for two seconds; what comes later still is said at once."""
    key = f"album:{report.id}:{album}"[:200]
    notice = await uow.jobs.notice(key)
    if notice is not None and notice.made_at is not None:
        await album_received(uow, report.id, now)
        return
    await schedule(uow, ALBUM, report.id, now + QUIET, key)


async def album_received(uow: UnitOfWork, report_id: int, now: datetime) -> None:
    """The confirmation of a report that came as an album, or of an album that was added to one."""
    report = await uow.reports.report(report_id)
    assignment = await uow.assignments.shown(report.assignment_id) if report is not None else None
    if report is None or assignment is None or report.taken_back_at is not None or not report.attachments:
        return
    last = report.attachments[-1]
    place = Place(last.messenger, last.chat_id)
    if await uow.outbox.has(recorded_key(report.id)):
        await _tell_added(place, report, assignment, uow, now, is_said=False)
        return
    screen = views.recorded(await shown_report(report, assignment, uow))
    await tell_place(uow, place, screen, Telling(recorded_key(report.id), links_of(report)), now, report.person_id)
    await ask_again(uow, place, assignment, now)


async def open_for(actor: Actor, report: ProgressReport, uow: UnitOfWork) -> Assignment:
    """The assignment of a report, locked, when the actor may still add to it. Raises Refusal."""
    action = Action.ACT_FOR_AGENCY if report.on_behalf else Action.REPORT
    assignment = await to_act_on(uow, actor, report.assignment_id, action)
    after(assignment.status, Step.ADD_EVIDENCE)
    return assignment


async def is_fresh(report: ProgressReport, assignment: Assignment, uow: UnitOfWork, now: datetime) -> bool:
    """Whether nobody else has heard of the report and its undo time still runs."""
    undo = (await settings_of(uow, assignment.body_id)).undo_minutes
    return report.told_at is None and now - report.created_at <= timedelta(minutes=undo)


async def _report_anew(recording: Recording, file: IncomingFile | None, uow: UnitOfWork, now: datetime) -> None:
    album = file.album if file is not None else None
    report = await record(replace(recording, is_confirmed=album is None), uow, now)
    if album is not None:
        await confirm_when_quiet(report, album, uow, now)


async def _take_files(actor: Actor, report: ProgressReport, said: Said, uow: UnitOfWork, now: datetime) -> None:
    for attachment in await uow.reports.attachments(list(said.attachment_ids)):
        attachment.report_id = report.id
    await uow.flush()
    await remember_messages(actor, report, said.message_ids, uow, now)


async def _join_kept(actor: Actor, earlier: set[int], said: Said, uow: UnitOfWork, now: datetime) -> bool:
    place = actor.place
    dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
    held = {name: dialogue.payload.get(name) or {} for name in ("kept", "told")} if dialogue is not None else {}
    name = next((name for name, one in held.items() if earlier & set(one.get("attachment_ids", ()))), None)
    if dialogue is None or name is None:
        return False
    # One album counts as one message, so that the question «پیام شما …» stays true without being asked again.
    more = Said(words=said.words, attachment_ids=said.attachment_ids)
    payload = dialogue.payload | {name: Said.from_json(held[name]).joined(more).to_json()}
    await uow.dialogues.ask(place.messenger, place.chat_id, dialogue.step, payload, now)
    return True


async def _tell_added(
    place: Place, report: ProgressReport, assignment: Assignment, uow: UnitOfWork, now: datetime, *, is_said: bool
) -> None:
    shown = await shown_report(report, assignment, uow)
    screen = views.added(shown) if is_said else views.attached(shown)
    key = f"report-added:{report.id}:{now.isoformat()}"
    await tell_place(uow, place, screen, Telling(key, links_of(report)), now)


NOTICES: dict[str, Maker] = {ALBUM: album_received}
