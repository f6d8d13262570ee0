"""The durable tables of received updates and of messages to send, and what a chat remembers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.vocabulary import DeliveryFate, Messenger, Outcome
from storage.models.base import Base
from storage.types import BigKey, Instant, Json, Word


class InboxRow(Base):
    """A raw update as received. It is undone while ``outcome`` is null; ``tries`` counts failed handlings."""

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigKey)
    messenger: Mapped[Messenger] = mapped_column(Word(Messenger))
    update_id: Mapped[int] = mapped_column(BigKey)
    chat_id: Mapped[int] = mapped_column(BigKey)
    payload: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(Instant)
    outcome: Mapped[Outcome | None] = mapped_column(Word(Outcome))
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    tries: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None] = mapped_column(Instant)
    problem: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index(None, "outcome", "bot_id", "chat_id", "id"),
    )


class Lease(Base):
    """A named right that one process holds until a time: a chat's turn, a token's poller or sender, the ticker."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    owner: Mapped[str] = mapped_column(String(80))
    until: Mapped[datetime] = mapped_column(Instant)


class Delivery(Base):
    """One outgoing message to one chat and its fate (the outbox).

    ``screen`` is a views.screen.Screen as JSON for one part of at most the messenger's limit or, before it is
    split, whole (``part`` 0). ``edits_message_id`` makes it an edit, ``edits_key`` an edit of what the delivery of
    that key will have become. ``links`` name what a reply to the sent message is about: ``{"assignment_id": 41}``.
    ``not_before`` is for retries only and, like ``claimed_at``, by the machine's own clock. ``turn`` is the id that
    a later part or a second sending has in the order of its chat.
    """

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200))
    part: Mapped[int] = mapped_column(default=0)
    turn: Mapped[int | None]
    messenger: Mapped[Messenger] = mapped_column(Word(Messenger))
    chat_id: Mapped[int] = mapped_column(BigKey)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.id"), index=True)
    screen: Mapped[dict[str, Any]] = mapped_column(Json)
    links: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    edits_message_id: Mapped[int | None] = mapped_column(BigKey)
    edits_key: Mapped[str | None] = mapped_column(String(200))
    replies_to_message_id: Mapped[int | None] = mapped_column(BigKey)
    fate: Mapped[DeliveryFate] = mapped_column(Word(DeliveryFate), default=DeliveryFate.QUEUED)
    tries: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None] = mapped_column(Instant)
    claimed_by: Mapped[str | None] = mapped_column(String(80))
    claimed_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    message_id: Mapped[int | None] = mapped_column(BigKey)
    problem: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (
        UniqueConstraint("key", "part"),
        Index(None, "fate", "messenger", "id"),
        Index(None, "messenger", "chat_id", "fate"),
    )


class Notice(Base):
    """Something to be said at ``due_at``, whose Screen and recipients are made then. Undo sets ``cancelled_at``."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    due_at: Mapped[datetime] = mapped_column(Instant)
    made_at: Mapped[datetime | None] = mapped_column(Instant)
    cancelled_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (Index(None, "made_at", "cancelled_at", "due_at"),)


class Broadcast(Base):
    """Many deliveries that belong together, with the one message that shows their progress."""

    __tablename__ = "broadcasts"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    kind: Mapped[str] = mapped_column(String(40))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    messenger: Mapped[Messenger | None] = mapped_column(Word(Messenger))
    chat_id: Mapped[int | None] = mapped_column(BigKey)
    progress_key: Mapped[str | None] = mapped_column(String(200))
    shown: Mapped[int] = mapped_column(default=-1)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)


class MessageLink(Base):
    """What a message in a chat is about, so that a reply to it finds its assignment."""

    __tablename__ = "message_links"

    messenger: Mapped[Messenger] = mapped_column(Word(Messenger), primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    message_id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("progress_reports.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)


class Dialogue(Base):
    """What a chat is in the middle of: ``step`` names the question that is open, ``payload`` what is known so far."""

    __tablename__ = "dialogues"

    messenger: Mapped[Messenger] = mapped_column(Word(Messenger), primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    step: Mapped[str] = mapped_column(String(60))
    payload: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    changed_at: Mapped[datetime] = mapped_column(Instant)


class Job(Base):
    """Long work with one progress message: reading a document. ``result`` is kept for the one who asked."""

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(200), unique=True)
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    leased_by: Mapped[str | None] = mapped_column(String(80))
    tries: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    problem: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index(None, "finished_at", "leased_until"),)


class Event(Base):
    """Append-only history: who did what to what, and on whose behalf. The database lets no row be changed or removed.

    ``seal`` is a digest of the row and of the body's seal before it (storage.repositories.history).
    """

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolutions.id"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"), index=True)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("progress_reports.id"))
    before: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    seal: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index(None, "body_id", "at"),)


class HistoryHead(Base):
    """Where a body's history stands, 0 for what belongs to no body: how many events, and the seal of the last.

    The database lets it grow and nothing else, so that events missing at the end show.
    """

    __tablename__ = "history_heads"

    body_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    events: Mapped[int]
    seal: Mapped[str] = mapped_column(String(64))
