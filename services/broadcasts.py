"""Many messages that belong together, and the one message that shows how far they are."""

from collections import defaultdict
from datetime import datetime
from typing import Final

from domain.vocabulary import DeliveryFate
from services.actors import Place
from services.issue_steps import to_issue
from services.telling import Telling, tell_place
from services.uncertain import repeated
from storage.models import Broadcast, Meeting
from storage.unit_of_work import UnitOfWork
from views.issuing import progress

ISSUE: Final = "issue"
ON_THE_WAY: Final = frozenset({DeliveryFate.QUEUED, DeliveryFate.SENDING})


async def begin_broadcast(
    uow: UnitOfWork, meeting: Meeting, place: Place | None, person_id: int | None, now: datetime
) -> Broadcast:
    """The row that the messages of an issue belong to; its progress is shown in ``place``."""
    broadcast = Broadcast(
        body_id=meeting.body_id,
        kind=ISSUE,
        meeting_id=meeting.id,
        messenger=place.messenger if place else None,
        chat_id=place.chat_id if place else None,
        progress_key=f"issue-progress:{meeting.id}" if place else None,
        created_by_id=person_id,
        created_at=now,
    )
    uow.add(broadcast)
    await uow.flush()
    return broadcast


async def say_progress(uow: UnitOfWork, broadcast: Broadcast, meeting: Meeting, now: datetime) -> None:
    """The first state of the progress message, which is a message of its own.

    No press turns it into another screen (its only button shows the deliveries apart), so that the sending, which
    goes on writing into it, never writes over anything.
    """
    done, total = await _counted(uow, broadcast)
    broadcast.shown = done
    await _show(uow, broadcast, meeting, done, total, now, key=broadcast.progress_key, edits=None)
    if done >= total:
        broadcast.finished_at = now


async def show_progress(uow: UnitOfWork, now: datetime) -> int:
    """Edit the progress messages of all broadcasts that have moved on; answers how many. For the clock."""
    async with uow:
        edited = 0
        for broadcast in await uow.jobs.unfinished_broadcasts():
            edited += await _advance(uow, broadcast, now)
        await uow.commit(now)
        return edited


async def _advance(uow: UnitOfWork, broadcast: Broadcast, now: datetime) -> int:
    done, total = await _counted(uow, broadcast)
    if broadcast.progress_key is None or broadcast.meeting_id is None:
        broadcast.finished_at = now if done >= total else None
        return 0
    message_id = await uow.outbox.shown_at(broadcast.progress_key)
    if done == broadcast.shown or message_id is None or await _is_edit_waiting(uow, broadcast):
        return 0
    meeting = await uow.meetings.meeting(broadcast.meeting_id)
    if meeting is None:
        return 0
    await _show(uow, broadcast, meeting, done, total, now, key=f"{broadcast.progress_key}:{done}", edits=message_id)
    broadcast.shown = done
    broadcast.finished_at = now if done >= total else None
    return 1


async def _is_edit_waiting(uow: UnitOfWork, broadcast: Broadcast) -> bool:
    """An edit that has not gone yet would only be overtaken."""
    return await uow.jobs.is_on_its_way(f"{broadcast.progress_key}:{broadcast.shown}")


async def _counted(uow: UnitOfWork, broadcast: Broadcast) -> tuple[int, int]:
    """How many messages have met their fate, and how many there are; parts and a second sending count as one."""
    parts: dict[str, list[DeliveryFate]] = defaultdict(list)
    for key, _, fate in await uow.jobs.fates_of([broadcast.id]):
        first, _ = repeated(key) or (key, 0)
        parts[first].append(fate)
    done = sum(1 for fates in parts.values() if not ON_THE_WAY.intersection(fates))
    return done, len(parts)


async def _show(
    uow: UnitOfWork,
    broadcast: Broadcast,
    meeting: Meeting,
    done: int,
    total: int,
    now: datetime,
    *,
    key: str | None,
    edits: int | None,
) -> None:
    if key is None or broadcast.messenger is None or broadcast.chat_id is None:
        return
    figures = await to_issue(uow, meeting, await uow.meetings.rows_of(meeting.id), now)
    place = Place(broadcast.messenger, broadcast.chat_id)
    await tell_place(uow, place, progress(figures, done, total), Telling(key, edits_message_id=edits), now)
