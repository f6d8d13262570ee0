"""From the inbox to the handlers: each chat in its order, chats side by side, every update to an outcome."""

import asyncio
import json
import logging
from datetime import datetime
from typing import Any, Final

from telegram import Update
from telegram.ext import Application

from bot import points
from bot.bale import regular_update
from bot.errors import note_breakage
from bot.intake import KINDS, chat_of
from bot.loops import Bell, forever, log_breakage, through_outages
from bot.premises import Premises
from bot.readable import bare_update, is_sound, readable_update
from bot.system_clock import real_now
from domain.vocabulary import Messenger, Outcome
from handlers.context import RECEIPT
from services.actors import Place
from services.inbox import Breakage, finish, handling_failed, next_of, set_aside
from storage.models import InboxRow
from storage.receipt import Receipt

AT_ONCE: Final = 16
LOOK_AGAIN: Final = 1.0
AGAIN_AFTER: Final = 3.0
logger = logging.getLogger(__name__)
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Processor:
    """Handles what one bot received; ``bell`` is rung when there may be something."""

    def __init__(
        self, bot_id: int, messenger: Messenger, application: AnyApplication, premises: Premises, bell: Bell
    ) -> None:
        self._bot_id = bot_id
        self._messenger = messenger
        self._application = application
        self._premises = premises
        self._bell = bell
        self._in_hand: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Handle until cancelled; updates in hand are finished first."""
        try:
            await forever(self._round)
        finally:
            if self._in_hand:
                await asyncio.wait(self._in_hand.values(), timeout=20)

    async def _round(self) -> None:
        room = AT_ONCE - len(self._in_hand)
        if room > 0:
            async with self._premises.looking() as uow:
                chats = await uow.inbox.chats_waiting(self._bot_id, real_now(), room, self._in_hand)
            for chat_id in chats:
                self._begin(chat_id)
        await self._bell.wait(LOOK_AGAIN)

    def _begin(self, chat_id: int) -> None:
        task = asyncio.create_task(self._chat(chat_id))
        self._in_hand[chat_id] = task
        task.add_done_callback(lambda done: self._ended(chat_id, done))

    def _ended(self, chat_id: int, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is None:
            self._free(chat_id)
            return
        # Not at once: handled again and again it would show its person the same as often.
        asyncio.get_running_loop().call_later(AGAIN_AFTER, self._free, chat_id)
        log_breakage(f"a chat was left in the middle and is taken up again in {AGAIN_AFTER} seconds", error)

    def _free(self, chat_id: int) -> None:
        self._in_hand.pop(chat_id, None)
        self._bell.ring()

    async def _chat(self, chat_id: int) -> None:
        """Handle what waits in one chat, oldest first, while no other process does."""
        rights, turn = self._premises.rights, f"chat:{self._bot_id}:{chat_id}"
        if not await rights.take(turn):
            await asyncio.sleep(LOOK_AGAIN)
            return
        try:
            while await rights.take(turn) and (row := await self._next(chat_id)) is not None:
                await self._handle(row)
        finally:
            await rights.give_back(turn)

    async def _next(self, chat_id: int) -> InboxRow | None:
        return await next_of(self._bot_id, chat_id, self._premises.looking(), real_now())

    async def _handle(self, row: InboxRow) -> None:
        raw = json.loads(row.payload or "null")
        update = self._parsed(raw)
        if update is None:
            logger.error("an update without a usable shape was set aside (inbox %s)", row.id)
            breakage = Breakage(row.id, row.tries, "not parsable", _private(self._messenger, raw))
            await through_outages(lambda: set_aside(breakage, self._premises.unit_of_work(), self._now()))
            return
        receipt = Receipt(row.id)
        token = RECEIPT.set(receipt)
        try:
            await self._application.process_update(update)
        except Exception as error:
            # The library itself broke on it, before any handler: it must not hold up the chat for ever.
            logger.exception("the library broke on an update (inbox %s)", row.id)
            note_breakage(receipt, error)
        finally:
            RECEIPT.reset(token)
        self._premises.point(points.HANDLED)
        await self._conclude(row, receipt, raw)

    async def _conclude(self, row: InboxRow, receipt: Receipt, raw: Any) -> None:
        if receipt.outcome is Outcome.COMMITTED:
            return
        if receipt.outage is not None:
            raise receipt.outage
        if receipt.problem is not None:
            breakage = Breakage(row.id, row.tries, receipt.problem, _private(self._messenger, raw))
            if await through_outages(lambda: self._failed(breakage)):
                logger.error("an update was set aside after its last try (inbox %s)", row.id)
            return
        outcome = receipt.outcome or Outcome.IGNORED
        # What was shown is known nowhere else: handled again it would be shown again.
        await through_outages(lambda: finish(row.id, outcome, self._premises.unit_of_work(), self._now()))

    async def _failed(self, breakage: Breakage) -> bool:
        return await handling_failed(breakage, self._premises.unit_of_work(), self._now(), real_now())

    def _now(self) -> datetime:
        return self._premises.clock.now()

    def _parsed(self, raw: Any) -> Update | None:
        """The library's Update; None for what it cannot read."""
        if not isinstance(raw, dict):
            return None
        regular = regular_update(raw) if self._messenger is Messenger.BALE else raw
        if not is_sound(regular):
            return None
        for readable in (readable_update, bare_update):
            try:
                return Update.de_json(readable(regular), self._application.bot)
            except (TypeError, ValueError, KeyError, AttributeError, OverflowError, OSError, IndexError):
                logger.warning("the library cannot read an update", exc_info=True)
        return None


def _private(messenger: Messenger, raw: Any) -> Place | None:
    """Where to say that something broke: only in a private chat, whose id is its person's."""
    if not isinstance(raw, dict):
        return None
    chat_id = chat_of(raw)
    said = (raw.get(kind) for kind in KINDS)
    senders = [one.get("from") for one in said if isinstance(one, dict)]
    is_private = chat_id > 0 and any(isinstance(one, dict) and one.get("id") == chat_id for one in senders)
    return Place(messenger, chat_id) if is_private else None
