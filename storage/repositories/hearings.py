"""The reading of resolutions in meetings."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from storage.models import Assignment, Hearing, Meeting, Resolution, Sitting
from storage.repositories.base import Repository

_ROWS = (Hearing.resolution, Hearing.renewed_by)
# The body always comes along: loading a meeting anew would otherwise take it off the one that is shown.
_WITH_MEETING = (joinedload(Resolution.meeting).joinedload(Meeting.body),)


class Hearings(Repository):
    """Sittings, each with its meeting, and what was read in them."""

    async def sitting(self, sitting_id: int) -> Sitting | None:
        """One sitting with its hearings in order, locked, as the database has it now."""
        query = select(Sitting).where(Sitting.id == sitting_id).options(*_whole()).with_for_update(of=Sitting)
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def of_meeting(self, meeting_id: int) -> Sitting | None:
        """The sitting of a meeting, if it has begun."""
        query = select(Sitting).where(Sitting.meeting_id == meeting_id).options(*_whole())
        return await self._session.scalar(query)

    async def unfinished_of(self, body_id: int) -> list[Sitting]:
        """The sittings of a body that have not ended, the newest first."""
        query = select(Sitting).join(Sitting.meeting).where(Meeting.body_id == body_id, Sitting.ended_at.is_(None))
        return list(await self._session.scalars(query.options(*_whole()).order_by(Sitting.id.desc())))

    async def hearing(self, hearing_id: int) -> Hearing | None:
        """One hearing with its sitting, locked against another who decides on it."""
        query = select(Hearing).where(Hearing.id == hearing_id).with_for_update(of=Hearing)
        sitting = joinedload(Hearing.sitting).joinedload(Sitting.meeting).joinedload(Meeting.body)
        options = (sitting, *(joinedload(one).options(*_WITH_MEETING) for one in _ROWS))
        return await self._session.scalar(query.options(*options).execution_options(populate_existing=True))

    async def to_hear(self, body_id: int) -> list[Assignment]:
        """Whatever a meeting may hear of: the assignments of all that is open or was closed since the last issuing."""
        last_issued = select(func.max(Meeting.issued_at)).where(Meeting.body_id == body_id).scalar_subquery()
        query = select(Assignment).join(Assignment.resolution).join(Resolution.meeting)
        query = query.where(
            Assignment.body_id == body_id,
            Resolution.is_removed.is_(False),
            or_(Resolution.closed_at.is_(None), Resolution.closed_at >= last_issued),
        )
        resolution = joinedload(Assignment.resolution).joinedload(Resolution.meeting)
        options = (resolution, joinedload(Assignment.clause), joinedload(Assignment.agency))
        return list(await self._session.scalars(query.options(*options).order_by(Assignment.id)))

    async def move(self, from_meeting_id: int, to_meeting_id: int) -> None:
        """The sitting of a draft that another took the place of is that other's."""
        for sitting in await self._session.scalars(select(Sitting).where(Sitting.meeting_id == from_meeting_id)):
            sitting.meeting_id = to_meeting_id
        closed = select(Resolution).where(Resolution.closed_in_id == from_meeting_id)
        for resolution in await self._session.scalars(closed):
            resolution.closed_in_id = to_meeting_id


def _whole() -> tuple[ORMOption, ...]:
    hearings = selectinload(Sitting.hearings)
    return (
        joinedload(Sitting.meeting).joinedload(Meeting.body),
        *(hearings.joinedload(one).options(*_WITH_MEETING) for one in _ROWS),
    )
