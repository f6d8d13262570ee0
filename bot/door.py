"""Showing at once, without the outbox; what cannot be shown now goes through it after all."""

import asyncio
import logging
from datetime import datetime
from typing import Final

from telegram.error import Forbidden, TelegramError

from bot.bale import is_old_client
from bot.courier import Courier
from bot.fates import Verdict, judge
from bot.loops import through_outages
from bot.pacer import Pacer
from bot.parts import parts_of
from domain.vocabulary import Messenger
from handlers.context import RECEIPT
from services.actors import Place
from services.telling import Links, Telling, tell_place
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from views.breakages import said_again
from views.joining import secret_not_shown
from views.screen import Screen

LONGEST_ANSWER: Final = 200
"""Bot API: answerCallbackQuery, text: 0–200 characters."""
LONGEST_WAIT: Final = 15.0
logger = logging.getLogger(__name__)


class MessengerDoor:
    """What handlers show through (handlers.context.Door)."""

    def __init__(self, courier: Courier, pacer: Pacer, database: Database, messenger: Messenger) -> None:
        self._courier = courier
        self._pacer = pacer
        self._database = database
        self._messenger = messenger

    async def show(
        self, place: Place, screen: Screen, *, links: Links, edits_message_id: int | None, now: datetime
    ) -> None:
        """Send ``screen``, or edit the message into its first part; a chat that must rest gets it by the outbox."""
        parts = parts_of(screen)
        if screen.is_secret:
            await self._wait_for(place)
        if place.chat_id in self._pacer.resting():
            await self._queue(place, parts, links, edits_message_id, now)
            return
        shown: list[int] = []
        for number, part in enumerate(parts):
            edits = edits_message_id if number == 0 else None
            try:
                shown += await self._bring(place, part, edits)
            except Forbidden:
                logger.info("a person blocked the bot while it answered")
                break
            except TelegramError as error:
                logger.info("not shown at once: %s", error)
                await self._queue_after(judge(error, 0).verdict, place, parts[number:], links, edits, now)
                break
        await self._remember(place, shown or [edits_message_id or 0], links, now)

    async def answer_press(self, press_id: str, words: str | None, *, alert: bool) -> None:
        """Answer a press; one too old to be answered is no error."""
        if self._messenger is Messenger.BALE and is_old_client(press_id):
            return
        try:
            await self._courier.answer_press(press_id, words[:LONGEST_ANSWER] if words else None, alert=alert)
        except TelegramError as error:
            logger.info("a press was not answered: %s", error)

    async def typing(self, place: Place) -> None:
        """«در حال نوشتن …»; failing to show it is no error."""
        try:
            await self._courier.typing(place.chat_id)
        except TelegramError as error:
            logger.info("typing was not shown: %s", error)

    async def _wait_for(self, place: Place) -> None:
        """A secret is shown now or never: the bot's own pace must not take it away."""
        rest = self._pacer.resting().get(place.chat_id, 0.0)
        if rest <= LONGEST_WAIT:
            await asyncio.sleep(rest)

    async def _bring(self, place: Place, part: Screen, edits: int | None) -> list[int]:
        await self._pacer.turn()
        self._pacer.note(place.chat_id, max(1, len(part.enclosures)))
        return await self._courier.bring(place.chat_id, part, edits=edits)

    async def _queue_after(
        self, verdict: Verdict, place: Place, parts: list[Screen], links: Links, edits: int | None, now: datetime
    ) -> None:
        """What was not shown goes through the outbox; what may have been shown is marked as said again."""
        if verdict is Verdict.ANEW:
            edits = None
        if verdict is Verdict.UNCERTAIN and edits is None:
            receipt = RECEIPT.get()
            parts = [said_again(parts[0], receipt.inbox_id if receipt is not None else 0), *parts[1:]]
        await self._queue(place, parts, links, edits, now)

    async def _queue(self, place: Place, parts: list[Screen], links: Links, edits: int | None, now: datetime) -> None:
        receipt = RECEIPT.get()
        subject = f"{receipt.inbox_id}" if receipt is not None else f"{place.chat_id}:{now.isoformat()}"
        if any(part.is_secret for part in parts):
            parts = [secret_not_shown()]
        messages = []
        for number, part in enumerate(parts):
            key = f"shown:{self._messenger}:{subject}:{len(parts)}:{number}"
            messages.append((part, Telling(key, links, edits_message_id=edits if number == 0 else None)))

        async def put() -> None:
            async with UnitOfWork(self._database) as uow:
                for part, telling in messages:
                    await tell_place(uow, place, part, telling, now)
                await uow.commit(now)

        # The first parts may stand in the chat already: to begin anew would show them again.
        await through_outages(put)

    async def _remember(self, place: Place, message_ids: list[int], links: Links, now: datetime) -> None:
        if links == Links() or not any(message_ids):
            return

        async def remember() -> None:
            async with UnitOfWork(self._database) as uow:
                for message_id in message_ids:
                    await uow.dialogues.remember(place.messenger, place.chat_id, message_id, links.to_json(), now)
                await uow.commit(now)

        await through_outages(remember)
