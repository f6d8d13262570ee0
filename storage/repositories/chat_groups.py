"""Groups of a messenger in which the bot is."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from domain.vocabulary import Messenger
from storage.models import ChatGroup
from storage.repositories.base import Repository


class ChatGroups(Repository):
    """Groups of a messenger in which the bot is."""

    async def at(self, messenger: Messenger, chat_id: int) -> ChatGroup | None:
        """The group of a chat, locked."""
        query = select(ChatGroup).where(ChatGroup.messenger == messenger, ChatGroup.chat_id == chat_id)
        return await self._session.scalar(query.with_for_update())

    async def group(self, group_id: int) -> ChatGroup | None:
        """One group, locked."""
        return await self._session.scalar(select(ChatGroup).where(ChatGroup.id == group_id).with_for_update())

    async def approved_in(self, body_id: int) -> list[ChatGroup]:
        """The groups that a body has approved and from which the bot was not removed."""
        query = select(ChatGroup).where(
            ChatGroup.body_id == body_id, ChatGroup.approved_at.is_not(None), ChatGroup.left_at.is_(None)
        )
        return list(await self._session.scalars(query.options(joinedload(ChatGroup.body)).order_by(ChatGroup.id)))
