"""Files on their way from a messenger into the data folder."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select

from domain.vocabulary import AttachmentState, Messenger
from storage.models import Assignment, Attachment, Job, ProgressReport
from storage.repositories.base import Repository


class Attachments(Repository):
    """Files on their way from a messenger into the data folder. ``real_now`` is the machine's time."""

    async def wanted(
        self, messenger: Messenger, real_now: datetime, besides: Collection[int], limit: int
    ) -> list[Attachment]:
        """Those to be fetched now, oldest first."""
        may_now = or_(Attachment.not_before.is_(None), Attachment.not_before <= real_now)
        query = select(Attachment).where(
            Attachment.state == AttachmentState.WANTED,
            Attachment.messenger == messenger,
            Attachment.file_id.is_not(None),
            Attachment.id.not_in(besides),
            may_now,
        )
        return list(await self._session.scalars(query.order_by(Attachment.id).limit(limit)))

    async def still_wanted(self, attachment_id: int) -> Attachment | None:
        """One attachment, locked, unless it was fetched or given up meanwhile."""
        query = select(Attachment).where(Attachment.id == attachment_id, Attachment.state == AttachmentState.WANTED)
        return await self._session.scalar(query.with_for_update())

    async def body_of(self, attachment: Attachment) -> int | None:
        """Whose space a file takes."""
        query = select(Assignment.body_id).join(ProgressReport).where(ProgressReport.id == attachment.report_id)
        return await self._session.scalar(query) or attachment.body_id

    async def used_by(self, body_id: int) -> int:
        """How many bytes of files a body has."""
        return (await self.used()).get(body_id, 0)

    async def used(self) -> dict[int, int]:
        """How many bytes of files each body has."""
        body = func.coalesce(Assignment.body_id, Attachment.body_id)
        query = (
            select(body, func.sum(Attachment.size))
            .select_from(Attachment)
            .where(Attachment.state == AttachmentState.STORED)
        )
        query = query.outerjoin(ProgressReport, ProgressReport.id == Attachment.report_id)
        query = query.outerjoin(Assignment, Assignment.id == ProgressReport.assignment_id).group_by(body)
        return {row[0]: int(row[1] or 0) for row in await self._session.execute(query)}

    async def assignment_of(self, attachment: Attachment) -> int | None:
        """The assignment whose report brought a file."""
        query = select(ProgressReport.assignment_id).where(ProgressReport.id == attachment.report_id)
        return await self._session.scalar(query)

    async def is_awaited_by_a_job(self, attachment_id: int) -> bool:
        """Whether unfinished work is about this file; it then speaks for itself when the file does not come."""
        payloads = await self._session.scalars(select(Job.payload).where(Job.finished_at.is_(None)))
        return any(payload.get("attachment_id") == attachment_id for payload in payloads)
