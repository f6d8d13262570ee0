"""Files on their way from a messenger into the data folder: what came, what is tried again, what is asked for again."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from domain.calendar import today
from domain.vocabulary import AttachmentState, Messenger
from services.actors import Place
from services.telling import Links, Telling, tell_people, tell_place
from storage.files import KeptFile
from storage.models import Attachment, Event, Person
from storage.unit_of_work import UnitOfWork
from views import breakages as views
from views.screen import Screen

TRY_AGAIN_AFTER: Final = tuple(timedelta(seconds=pause) for pause in (2, 10, 60, 300))
AT_ONCE: Final = 8
SCANNER_PAUSE: Final = timedelta(seconds=15)
NO_ROOM: Final = "no_room"
INFECTED: Final = "infected"


async def wanted(
    messenger: Messenger, besides: Collection[int], uow: UnitOfWork, real_now: datetime
) -> list[Attachment]:
    """A few files to fetch now, oldest first, without those in hand."""
    async with uow:
        return await uow.attachments.wanted(messenger, real_now, besides, AT_ONCE)


async def was_fetched(attachment_id: int, kept: KeptFile, uow: UnitOfWork, now: datetime) -> bool:
    """The file is in the data folder; False when nobody wants it any more, so that it can be erased."""
    async with uow:
        attachment = await uow.attachments.still_wanted(attachment_id)
        if attachment is None:
            return False
        attachment.state, attachment.stored_name = AttachmentState.STORED, kept.stored_name
        attachment.sha256, attachment.size = kept.sha256, kept.size
        await uow.commit(now)
        return True


async def fetching_failed(attachment_id: int, uow: UnitOfWork, now: datetime, real_now: datetime) -> None:
    """Try again after a pause that grows; after the last try the sender is asked for the file again."""
    async with uow:
        attachment = await uow.attachments.still_wanted(attachment_id)
        if attachment is None:
            return
        if attachment.tries >= len(TRY_AGAIN_AFTER):
            await attachment_failed(attachment, uow, now)
        else:
            attachment.not_before = real_now + TRY_AGAIN_AFTER[attachment.tries]
            attachment.tries += 1
        await uow.commit(now)


async def has_room(attachment_id: int, quota: int, uow: UnitOfWork, now: datetime) -> bool:
    """Whether its body has room for a file of the announced size; if not, the file is given up and its sender told."""
    async with uow:
        attachment = await uow.attachments.still_wanted(attachment_id)
        body_id = await uow.attachments.body_of(attachment) if attachment is not None else None
        if attachment is None or body_id is None:
            return True
        if await uow.attachments.used_by(body_id) + (attachment.size or 0) <= quota:
            return True
        attachment.state, attachment.problem = AttachmentState.FAILED, NO_ROOM
        await _tell_sender(attachment, views.file_has_no_room(attachment.name), uow, now)
        await uow.commit(now)
        return False


async def wait_for_scanner(attachment_id: int, uow: UnitOfWork, real_now: datetime) -> None:
    """Nobody can say whether the file is clean: it stays with the messenger and is wanted again soon."""
    async with uow:
        attachment = await uow.attachments.still_wanted(attachment_id)
        if attachment is not None:
            attachment.not_before = real_now + SCANNER_PAUSE
        await uow.commit(real_now)


async def is_infected(attachment_id: int, virus: str, uow: UnitOfWork, now: datetime) -> None:
    """A virus was found: nothing is kept, the sender and the secretariat are told, and the history notes it."""
    async with uow:
        attachment = await uow.attachments.still_wanted(attachment_id)
        if attachment is None:
            return
        attachment.state, attachment.problem = AttachmentState.FAILED, INFECTED
        await _tell_sender(attachment, views.file_is_infected(attachment.name), uow, now)
        body_id = await uow.attachments.body_of(attachment)
        person = await uow.get(Person, attachment.person_id or 0)
        if body_id is not None and person is not None:
            await _note_infected(attachment, body_id, virus, uow, now)
            secretaries = await uow.people.secretariat_of(body_id, today(now))
            others = [one for one in secretaries if one.id != person.id]
            telling = Telling(f"infected-from:{attachment.id}")
            await tell_people(uow, others, views.infected_from(person.full_name), telling, now)
        await uow.commit(now)


async def is_too_large(attachment_id: int, uow: UnitOfWork, now: datetime) -> None:
    """More came than was announced and is allowed; nothing was kept."""
    async with uow:
        attachment = await uow.attachments.still_wanted(attachment_id)
        if attachment is not None:
            await attachment_failed(attachment, uow, now, too_large=True)
        await uow.commit(now)


async def _tell_sender(attachment: Attachment, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    links = Links(await uow.attachments.assignment_of(attachment), attachment.report_id)
    telling = Telling(f"not-fetched:{attachment.id}", links, replies_to_message_id=attachment.message_id)
    await tell_place(uow, Place(attachment.messenger, attachment.chat_id), screen, telling, now)


async def _note_infected(attachment: Attachment, body_id: int, virus: str, uow: UnitOfWork, now: datetime) -> None:
    uow.history.record(
        Event(
            body_id=body_id,
            at=now,
            kind="file_infected",
            person_id=attachment.person_id,
            assignment_id=await uow.attachments.assignment_of(attachment),
            after={"attachment_id": attachment.id, "virus": virus[:80]},
        )
    )


async def attachment_failed(attachment: Attachment, uow: UnitOfWork, now: datetime, *, too_large: bool = False) -> None:
    """Give a file up and ask its sender for it again; minutes speak for themselves. The caller commits."""
    attachment.state = AttachmentState.FAILED
    if await uow.attachments.is_awaited_by_a_job(attachment.id):
        return
    await _tell_sender(attachment, views.file_not_fetched(attachment.name, too_large=too_large), uow, now)
