"""What was recorded in a time, and what became of the messages about it: the questions of the self-audit."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeVar

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload

from domain.vocabulary import DeliveryFate, Status
from storage.models import (
    Account,
    Announcement,
    Appointment,
    Assignment,
    Delivery,
    EscalationNote,
    Event,
    Hearing,
    Meeting,
    Notice,
    ProgressReport,
    Reminder,
    Request,
    Resolution,
)
from storage.repositories.base import Repository
from storage.repositories.outbox import PENDING

AT_ONCE: Final = 500
"""Values in one question; SQLite takes no more than some thousands."""
WITHIN: Final = timedelta(minutes=1)
V = TypeVar("V")


@dataclass(frozen=True)
class Stuck:
    """A message that met no good fate: its key, what became of it and the reason that was kept."""

    key: str
    fate: DeliveryFate
    person_id: int | None
    created_at: datetime
    problem: str | None


class Auditing(Repository):
    """What was recorded in a time, and what became of the messages about it. Reads only."""

    async def events(self, since: datetime, until: datetime) -> list[Event]:
        """All that happened from ``since`` up to ``until``, oldest first."""
        query = select(Event).where(Event.at >= since, Event.at <= until).order_by(Event.id)
        return list(await self._session.scalars(query))

    async def assignments_of(self, resolution_ids: Collection[int]) -> list[Assignment]:
        """Every assignment of some resolutions, with what names its meeting."""
        found: list[Assignment] = []
        for some in _chunks(resolution_ids):
            query = select(Assignment).where(Assignment.resolution_id.in_(some)).order_by(Assignment.id)
            found += await self._session.scalars(query.options(joinedload(Assignment.resolution)))
        return found

    async def armed(self, to_do: Collection[Status]) -> list[Assignment]:
        """What the agencies have still to do of resolutions that are not closed."""
        query = select(Assignment).join(Resolution).where(Resolution.closed_at.is_(None))
        query = query.where(Assignment.status.in_(to_do)).options(joinedload(Assignment.agency))
        return list(await self._session.scalars(query.order_by(Assignment.id)))

    async def posts(self) -> list[Appointment]:
        """Every appointment that was ever confirmed."""
        query = select(Appointment).where(Appointment.confirmed_at.is_not(None)).order_by(Appointment.id)
        return list(await self._session.scalars(query))

    async def first_accounts(self) -> dict[int, datetime]:
        """Since when each person has had an account in a messenger."""
        query = select(Account.person_id, func.min(Account.created_at)).group_by(Account.person_id)
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def reports(self, since: datetime, until: datetime) -> list[ProgressReport]:
        """The reports that were made or told in a time."""
        query = select(ProgressReport).where(
            or_(
                and_(ProgressReport.created_at >= since, ProgressReport.created_at <= until),
                and_(ProgressReport.told_at >= since, ProgressReport.told_at <= until),
            )
        )
        return list(await self._session.scalars(query.options(joinedload(ProgressReport.assignment))))

    async def requests(self, since: datetime, until: datetime) -> list[Request]:
        """The requests that were made or told in a time."""
        query = select(Request).where(
            or_(
                and_(Request.created_at >= since, Request.created_at <= until),
                and_(Request.told_at >= since, Request.told_at <= until),
            )
        )
        return list(await self._session.scalars(query.options(joinedload(Request.assignment))))

    async def reminders(self, since: datetime, until: datetime) -> list[tuple[Reminder, Assignment]]:
        """The stages that went out in a time."""
        query = select(Reminder, Assignment).join(Assignment, Assignment.id == Reminder.assignment_id)
        query = query.where(Reminder.created_at >= since, Reminder.created_at <= until).order_by(Reminder.id)
        return [(reminder, assignment) for reminder, assignment in await self._session.execute(query)]

    async def notes(self, since: datetime, until: datetime) -> list[tuple[EscalationNote, Assignment]]:
        """The notes to heads that were drafted in a time."""
        query = select(EscalationNote, Assignment).join(Assignment, Assignment.id == EscalationNote.assignment_id)
        query = query.where(EscalationNote.created_at >= since, EscalationNote.created_at <= until)
        return [(note, assignment) for note, assignment in await self._session.execute(query)]

    async def hearings(self, since: datetime, until: datetime) -> list[tuple[Hearing, list[Assignment]]]:
        """The decisions of meetings that were told in a time, with all assignments of their resolutions."""
        query = select(Hearing).where(Hearing.told_at >= since, Hearing.told_at <= until).order_by(Hearing.id)
        found = list(await self._session.scalars(query))
        known = await self.assignments_of({hearing.resolution_id for hearing in found})
        return [(one, [other for other in known if other.resolution_id == one.resolution_id]) for one in found]

    async def takers(self, assignment_ids: Collection[int]) -> list[Event]:
        """Every «پیگیری با من» on some assignments, oldest first."""
        found: list[Event] = []
        for some in _chunks(assignment_ids):
            query = select(Event).where(Event.kind == "taken", Event.assignment_id.in_(some))
            found += await self._session.scalars(query.order_by(Event.id))
        return found

    async def announcements(self, ids: Collection[int]) -> list[Announcement]:
        """Announcements by their ids."""
        return list(await self._session.scalars(select(Announcement).where(Announcement.id.in_(ids))))

    async def meetings_issued(self, ids: Collection[int]) -> dict[int, datetime]:
        """When the minutes of each meeting were issued."""
        query = select(Meeting.id, Meeting.issued_at).where(Meeting.id.in_(ids), Meeting.issued_at.is_not(None))
        return {meeting_id: at for meeting_id, at in await self._session.execute(query) if at is not None}

    async def notices_of(self, kind: str, subject_id: int) -> list[Notice]:
        """All notices of a kind about one thing, also those that were made."""
        query = select(Notice).where(Notice.kind == kind, Notice.subject_id == subject_id)
        return list(await self._session.scalars(query))

    async def late_notices(self, before: datetime) -> list[Notice]:
        """Notices that were due before an instant and were neither made nor cancelled."""
        query = select(Notice).where(Notice.made_at.is_(None), Notice.cancelled_at.is_(None), Notice.due_at <= before)
        return list(await self._session.scalars(query.order_by(Notice.id)))

    async def queued_under(self, keys: Collection[str]) -> set[str]:
        """Those of the keys under which something was queued, whatever became of it."""
        found: set[str] = set()
        for some in _chunks(keys):
            found.update(await self._session.scalars(select(Delivery.key).where(Delivery.key.in_(some))))
        return found

    async def is_begun(self, beginning: str, at: datetime) -> bool:
        """Whether something was queued within a minute of ``at`` under a key that begins so."""
        query = select(Delivery.id).where(Delivery.key.startswith(beginning, autoescape=True))
        query = query.where(Delivery.created_at >= at, Delivery.created_at <= at + WITHIN)
        return await self._session.scalar(query.limit(1)) is not None

    async def fate_before(self, person_id: int, at: datetime) -> DeliveryFate | None:
        """What became of the last message to a person that was queued up to an instant."""
        query = select(Delivery.fate).where(Delivery.person_id == person_id, Delivery.created_at <= at)
        return await self._session.scalar(query.order_by(Delivery.id.desc()).limit(1))

    async def stuck(self, since: datetime, pending_before: datetime, uncertain_before: datetime) -> list[Stuck]:
        """Messages of a time that failed, were taken back, or have waited too long for their fate."""
        is_bad = or_(
            Delivery.fate.in_([DeliveryFate.FAILED, DeliveryFate.CANCELLED]),
            and_(Delivery.fate.in_(PENDING), Delivery.created_at <= pending_before),
            and_(Delivery.fate == DeliveryFate.UNCERTAIN, Delivery.created_at <= uncertain_before),
        )
        columns = (Delivery.key, Delivery.fate, Delivery.person_id, Delivery.created_at, Delivery.problem)
        query = select(*columns).where(Delivery.created_at >= since, is_bad).order_by(Delivery.id)
        return [Stuck(*row) for row in await self._session.execute(query)]


def _chunks(values: Iterable[V]) -> Iterable[list[V]]:
    given = list(values)
    return (given[start : start + AT_ONCE] for start in range(0, len(given), AT_ONCE))
