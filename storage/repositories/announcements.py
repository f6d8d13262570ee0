"""Announcements, who hears them and what they answered."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from domain.vocabulary import AnnouncementState, Role
from storage.models import Agency, Announcement, AnnouncementReceipt, Appointment, Person
from storage.repositories.base import Repository
from storage.repositories.people import in_force


class Announcements(Repository):
    """Announcements, who hears them and what they answered."""

    async def announcement(self, announcement_id: int) -> Announcement | None:
        """One announcement with its file and meeting, locked, as the database has it now."""
        query = select(Announcement).where(Announcement.id == announcement_id).with_for_update(of=Announcement)
        options = (joinedload(Announcement.attachment), joinedload(Announcement.meeting))
        return await self._session.scalar(query.options(*options).execution_options(populate_existing=True))

    async def scheduled_of(self, body_id: int) -> list[Announcement]:
        """Those of a body that wait for their time, locked."""
        query = select(Announcement).where(Announcement.body_id == body_id)
        query = query.where(Announcement.state == AnnouncementState.SCHEDULED).order_by(Announcement.id)
        return list(await self._session.scalars(query.with_for_update()))

    async def hearers(
        self, body_id: int, agency_ids: Collection[int] | None, roles: Collection[Role], day: date
    ) -> list[tuple[Person, Agency]]:
        """Who holds one of the roles in one of the agencies (None: in any), each person once, by agency."""
        query = select(Person, Agency).join(Appointment, Appointment.person_id == Person.id)
        query = query.join(Agency, Agency.id == Appointment.agency_id)
        query = query.where(Appointment.body_id == body_id, Appointment.role.in_(list(roles)), in_force(day))
        if agency_ids is not None:
            query = query.where(Agency.id.in_(list(agency_ids)))
        rows = await self._session.execute(query.order_by(Agency.folded_name, Person.id))
        found: dict[int, tuple[Person, Agency]] = {}
        for person, agency in rows:
            found.setdefault(person.id, (person, agency))
        return list(found.values())

    async def receipts(self, announcement_id: int) -> list[tuple[AnnouncementReceipt, Person, Agency]]:
        """Those to whom it went, by agency."""
        query = select(AnnouncementReceipt, Person, Agency)
        query = query.join(Person, Person.id == AnnouncementReceipt.person_id)
        query = query.join(Agency, Agency.id == AnnouncementReceipt.agency_id)
        query = query.where(AnnouncementReceipt.announcement_id == announcement_id)
        rows = await self._session.execute(query.order_by(Agency.folded_name, Person.id))
        return [(receipt, person, agency) for receipt, person, agency in rows]

    async def receipt(self, announcement_id: int, person_id: int) -> AnnouncementReceipt | None:
        """What one person got of it, locked."""
        return await self._session.get(AnnouncementReceipt, (announcement_id, person_id), with_for_update=True)
