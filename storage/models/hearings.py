"""What is read in a meeting («حالت جلسه»), and what the meeting decided on each resolution."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.vocabulary import HearingOutcome, HearingReason
from storage.models.base import Base
from storage.models.meetings import Meeting, Resolution
from storage.types import Instant, Json, Word


class Sitting(Base):
    """The reading of a meeting: ``place`` is the number of the card on show, counted from 0."""

    __tablename__ = "sittings"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), unique=True)
    place: Mapped[int] = mapped_column(default=0)
    begun_by_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    begun_at: Mapped[datetime] = mapped_column(Instant)
    paused_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    hearings: Mapped[list["Hearing"]] = relationship(lazy="raise", order_by="Hearing.place", back_populates="sitting")


class Hearing(Base):
    """One resolution in its place of the reading; ``outcome`` is null until the meeting has decided.

    ``fate`` is what becomes of it after a new resolution (``renewed_by_id``) followed it. ``before`` holds what an undo
    gives back: the due dates of assignments and the requests that were settled.
    """

    __tablename__ = "hearings"

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sittings.id"))
    place: Mapped[int]
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"), index=True)
    reason: Mapped[HearingReason] = mapped_column(Word(HearingReason))
    outcome: Mapped[HearingOutcome | None] = mapped_column(Word(HearingOutcome))
    fate: Mapped[HearingOutcome | None] = mapped_column(Word(HearingOutcome))
    due_on: Mapped[date | None]
    renewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("resolutions.id"))
    before: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    told_at: Mapped[datetime | None] = mapped_column(Instant)

    sitting: Mapped[Sitting] = relationship(lazy="raise", back_populates="hearings")
    resolution: Mapped[Resolution] = relationship(lazy="raise", foreign_keys=[resolution_id])
    renewed_by: Mapped[Resolution | None] = relationship(lazy="raise", foreign_keys=[renewed_by_id])

    __table_args__ = (UniqueConstraint("sitting_id", "resolution_id"),)
