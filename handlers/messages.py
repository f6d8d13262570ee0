"""Reading a message of the messenger into the house's own values."""

from telegram import Message

from domain.vocabulary import FileKind
from services.attachments_received import IncomingFile
from services.said import Said
from talk import acts


def file_in(message: Message) -> IncomingFile | None:
    """The file or place that a message brings, of a photo its largest size; None where there is none."""
    if message.photo:
        largest = message.photo[-1]
        return _file(message, FileKind.PHOTO, largest.file_id, size=largest.file_size)
    if message.location is not None:
        place = message.location
        return IncomingFile(FileKind.LOCATION, message.message_id, latitude=place.latitude, longitude=place.longitude)
    return _voice_or_film_in(message) or _document_in(message)


def unfit_kind(message: Message) -> str:
    """What a message without words and files is, as a key of reports.unfit."""
    if message.sticker is not None or message.dice is not None:
        return "sticker"
    if message.poll is not None:
        return "poll"
    return "contact" if message.contact is not None else "other"


def is_forwarded(message: Message) -> bool:
    """Whether somebody else said it first (Bale sends the older fields, which the library keeps aside)."""
    return message.forward_origin is not None or any(name.startswith("forward_") for name in message.api_kwargs)


def replies_to(message: Message) -> int | None:
    """The id of the message that this one answers by the messenger's own gesture."""
    return message.reply_to_message.message_id if message.reply_to_message is not None else None


def said_in(report: acts.Report) -> Said:
    """A told report without its codes."""
    return Said(report.words, report.percent, report.status, report.obstacle)


def is_claim(report: acts.Report) -> bool:
    """Whether the words claim something by themselves: a percent, done, a hindrance."""
    return report.percent is not None or report.status is not None


def is_doubtful(act: acts.AboutResolutions) -> bool:
    """Whether the words ask, deny, foretell or pass on hearsay, so that nothing follows from them by itself."""
    return isinstance(act, acts.Report) and act.doubt is not None


def _voice_or_film_in(message: Message) -> IncomingFile | None:
    if message.voice is not None:
        return _file(
            message, FileKind.VOICE, message.voice.file_id, size=message.voice.file_size, media=message.voice.mime_type
        )
    if message.audio is not None:
        one = message.audio
        return _file(message, FileKind.AUDIO, one.file_id, one.file_name, one.file_size, one.mime_type)
    if message.video is not None:
        film = message.video
        return _file(message, FileKind.VIDEO, film.file_id, film.file_name, film.file_size, film.mime_type)
    if message.video_note is not None:
        return _file(message, FileKind.VIDEO, message.video_note.file_id, size=message.video_note.file_size)
    return None


def _document_in(message: Message) -> IncomingFile | None:
    # An animation comes as a document as well; either way it is one file.
    one = message.document or message.animation
    if one is None:
        return None
    return _file(message, FileKind.DOCUMENT, one.file_id, one.file_name, one.file_size, one.mime_type)


def _file(
    message: Message,
    kind: FileKind,
    file_id: str,
    name: str | None = None,
    size: int | None = None,
    media: str | None = None,
) -> IncomingFile:
    return IncomingFile(
        kind=kind,
        message_id=message.message_id,
        file_id=file_id,
        name=name,
        media_type=media,
        size=size,
        album=message.media_group_id,
    )
