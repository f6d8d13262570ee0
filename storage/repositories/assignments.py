"""What is followed up."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, update
from sqlalchemy.orm import joinedload

from domain.vocabulary import Duty, RequestKind, RequestState, Status
from storage.models import Assignment, Clause, Meeting, Request, Resolution
from storage.repositories.base import Repository

CLOSED = (Status.VERIFIED, Status.DECLINED, Status.CANCELLED)


def answered_by(pairs: Iterable[tuple[int, int]]) -> ColumnElement[bool]:
    """The condition that an assignment belongs to one of the (body, agency) pairs."""
    own = [and_(Assignment.body_id == body, Assignment.agency_id == agency) for body, agency in pairs]
    return or_(*own) if own else false()


class Assignments(Repository):
    """What is followed up, each with all that its card shows: agency, clause, resolution, meeting and body."""

    async def shown(self, assignment_id: int) -> Assignment | None:
        """One assignment to be shown."""
        return await self._session.scalar(_whole().where(Assignment.id == assignment_id))

    async def locked(self, assignment_id: int) -> Assignment | None:
        """One assignment, locked against others who change it, as the database has it now."""
        query = _whole().where(Assignment.id == assignment_id).with_for_update(of=Assignment)
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def open_of(self, pairs: Iterable[tuple[int, int]]) -> list[Assignment]:
        """What the (body, agency) pairs have still before them: the earliest due date first, undated last."""
        query = _whole().where(answered_by(pairs), *still_open())
        order = (Assignment.due_on.is_(None), Assignment.due_on, Assignment.id)
        return list(await self._session.scalars(query.order_by(*order)))

    async def open_in_bodies(self, body_ids: Iterable[int]) -> list[Assignment]:
        """Everything that is still open in some bodies."""
        query = _whole().where(Assignment.body_id.in_(list(body_ids)), *still_open())
        return list(await self._session.scalars(query.order_by(Assignment.id)))

    async def open_of_resolution(self, resolution_id: int) -> list[Assignment]:
        """What is still open of one resolution and its clauses, locked."""
        query = _whole().where(Assignment.resolution_id == resolution_id, *still_open())
        locked = query.with_for_update(of=Assignment).execution_options(populate_existing=True)
        return list(await self._session.scalars(locked.order_by(Assignment.id)))

    async def new_of(self, pairs: Iterable[tuple[int, int]], meeting_id: int | None) -> list[Assignment]:
        """What the pairs have not acknowledged yet (of one meeting), locked for that."""
        query = _whole().where(answered_by(pairs), Assignment.status == Status.ISSUED, Resolution.closed_at.is_(None))
        if meeting_id is not None:
            query = query.where(Meeting.id == meeting_id)
        locked = query.with_for_update(of=Assignment).execution_options(populate_existing=True)
        return list(await self._session.scalars(locked.order_by(Assignment.id)))

    async def by_code(
        self, meeting: int, row: int, *, pairs: Sequence[tuple[int, int]], bodies: Sequence[int]
    ) -> list[Assignment]:
        """The assignments of a resolution and its clauses in the pairs or, for those who see whole bodies, in these."""
        query = _whole().where(
            Meeting.number == meeting,
            Resolution.row == row,
            or_(answered_by(pairs), Assignment.body_id.in_(list(bodies))),
        )
        return list(await self._session.scalars(query.order_by(Assignment.id)))

    async def open_request(self, assignment_id: int) -> Request | None:
        """The extension or decline of an assignment that nobody has decided on."""
        query = select(Request).where(Request.assignment_id == assignment_id, Request.state == RequestState.OPEN)
        return await self._session.scalar(query)

    async def open_requests(self, assignment_ids: Iterable[int]) -> dict[int, RequestKind]:
        """The kinds of what nobody has decided on, by assignment."""
        query = select(Request.assignment_id, Request.kind).where(
            Request.assignment_id.in_(list(assignment_ids)), Request.state == RequestState.OPEN
        )
        return {asked.assignment_id: asked.kind for asked in await self._session.execute(query)}

    async def exists(self, like: Assignment, agency_id: int) -> bool:
        """Whether another agency has the same resolution or clause in the same duty already."""
        query = select(Assignment.id).where(
            Assignment.resolution_id == like.resolution_id,
            Assignment.clause_id == like.clause_id,
            Assignment.agency_id == agency_id,
            Assignment.duty == like.duty,
        )
        return await self._session.scalar(query.limit(1)) is not None

    async def of_resolution(self, resolution_id: int) -> list[Assignment]:
        """All assignments of a resolution and its clauses, those of the whole first, by agency."""
        query = _whole().where(Assignment.resolution_id == resolution_id)
        order = (Assignment.clause_id.is_not(None), Assignment.clause_id, Assignment.id)
        return list(await self._session.scalars(query.order_by(*order)))

    async def watchers_of(self, resolution_id: int) -> set[int]:
        """The agencies that watch over a resolution: its supervisors and the one that leads."""
        supervisors = select(Assignment.agency_id).where(
            Assignment.resolution_id == resolution_id, Assignment.duty == Duty.SUPERVISOR
        )
        lead = await self._session.scalar(select(Resolution.lead_agency_id).where(Resolution.id == resolution_id))
        return {*await self._session.scalars(supervisors), *([lead] if lead is not None else [])}

    async def continuous_in(self, body_id: int) -> list[Assignment]:
        """What a body's continuing resolutions still ask for."""
        query = _whole().where(Assignment.body_id == body_id, Assignment.is_continuous, *still_open())
        return list(await self._session.scalars(query.order_by(Assignment.id)))

    async def release(self, agency_id: int, body_id: int, person_id: int) -> None:
        """What a person has taken care of in an agency is nobody's in particular again."""
        taken = update(Assignment).where(Assignment.agency_id == agency_id, Assignment.body_id == body_id)
        await self._session.execute(taken.where(Assignment.taken_by_id == person_id).values(taken_by_id=None))

    async def clauses_of(self, resolution_id: int) -> list[Clause]:
        """The clauses of a resolution in order."""
        query = select(Clause).where(Clause.resolution_id == resolution_id).order_by(Clause.id)
        return list(await self._session.scalars(query))


def _whole() -> Select[Assignment]:
    # Ordinary joins, so that the meeting's and the resolution's columns may be asked about as well.
    resolution = joinedload(Assignment.resolution, innerjoin=True)
    return (
        select(Assignment)
        .join(Resolution, Assignment.resolution_id == Resolution.id)
        .join(Meeting, Resolution.meeting_id == Meeting.id)
        .options(
            joinedload(Assignment.agency, innerjoin=True),
            joinedload(Assignment.clause),
            resolution.joinedload(Resolution.meeting, innerjoin=True).joinedload(Meeting.body, innerjoin=True),
        )
    )


def still_open() -> tuple[ColumnElement[bool], ...]:
    return (Assignment.status.not_in(CLOSED), Resolution.closed_at.is_(None))
