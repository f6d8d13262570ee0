"""How much is not done yet, all in one question: a trial asks it all the time."""

from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, func, select

from domain.vocabulary import AttachmentState, Messenger
from storage.models import Attachment, Delivery, InboxRow, Job
from storage.repositories.base import Repository
from storage.repositories.jobs import is_due
from storage.repositories.outbox import PENDING


class Undone(Repository):
    """Counts of what waits, in whoever's hands it is."""

    async def count(self, messenger: Messenger, bot_id: int, now: datetime) -> tuple[int, int]:
        """Received updates that are not handled; messages, files, long work and notices that are owed."""
        received = _count(InboxRow.bot_id == bot_id, InboxRow.outcome.is_(None))
        messages = _count(Delivery.messenger == messenger, Delivery.fate.in_(PENDING))
        files = _count(
            Attachment.state == AttachmentState.WANTED,
            Attachment.messenger == messenger,
            Attachment.file_id.is_not(None),
        )
        work = _count(Job.finished_at.is_(None))
        query = select(received, messages + files + work + _count(*is_due(now)))
        inbox, owed = (await self._session.execute(query)).one()
        return inbox, owed


def _count(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).where(*conditions).scalar_subquery()
