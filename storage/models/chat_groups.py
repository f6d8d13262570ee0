"""Groups of a messenger in which the bot is."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.vocabulary import Messenger
from storage.models.agencies import Body
from storage.models.base import Base
from storage.types import BigKey, Instant, Word


class ChatGroup(Base):
    """A group is nobody's until the secretariat of a body approves it; ``refused_at`` when it would not.

    ``greeted_at`` is when the group heard that it is not approved, which is said once.
    """

    __tablename__ = "chat_groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    messenger: Mapped[Messenger] = mapped_column(Word(Messenger))
    chat_id: Mapped[int] = mapped_column(BigKey)
    title: Mapped[str] = mapped_column(String(200))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    greeted_at: Mapped[datetime | None] = mapped_column(Instant)
    approved_at: Mapped[datetime | None] = mapped_column(Instant)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    refused_at: Mapped[datetime | None] = mapped_column(Instant)
    left_at: Mapped[datetime | None] = mapped_column(Instant)

    body: Mapped[Body | None] = relationship(lazy="raise")

    __table_args__ = (UniqueConstraint("messenger", "chat_id"),)
