"""Meetings and their resolutions."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from domain.vocabulary import DeadlineKind, MinutesState
from storage.models import Assignment, Clause, Meeting, NamedAgency, Resolution, ResolutionLink
from storage.repositories.base import Repository


class Meetings(Repository):
    """Meetings and their resolutions."""

    async def meeting(self, meeting_id: int) -> Meeting | None:
        """A meeting with its body."""
        return await self._session.get(Meeting, meeting_id, options=[joinedload(Meeting.body)])

    async def locked(self, meeting_id: int) -> Meeting | None:
        """A meeting with its body, locked against another who decides about it at the same time."""
        query = select(Meeting).where(Meeting.id == meeting_id).options(joinedload(Meeting.body))
        query = query.execution_options(populate_existing=True)
        return await self._session.scalar(query.with_for_update(of=Meeting))

    async def rows_of(self, meeting_id: int) -> list[Resolution]:
        """All rows of the minutes in order, the removed ones too, with clauses and the agencies they name."""
        query = select(Resolution).where(Resolution.meeting_id == meeting_id).options(*_row_options())
        query = query.execution_options(populate_existing=True)
        return list(await self._session.scalars(query.order_by(Resolution.row)))

    async def row(self, resolution_id: int) -> Resolution | None:
        """One row with its meeting, body, clauses and the agencies it names."""
        query = (
            select(Resolution)
            .where(Resolution.id == resolution_id)
            .options(*_row_options(), joinedload(Resolution.meeting).joinedload(Meeting.body))
        )
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def clause(self, clause_id: int) -> Clause | None:
        """One clause, by itself."""
        return await self._session.get(Clause, clause_id)

    async def remove_clause(self, clause: Clause) -> None:
        """Take a clause of a draft away, with the agencies that were its own."""
        await self._session.execute(delete(NamedAgency).where(NamedAgency.clause_id == clause.id))
        await self._session.execute(delete(Clause).where(Clause.id == clause.id))

    async def remove_named(self, named: NamedAgency) -> None:
        """Take a name off a row of a draft."""
        await self._session.execute(delete(NamedAgency).where(NamedAgency.id == named.id))

    async def named_agency(self, named_id: int) -> NamedAgency | None:
        """One agency as a row names it, with what it is known as."""
        query = select(NamedAgency).where(NamedAgency.id == named_id)
        query = query.options(joinedload(NamedAgency.agency), joinedload(NamedAgency.group))
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def rows_of_body(self, body_id: int) -> list[Resolution]:
        """All rows of all minutes of a body, with their meetings."""
        return list(await self._session.scalars(_with_meeting().where(Meeting.body_id == body_id)))

    async def links_of_body(self, body_id: int) -> list[ResolutionLink]:
        """Which rows of a body follow which."""
        query = select(ResolutionLink).join(Resolution, ResolutionLink.resolution_id == Resolution.id)
        query = query.join(Meeting, Resolution.meeting_id == Meeting.id).where(Meeting.body_id == body_id)
        return list(await self._session.scalars(query))

    async def cited_by(self, resolution_id: int) -> list[Resolution]:
        """The rows that a row follows, the oldest meeting first."""
        query = _with_meeting().join(ResolutionLink, ResolutionLink.cited_id == Resolution.id)
        return list(await self._session.scalars(query.where(ResolutionLink.resolution_id == resolution_id)))

    async def citing(self, resolution_id: int) -> list[Resolution]:
        """The rows that follow a row, the oldest meeting first."""
        query = _with_meeting().join(ResolutionLink, ResolutionLink.resolution_id == Resolution.id)
        return list(await self._session.scalars(query.where(ResolutionLink.cited_id == resolution_id)))

    async def settled_in_drafts(self, agency_id: int | None, group_id: int | None) -> list[NamedAgency]:
        """Where drafts name that agency or group and nobody has still to say which is meant."""
        query = select(NamedAgency).join(Resolution, NamedAgency.resolution_id == Resolution.id)
        query = query.join(Meeting, Resolution.meeting_id == Meeting.id).where(
            Meeting.minutes_state == MinutesState.DRAFT,
            Meeting.discarded_at.is_(None),
            NamedAgency.is_confirmed,
            NamedAgency.agency_id == agency_id,
            NamedAgency.group_id == group_id,
        )
        return list(await self._session.scalars(query))

    async def same_minutes(self, body_id: int, digest: str, number: int | None, held_on: date | None) -> Meeting | None:
        """The meeting whose minutes were handed in before: the same document, or the same number on the same day."""
        same = Meeting.document_digest == digest
        if number is not None and held_on is not None:
            same = or_(same, (Meeting.number == number) & (Meeting.held_on == held_on))
        query = select(Meeting).where(Meeting.body_id == body_id, Meeting.discarded_at.is_(None), same)
        query = query.where(Meeting.minutes_state.is_not(None)).order_by(Meeting.id.desc())
        return await self._session.scalar(query.limit(1))

    async def assignments_of(self, meeting_id: int) -> list[Assignment]:
        """Everything that a meeting's resolutions ask of agencies, with the agencies, in the order of the minutes."""
        query = select(Assignment).join(Resolution, Assignment.resolution_id == Resolution.id)
        query = query.where(Resolution.meeting_id == meeting_id).options(joinedload(Assignment.agency))
        return list(await self._session.scalars(query.order_by(Resolution.row, Assignment.id)))

    async def unissued_of(self, body_id: int) -> list[Meeting]:
        """Drafts and those that wait for their time, the newest first."""
        query = select(Meeting).where(Meeting.body_id == body_id, Meeting.discarded_at.is_(None))
        query = query.where(Meeting.minutes_state.in_([MinutesState.DRAFT, MinutesState.SCHEDULED]))
        return list(await self._session.scalars(query.order_by(Meeting.id.desc())))

    async def calendar_of(self, body_id: int) -> list[Meeting]:
        """All meetings of a body that have a day, held and planned, the earliest first."""
        query = select(Meeting).where(Meeting.body_id == body_id, Meeting.discarded_at.is_(None))
        return list(await self._session.scalars(query.where(Meeting.held_on.is_not(None)).order_by(Meeting.held_on)))

    async def planned(self, body_id: int, number: int) -> Meeting | None:
        """The meeting of that number for which no minutes are in yet, locked."""
        query = select(Meeting).where(Meeting.body_id == body_id, Meeting.number == number)
        query = query.where(Meeting.minutes_state.is_(None), Meeting.discarded_at.is_(None))
        return await self._session.scalar(query.order_by(Meeting.id.desc()).limit(1).with_for_update())

    async def bound_to_meetings(self, body_id: int) -> list[Resolution]:
        """Rows that follow the calendar of meetings, or of which a clause does, with their meetings and clauses."""
        clauses = select(Clause.resolution_id).where(*_follows_meetings(Clause))
        query = select(Resolution).join(Meeting, Resolution.meeting_id == Meeting.id)
        query = query.where(Meeting.body_id == body_id, Meeting.discarded_at.is_(None), Resolution.closed_at.is_(None))
        query = query.where(or_(and_(*_follows_meetings(Resolution)), Resolution.id.in_(clauses)))
        query = query.options(joinedload(Resolution.meeting), selectinload(Resolution.clauses))
        return list(await self._session.scalars(query.order_by(Resolution.id)))

    async def issued_of(self, body_id: int, limit: int = 5) -> list[Meeting]:
        """Meetings whose resolutions were issued, the newest first."""
        query = select(Meeting).where(Meeting.body_id == body_id, Meeting.minutes_state == MinutesState.ISSUED)
        return list(await self._session.scalars(query.order_by(Meeting.issued_at.desc()).limit(limit)))

    async def locked_resolution(self, resolution_id: int) -> Resolution | None:
        """One resolution, locked until the transaction ends."""
        return await self._session.scalar(select(Resolution).where(Resolution.id == resolution_id).with_for_update())


def _with_meeting() -> Select[Resolution]:
    """Rows of minutes that were not thrown away."""
    query = select(Resolution).join(Meeting, Resolution.meeting_id == Meeting.id).where(Meeting.discarded_at.is_(None))
    return query.options(joinedload(Resolution.meeting)).order_by(Meeting.held_on, Resolution.row)


def _follows_meetings(model: type[Resolution] | type[Clause]) -> tuple[ColumnElement[bool], ...]:
    return (model.deadline_kind == DeadlineKind.NEXT_SESSION, model.is_due_by_hand.is_(False))


def _row_options() -> tuple[ORMOption, ...]:
    # The meeting always comes along: loading rows anew would otherwise take it off those that are shown.
    return (
        joinedload(Resolution.meeting).joinedload(Meeting.body),
        selectinload(Resolution.clauses),
        selectinload(Resolution.named_agencies).joinedload(NamedAgency.agency),
        selectinload(Resolution.named_agencies).joinedload(NamedAgency.group),
    )
