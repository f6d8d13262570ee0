"""Bodies, and the directory of agencies of a province with their groups and other names."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.vocabulary import Relation
from storage.models.base import Base
from storage.types import Instant, Json, Word


class Body(Base):
    """``settings`` holds what differs from the defaults of domain.body_settings."""

    __tablename__ = "bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    province: Mapped[str] = mapped_column(String(80))
    settings: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    created_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("province", "name"),)


class Agency(Base):
    """One entry of a province's directory; every body of the province shares it."""

    __tablename__ = "agencies"

    id: Mapped[int] = mapped_column(primary_key=True)
    province: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200))
    relation: Mapped[Relation] = mapped_column(Word(Relation), default=Relation.EXECUTIVE)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    telephone: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(Instant)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    aliases: Mapped[list["Alias"]] = relationship(lazy="raise", back_populates="agency")

    __table_args__ = (UniqueConstraint("province", "folded_name"),)


class AgencySettings(Base):
    """What a body has decided for one agency alone: fields of domain.body_settings, over the body's own."""

    __tablename__ = "agency_settings"

    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    settings: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)


class Alias(Base):
    """Another way that an agency or a group is written; ``source`` says who taught it: import, person."""

    __tablename__ = "aliases"

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("agency_groups.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(20))
    taught_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)

    agency: Mapped[Agency | None] = relationship(lazy="raise", back_populates="aliases")


class AgencyGroup(Base):
    """«فرمانداران»: stands for its members."""

    __tablename__ = "agency_groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    province: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200))

    __table_args__ = (UniqueConstraint("province", "folded_name"),)


class GroupMember(Base):
    __tablename__ = "group_members"

    group_id: Mapped[int] = mapped_column(ForeignKey("agency_groups.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)

    __table_args__ = (Index(None, "agency_id"),)


class Holiday(Base):
    """A day off: official when ``body_id`` is null, else an emergency closure that one body's secretariat declared."""

    __tablename__ = "holidays"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    name: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(20))


class OccasionDays(Base):
    """The days of one year's occasion that no calendar rule gives: a lunar month, a feast. Operators keep the table."""

    __tablename__ = "occasions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    folded_name: Mapped[str] = mapped_column(String(80))
    first_on: Mapped[date]
    last_on: Mapped[date]

    __table_args__ = (UniqueConstraint("folded_name", "first_on"),)


# A null owner must count as one value, which a plain unique constraint does not do.
Index(
    "uq_aliases_owner_folded_name",
    func.coalesce(Alias.agency_id, 0),
    func.coalesce(Alias.group_id, 0),
    Alias.folded_name,
    unique=True,
)
Index("uq_holidays_day_body", Holiday.day, func.coalesce(Holiday.body_id, 0), unique=True)
