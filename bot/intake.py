"""From the messenger to the inbox: raw updates are committed before the messenger may forget them."""

import asyncio
import hashlib
import json
import logging
import time
from typing import Any, Final
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError

from bot import points
from bot.fates import as_timedelta
from bot.loops import Bell, forever
from bot.outages import Outages
from bot.premises import Premises
from bot.system_clock import real_now
from bot.transport import Transport
from bot.webhook import Receiver
from domain.vocabulary import Messenger, Outcome
from services.inbox import take_in
from services.watching import note_heard
from storage.repositories.inbox import Received

LONG_POLL: Final = 25
KINDS: Final = ("message", "edited_message", "callback_query")
WAIT_FOR_THE_RIGHT: Final = 2.0
ASK_EVERY: Final = 3600.0
CONNECTIONS: Final = 20
NOTE_EVERY: Final = 60.0
WAIT_AFTER_ERROR: Final = (1.0, 2.0, 5.0, 15.0, 30.0)
logger = logging.getLogger(__name__)


class _Hearing:
    """Notes that a messenger was heard; once a minute is enough to know that it answers."""

    def __init__(self, messenger: Messenger, premises: Premises) -> None:
        self._messenger = messenger
        self._premises = premises
        self._noted_at = float("-inf")

    async def begin(self) -> None:
        """Silence counts from the start of this process on."""
        if self._noted_at < 0:
            await self.note()

    async def note(self) -> None:
        """It was heard just now."""
        if time.monotonic() - self._noted_at >= NOTE_EVERY:
            await note_heard(self._messenger, self._premises.unit_of_work(), real_now())
            self._noted_at = time.monotonic()


class Intake:
    """Polls one token at ``address``; ``heard`` is rung when something new is in the inbox."""

    def __init__(
        self, bot_id: int, messenger: Messenger, address: str, transport: Transport, premises: Premises, heard: Bell
    ) -> None:
        self._bot_id = bot_id
        self._messenger = messenger
        self._address = address
        self._transport = transport
        self._premises = premises
        self._heard = heard
        self._hearing = _Hearing(messenger, premises)
        self._outages = Outages(premises.unit_of_work, premises.clock.now)
        self._right = f"poller:{bot_id}"
        self._offset: int | None = None
        self._errors = 0
        self._has_webhook = True

    async def run(self) -> None:
        """Poll until cancelled."""
        await forever(self._watched_round)

    async def _watched_round(self) -> None:
        async with self._outages.watched():
            await self._round()

    async def _round(self) -> None:
        if not await self._premises.rights.take(self._right):
            await asyncio.sleep(WAIT_FOR_THE_RIGHT)
            return
        await self._hearing.begin()
        if self._has_webhook:
            await self._end_webhook()
        updates = await self._poll()
        if not updates:
            return
        received = [received_from(update, self._bot_id, self._messenger) for update in updates]
        await take_in(received, self._messenger, self._premises.unit_of_work(), self._premises.clock.now())
        self._premises.point(points.RECEIVED)
        self._heard.ring()
        await self._acknowledge(updates)

    async def _end_webhook(self) -> None:
        """A messenger that has a webhook, as of a deployment before this one, answers no polls."""
        try:
            await self._transport.post(f"{self._address}/deleteWebhook")
        except TelegramError as error:
            await self._wait_after(error)
        else:
            self._has_webhook = False

    async def _acknowledge(self, updates: list[Any]) -> None:
        """The next poll tells the messenger what is kept; only numbered updates can be acknowledged."""
        numbers = [update["update_id"] for update in updates if _has_number(update)]
        if numbers:
            self._offset = max(numbers) + 1
        else:
            await asyncio.sleep(WAIT_AFTER_ERROR[0])

    async def _poll(self) -> list[Any]:
        """What the messenger has; an error is waited out, and nothing is lost by it."""
        query = {"timeout": LONG_POLL, "limit": 100, "allowed_updates": json.dumps(KINDS)}
        if self._offset is not None:
            query["offset"] = self._offset
        try:
            result = await self._transport.post(
                f"{self._address}/getUpdates?{urlencode(query)}", read_timeout=LONG_POLL + 10
            )
        except TelegramError as error:
            await self._wait_after(error)
            return []
        self._errors = 0
        await self._hearing.note()
        return result if isinstance(result, list) else []

    async def _wait_after(self, error: TelegramError) -> None:
        pause = WAIT_AFTER_ERROR[min(self._errors, len(WAIT_AFTER_ERROR) - 1)]
        if isinstance(error, RetryAfter):
            pause = max(pause, as_timedelta(error.retry_after).total_seconds())
        self._errors += 1
        level = logging.ERROR if isinstance(error, Conflict) else logging.WARNING
        logger.log(level, "polling %s: %s; again in %.0f seconds", self._messenger, error, pause)
        await asyncio.sleep(pause)


class WebhookIntake:
    """Has the messenger bring the updates of one bot to this process (bot.webhook)."""

    def __init__(
        self, bot_id: int, messenger: Messenger, bot: Bot, receiver: Receiver, premises: Premises, heard: Bell
    ) -> None:
        self._bot_id = bot_id
        self._messenger = messenger
        self._bot = bot
        self._receiver = receiver
        self._premises = premises
        self._heard = heard
        self._hearing = _Hearing(messenger, premises)
        self._outages = Outages(premises.unit_of_work, premises.clock.now)

    async def run(self) -> None:
        """Receive until cancelled."""
        self._receiver.expect(self._messenger, self._bot_id, self._take)
        await forever(self._ask)

    async def _take(self, update: Any) -> None:
        received = received_from(update, self._bot_id, self._messenger)
        async with self._outages.watched():
            await take_in([received], self._messenger, self._premises.unit_of_work(), self._premises.clock.now())
            await self._hearing.note()
        self._premises.point(points.RECEIVED)
        self._heard.ring()

    async def _ask(self) -> None:
        """Tell the messenger where to come, now and then again: somebody may have told it something else."""
        await self._hearing.begin()
        webhooks = self._receiver.webhooks
        address = webhooks.address(self._messenger, self._bot_id)
        header = webhooks.header(self._messenger, self._bot_id)
        refinements: dict[str, Any] = {}
        if header is not None:
            refinements = {"secret_token": header, "allowed_updates": KINDS, "max_connections": CONNECTIONS}
        try:
            await self._bot.set_webhook(address, **refinements)
        except NetworkError as error:
            logger.warning("%s was not told of the webhook: %s", self._messenger, error)
            await asyncio.sleep(WAIT_AFTER_ERROR[2])
        else:
            await asyncio.sleep(ASK_EVERY)


def received_from(update: Any, bot_id: int, messenger: Messenger) -> Received:
    """One raw update; what has no number or no shape is kept aside by itself."""
    payload = _written(update)
    if not _has_number(update):
        logger.error("an update without a number was set aside: %.200s", payload)
        unnumbered = -int.from_bytes(hashlib.sha256(payload.encode()).digest()[:6])
        return Received(bot_id, messenger, unnumbered, 0, payload, Outcome.SET_ASIDE, "it has no update_id")
    return Received(bot_id, messenger, update["update_id"], chat_of(update), payload)


def _written(update: Any) -> str:
    """As JSON. Half a character, which no database takes, is written as its escape."""
    payload = json.dumps(update, ensure_ascii=False)
    try:
        payload.encode()
    except UnicodeEncodeError:
        return json.dumps(update)
    return payload


def chat_of(update: dict[str, Any]) -> int:
    """The chat whose order the update keeps: where it was said, for a press where the button is; 0 if nowhere."""
    for kind in ("message", "edited_message", "callback_query"):
        said = update.get(kind)
        if not isinstance(said, dict):
            continue
        message = said.get("message") if kind == "callback_query" else said
        for holder in (message, {"chat": said.get("from")}):
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and _is_number(chat.get("id")):
                return int(chat["id"])
    return 0


def _has_number(update: Any) -> bool:
    return isinstance(update, dict) and _is_number(update.get("update_id"))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**62
