"""Files on their way in: kept as rows at once, fetched from the messenger afterwards."""

from dataclasses import dataclass
from datetime import datetime

from domain.files import LARGEST_FILE, clean_name, is_refused_type, is_too_big
from domain.vocabulary import AttachmentState, FileKind
from services.actors import Actor
from storage.models import Attachment
from storage.unit_of_work import UnitOfWork
from views import reports as views
from views.screen import Screen


@dataclass(frozen=True)
class IncomingFile:
    """A file as the messenger announces it, or a place on the map; ``size`` in bytes, ``album`` the media group."""

    kind: FileKind
    message_id: int
    file_id: str | None = None
    name: str | None = None
    media_type: str | None = None
    size: int | None = None
    album: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def why_not(file: IncomingFile, *, is_text_kept: bool) -> Screen | None:
    """The sentence about a file that cannot be taken, or None for one that can."""
    if is_too_big(file.size):
        return views.too_big(file.size or 0, LARGEST_FILE, is_text_kept=is_text_kept)
    return views.wrong_type() if is_refused_type(file.name) else None


async def keep_file(uow: UnitOfWork, actor: Actor, file: IncomingFile, now: datetime) -> Attachment:
    """The row of a file that has no report yet. A place needs no fetching."""
    attachment = Attachment(
        person_id=actor.person_id,
        messenger=actor.place.messenger,
        chat_id=actor.place.chat_id,
        message_id=file.message_id,
        file_id=file.file_id,
        album=file.album,
        kind=file.kind,
        name=clean_name(file.name),
        body_id=_only_body(actor),
        media_type=file.media_type,
        size=file.size,
        latitude=file.latitude,
        longitude=file.longitude,
        state=AttachmentState.STORED if file.kind is FileKind.LOCATION else AttachmentState.WANTED,
        created_at=now,
    )
    uow.add(attachment)
    await uow.flush()
    return attachment


def _only_body(actor: Actor) -> int | None:
    """Whose space a file takes before it is known what it is about."""
    bodies = {post.body_id for post in actor.posts}
    return bodies.pop() if len(bodies) == 1 else None
