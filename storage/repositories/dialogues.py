"""What chats are in the middle of, and what their messages are about."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from domain.vocabulary import Messenger
from storage.models import Dialogue, MessageLink
from storage.repositories.base import Repository


class Dialogues(Repository):
    """What chats are in the middle of, and what their messages are about."""

    async def open_in(self, messenger: Messenger, chat_id: int) -> Dialogue | None:
        """The question that a chat has not answered yet."""
        return await self._session.get(Dialogue, (messenger, chat_id))

    async def ask(
        self, messenger: Messenger, chat_id: int, step: str, payload: dict[str, Any], now: datetime
    ) -> Dialogue:
        """Make ``step`` the open question of a chat, in place of any other."""
        dialogue = await self.open_in(messenger, chat_id)
        if dialogue is None:
            dialogue = Dialogue(messenger=messenger, chat_id=chat_id)
            self._session.add(dialogue)
        dialogue.step, dialogue.payload, dialogue.changed_at = step, payload, now
        return dialogue

    async def end(self, messenger: Messenger, chat_id: int) -> None:
        """The chat is in the middle of nothing."""
        await self._session.execute(
            delete(Dialogue).where(Dialogue.messenger == messenger, Dialogue.chat_id == chat_id)
        )

    async def link(self, messenger: Messenger, chat_id: int, message_id: int) -> MessageLink | None:
        """What a message of the bot is about."""
        return await self._session.get(MessageLink, (messenger, chat_id, message_id))

    async def last_link(self, messenger: Messenger, chat_id: int) -> MessageLink | None:
        """The newest message in a chat that is about an assignment: the card that «write after a card» means."""
        query = select(MessageLink).where(
            MessageLink.messenger == messenger, MessageLink.chat_id == chat_id, MessageLink.assignment_id.is_not(None)
        )
        return await self._session.scalar(query.order_by(MessageLink.message_id.desc()).limit(1))

    async def remember(
        self, messenger: Messenger, chat_id: int, message_id: int, links: dict[str, Any], now: datetime
    ) -> None:
        """Note what a sent message is about; ``links`` as in Delivery."""
        if not links:
            return
        row = MessageLink(messenger=messenger, chat_id=chat_id, message_id=message_id, created_at=now, **links)
        await self._session.merge(row)
