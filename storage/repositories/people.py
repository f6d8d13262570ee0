"""Persons, their accounts, appointments and invites."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from domain.vocabulary import Messenger, Role
from storage.models import Account, Agency, Appointment, Person
from storage.repositories.base import Repository


def in_force(day: date) -> ColumnElement[bool]:
    """The condition that an appointment is confirmed and counts on ``day``."""
    return and_(
        Appointment.confirmed_at.is_not(None),
        Appointment.starts_on <= day,
        or_(Appointment.ends_on.is_(None), Appointment.ends_on > day),
    )


def _stood_in_for(day: date) -> Select[int | None]:
    substitute = aliased(Appointment)
    return select(substitute.stands_in_for_id).where(
        substitute.stands_in_for_id.is_not(None),
        substitute.confirmed_at.is_not(None),
        substitute.starts_on <= day,
        or_(substitute.ends_on.is_(None), substitute.ends_on > day),
    )


class People(Repository):
    """Persons, their accounts, appointments and invites."""

    async def account(self, messenger: Messenger, chat_id: int) -> Account | None:
        """The account that writes from a chat, with its person."""
        query = select(Account).where(Account.messenger == messenger, Account.chat_id == chat_id)
        return await self._session.scalar(query.options(joinedload(Account.person)))

    async def accounts_of(self, person_id: int) -> list[Account]:
        """All accounts of a person, the one last used first."""
        query = select(Account).where(Account.person_id == person_id)
        return list(await self._session.scalars(query.order_by(Account.last_seen_at.desc(), Account.id)))

    async def posts_of(self, person_id: int, day: date) -> list[Appointment]:
        """The appointments of a person that count on ``day``, with body and agency."""
        query = select(Appointment).where(Appointment.person_id == person_id, in_force(day))
        options = (joinedload(Appointment.body), joinedload(Appointment.agency))
        return list(await self._session.scalars(query.options(*options).order_by(Appointment.id)))

    async def secretariat_of(self, body_id: int, day: date) -> list[Person]:
        """Those who hold the secretariat of a body."""
        return await self._holders(Appointment.body_id == body_id, Appointment.role == Role.SECRETARIAT, in_force(day))

    async def holders(self, body_id: int, agency_id: int, role: Role, day: date) -> list[Person]:
        """Those who hold one role in an agency for a body; of someone absent, who stands in."""
        return await self._holders(
            Appointment.body_id == body_id,
            Appointment.agency_id == agency_id,
            Appointment.role == role,
            in_force(day),
            Appointment.id.not_in(_stood_in_for(day)),
        )

    async def served_agencies(self, body_id: int, roles: Collection[Role], day: date) -> set[int]:
        """The agencies of a body in which somebody holds one of the roles, or stands in for who does."""
        query = select(Appointment.agency_id).where(
            Appointment.body_id == body_id,
            Appointment.agency_id.is_not(None),
            Appointment.role.in_(roles),
            in_force(day),
            Appointment.id.not_in(_stood_in_for(day)),
        )
        return {found for found in await self._session.scalars(query.distinct()) if found is not None}

    async def chairs_of(self, body_id: int, day: date) -> list[Person]:
        """The chair of a body (and who stands in)."""
        return await self._holders(Appointment.body_id == body_id, Appointment.role == Role.CHAIR, in_force(day))

    async def appointment(self, appointment_id: int) -> Appointment | None:
        """One appointment with person, body and agency, locked until the transaction ends."""
        query = select(Appointment).where(Appointment.id == appointment_id)
        options = (
            selectinload(Appointment.person),
            selectinload(Appointment.body),
            selectinload(Appointment.agency),
        )
        return await self._session.scalar(query.options(*options).with_for_update())

    async def posts_in(self, body_id: int, agency_id: int | None, day: date) -> list[Appointment]:
        """Who holds which role in an agency (None: in the body itself) on ``day``, with the persons."""
        query = select(Appointment).where(
            Appointment.body_id == body_id, Appointment.agency_id == agency_id, in_force(day)
        )
        return list(await self._session.scalars(query.options(joinedload(Appointment.person)).order_by(Appointment.id)))

    async def posts_of_body(self, body_id: int, day: date) -> list[Appointment]:
        """Every post of a body on ``day`` with person and agency: those of the body itself first, then by agency."""
        query = select(Appointment).outerjoin(Appointment.agency).where(Appointment.body_id == body_id, in_force(day))
        options = (joinedload(Appointment.person), contains_eager(Appointment.agency))
        order = (Appointment.agency_id.is_not(None), Agency.name, Appointment.role, Appointment.id)
        return list(await self._session.scalars(query.options(*options).order_by(*order)))

    async def unconfirmed_of(self, person_id: int) -> list[Appointment]:
        """Appointments that the secretariat has not judged yet."""
        query = select(Appointment).where(
            Appointment.person_id == person_id,
            Appointment.confirmed_at.is_(None),
            Appointment.rejected_at.is_(None),
        )
        return list(await self._session.scalars(query))

    async def _holders(self, *conditions: ColumnElement[bool]) -> list[Person]:
        query = select(Person).join(Person.appointments).where(*conditions)
        return list(await self._session.scalars(query.distinct().order_by(Person.id)))
