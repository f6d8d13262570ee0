"""Stages that went out, calls made and drafted notes."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import joinedload

from domain.life_cycle import TO_DO
from domain.vocabulary import CallResult, ReminderStage
from storage.models import Assignment, CallMade, EscalationNote, Meeting, Reminder, Resolution
from storage.repositories.assignments import answered_by, still_open
from storage.repositories.base import Repository


class Reminders(Repository):
    """Stages that went out, calls made and drafted notes."""

    async def due(self, now: datetime, limit: int) -> list[Assignment]:
        """Assignments that the clock must look at now, with all that a reminder shows; another process's are left."""
        query = select(Assignment).where(Assignment.remind_at <= now).order_by(Assignment.remind_at, Assignment.id)
        options = (
            joinedload(Assignment.agency),
            joinedload(Assignment.clause),
            joinedload(Assignment.resolution).joinedload(Resolution.meeting).joinedload(Meeting.body),
        )
        locked = query.options(*options).limit(limit).with_for_update(skip_locked=True, of=Assignment)
        return list(await self._session.scalars(locked))

    async def sent_stages(self, assignment_ids: Iterable[int]) -> dict[int, list[Reminder]]:
        """What went out already, by assignment."""
        found: dict[int, list[Reminder]] = {}
        query = select(Reminder).where(Reminder.assignment_id.in_(list(assignment_ids)))
        for reminder in await self._session.scalars(query):
            found.setdefault(reminder.assignment_id, []).append(reminder)
        return found

    async def said_since(self, moment: datetime, pairs: Iterable[tuple[int, int]]) -> list[int]:
        """The open assignments of the (body, agency) pairs that a reminder has spoken of since ``moment``."""
        query = select(Assignment.id).join(Reminder, Reminder.assignment_id == Assignment.id)
        query = query.join(Resolution, Resolution.id == Assignment.resolution_id)
        query = query.where(Reminder.created_at >= moment, answered_by(pairs), *still_open())
        return list(await self._session.scalars(query.distinct().order_by(Assignment.id)))

    async def note_sent(self, assignment_id: int, due_on: date, stage: ReminderStage, now: datetime) -> bool:
        """Write that a stage goes out; False when it had gone before, so that it is said once."""
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        row = insert(Reminder).values(assignment_id=assignment_id, due_on=due_on, stage=stage, created_at=now)
        made = row.on_conflict_do_nothing(index_elements=["assignment_id", "due_on", "stage"]).returning(Reminder.id)
        return await self._session.scalar(made) is not None

    async def count_due(self, now: datetime) -> int:
        """How many assignments wait for the clock at this time."""
        return await self._session.scalar(select(func.count()).where(Assignment.remind_at <= now)) or 0

    async def look_again_at(self, body_id: int, now: datetime) -> None:
        """Let the clock look at all that a body has open, as after a change of its days off or of the ladder."""
        closed = select(Resolution.id).where(Resolution.closed_at.is_not(None))
        await self._session.execute(
            update(Assignment)
            .where(Assignment.body_id == body_id, Assignment.status.in_(TO_DO), Assignment.resolution_id.not_in(closed))
            .where(or_(Assignment.remind_at.is_(None), Assignment.remind_at > now))
            .values(remind_at=now)
        )

    async def draft_note(self, assignment_id: int, due_on: date, now: datetime) -> EscalationNote | None:
        """A new drafted note to the agency's head, or None when this lateness has one."""
        query = select(EscalationNote).where(
            EscalationNote.assignment_id == assignment_id, EscalationNote.due_on == due_on
        )
        if await self._session.scalar(query) is not None:
            return None
        note = EscalationNote(assignment_id=assignment_id, due_on=due_on, created_at=now)
        self._session.add(note)
        await self._session.flush()
        return note

    async def note(self, note_id: int) -> EscalationNote | None:
        """A drafted note, locked until the transaction ends."""
        return await self._session.scalar(select(EscalationNote).where(EscalationNote.id == note_id).with_for_update())

    async def calls_promised(self, assignment_ids: Iterable[int], decision: str) -> set[int]:
        """Those whose note about the present due date was decided so, and about which nobody telephoned since."""
        called = and_(
            CallMade.assignment_id == EscalationNote.assignment_id,
            CallMade.created_at >= EscalationNote.decided_at,
            func.coalesce(CallMade.result, CallResult.ANSWERED) != CallResult.NO_ANSWER,
        )
        query = (
            select(EscalationNote.assignment_id)
            .join(Assignment, Assignment.id == EscalationNote.assignment_id)
            .outerjoin(CallMade, called)
            .where(
                EscalationNote.assignment_id.in_(list(assignment_ids)),
                EscalationNote.decision == decision,
                EscalationNote.due_on == Assignment.due_on,
                CallMade.id.is_(None),
            )
        )
        return set(await self._session.scalars(query))

    async def last_calls(self, assignment_ids: Iterable[int]) -> dict[int, CallMade]:
        """The last call about each of the assignments that there was one about."""
        query = select(CallMade).where(CallMade.assignment_id.in_(list(assignment_ids))).order_by(CallMade.id)
        return {call.assignment_id: call for call in await self._session.scalars(query)}
