"""What the secretariat says to many at once, and what each of them answered."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.vocabulary import AnnouncementState, Attendance
from storage.models.assignments import Attachment
from storage.models.base import Base
from storage.models.meetings import Meeting
from storage.types import Instant, Json, Word


class Announcement(Base):
    """Free words with or without a file or, with a meeting, the invitation to it.

    ``agency_ids`` names the agencies that hear it, null all that have joined; ``roles`` who in them (values of Role).
    ``send_at`` is set once it is settled when it goes.
    """

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    agency_ids: Mapped[list[int] | None] = mapped_column(Json)
    roles: Mapped[list[str]] = mapped_column(Json, default=list)
    state: Mapped[AnnouncementState] = mapped_column(Word(AnnouncementState), default=AnnouncementState.DRAFT)
    send_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.id"))
    created_by_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)

    attachment: Mapped[Attachment | None] = relationship(lazy="raise")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise")


class AnnouncementReceipt(Base):
    """One person to whom an announcement went, for the agency they hold a post in, and what they pressed."""

    __tablename__ = "announcement_receipts"

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
    attendance: Mapped[Attendance | None] = mapped_column(Word(Attendance))
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
