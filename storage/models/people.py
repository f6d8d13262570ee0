"""Persons, their messenger accounts, the posts they hold and the invites they came by."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.vocabulary import Messenger, Role
from storage.models.agencies import Agency, Body
from storage.models.base import Base
from storage.types import BigKey, Instant, Word


class Person(Base):
    """``reminders_by`` is the messenger where unsolicited messages come when the person uses both.

    ``working_in_id`` is which of several bodies a secretary or chair works in; null for the first.
    """

    __tablename__ = "persons"

    id: Mapped[int] = mapped_column(primary_key=True)
    full_name: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(20))
    reminders_by: Mapped[Messenger | None] = mapped_column(Word(Messenger))
    working_in_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)

    accounts: Mapped[list["Account"]] = relationship(lazy="raise", back_populates="person")
    appointments: Mapped[list["Appointment"]] = relationship(
        lazy="raise", back_populates="person", foreign_keys="Appointment.person_id"
    )


class Account(Base):
    """One person in one messenger; ``chat_id`` is both the user and the private chat."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    messenger: Mapped[Messenger] = mapped_column(Word(Messenger))
    chat_id: Mapped[int] = mapped_column(BigKey)
    unreachable_at: Mapped[datetime | None] = mapped_column(Instant)
    last_seen_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)

    person: Mapped[Person] = relationship(lazy="raise", back_populates="accounts")

    __table_args__ = (UniqueConstraint("messenger", "chat_id"),)


class Appointment(Base):
    """A person in a post. It counts from ``confirmed_at`` on and until ``ends_on`` (the first day without it).

    A substitute ``stands_in_for_id`` another appointment, whose holder is not written to meanwhile.
    """

    __tablename__ = "appointments"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    role: Mapped[Role] = mapped_column(Word(Role))
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    stands_in_for_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"))
    letter_number: Mapped[str | None] = mapped_column(String(60))
    letter_on: Mapped[date | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    rejected_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)

    person: Mapped[Person] = relationship(lazy="raise", back_populates="appointments", foreign_keys=[person_id])
    body: Mapped[Body] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")

    __table_args__ = (Index(None, "body_id", "agency_id", "role"),)


class JoiningTry(Base):
    """One attempt of a chat to join with a secret, kept to limit guessing."""

    __tablename__ = "joining_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    messenger: Mapped[Messenger] = mapped_column(Word(Messenger))
    chat_id: Mapped[int] = mapped_column(BigKey)
    at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (Index(None, "messenger", "chat_id", "at"),)


class StrangerCount(Base):
    """How much a chat of nobody known has written in the hour since ``began_at``, so that it cannot flood the bot."""

    __tablename__ = "stranger_counts"

    messenger: Mapped[Messenger] = mapped_column(Word(Messenger), primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigKey, primary_key=True, autoincrement=False)
    began_at: Mapped[datetime] = mapped_column(Instant)
    messages: Mapped[int]


class Invite(Base):
    """A one-time right to a post. Only digests of the link's token and of the typed code are kept.

    With ``for_person_id`` it brings no post but joins another account to that person. One without ``created_by_id``
    was made by the operator and needs no confirmation. One for a substitute has the days of the absence.
    """

    __tablename__ = "invites"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    role: Mapped[Role] = mapped_column(Word(Role))
    for_person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    stands_in_for_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    code_digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    redeemed_at: Mapped[datetime | None] = mapped_column(Instant)
    redeemed_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)

    body: Mapped[Body] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")
