"""The directory of agencies, groups and other names."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from domain.names import KnownAgency
from domain.text import fold
from storage.models import Agency, AgencyGroup, AgencySettings, Alias, GroupMember
from storage.repositories.base import Repository


class Agencies(Repository):
    """The directory of agencies, groups and other names."""

    async def all_of(self, province: str) -> list[Agency]:
        """Every agency that is in use, by name."""
        query = select(Agency).where(Agency.province == province, Agency.removed_at.is_(None))
        return list(await self._session.scalars(query.order_by(Agency.folded_name)))

    async def own_settings(self, body_id: int) -> dict[int, dict[str, Any]]:
        """What a body has decided for single agencies, by their ids."""
        query = select(AgencySettings).where(AgencySettings.body_id == body_id)
        return {row.agency_id: row.settings for row in await self._session.scalars(query)}

    async def by_ids(self, ids: list[int]) -> list[Agency]:
        """The agencies of these ids, in that order; ids of none are left out."""
        found = {agency.id: agency for agency in await self._session.scalars(select(Agency).where(Agency.id.in_(ids)))}
        return [found[one] for one in ids if one in found]

    async def named(self, province: str, name: str) -> Agency | None:
        """The agency in use that is called or also called ``name`` in whatever spelling."""
        also = select(Alias.agency_id).where(Alias.folded_name == fold(name), Alias.agency_id.is_not(None))
        query = select(Agency).where(
            Agency.province == province,
            Agency.removed_at.is_(None),
            or_(Agency.folded_name == fold(name), Agency.id.in_(also)),
        )
        return await self._session.scalar(query.order_by(Agency.folded_name != fold(name), Agency.id).limit(1))

    async def search(self, province: str, typed: str, limit: int = 8) -> list[Agency]:
        """Agencies that have every typed word in their name or in one other name, those that begin so first."""
        also = select(Alias.agency_id).where(Alias.agency_id.is_not(None), _holds(Alias.folded_name, typed))
        query = select(Agency).where(
            Agency.province == province,
            Agency.removed_at.is_(None),
            or_(Agency.id.in_(also), _holds(Agency.folded_name, typed)),
        )
        begins = Agency.folded_name.startswith(fold(typed), autoescape=True)
        return list(await self._session.scalars(query.order_by(~begins, Agency.folded_name).limit(limit)))

    async def aliases_of(self, province: str) -> dict[int, list[str]]:
        """The other names of every agency, by its id."""
        query = select(Alias).join(Agency, Alias.agency_id == Agency.id).where(Agency.province == province)
        names: dict[int, list[str]] = defaultdict(list)
        for alias in await self._session.scalars(query.order_by(Alias.id)):
            names[alias.agency_id or 0].append(alias.name)
        return dict(names)

    async def known_agencies(self, province: str) -> list[KnownAgency]:
        """The directory as domain.names matches against it: agencies first, then groups with their members."""
        names = await self.aliases_of(province)
        agencies = [
            KnownAgency(agency.id, agency.name, tuple(names.get(agency.id, ())))
            for agency in await self.all_of(province)
        ]
        return [*agencies, *[await self._known_group(group) for group in await self.groups_of(province)]]

    async def _known_group(self, group: AgencyGroup) -> KnownAgency:
        aliases = await self._session.scalars(select(Alias.name).where(Alias.group_id == group.id).order_by(Alias.id))
        members = tuple(member.id for member in await self.members_of(group.id))
        return KnownAgency(group.id, group.name, tuple(aliases), group=True, members=members)

    async def alias(
        self, folded_name: str, *, agency_id: int | None = None, group_id: int | None = None
    ) -> Alias | None:
        """The other name of that agency or group, if it is known."""
        query = select(Alias).where(Alias.folded_name == folded_name)
        query = query.where(Alias.agency_id == agency_id, Alias.group_id == group_id)
        return await self._session.scalar(query)

    async def groups_of(self, province: str) -> list[AgencyGroup]:
        """Every group, by name."""
        query = select(AgencyGroup).where(AgencyGroup.province == province)
        return list(await self._session.scalars(query.order_by(AgencyGroup.folded_name)))

    async def group_named(self, province: str, name: str) -> AgencyGroup | None:
        """The group that is called or also called ``name`` in whatever spelling."""
        also = select(Alias.group_id).where(Alias.folded_name == fold(name), Alias.group_id.is_not(None))
        query = select(AgencyGroup).where(
            AgencyGroup.province == province, or_(AgencyGroup.folded_name == fold(name), AgencyGroup.id.in_(also))
        )
        return await self._session.scalar(query.limit(1))

    async def members_of(self, group_id: int) -> list[Agency]:
        """The agencies in use that a group stands for, by name."""
        query = select(Agency).join(GroupMember, GroupMember.agency_id == Agency.id)
        query = query.where(GroupMember.group_id == group_id, Agency.removed_at.is_(None))
        return list(await self._session.scalars(query.order_by(Agency.folded_name)))

    async def membership(self, group_id: int, agency_id: int) -> GroupMember | None:
        """The row that makes an agency a member of a group."""
        return await self._session.get(GroupMember, (group_id, agency_id))


def _holds(column: InstrumentedAttribute[str], typed: str) -> ColumnElement[bool]:
    """Whether every typed word is somewhere in the column; nothing typed is in everything."""
    return and_(true(), *(column.contains(word, autoescape=True) for word in fold(typed).split()))
