"""Meetings and what their minutes say: resolutions, clauses, and the agencies as they are written there."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.vocabulary import DeadlineBase, DeadlineKind, Duty, MinutesState
from storage.models.agencies import Agency, AgencyGroup, Body
from storage.models.base import Base
from storage.types import Instant, Json, Word


class Meeting(Base):
    """``minutes_state`` is null until minutes are handed in; ``issue_at`` is set when issuing waits for a time.

    ``document_digest`` (SHA-256 hex of what was handed in) recognises the same minutes sent twice. ``earlier_statuses``
    are what the minutes say of resolutions of earlier meetings (services.earlier_statuses).
    """

    __tablename__ = "meetings"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    number: Mapped[int | None]
    held_on: Mapped[date | None]
    starts: Mapped[str | None] = mapped_column(String(5))
    place: Mapped[str | None] = mapped_column(String(200))
    chair: Mapped[str | None] = mapped_column(String(200))
    invitation_number: Mapped[str | None] = mapped_column(String(60))
    invitation_on: Mapped[date | None]
    agenda: Mapped[list[str]] = mapped_column(Json, default=list)
    minutes_state: Mapped[MinutesState | None] = mapped_column(Word(MinutesState))
    warnings: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    document_digest: Mapped[str | None] = mapped_column(String(64))
    earlier_statuses: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list, server_default="[]")
    letter_number: Mapped[str | None] = mapped_column(String(60))
    letter_on: Mapped[date | None]
    is_letter_settled: Mapped[bool] = mapped_column(default=False)
    deadline_base: Mapped[DeadlineBase | None] = mapped_column(Word(DeadlineBase))
    issue_at: Mapped[datetime | None] = mapped_column(Instant)
    issued_at: Mapped[datetime | None] = mapped_column(Instant)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    discarded_at: Mapped[datetime | None] = mapped_column(Instant)

    body: Mapped[Body] = relationship(lazy="raise")
    resolutions: Mapped[list["Resolution"]] = relationship(
        lazy="raise", back_populates="meeting", order_by="Resolution.row", foreign_keys="Resolution.meeting_id"
    )

    __table_args__ = (Index(None, "body_id", "number"),)


class DeadlineColumns:
    """A deadline as the minutes put it, and the day that it comes to (null when only a person can say)."""

    deadline_raw: Mapped[str | None] = mapped_column(String(200))
    deadline_kind: Mapped[DeadlineKind] = mapped_column(Word(DeadlineKind), default=DeadlineKind.NONE)
    deadline_count: Mapped[int | None]
    due_on: Mapped[date | None]
    is_due_by_hand: Mapped[bool] = mapped_column(default=False)


class Resolution(DeadlineColumns, Base):
    """One row of the minutes. ``warnings`` are what the reader wants looked at: ``[{"code", "message"}]``.

    ``needs_document`` is null where «done» needs a document or not as the body has it. ``summary`` is what the lead
    agency says of the work of all.
    """

    __tablename__ = "resolutions"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    row: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20), default="action")
    title: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    readings: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    warnings: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    is_looked_at: Mapped[bool] = mapped_column(default=False)
    is_text_withheld: Mapped[bool] = mapped_column(default=False)
    needs_document: Mapped[bool | None]
    lead_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    summary: Mapped[str | None] = mapped_column(Text)
    summed_up_at: Mapped[datetime | None] = mapped_column(Instant)
    is_removed: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    closing_reason: Mapped[str | None] = mapped_column(Text)
    closed_in_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))

    meeting: Mapped[Meeting] = relationship(lazy="raise", back_populates="resolutions", foreign_keys=[meeting_id])
    clauses: Mapped[list["Clause"]] = relationship(lazy="raise", back_populates="resolution", order_by="Clause.id")
    named_agencies: Mapped[list["NamedAgency"]] = relationship(
        lazy="raise", back_populates="resolution", order_by="NamedAgency.id"
    )

    __table_args__ = (UniqueConstraint("meeting_id", "row"),)


class Clause(DeadlineColumns, Base):
    """A part of a resolution; assignments of its own only where it has its own agencies or due date."""

    __tablename__ = "clauses"

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"))
    letter: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)

    resolution: Mapped[Resolution] = relationship(lazy="raise", back_populates="clauses")

    __table_args__ = (UniqueConstraint("resolution_id", "letter"),)


class NamedAgency(Base):
    """An agency as a row of the minutes names it. Exactly one of agency and group is set once it is known.

    ``candidates`` are ids of agencies (of groups negative), best first, while a person has not confirmed;
    ``left_out`` the ids of the members of a group that this row does not mean. ``is_group_like`` marks words that
    stand for several agencies.
    """

    __tablename__ = "named_agencies"

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"), index=True)
    clause_id: Mapped[int | None] = mapped_column(ForeignKey("clauses.id"))
    as_written: Mapped[str] = mapped_column(String(300))
    duty: Mapped[Duty] = mapped_column(Word(Duty), default=Duty.RESPONSIBLE)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("agency_groups.id"))
    candidates: Mapped[list[int]] = mapped_column(Json, default=list)
    left_out: Mapped[list[int]] = mapped_column(Json, default=list)
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    is_group_like: Mapped[bool] = mapped_column(default=False)

    resolution: Mapped[Resolution] = relationship(lazy="raise", back_populates="named_agencies")
    agency: Mapped[Agency | None] = relationship(lazy="raise")
    group: Mapped[AgencyGroup | None] = relationship(lazy="raise")


class ResolutionLink(Base):
    """A resolution that follows an earlier one («پیرو ۱۸/۸»)."""

    __tablename__ = "resolution_links"

    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"), primary_key=True)
    cited_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"), primary_key=True, index=True)
