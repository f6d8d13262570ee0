"""Invites and the tries to use them."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import joinedload

from domain.vocabulary import Messenger
from storage.models import Invite, JoiningTry
from storage.repositories.base import Repository


class Invites(Repository):
    """Invites and the tries to use them."""

    async def by_digest(self, digest: str) -> Invite | None:
        """The invite of a token's or a code's digest, used up or not, with its body and agency."""
        query = select(Invite).where(or_(Invite.token_digest == digest, Invite.code_digest == digest))
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
