"""Making the notices whose time has come: the table of kinds, and one transaction for each notice."""

from datetime import datetime
from typing import Final

from services import issuing, requests, taking_back
from services.notices import Maker
from storage.unit_of_work import UnitOfWork

MAKERS: Final[dict[str, Maker]] = {**issuing.NOTICES, **requests.NOTICES, **taking_back.NOTICES}


async def make_next(uow: UnitOfWork, now: datetime) -> bool:
    """Make the earliest notice that is due; False when there is none."""
    async with uow:
        due = await uow.jobs.due_notices(now, 1)
        if not due:
            return False
        notice = due[0]
        await MAKERS[notice.kind](uow, notice.subject_id, now)
        notice.made_at = now
        await uow.commit(now)
        return True
