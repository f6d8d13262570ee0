"""Invites, the tries to use them, and how much strangers write."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import joinedload

from domain.vocabulary import Messenger
from storage.models import Invite, JoiningTry, StrangerCount
from storage.repositories.base import Repository


class Invites(Repository):
    """Invites and the tries to use them."""

    async def by_digests(self, digests: Sequence[str]) -> Invite | None:
        """The invite of one of a token's or a code's digests, used up or not, with its body and agency."""
        query = select(Invite).where(or_(Invite.token_digest.in_(digests), Invite.code_digest.in_(digests)))
        return await self._session.scalar(query.options(joinedload(Invite.body), joinedload(Invite.agency)))

    async def redeem(self, invite_id: int, now: datetime) -> bool:
        """Use an invite up; of two who press at once only one gets True."""
        statement = update(Invite).where(
            Invite.id == invite_id,
            Invite.redeemed_at.is_(None),
            Invite.revoked_at.is_(None),
            Invite.expires_at > now,
        )
        used = await self._session.scalar(statement.values(redeemed_at=now).returning(Invite.id))
        return used is not None

    async def count_tries(self, messenger: Messenger, chat_id: int, since: datetime) -> int:
        """How often a chat tried a secret since then."""
        query = select(func.count()).where(
            JoiningTry.messenger == messenger, JoiningTry.chat_id == chat_id, JoiningTry.at > since
        )
        return await self._session.scalar(query) or 0

    async def note_try(self, messenger: Messenger, chat_id: int, now: datetime) -> None:
        """Remember a try for a day."""
        await self._session.execute(delete(JoiningTry).where(JoiningTry.at < now - timedelta(days=1)))
        self._session.add(JoiningTry(messenger=messenger, chat_id=chat_id, at=now))

    async def count_stranger(self, messenger: Messenger, chat_id: int, now: datetime) -> int:
        """Count one more message of a chat of nobody known; answers how many came since its hour began."""
        hour_ago = now - timedelta(hours=1)
        await self._session.execute(delete(StrangerCount).where(StrangerCount.began_at <= hour_ago))
        insert = postgresql.insert if self._is_postgresql else sqlite.insert
        first = insert(StrangerCount).values(messenger=messenger, chat_id=chat_id, began_at=now, messages=1)
        more = first.on_conflict_do_update(
            index_elements=["messenger", "chat_id"], set_={"messages": StrangerCount.messages + 1}
        )
        return await self._session.scalar(more.returning(StrangerCount.messages)) or 0
