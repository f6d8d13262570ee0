"""What is followed up: assignments, the reports on them, judgements, requests and reminders."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.vocabulary import (
    AttachmentState,
    CallResult,
    Duty,
    FileKind,
    Messenger,
    ReminderStage,
    RequestKind,
    RequestState,
    Status,
    Verdict,
)
from storage.models.agencies import Agency
from storage.models.base import Base
from storage.models.meetings import Clause, Resolution
from storage.models.people import Person
from storage.types import BigKey, Instant, Word


class Assignment(Base):
    """One agency × one resolution or clause. ``remind_at`` is when the clock must look at it next.

    ``due_changed_at`` is when ``due_on`` last became another day than the one it was issued with. A continuous one
    owes a report each ``period`` (a domain.periods word; null for the body's own), the next by ``period_due_on``.
    ``taken_by_id`` is who of several focal points takes care of it.
    """

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"), index=True)
    clause_id: Mapped[int | None] = mapped_column(ForeignKey("clauses.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    duty: Mapped[Duty] = mapped_column(Word(Duty), default=Duty.RESPONSIBLE)
    status: Mapped[Status] = mapped_column(Word(Status), default=Status.ISSUED)
    progress: Mapped[int] = mapped_column(default=0)
    obstacle: Mapped[str | None] = mapped_column(Text)
    original_due_on: Mapped[date | None]
    due_on: Mapped[date | None]
    due_changed_at: Mapped[datetime | None] = mapped_column(Instant)
    is_continuous: Mapped[bool] = mapped_column(default=False)
    period: Mapped[str | None] = mapped_column(String(12))
    period_due_on: Mapped[date | None]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    issued_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
    last_reported_at: Mapped[datetime | None] = mapped_column(Instant)
    snoozed_until: Mapped[datetime | None] = mapped_column(Instant)
    remind_at: Mapped[datetime | None] = mapped_column(Instant, index=True)

    resolution: Mapped[Resolution] = relationship(lazy="raise")
    clause: Mapped[Clause | None] = relationship(lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),
        Index(None, "body_id", "status"),
        Index(None, "agency_id", "status"),
    )


# A null clause must count as one value, which a plain unique constraint does not do.
Index(
    "uq_assignments_resolution_clause_agency_duty",
    Assignment.resolution_id,
    func.coalesce(Assignment.clause_id, 0),
    Assignment.agency_id,
    Assignment.duty,
    unique=True,
)


class ProgressReport(Base):
    """What an agency said at one time, with the status and progress before it so that it can be taken back.

    ``by_letter`` reports carry the letter's number and day; ``told_by`` is who told the secretariat by telephone what
    it recorded for them; ``told_at`` is when others heard of it. ``remover`` is who could remove the obstacle.
    """

    __tablename__ = "progress_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    on_behalf: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text, default="")
    percent: Mapped[int | None]
    obstacle: Mapped[str | None] = mapped_column(Text)
    remover: Mapped[str | None] = mapped_column(String(200))
    told_by: Mapped[str | None] = mapped_column(String(120))
    letter_number: Mapped[str | None] = mapped_column(String(60))
    letter_on: Mapped[date | None]
    status_before: Mapped[Status] = mapped_column(Word(Status))
    status: Mapped[Status] = mapped_column(Word(Status))
    progress_before: Mapped[int]
    obstacle_before: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)
    told_at: Mapped[datetime | None] = mapped_column(Instant)
    taken_back_at: Mapped[datetime | None] = mapped_column(Instant)

    assignment: Mapped[Assignment] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
    attachments: Mapped[list["Attachment"]] = relationship(lazy="raise", order_by="Attachment.id")


class Attachment(Base):
    """A file on its way into the data folder. ``stored_name`` is generated, never what the sender called it.

    A row without a report waits in its sender's dialogue for an assignment. ``album`` is the media_group_id.
    A location has no file, only ``latitude`` and ``longitude`` in degrees. ``body_id`` is whose space a file takes that
    has no report. ``problem`` is why it failed: ``no_room`` or ``infected``.
    """

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("progress_reports.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    messenger: Mapped[Messenger] = mapped_column(Word(Messenger))
    chat_id: Mapped[int] = mapped_column(BigKey)
    message_id: Mapped[int | None] = mapped_column(BigKey)
    file_id: Mapped[str | None] = mapped_column(Text)
    album: Mapped[str | None] = mapped_column(String(64))
    kind: Mapped[FileKind] = mapped_column(Word(FileKind))
    name: Mapped[str | None] = mapped_column(String(255))
    media_type: Mapped[str | None] = mapped_column(String(120))
    size: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    state: Mapped[AttachmentState] = mapped_column(Word(AttachmentState), default=AttachmentState.WANTED)
    stored_name: Mapped[str | None] = mapped_column(String(80), unique=True)
    sha256: Mapped[str | None] = mapped_column(String(64))
    tries: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None] = mapped_column(String(20))
    not_before: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (Index(None, "state", "not_before"),)


class Verification(Base):
    __tablename__ = "verifications"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("progress_reports.id"), unique=True)
    verdict: Mapped[Verdict] = mapped_column(Word(Verdict))
    reason: Mapped[str | None] = mapped_column(Text)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)


class Request(Base):
    """An extension or a decline, beside the status; at most one open for an assignment.

    ``done_so_far`` is what an extension says of the work besides why it is not finished. ``given_to_id`` is the agency
    that got the work of one that was let off.
    """

    __tablename__ = "requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    kind: Mapped[RequestKind] = mapped_column(Word(RequestKind))
    state: Mapped[RequestState] = mapped_column(Word(RequestState), default=RequestState.OPEN)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    reason: Mapped[str] = mapped_column(Text)
    done_so_far: Mapped[str | None] = mapped_column(Text)
    due_before: Mapped[date | None]
    asked_due_on: Mapped[date | None]
    granted_due_on: Mapped[date | None]
    proposed_agency: Mapped[str | None] = mapped_column(String(200))
    given_to_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)
    told_at: Mapped[datetime | None] = mapped_column(Instant)

    assignment: Mapped[Assignment] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])


class Reminder(Base):
    """One stage that went out for one due date; the unique key lets it go only once."""

    __tablename__ = "reminders"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    due_on: Mapped[date]
    stage: Mapped[ReminderStage] = mapped_column(Word(ReminderStage))
    created_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("assignment_id", "due_on", "stage"),)


class CallMade(Base):
    """«تماس گرفتم»: takes an assignment off the call list of that day; ``result`` is what came of it.

    What was promised until ``promised_on`` brings it back on that day.
    """

    __tablename__ = "calls_made"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    day: Mapped[date]
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    result: Mapped[CallResult | None] = mapped_column(Word(CallResult))
    words: Mapped[str | None] = mapped_column(Text)
    promised_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("assignment_id", "day"),)


class EscalationNote(Base):
    """The drafted note to an agency's head and supervisor; it goes when the secretariat presses «ارسال»."""

    __tablename__ = "escalation_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    due_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(Instant)
    decision: Mapped[str | None] = mapped_column(String(20))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("assignment_id", "due_on"),)
