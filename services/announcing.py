"""Announcements (اطلاعیه): written by the secretariat, sent to chosen agencies now or at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import AnnouncementState, AttachmentState, Role
from services import notices
from services.actors import Actor
from services.asking import Question, ask_within
from services.attachments_received import IncomingFile, keep_file
from services.calendars import work_calendar
from services.telling import Telling, tell_person, tell_place
from storage.models import Agency, Announcement, AnnouncementReceipt, Body, Broadcast, Event, Meeting, Person
from storage.unit_of_work import UnitOfWork
from views import announcing as views
from views.screen import Enclosure, Screen

TEXT_STEP: Final = "announcement.text"
TIME_STEP: Final = "announcement.time"
SENDING: Final = "announcement"
HEARING: Final = (Role.FOCAL_POINT, Role.AGENCY_HEAD)
UNTIL_FETCHED: Final = timedelta(seconds=5)


@dataclass(frozen=True)
class Announcing:
    """Who presses about which announcement (of the body, while there is none yet), in which message."""

    actor: Actor
    subject_id: int
    message_id: int | None = None


async def begin(press: Announcing, uow: UnitOfWork, now: datetime) -> None:
    """«اطلاعیه»: asks for the words or the file. ``subject_id`` is the body."""
    require(press.actor.roles, Action.ANNOUNCE, body_id=press.subject_id)
    async with uow:
        await ask_within(press.actor.place, Question(TEXT_STEP, views.ask(), {"body_id": press.subject_id}), uow, now)
        await uow.commit(now)


async def write(press: Announcing, text: str, file: IncomingFile | None, uow: UnitOfWork, now: datetime) -> None:
    """The words or the file have come: a draft to all that have joined. ``subject_id`` is the body."""
    require(press.actor.roles, Action.ANNOUNCE, body_id=press.subject_id)
    async with uow:
        attachment = await keep_file(uow, press.actor, file, now) if file is not None else None
        draft = new_draft(press, now, text=text, attachment_id=attachment.id if attachment is not None else None)
        uow.add(draft)
        await uow.flush()
        await uow.dialogues.end(press.actor.place.messenger, press.actor.place.chat_id)
        await _show(press, await owned(uow, press.actor, draft.id), uow, now)
        await uow.commit(now)


def new_draft(
    press: Announcing, now: datetime, *, text: str = "", attachment_id: int | None = None, meeting_id: int | None = None
) -> Announcement:
    """A draft that reaches the focal points and heads of every agency that has joined."""
    return Announcement(
        body_id=press.subject_id,
        text=text,
        attachment_id=attachment_id,
        meeting_id=meeting_id,
        agency_ids=None,
        roles=[role.value for role in HEARING],
        created_by_id=press.actor.person_id,
        created_at=now,
    )


async def see_draft(press: Announcing, uow: UnitOfWork, now: datetime) -> Screen:
    """The draft as it stands, in a transaction of its own that only reads."""
    async with uow:
        return await draft_screen(uow, await owned(uow, press.actor, press.subject_id), now)


async def send(press: Announcing, uow: UnitOfWork, now: datetime, *, is_urgent: bool = False) -> None:
    """«ارسال»; outside working time it is asked first whether it waits."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        calendar = await work_calendar(uow, draft.body_id)
        await uow.dialogues.end(press.actor.place.messenger, press.actor.place.chat_id)
        hearers = await _hearers(uow, draft, now)
        if not hearers:
            raise Refusal("nobody_to_announce_to")
        if _is_file_lost(draft):
            raise Refusal("announcement_file_lost")
        if not is_urgent and not calendar.is_working_time(now):
            await _answer(press, views.outside_hours(draft.id, calendar.next_working_time(now)), uow, now)
        elif _is_file_awaited(draft):
            await _schedule(press, draft, now, uow, now)
        else:
            await deliver(uow, draft, now)
            await _answer(press, views.sent(draft.id, len(hearers)), uow, now)
        await uow.commit(now)


async def ask_time(press: Announcing, uow: UnitOfWork, now: datetime) -> None:
    """«زمان دیگر»."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        question = Question(TIME_STEP, views.ask_time(), {"announcement_id": draft.id})
        await ask_within(press.actor.place, question, uow, now)
        await uow.commit(now)


async def send_at(press: Announcing, at: datetime | None, uow: UnitOfWork, now: datetime) -> None:
    """Send at a time to come, or (None) when work begins again."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        moment = at or (await work_calendar(uow, draft.body_id)).next_working_time(now)
        await uow.dialogues.end(press.actor.place.messenger, press.actor.place.chat_id)
        await _schedule(press, draft, moment, uow, now)
        await uow.commit(now)


async def drop(press: Announcing, uow: UnitOfWork, now: datetime) -> None:
    """«انصراف», also from one that waits for its time."""
    async with uow:
        draft = await owned(uow, press.actor, press.subject_id)
        if draft.state is AnnouncementState.SENT:
            raise Refusal("announcement_sent")
        await notices.cancel(uow, _key(draft.id), now)
        draft.state = AnnouncementState.DROPPED
        await _answer(press, views.dropped(), uow, now)
        await uow.commit(now)


async def postpone_announcement(announcement: Announcement, moment: datetime, uow: UnitOfWork) -> None:
    """Send later than it was timed, inside the caller's transaction."""
    announcement.send_at = moment
    await notices.schedule(uow, SENDING, announcement.id, moment, _key(announcement.id))


async def deliver_when_due(uow: UnitOfWork, announcement_id: int, now: datetime) -> None:
    """The time of a scheduled announcement has come; a file that is still on its way is waited for."""
    announcement = await uow.announcements.announcement(announcement_id)
    if announcement is None or announcement.state is not AnnouncementState.SCHEDULED:
        return
    if _is_file_lost(announcement):
        # Its sender was asked for it again when it was given up; nothing goes out without it.
        announcement.state, announcement.send_at = AnnouncementState.DRAFT, None
        return
    if _is_file_awaited(announcement):
        later = now + UNTIL_FETCHED
        await notices.schedule(uow, SENDING, announcement_id, later, f"{_key(announcement_id)}:{later.isoformat()}")
        return
    await deliver(uow, announcement, now)
    author = await uow.get(Person, announcement.created_by_id)
    count = len(await uow.announcements.receipts(announcement_id))
    if author is not None:
        telling = Telling(f"announced:{announcement_id}")
        await tell_person(uow, author, views.sent(announcement_id, count), telling, now)


async def deliver(uow: UnitOfWork, announcement: Announcement, now: datetime) -> None:
    """One message and one receipt a person, inside the caller's transaction."""
    broadcast = Broadcast(
        body_id=announcement.body_id, kind=SENDING, created_by_id=announcement.created_by_id, created_at=now
    )
    uow.add(broadcast)
    await uow.flush()
    announcement.broadcast_id, announcement.sent_at = broadcast.id, now
    announcement.state = AnnouncementState.SENT
    screen = await _message(uow, announcement)
    telling = Telling(f"announcement:{announcement.id}", broadcast_id=broadcast.id)
    for person, agency in await _hearers(uow, announcement, now):
        uow.add(AnnouncementReceipt(announcement_id=announcement.id, person_id=person.id, agency_id=agency.id))
        await tell_person(uow, person, screen, telling, now)
    uow.history.record(
        Event(
            body_id=announcement.body_id,
            at=now,
            kind="announced",
            person_id=announcement.created_by_id,
            after={"announcement_id": announcement.id, "text": announcement.text},
        )
    )


async def owned(uow: UnitOfWork, actor: Actor, announcement_id: int) -> Announcement:
    """An announcement of a body whose secretariat the actor is; Refusal alike for another's and for none."""
    announcement = await uow.announcements.announcement(announcement_id)
    if announcement is None:
        raise Refusal("not_found")
    require(actor.roles, Action.ANNOUNCE, body_id=announcement.body_id)
    return announcement


async def open_draft(uow: UnitOfWork, actor: Actor, announcement_id: int) -> Announcement:
    """The same while nothing has gone out; of two secretaries who send at once the second is told."""
    announcement = await owned(uow, actor, announcement_id)
    if announcement.state is AnnouncementState.SENT:
        raise Refusal("announcement_sent")
    if announcement.state is AnnouncementState.DROPPED:
        raise Refusal("nothing_open")
    return announcement


async def draft_screen(uow: UnitOfWork, draft: Announcement, now: datetime) -> Screen:
    """What will go to whom, with what may be changed."""
    hearers = await _hearers(uow, draft, now)
    message = await _message(uow, draft)
    chosen = await uow.agencies.by_ids(draft.agency_ids) if draft.agency_ids is not None else None
    heard = {agency.id for _, agency in hearers}
    return views.draft(
        views.Draft(
            id=draft.id,
            text=message.text,
            file_name=_file_name(draft),
            audience=views.Audience(
                agencies=tuple(one.name for one in chosen) if chosen is not None else None,
                roles=tuple(Role(role) for role in draft.roles),
                people=len(hearers),
                missing=tuple(one.name for one in chosen or () if one.id not in heard),
            ),
            send_at=draft.send_at if draft.state is AnnouncementState.SCHEDULED else None,
        )
    )


async def _show(press: Announcing, draft: Announcement, uow: UnitOfWork, now: datetime) -> None:
    await _answer(press, await draft_screen(uow, draft, now), uow, now)


async def _schedule(press: Announcing, draft: Announcement, moment: datetime, uow: UnitOfWork, now: datetime) -> None:
    draft.state, draft.send_at = AnnouncementState.SCHEDULED, moment
    await notices.schedule(uow, SENDING, draft.id, moment, _key(draft.id))
    await uow.flush()
    await _show(press, await owned(uow, press.actor, draft.id), uow, now)


async def _hearers(uow: UnitOfWork, announcement: Announcement, now: datetime) -> list[tuple[Person, Agency]]:
    roles = [Role(role) for role in announcement.roles]
    return await uow.announcements.hearers(announcement.body_id, announcement.agency_ids, roles, today(now))


def _is_file_awaited(announcement: Announcement) -> bool:
    return announcement.attachment is not None and announcement.attachment.state is AttachmentState.WANTED


def _is_file_lost(announcement: Announcement) -> bool:
    return announcement.attachment is not None and announcement.attachment.state is AttachmentState.FAILED


async def _message(uow: UnitOfWork, announcement: Announcement) -> Screen:
    body = await uow.get(Body, announcement.body_id)
    name = body.name if body is not None else ""
    if announcement.meeting is not None:
        return views.meeting_invitation(announcement.id, name, _invited_to(announcement.meeting), _files(announcement))
    return views.announcement(announcement.id, name, announcement.text, _files(announcement))


def _invited_to(meeting: Meeting) -> views.InvitedTo:
    return views.InvitedTo(meeting.number, meeting.held_on, meeting.starts, meeting.place, tuple(meeting.agenda))


def _files(announcement: Announcement) -> tuple[Enclosure, ...]:
    file = announcement.attachment
    if file is None or file.state is not AttachmentState.STORED:
        return ()
    return (Enclosure(file.kind, file.stored_name, file.name, file.latitude, file.longitude),)


def _file_name(announcement: Announcement) -> str | None:
    file = announcement.attachment
    return None if file is None else file.name or file.kind.value


async def _answer(press: Announcing, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    place = press.actor.place
    key = f"announcing:{place.messenger}:{place.chat_id}:{now.isoformat()}"
    await tell_place(uow, place, screen, Telling(key, edits_message_id=press.message_id), now)


def _key(announcement_id: int) -> str:
    return f"{SENDING}:{announcement_id}"


NOTICES = {SENDING: deliver_when_due}
