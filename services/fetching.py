"""Files on their way from a messenger into the data folder: what came, what is tried again, what is asked for again."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from domain.vocabulary import AttachmentState, Messenger
from services.actors import Place
from services.telling import Links, Telling, tell_place
from storage.files import KeptFile
from storage.models import Attachment
from storage.unit_of_work import UnitOfWork
from views import breakages as views

TRY_AGAIN_AFTER: Final = tuple(timedelta(seconds=pause) for pause in (2, 10, 60, 300))
AT_ONCE: Final = 8


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


async def is_too_large(attachment_id: int, uow: UnitOfWork, now: datetime) -> None:
    """More came than was announced and is allowed; nothing was kept."""
    async with uow:
        attachment = await uow.attachments.still_wanted(attachment_id)
        if attachment is not None:
            await attachment_failed(attachment, uow, now, too_large=True)
        await uow.commit(now)


async def attachment_failed(attachment: Attachment, uow: UnitOfWork, now: datetime, *, too_large: bool = False) -> None:
    """Give a file up and ask its sender for it again; minutes speak for themselves. The caller commits."""
    attachment.state = AttachmentState.FAILED
    if await uow.attachments.is_awaited_by_a_job(attachment.id):
        return
    links = Links(await uow.attachments.assignment_of(attachment), attachment.report_id)
    telling = Telling(f"not-fetched:{attachment.id}", links, replies_to_message_id=attachment.message_id)
    screen = views.file_not_fetched(attachment.name, too_large=too_large)
    await tell_place(uow, Place(attachment.messenger, attachment.chat_id), screen, telling, now)
