"""Handing in minutes: as a document or as text pasted in one message or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.files import clean_name
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import AttachmentState, FileKind, Messenger
from minutes.pasted import is_part_classified
from services.actors import Actor, Place
from services.asking import Question, ask_within
from services.drafts import listed
from services.telling import Telling, tell_place
from storage.models import Attachment, Job
from storage.unit_of_work import UnitOfWork
from views import minutes as views
from views.screen import Screen

DOCUMENT_STEP: Final = "minutes_document"
READING: Final = "reading"
LARGEST_FILE: Final = 20 * 1024 * 1024
LARGEST_TEXT: Final = 400_000
FULL_MESSAGE: Final = 4096


@dataclass(frozen=True)
class HandedFile:
    """A file as the messenger announces it; ``size`` in bytes."""

    kind: FileKind
    file_id: str
    message_id: int
    name: str | None = None
    media_type: str | None = None
    size: int | None = None


@dataclass(frozen=True)
class TakeIn:
    """Minutes in one message, received as the inbox row ``inbox_id``: a file, or a part of the text."""

    actor: Actor
    inbox_id: int
    file: HandedFile | None = None
    text: str | None = None


async def begin(actor: Actor, body_id: int | None, uow: UnitOfWork, now: datetime, *, edits: int | None = None) -> None:
    """«صورت‌جلسه جدید»: asks for the document, for a secretary of several bodies first for which."""
    allowed = actor.bodies(Action.PREPARE_MINUTES) if actor.chosen_body else actor.all_bodies(Action.PREPARE_MINUTES)
    bodies = {post.body_id: post.body_name for post in actor.posts if post.body_id in allowed}
    if not bodies:
        raise Refusal("not_allowed")
    async with uow:
        if body_id is None and len(bodies) > 1:
            telling = Telling(f"minutes-body:{actor.person_id}:{now.isoformat()}")
            await tell_place(uow, actor.place, views.choose_body(list(bodies.items())), telling, now)
        else:
            chosen = body_id if body_id is not None else next(iter(bodies))
            require(actor.roles, Action.PREPARE_MINUTES, body_id=chosen)
            drafts = [listed(meeting) for meeting in await uow.meetings.unissued_of(chosen)]
            screen = views.ask_for_minutes(chosen, drafts[:4])
            question = Question(DOCUMENT_STEP, screen, {"body_id": chosen}, edits_message_id=edits)
            await ask_within(actor.place, question, uow, now)
        await uow.commit(now)


async def take_in(command: TakeIn, uow: UnitOfWork, now: datetime) -> None:
    """Keep a file or a part of the text. A file is read as soon as it has come, a text when it is complete."""
    async with uow:
        kept = await _kept(uow, command.actor)
        if command.file is not None:
            await _take_file(uow, command, command.file, kept, now)
        elif command.text is not None:
            await _take_text(uow, command, command.text, kept, now)
        await uow.commit(now)


async def finish_text(actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    """«تمام شد»: the parts that were pasted are one document."""
    async with uow:
        kept = await _kept(uow, actor)
        if not kept.get("texts"):
            raise Refusal("nothing_pasted")
        payload = {"text": _joined(kept["texts"]), "inbox_ids": kept["inbox_ids"]}
        await _start(uow, actor, kept["body_id"], payload, now)
        await uow.commit(now)


def _joined(texts: Sequence[str]) -> str:
    """The pasted parts as one text. A full message was cut by the messenger, perhaps within a word."""
    ends = ["" if len(text) >= FULL_MESSAGE else "\n" for text in texts]
    return "".join(text + end for text, end in zip(texts, ends, strict=True)).rstrip("\n")


async def drop(actor: Actor, uow: UnitOfWork, now: datetime, *, edits: int | None = None) -> None:
    """«انصراف»: what was pasted is forgotten."""
    async with uow:
        await uow.dialogues.end(actor.place.messenger, actor.place.chat_id)
        telling = Telling(f"minutes-dropped:{actor.person_id}:{now.isoformat()}", edits_message_id=edits)
        await tell_place(uow, actor.place, views.dropped(), telling, now)
        await uow.commit(now)


async def _kept(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """What the chat has handed in so far; a document that nobody asked for belongs to the actor's only body."""
    dialogue = await uow.dialogues.open_in(actor.place.messenger, actor.place.chat_id)
    if dialogue is not None and dialogue.step == DOCUMENT_STEP:
        require(actor.roles, Action.PREPARE_MINUTES, body_id=dialogue.payload["body_id"])
        return dict(dialogue.payload)
    bodies = actor.bodies(Action.PREPARE_MINUTES)
    if len(bodies) != 1:
        raise Refusal("which_body")
    return {"body_id": bodies[0], "is_offered": True}


async def _take_file(uow: UnitOfWork, command: TakeIn, file: HandedFile, kept: dict[str, Any], now: datetime) -> None:
    if file.kind not in (FileKind.DOCUMENT, FileKind.PHOTO):
        await _say(uow, command, views.cannot_read("not_minutes", kept["body_id"]), now)
        return
    if file.size is not None and file.size > LARGEST_FILE:
        await _say(uow, command, views.cannot_read("too_large", kept["body_id"]), now)
        return
    place = command.actor.place
    attachment = Attachment(
        person_id=command.actor.person_id,
        messenger=place.messenger,
        chat_id=place.chat_id,
        message_id=file.message_id,
        file_id=file.file_id,
        kind=file.kind,
        name=clean_name(file.name),
        body_id=kept["body_id"],
        media_type=file.media_type,
        size=file.size,
        state=AttachmentState.WANTED,
        created_at=now,
    )
    uow.add(attachment)
    await uow.flush()
    payload = {"attachment_id": attachment.id, "inbox_ids": [*kept.get("inbox_ids", []), command.inbox_id]}
    await _start(uow, command.actor, kept["body_id"], payload, now)


async def _take_text(uow: UnitOfWork, command: TakeIn, text: str, kept: dict[str, Any], now: datetime) -> None:
    if is_part_classified(text, is_first=not kept.get("texts")):
        await _forget_pasted(uow, command, kept, now)
        return
    texts = [*kept.get("texts", []), text]
    letters = sum(len(one) for one in texts)
    if letters > LARGEST_TEXT:
        await _say(uow, command, views.cannot_read("too_large", kept["body_id"]), now)
        return
    is_first_unasked = kept.pop("is_offered", False)
    payload = kept | {"texts": texts, "inbox_ids": [*kept.get("inbox_ids", []), command.inbox_id]}
    screen = views.offered() if is_first_unasked else views.part_received(len(texts), letters)
    await ask_within(command.actor.place, Question(DOCUMENT_STEP, screen, payload), uow, now)


async def _forget_pasted(uow: UnitOfWork, command: TakeIn, kept: dict[str, Any], now: datetime) -> None:
    """Of a text that is marked as classified nothing is kept: neither this part nor those before it."""
    place = command.actor.place
    await uow.jobs.blank_received([*kept.get("inbox_ids", []), command.inbox_id])
    await uow.dialogues.end(place.messenger, place.chat_id)
    await _say(uow, command, views.cannot_read("classified", kept["body_id"]), now)


async def _start(uow: UnitOfWork, actor: Actor, body_id: int, payload: dict[str, Any], now: datetime) -> None:
    """The job of reading, and the message that shows its progress."""
    place = actor.place
    whose = {"body_id": body_id, "person_id": actor.person_id, "messenger": place.messenger, "chat_id": place.chat_id}
    job = Job(kind=READING, key=f"{READING}:{payload['inbox_ids'][-1]}", payload=whose | payload, created_at=now)
    uow.add(job)
    await uow.flush()
    await uow.dialogues.end(place.messenger, place.chat_id)
    await tell_place(uow, place, views.reading(), Telling(progress_key(job)), now)


def progress_key(job: Job) -> str:
    """Under which the message stands that shows that a document is being read, each time that it is."""
    return f"{READING}-progress:{job.id}:{job.payload.get('times', 0)}"


def place_of(job: Job) -> Place:
    """The chat that handed the document in."""
    return Place(Messenger(job.payload["messenger"]), job.payload["chat_id"])


async def _say(uow: UnitOfWork, command: TakeIn, screen: Screen, now: datetime) -> None:
    await tell_place(uow, command.actor.place, screen, Telling(f"minutes-refused:{command.inbox_id}"), now)
