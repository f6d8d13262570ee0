"""Progress reports, their attachments and requests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from domain.vocabulary import Messenger, RequestKind, RequestState, Status, Verdict
from storage.models import Attachment, ProgressReport, Request, Verification
from storage.repositories.base import Repository


@dataclass(frozen=True)
class Blockage:
    """Since when an assignment is blocked without a break, and who could remove the obstacle as far as was said."""

    since: datetime
    remover: str | None


class Reports(Repository):
    """Progress reports, their attachments and requests."""

    async def report(self, report_id: int) -> ProgressReport | None:
        """A report with its attachments, as the database has it now."""
        query = select(ProgressReport).where(ProgressReport.id == report_id)
        query = query.options(selectinload(ProgressReport.attachments)).execution_options(populate_existing=True)
        return await self._session.scalar(query)

    async def latest_of(self, assignment_id: int) -> ProgressReport | None:
        """The last report of an assignment that stands, taken-back ones left out."""
        query = select(ProgressReport).where(
            ProgressReport.assignment_id == assignment_id, ProgressReport.taken_back_at.is_(None)
        )
        query = query.options(selectinload(ProgressReport.attachments)).execution_options(populate_existing=True)
        return await self._session.scalar(query.order_by(ProgressReport.id.desc()).limit(1))

    async def latest_of_each(self, assignment_ids: list[int]) -> dict[int, ProgressReport]:
        """The last standing report of each assignment that has one."""
        newest = select(func.max(ProgressReport.id)).where(
            ProgressReport.assignment_id.in_(assignment_ids), ProgressReport.taken_back_at.is_(None)
        )
        query = select(ProgressReport).where(ProgressReport.id.in_(newest.group_by(ProgressReport.assignment_id)))
        return {report.assignment_id: report for report in await self._session.scalars(query)}

    async def standing_of(self, assignment_id: int) -> list[ProgressReport]:
        """All reports of an assignment that stand, oldest first."""
        query = select(ProgressReport).where(
            ProgressReport.assignment_id == assignment_id, ProgressReport.taken_back_at.is_(None)
        )
        return list(await self._session.scalars(query.order_by(ProgressReport.id)))

    async def last_by(self, person_id: int, assignment_ids: list[int] | None) -> ProgressReport | None:
        """The last report that a person made (on these assignments) and did not take back."""
        query = select(ProgressReport).where(
            ProgressReport.person_id == person_id, ProgressReport.taken_back_at.is_(None)
        )
        if assignment_ids is not None:
            query = query.where(ProgressReport.assignment_id.in_(assignment_ids))
        return await self._session.scalar(query.order_by(ProgressReport.id.desc()).limit(1))

    async def attachments(self, ids: list[int]) -> list[Attachment]:
        """The attachments of these ids, in the order in which they came."""
        return list(
            await self._session.scalars(select(Attachment).where(Attachment.id.in_(ids)).order_by(Attachment.id))
        )

    async def of_album(self, messenger: Messenger, chat_id: int, album: str) -> list[Attachment]:
        """What came of an album so far."""
        query = select(Attachment).where(
            Attachment.messenger == messenger, Attachment.chat_id == chat_id, Attachment.album == album
        )
        return list(await self._session.scalars(query.order_by(Attachment.id)))

    async def request(self, request_id: int) -> Request | None:
        """A request by its id, locked against another who decides on it, as the database has it now."""
        query = select(Request).where(Request.id == request_id).with_for_update(of=Request)
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def last_request_by(self, person_id: int, assignment_ids: list[int] | None) -> Request | None:
        """The last request of a person (on these assignments) that nobody has decided on."""
        query = select(Request).where(Request.person_id == person_id, Request.state == RequestState.OPEN)
        if assignment_ids is not None:
            query = query.where(Request.assignment_id.in_(assignment_ids))
        return await self._session.scalar(query.order_by(Request.id.desc()).limit(1))

    async def count_extensions(self, assignment_id: int) -> int:
        """How often an assignment's due date was moved at the agency's request."""
        query = select(func.count()).where(
            Request.assignment_id == assignment_id,
            Request.kind == RequestKind.EXTENSION,
            Request.state == RequestState.GRANTED,
        )
        return await self._session.scalar(query) or 0

    async def blockages(self, assignment_ids: Iterable[int]) -> dict[int, Blockage]:
        """What the standing reports say of the obstacle that each assignment has now."""
        query = select(ProgressReport).where(
            ProgressReport.assignment_id.in_(list(assignment_ids)), ProgressReport.taken_back_at.is_(None)
        )
        reports = await self._session.scalars(query.order_by(ProgressReport.assignment_id, ProgressReport.id.desc()))
        found = {
            number: _blockage(list(newest_first))
            for number, newest_first in groupby(reports, key=lambda report: report.assignment_id)
        }
        return {number: blockage for number, blockage in found.items() if blockage is not None}

    async def count_returns(self, assignment_id: int) -> int:
        """How often reports on an assignment were returned for completion."""
        query = select(func.count(Verification.id)).join(ProgressReport, Verification.report_id == ProgressReport.id)
        query = query.where(ProgressReport.assignment_id == assignment_id, Verification.verdict == Verdict.RETURNED)
        return await self._session.scalar(query) or 0


def _blockage(newest_first: list[ProgressReport]) -> Blockage | None:
    run: list[ProgressReport] = []
    for report in newest_first:
        if report.status is not Status.BLOCKED:
            break
        run.append(report)
        if report.status_before is not Status.BLOCKED:
            break
    if not run:
        return None
    return Blockage(run[-1].created_at, next((report.remover for report in run if report.remover), None))
