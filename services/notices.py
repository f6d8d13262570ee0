"""What is to be said later. A notice keeps only what it is about; its screen is made when it is due, so it is true."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from storage.models import Notice
from storage.unit_of_work import UnitOfWork

Maker = Callable[[UnitOfWork, int, datetime], Awaitable[None]]
"""Makes and tells what a notice is about: (open unit of work, subject id, now). It must not commit."""


async def schedule(uow: UnitOfWork, kind: str, subject_id: int, due_at: datetime, key: str) -> None:
    """Say something of ``kind`` about ``subject_id`` at ``due_at``; a key that is there moves to the new time."""
    notice = await uow.jobs.notice(key)
    if notice is None:
        uow.add(Notice(key=key, kind=kind, subject_id=subject_id, due_at=due_at))
        return
    if notice.made_at is None:
        notice.due_at, notice.cancelled_at = due_at, None


async def cancel(uow: UnitOfWork, key: str, now: datetime) -> bool:
    """Take a notice back; False when it was made already or never was."""
    notice = await uow.jobs.notice(key)
    if notice is None or notice.made_at is not None:
        return False
    notice.cancelled_at = now
    return True
