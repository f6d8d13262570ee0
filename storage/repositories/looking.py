"""Questions of those who look: lists, the queue, search and counts. Nothing here locks or changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from domain.vocabulary import Duty, MinutesState, RequestState, Status, Verdict
from storage.models import (
    Agency,
    Assignment,
    Attachment,
    EscalationNote,
    Event,
    Meeting,
    ProgressReport,
    Request,
    Resolution,
    Verification,
)
from storage.repositories.base import Repository

OPEN = (
    Status.ISSUED,
    Status.SEEN,
    Status.IN_PROGRESS,
    Status.BLOCKED,
    Status.AWAITING_LETTER,
    Status.REPORTED_DONE,
    Status.RETURNED,
)
FOLLOWED = (Duty.RESPONSIBLE, Duty.PARTNER)


@dataclass(frozen=True)
class Reach:
    """Whose assignments someone may see: those of whole bodies, and those of agencies within a body."""

    bodies: frozenset[int] = frozenset()
    agencies: frozenset[tuple[int, int]] = frozenset()

    @property
    def condition(self) -> ColumnElement[bool]:
        own = [and_(Assignment.body_id == body, Assignment.agency_id == agency) for body, agency in self.agencies]
        return or_(Assignment.body_id.in_(self.bodies), *own)

    def within(self, agency_id: int | None) -> "Reach":
        """The part of it that is one agency's; the whole for None."""
        if agency_id is None:
            return self
        seen = {(body, agency_id) for body in self.bodies} | {pair for pair in self.agencies if pair[1] == agency_id}
        return Reach(agencies=frozenset(seen))


@dataclass(frozen=True)
class Tally:
    """How many assignments of an agency or a meeting are in one status; ``late`` of them are past their due date."""

    name: str
    id: int
    status: Status
    count: int
    late: int


class Looking(Repository):
    """Questions of those who look: lists, the queue, search and counts."""

    async def assignments(self, reach: Reach, *conditions: ColumnElement[bool]) -> list[Assignment]:
        """What someone may see under further conditions, the earliest due date first and undated ones last."""
        query = self._whole().where(reach.condition, *conditions)
        order = (Assignment.due_on.is_(None), Assignment.due_on, Assignment.id)
        return list(await self._session.scalars(query.order_by(*order)))

    async def open_assignments(self, reach: Reach) -> list[Assignment]:
        """What is still to be done."""
        return await self.assignments(reach, Assignment.status.in_(OPEN), _is_followed())

    async def due_between(self, reach: Reach, first: date, last: date) -> list[Assignment]:
        """What is still to be done with a due date from ``first`` to ``last``."""
        due = _owed_on().between(first, last)
        return await self.assignments(reach, Assignment.status.in_(OPEN), due, _is_followed())

    async def due_before(self, reach: Reach, day: date) -> list[Assignment]:
        """What the agency has still to do with a due date before ``day``; what waits for others is not late."""
        waiting = (Status.REPORTED_DONE, Status.AWAITING_LETTER)
        to_do = [status for status in OPEN if status not in waiting]
        return await self.assignments(
            reach, Assignment.status.in_(to_do), _owed_on() < day, Assignment.duty.in_(FOLLOWED), _is_followed()
        )

    async def count(self, reach: Reach, statuses: Iterable[Status]) -> int:
        """How many assignments to follow up are in one of the statuses."""
        query = select(func.count(Assignment.id)).where(
            reach.condition, Assignment.duty.in_(FOLLOWED), Assignment.status.in_(list(statuses))
        )
        return await self._session.scalar(query) or 0

    async def request(self, request_id: int) -> Request | None:
        """One request, as it is."""
        return await self._session.get(Request, request_id)

    async def assignment(self, assignment_id: int) -> Assignment | None:
        """One assignment with all that a line of a list shows."""
        return await self._session.scalar(self._whole().where(Assignment.id == assignment_id))

    async def of_resolutions(self, reach: Reach, resolution_ids: Iterable[int]) -> list[Assignment]:
        """The assignments of some resolutions that someone may see."""
        return await self.assignments(reach, Assignment.resolution_id.in_(list(resolution_ids)))

    async def for_followup(self, body_id: int) -> list[Assignment]:
        """What the next meeting hears of, by meeting and row: all that is open, and what was closed since the last."""
        last_issued = select(func.max(Meeting.issued_at)).where(Meeting.body_id == body_id).scalar_subquery()
        query = self._whole().join(Assignment.resolution).join(Resolution.meeting)
        query = query.where(
            Assignment.body_id == body_id,
            Assignment.duty.in_(FOLLOWED),
            or_(Resolution.closed_at.is_(None), Resolution.closed_at >= last_issued),
        )
        order = (Meeting.held_on, Meeting.id, Resolution.row, Assignment.id)
        return list(await self._session.scalars(query.order_by(*order)))

    async def reports_to_judge(
        self, bodies: Iterable[int], now: datetime, undo_before: datetime
    ) -> list[ProgressReport]:
        """Reports that say «done» or «by letter» and wait for a judgement, oldest first.

        One whose undo time has not passed (made after ``undo_before`` and not told) is still the agency's own.
        """
        waiting = (Status.REPORTED_DONE, Status.AWAITING_LETTER)
        query = (
            select(ProgressReport)
            .join(ProgressReport.assignment)
            .outerjoin(Verification, Verification.report_id == ProgressReport.id)
            .where(
                Assignment.body_id.in_(list(bodies)),
                Assignment.status == ProgressReport.status,
                ProgressReport.status.in_(waiting),
                ProgressReport.taken_back_at.is_(None),
                Verification.id.is_(None),
                _is_followed(),
                or_(ProgressReport.told_at <= now, ProgressReport.created_at <= undo_before),
            )
        )
        options = (selectinload(ProgressReport.attachments), joinedload(ProgressReport.person))
        return self._latest(list(await self._session.scalars(query.options(*options).order_by(ProgressReport.id))))

    async def requests_to_decide(self, bodies: Iterable[int], now: datetime, undo_before: datetime) -> list[Request]:
        """Open extensions and declines, oldest first; one whose undo time has not passed is left out."""
        query = (
            select(Request)
            .join(Request.assignment)
            .where(
                Assignment.body_id.in_(list(bodies)),
                Request.state == RequestState.OPEN,
                or_(Request.told_at <= now, Request.created_at <= undo_before),
            )
        )
        return list(await self._session.scalars(query.options(joinedload(Request.person)).order_by(Request.id)))

    async def count_come(self, body_id: int, since: datetime) -> tuple[int, int]:
        """How many reports and requests have come since an instant and were not taken back."""
        reports = select(func.count(ProgressReport.id)).join(ProgressReport.assignment)
        reports = reports.where(ProgressReport.created_at >= since, ProgressReport.taken_back_at.is_(None))
        requests = select(func.count(Request.id)).join(Request.assignment)
        requests = requests.where(Request.created_at >= since, Request.state != RequestState.WITHDRAWN)
        counts = [await self._session.scalar(one.where(Assignment.body_id == body_id)) for one in (reports, requests)]
        return counts[0] or 0, counts[1] or 0

    async def count_verified(self, body_id: int, since: datetime) -> int:
        """How many reports of a body were verified since an instant."""
        query = select(func.count(Verification.id)).join(ProgressReport, ProgressReport.id == Verification.report_id)
        query = query.join(ProgressReport.assignment).where(Assignment.body_id == body_id)
        query = query.where(Verification.created_at >= since, Verification.verdict == Verdict.VERIFIED)
        return await self._session.scalar(query) or 0

    async def notes_to_send(self, bodies: Iterable[int]) -> list[EscalationNote]:
        """Drafted notes to agency heads that nobody has decided on."""
        query = select(EscalationNote).join(Assignment, Assignment.id == EscalationNote.assignment_id)
        query = query.where(Assignment.body_id.in_(list(bodies)), EscalationNote.decision.is_(None))
        return list(await self._session.scalars(query.order_by(EscalationNote.id)))

    async def history_of(self, resolution_id: int, assignment_ids: Iterable[int]) -> list[Event]:
        """What happened to a resolution as a whole and to those of its assignments, oldest first."""
        own = Event.assignment_id.in_(list(assignment_ids))
        whole = and_(Event.resolution_id == resolution_id, Event.assignment_id.is_(None))
        return list(await self._session.scalars(select(Event).where(or_(own, whole)).order_by(Event.id)))

    async def count_files(self, report_id: int) -> int:
        """How many files a report has."""
        query = select(func.count()).where(Attachment.report_id == report_id)
        return await self._session.scalar(query) or 0

    async def tallies_by_agency(self, body_id: int, today: date) -> list[Tally]:
        """Counts by agency and status of all that was ever issued."""
        query = self._tally(Agency.name, Agency.id, today).join(Assignment.agency)
        return await self._tallies(query.where(Assignment.body_id == body_id).group_by(Agency.name, Agency.id))

    async def tallies_by_meeting(self, body_id: int, today: date) -> list[Tally]:
        """Counts by meeting number and status."""
        query = self._tally(Meeting.number, Meeting.id, today).join(Assignment.resolution).join(Resolution.meeting)
        return await self._tallies(query.where(Assignment.body_id == body_id).group_by(Meeting.number, Meeting.id))

    async def count_resolutions(self, body_id: int) -> tuple[int, int]:
        """Issued resolutions of a body, and how many of them are closed."""
        closed = func.count(Resolution.closed_at)
        query = select(func.count(Resolution.id), closed).join(Resolution.meeting)
        query = query.where(
            Meeting.body_id == body_id, Meeting.minutes_state == MinutesState.ISSUED, Resolution.is_removed.is_(False)
        )
        total, done = (await self._session.execute(query)).one()
        return total, done

    def _whole(self) -> Select[Assignment]:
        return select(Assignment).options(
            joinedload(Assignment.agency),
            joinedload(Assignment.clause),
            joinedload(Assignment.resolution).joinedload(Resolution.meeting),
        )

    def _tally(
        self, name: InstrumentedAttribute[Any], key: InstrumentedAttribute[int], today: date
    ) -> Select[Any, int, Status, int, Any]:
        to_do = (Status.ISSUED, Status.SEEN, Status.IN_PROGRESS, Status.BLOCKED, Status.RETURNED)
        is_late = and_(_owed_on() < today, Assignment.status.in_(to_do), _is_followed())
        late = func.sum(case((is_late, 1), else_=0))
        return (
            select(name, key, Assignment.status, func.count(Assignment.id), late)
            .where(Assignment.duty.in_(FOLLOWED))
            .group_by(Assignment.status)
        )

    async def _tallies(self, query: Select[Any, int, Status, int, Any]) -> list[Tally]:
        rows = (await self._session.execute(query)).all()
        return [Tally(str(name or ""), key, status, count, int(late or 0)) for name, key, status, count, late in rows]

    @staticmethod
    def _latest(reports: list[ProgressReport]) -> list[ProgressReport]:
        newest = {report.assignment_id: report.id for report in reports}
        return [report for report in reports if newest[report.assignment_id] == report.id]


def _is_followed() -> ColumnElement[bool]:
    """Of a closed resolution nothing is to be done any more, whatever its agencies left undone."""
    return Assignment.resolution.has(Resolution.closed_at.is_(None))


def _owed_on() -> ColumnElement[date]:
    """The due date, or the end of the period for which a continuing one owes a report."""
    return func.coalesce(Assignment.due_on, Assignment.period_due_on)
