"""The job of reading minutes: which document is next, and what becomes of what was read."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import AttachmentState, MinutesState
from minutes.draft import Draft
from minutes.meeting_day import KnownMeetings
from services.actors import Actor
from services.amending import amend
from services.calendars import settings_of
from services.cross_references import link_references
from services.differences import differences
from services.draft_rows import READ_COLUMNS, HandedIn, meeting_of, rows_of
from services.drafts import listed, summary_of
from services.due_rules import due_rules
from services.handed_again import kept_rows
from services.handing_in import READING, place_of, progress_key
from services.meeting_calendar import follow_meetings, tell_moved
from services.recognising import directory_names, recogniser
from services.telling import Telling, tell_place
from storage.models import Attachment, Body, Event, Job, Meeting
from storage.unit_of_work import UnitOfWork
from views import minutes as views
from views.differences import same_minutes
from views.screen import Screen

LEASE: Final = timedelta(minutes=3)
MOST_TRIES: Final = 3


@dataclass(frozen=True)
class ReadingJob:
    """What is to be read: pasted ``text``, or the file of the data folder with the name its sender gave it."""

    id: int
    text: str | None
    stored_name: str | None
    name: str
    known_names: tuple[str, ...]
    known_meetings: KnownMeetings


async def claim_job(owner: str, is_gone: Callable[[str], bool], uow: UnitOfWork, now: datetime) -> ReadingJob | None:
    """The next document whose file has come, held by ``owner`` for three minutes or until its process is gone.

    One that broke the reader thrice is given up.
    """
    async with uow:
        for job in await uow.jobs.unfinished(READING):
            if _is_held(job, is_gone, now) or await _is_given_up(uow, job, now):
                continue
            attachment = await _attachment(uow, job)
            if attachment is not None and attachment.state is not AttachmentState.STORED:
                continue
            job.leased_by, job.leased_until, job.tries = owner, now + LEASE, job.tries + 1
            claimed = await _claimed(uow, job, attachment, now)
            await uow.commit(now)
            return claimed
        await uow.commit(now)
        return None


async def reading_finished(job_id: int, draft: Draft, uow: UnitOfWork, now: datetime) -> None:
    """Put the draft down and show its summary; minutes that were handed in before are not doubled."""
    async with uow:
        job = await uow.jobs.locked(job_id)
        if job is None or job.finished_at is not None:
            return
        digest = await _digest(uow, job)
        number, held_on = draft.meeting.number, draft.meeting.held_on
        same = await uow.meetings.same_minutes(job.payload["body_id"], digest, number, held_on)
        replaced = same if same is not None and job.payload.get("replaces") == same.id else None
        if replaced is not None and replaced.minutes_state is MinutesState.DRAFT:
            replaced.discarded_at = now
            same = None
        if same is not None and same.minutes_state is MinutesState.DRAFT and job.payload.get("amends") == same.id:
            screen = await _amended(uow, job, same, draft, digest, now)
        elif same is not None:
            job.payload = _as_first_read(job) | {"same_as": same.id}
            screen = await _compared(uow, same, draft, digest, job)
        else:
            meeting = await _put_down(uow, job, draft, digest, now)
            if replaced is not None:
                await uow.hearings.move(replaced.id, meeting.id)
            screen = views.summary(await summary_of(uow, meeting), is_fresh=True)
        await _finish(uow, job, screen, now)
        await uow.commit(now)


async def reading_refused(job_id: int, code: str, uow: UnitOfWork, now: datetime) -> str | None:
    """Say why a document cannot be read (``code`` of minutes.errors.Refusal, or «failed»).

    Of a classified document nothing is kept; the answer is then the name of the stored file that must be erased.
    """
    async with uow:
        job = await uow.jobs.locked(job_id)
        if job is None or job.finished_at is not None:
            return None
        erased = await _forget(uow, job) if code == "classified" else None
        await _finish(uow, job, views.cannot_read(code, job.payload["body_id"]), now, problem=code)
        await uow.commit(now)
        return erased


async def read_again(actor: Actor, job_id: int, uow: UnitOfWork, now: datetime, *, amends: bool = False) -> None:
    """«جایگزینی پیش‌نویس»: the same document is read once more and takes the place of the draft, or ``amends`` it."""
    async with uow:
        job = await uow.jobs.locked(job_id)
        if job is None or job.finished_at is None or job.kind != READING or job.problem is not None:
            raise Refusal("not_found")
        require(actor.roles, Action.PREPARE_MINUTES, body_id=job.payload["body_id"])
        same = await uow.get(Meeting, job.payload.get("same_as", 0))
        if same is None or same.minutes_state is not MinutesState.DRAFT:
            raise Refusal("minutes_issued")
        wanted = {"amends": same.id} if amends else {"replaces": same.id}
        job.payload = _as_first_read(job) | wanted | {"times": job.payload.get("times", 0) + 1}
        job.finished_at, job.leased_until, job.tries = None, None, 0
        await tell_place(uow, actor.place, views.reading(), Telling(progress_key(job)), now)
        await uow.commit(now)


def _as_first_read(job: Job) -> dict[str, Any]:
    """What was handed in, without what was once wanted of it."""
    return {name: value for name, value in job.payload.items() if name not in ("amends", "replaces")}


async def _compared(uow: UnitOfWork, same: Meeting, draft: Draft, digest: str, job: Job) -> Screen:
    """What a second document of the same meeting has otherwise; nothing is changed by it.

    What differs of issued minutes is kept with the job, to be taken over row by row.
    """
    found = differences(draft, await uow.meetings.rows_of(same.id), same.number)
    state = same.minutes_state or MinutesState.DRAFT
    if state is MinutesState.ISSUED:
        handed = await _handed_in(uow, job, digest)
        rows = rows_of(draft, handed, await recogniser(uow, handed.body.province))
        job.payload = {**job.payload, "read": kept_rows(rows, found, same, handed.rules)}
    return same_minutes(listed(same), job.id, state, found, is_same_document=same.document_digest == digest)


async def _amended(uow: UnitOfWork, job: Job, same: Meeting, draft: Draft, digest: str, now: datetime) -> Screen:
    """The draft with the differences taken over."""
    handed = await _handed_in(uow, job, digest)
    rows = await amend(uow, same, draft, handed, await recogniser(uow, handed.body.province))
    await link_references(uow, same.body_id)
    _record(uow, job, same, rows, now)
    return views.summary(await summary_of(uow, same))


async def _put_down(uow: UnitOfWork, job: Job, draft: Draft, digest: str, now: datetime) -> Meeting:
    handed = await _handed_in(uow, job, digest)
    body = handed.body
    meeting = await _as_planned(uow, meeting_of(draft, handed, now))
    meeting.deadline_base = (await settings_of(uow, body.id)).deadline_base
    await uow.flush()
    for row in rows_of(draft, handed, await recogniser(uow, body.province)):
        row.meeting_id = meeting.id
        uow.add(row)
    await uow.flush()
    await tell_moved(uow, await follow_meetings(uow, body.id, job.payload["person_id"], now), now)
    await link_references(uow, body.id)
    _record(uow, job, meeting, len(draft.resolutions), now)
    await uow.flush()
    return meeting


async def _handed_in(uow: UnitOfWork, job: Job, digest: str) -> HandedIn:
    body = await uow.get(Body, job.payload["body_id"])
    if body is None:
        raise Refusal("not_found")
    return HandedIn(body, digest, job.payload["person_id"], await due_rules(uow, body.id))


def _record(uow: UnitOfWork, job: Job, meeting: Meeting, rows: int, now: datetime) -> None:
    event = Event(
        body_id=meeting.body_id,
        at=now,
        kind="minutes_read",
        person_id=job.payload["person_id"],
        after={"meeting_id": meeting.id, "rows": rows},
    )
    uow.history.record(event)


async def _as_planned(uow: UnitOfWork, read: Meeting) -> Meeting:
    """The meeting of the calendar that these minutes are of, filled with what was read; else a new one."""
    planned = await uow.meetings.planned(read.body_id, read.number) if read.number is not None else None
    if planned is None:
        uow.add(read)
        return read
    for name in READ_COLUMNS:
        setattr(planned, name, getattr(read, name) or getattr(planned, name))
    return planned


async def _finish(uow: UnitOfWork, job: Job, screen: Screen, now: datetime, problem: str | None = None) -> None:
    """The progress message becomes the answer, even when it is still on its way."""
    job.finished_at, job.problem = now, problem
    shown = progress_key(job)
    telling = Telling(f"{READING}-answer:{shown}", edits_key=shown)
    await tell_place(uow, place_of(job), screen, telling, now)


def _is_held(job: Job, is_gone: Callable[[str], bool], now: datetime) -> bool:
    return job.leased_until is not None and job.leased_until > now and not is_gone(job.leased_by or "")


async def _is_given_up(uow: UnitOfWork, job: Job, now: datetime) -> bool:
    attachment = await _attachment(uow, job)
    if attachment is not None and attachment.state is AttachmentState.FAILED:
        code = attachment.problem or "not_fetched"
    elif job.tries >= MOST_TRIES:
        code = "failed"
    else:
        return False
    await _finish(uow, job, views.cannot_read(code, job.payload["body_id"]), now, problem=code)
    return True


async def _claimed(uow: UnitOfWork, job: Job, attachment: Attachment | None, now: datetime) -> ReadingJob:
    body = await uow.get(Body, job.payload["body_id"])
    names = await directory_names(uow, body.province) if body is not None else ()
    meetings = await _known_meetings(uow, job.payload["body_id"], now)
    if attachment is None:
        return ReadingJob(job.id, job.payload["text"], None, "", names, meetings)
    called = attachment.name or attachment.kind.value
    return ReadingJob(job.id, None, attachment.stored_name, called, names, meetings)


async def _known_meetings(uow: UnitOfWork, body_id: int, now: datetime) -> KnownMeetings:
    meetings = await uow.meetings.calendar_of(body_id)
    days = ((one.number, one.held_on) for one in meetings)
    return KnownMeetings(tuple((number, day) for number, day in days if number and day), today(now))


async def _attachment(uow: UnitOfWork, job: Job) -> Attachment | None:
    if "attachment_id" not in job.payload:
        return None
    return await uow.get(Attachment, job.payload["attachment_id"])


async def _digest(uow: UnitOfWork, job: Job) -> str:
    attachment = await _attachment(uow, job)
    if attachment is not None:
        return attachment.sha256 or ""
    return hashlib.sha256(job.payload["text"].encode()).hexdigest()


async def _forget(uow: UnitOfWork, job: Job) -> str | None:
    """Blank the text, the messages it came in and the file's row."""
    await uow.jobs.blank_received(job.payload.get("inbox_ids", []))
    attachment = await _attachment(uow, job)
    kept: dict[str, Any] = {name: value for name, value in job.payload.items() if name != "text"}
    job.payload = kept
    if attachment is None:
        return None
    erased = attachment.stored_name
    attachment.state, attachment.stored_name = AttachmentState.FAILED, None
    attachment.name, attachment.file_id, attachment.sha256 = None, None, None
    return erased
