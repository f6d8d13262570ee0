"""The directory of agencies as its keepers see and change it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from domain.text import fold
from storage.models import Agency, AgencyGroup, Alias, Appointment, Body, GroupMember
from storage.repositories.base import Repository
from storage.repositories.people import in_force


class Directory(Repository):
    """The directory of agencies as its keepers see and change it."""

    async def any_body(self) -> Body | None:
        """Some body, or None while the database has none."""
        return await self._session.scalar(select(Body).limit(1))

    async def bodies(self) -> list[Body]:
        """All bodies, oldest first."""
        return list(await self._session.scalars(select(Body).order_by(Body.id)))

    async def locked_body(self, body_id: int) -> Body | None:
        """A body, locked against another who changes it."""
        query = select(Body).where(Body.id == body_id).execution_options(populate_existing=True)
        return await self._session.scalar(query.with_for_update())

    async def body_named(self, province: str, name: str) -> Body | None:
        """The body of exactly this name in a province."""
        return await self._session.scalar(select(Body).where(Body.province == province, Body.name == name))

    async def agency(self, agency_id: int) -> Agency | None:
        """One agency with its other names."""
        query = select(Agency).where(Agency.id == agency_id, Agency.removed_at.is_(None))
        return await self._session.scalar(query.options(selectinload(Agency.aliases)))

    async def by_name(self, province: str, name: str) -> Agency | None:
        """The agency of exactly this name, however it is typed."""
        query = select(Agency).where(Agency.province == province, Agency.folded_name == fold(name))
        return await self._session.scalar(query.options(selectinload(Agency.aliases)))

    async def page(self, province: str, start: int, count: int) -> list[Agency]:
        """A page of the directory by name."""
        query = select(Agency).where(Agency.province == province, Agency.removed_at.is_(None))
        return list(await self._session.scalars(query.order_by(Agency.name).offset(start).limit(count)))

    async def count(self, province: str) -> int:
        """How many agencies the directory has."""
        query = select(func.count()).where(Agency.province == province, Agency.removed_at.is_(None))
        return await self._session.scalar(query) or 0

    async def with_focal_points(self, body_id: int, agencies: Iterable[int], day: date) -> set[int]:
        """Those of ``agencies`` for which someone answers on ``day``."""
        query = select(Appointment.agency_id).where(
            Appointment.body_id == body_id, Appointment.agency_id.in_(list(agencies)), in_force(day)
        )
        return {found for found in await self._session.scalars(query) if found is not None}

    async def groups_of(self, agency_id: int) -> list[AgencyGroup]:
        """The groups that stand for an agency among others."""
        query = select(AgencyGroup).join(GroupMember, GroupMember.group_id == AgencyGroup.id)
        return list(await self._session.scalars(query.where(GroupMember.agency_id == agency_id)))

    async def group_named(self, province: str, name: str) -> AgencyGroup | None:
        """The group of exactly this name."""
        query = select(AgencyGroup).where(AgencyGroup.province == province, AgencyGroup.folded_name == fold(name))
        return await self._session.scalar(query)

    async def alias(self, alias_id: int) -> Alias | None:
        """Another name by its id, with its agency."""
        query = select(Alias).where(Alias.id == alias_id)
        return await self._session.scalar(query.options(selectinload(Alias.agency)))

    async def aliases_of_group(self, group_id: int) -> list[Alias]:
        """The other names of a group, the oldest first."""
        return list(await self._session.scalars(select(Alias).where(Alias.group_id == group_id).order_by(Alias.id)))

    async def alias_named(self, agency_id: int, name: str) -> Alias | None:
        """Another name of one agency, however it is typed."""
        return await self._session.scalar(
            select(Alias).where(Alias.agency_id == agency_id, Alias.folded_name == fold(name))
        )
