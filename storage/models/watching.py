"""What is watched for the operator: alarms that stand, and signs of life."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from domain.alarms import AlarmKind
from storage.models.base import Base
from storage.types import Instant, Json, Word


class AlarmRow(Base):
    """The latest alarm of a kind about one thing (``subject``, often empty); it stands while ``ended_at`` is null."""

    __tablename__ = "alarms"

    kind: Mapped[AlarmKind] = mapped_column(Word(AlarmKind), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    facts: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    told_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class Sign(Base):
    """When something was last done: a messenger asked for updates, the self-audit, the look at all that is watched."""

    __tablename__ = "signs"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    facts: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
