"""A message on its way into the outbox."""

from dataclasses import dataclass, field
from typing import Any

from domain.vocabulary import Messenger


@dataclass(frozen=True)
class Outgoing:
    """The columns of storage.models.Delivery that its maker decides; ``screen`` and ``links`` are JSON objects."""

    key: str
    messenger: Messenger
    chat_id: int
    screen: dict[str, Any]
    person_id: int | None = None
    links: dict[str, Any] = field(default_factory=dict)
    edits_message_id: int | None = None
    edits_key: str | None = None
    replies_to_message_id: int | None = None
    broadcast_id: int | None = None
