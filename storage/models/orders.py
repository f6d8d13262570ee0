"""Orders of the chair on a resolution, and what became of each with the agencies that must carry it out."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.assignments import Assignment, Attachment
from storage.models.base import Base
from storage.models.meetings import Resolution
from storage.models.people import Person
from storage.types import Instant


class Order(Base):
    """In words, by voice (``attachment_id``) or both. It counts from ``given_at`` on, when its time is settled."""

    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    text: Mapped[str] = mapped_column(Text, default="")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"))
    due_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(Instant)
    given_at: Mapped[datetime | None] = mapped_column(Instant)

    resolution: Mapped[Resolution] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
    attachment: Mapped[Attachment | None] = relationship(lazy="raise")
    receipts: Mapped[list["OrderReceipt"]] = relationship(lazy="raise", order_by="OrderReceipt.assignment_id")


class OrderReceipt(Base):
    """One agency that must carry an order out: when it saw it, when it did, and what it answered."""

    __tablename__ = "order_receipts"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(Text)

    assignment: Mapped[Assignment] = relationship(lazy="raise")
