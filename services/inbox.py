"""Keeping received updates and writing what became of them. ``real_now`` is the machine's time, ``now`` the clock's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.vocabulary import Messenger, Outcome
from services.actors import Place
from services.telling import Telling, tell_place
from storage.models import InboxRow
from storage.repositories.inbox import Received
from storage.unit_of_work import UnitOfWork
from views import breakages as views

TRY_AGAIN_AFTER: Final = (timedelta(seconds=1), timedelta(seconds=5))
"""An update that failed comes again after these pauses and is then set aside."""

KEPT_FOR: Final = timedelta(days=30)


@dataclass(frozen=True)
class Breakage:
    """A handling that wrote no outcome; ``place`` is the private chat that is to hear of it, if there is one."""

    inbox_id: int
    tries_before: int
    problem: str
    place: Place | None


async def take_in(received: Sequence[Received], messenger: Messenger, uow: UnitOfWork, now: datetime) -> None:
    """Make received updates durable. Only then may the messenger be told."""
    async with uow:
        await uow.inbox.note_seen(messenger, await uow.inbox.receive(list(received), now), now)
        await uow.commit(now)


async def next_of(bot_id: int, chat_id: int, uow: UnitOfWork, real_now: datetime) -> InboxRow | None:
    """The update of a chat whose turn it is; None also while an earlier one waits for its next try."""
    async with uow:
        return await uow.inbox.oldest_undone(bot_id, chat_id, real_now)


async def finish(inbox_id: int, outcome: Outcome, uow: UnitOfWork, now: datetime) -> None:
    """An update was dealt with without a commit of its own: shown, refused or ignored."""
    async with uow:
        await uow.inbox.settle(inbox_id, outcome, now)
        await uow.commit(now)


async def handling_failed(breakage: Breakage, uow: UnitOfWork, now: datetime, real_now: datetime) -> bool:
    """Let it be tried again, or after the last try set it aside and tell the person; answers whether it was."""
    async with uow:
        is_last = breakage.tries_before >= len(TRY_AGAIN_AFTER)
        if is_last:
            await _set_aside(uow, breakage, now)
        else:
            again_at = real_now + TRY_AGAIN_AFTER[breakage.tries_before]
            await uow.inbox.try_again(breakage.inbox_id, again_at, breakage.problem)
        await uow.commit(now)
        return is_last


async def set_aside(breakage: Breakage, uow: UnitOfWork, now: datetime) -> None:
    """Give an update up at once, because no try would go better."""
    async with uow:
        await _set_aside(uow, breakage, now)
        await uow.commit(now)


async def blank_old(uow: UnitOfWork, now: datetime) -> None:
    """Forget the contents of updates that were done thirty days ago. For the clock."""
    async with uow:
        await uow.inbox.blank_old(now - KEPT_FOR)
        await uow.commit(now)


async def _set_aside(uow: UnitOfWork, breakage: Breakage, now: datetime) -> None:
    await uow.inbox.settle(breakage.inbox_id, Outcome.SET_ASIDE, now, breakage.problem)
    if breakage.place is not None:
        telling = Telling(f"set-aside:{breakage.inbox_id}")
        await tell_place(uow, breakage.place, views.broken(breakage.inbox_id), telling, now)
