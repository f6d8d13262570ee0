"""Making the notices whose time has come: the table of kinds, and one transaction for each notice."""

from datetime import datetime
from typing import Final

from services import (
    additions,
    announcing,
    body_days,
    handing_over,
    hearing_news,
    issuing,
    order_news,
    requests,
    taking_back,
)
from services.notices import Maker
from storage.unit_of_work import UnitOfWork

MAKERS: Final[dict[str, Maker]] = {
    **additions.NOTICES,
    **announcing.NOTICES,
    **body_days.NOTICES,
    **handing_over.NOTICES,
    **hearing_news.NOTICES,
    **issuing.NOTICES,
    **order_news.NOTICES,
    **requests.NOTICES,
    **taking_back.NOTICES,
}
MOST: Final = 200


async def find_due(uow: UnitOfWork, now: datetime) -> list[int]:
    """The ids of the notices to be made now, earliest first, no more than a tick can make."""
    async with uow:
        return await uow.jobs.due_notices(now, MOST)


async def make(notice_id: int, uow: UnitOfWork, now: datetime) -> None:
    """Make one notice, unless it was made or cancelled meanwhile."""
    async with uow:
        notice = await uow.jobs.due_notice(notice_id, now)
        if notice is None:
            return
        await MAKERS[notice.kind](uow, notice.subject_id, now)
        notice.made_at = now
        await uow.commit(now)
