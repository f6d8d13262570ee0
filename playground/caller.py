"""Calling the bots' webhooks: one update of a chat at a time, several chats beside each other."""

import asyncio
import contextlib
from functools import partial
from typing import Final

from aiohttp import ClientError, ClientSession, ClientTimeout

from playground.bots import BotAccount, Webhook
from playground.updates import Waiting
from playground.wire import to_text
from playground.world import World

_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_LONGEST_PAUSE: Final = 30.0
_PATIENCE: Final = ClientTimeout(total=60)


class WebhookCaller:
    """Posts each waiting update to its bot's webhook until a 2xx accepts it, pausing longer after each refusal."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._session: ClientSession | None = None

    def serve(self, bot: BotAccount) -> None:
        """See to it that a bot's webhook is called."""
        if bot.webhook and bot.id not in self._workers:
            self._workers[bot.id] = asyncio.create_task(self._work(bot))

    async def close(self) -> None:
        """Stop calling."""
        for worker in self._workers.values():
            worker.cancel()
        await asyncio.gather(*self._workers.values(), return_exceptions=True)
        if self._session:
            await self._session.close()

    async def _work(self, bot: BotAccount) -> None:
        busy: dict[int, asyncio.Task[None]] = {}
        self._session = self._session or ClientSession(timeout=_PATIENCE)
        try:
            while bot.webhook:
                self._start_calls(bot, bot.webhook, busy)
                await bot.queue.bell.wait(1.0)
        finally:
            for task in busy.values():
                task.cancel()
            self._workers.pop(bot.id, None)

    def _start_calls(self, bot: BotAccount, webhook: Webhook, busy: dict[int, asyncio.Task[None]]) -> None:
        for waiting in bot.queue:
            if len(busy) >= webhook.max_connections:
                return
            if waiting.chat_id not in busy:
                task = asyncio.create_task(self._deliver(bot, webhook, waiting))
                busy[waiting.chat_id] = task
                task.add_done_callback(partial(self._free, bot, busy, waiting.chat_id))

    def _free(self, bot: BotAccount, busy: dict[int, asyncio.Task[None]], chat_id: int, _: asyncio.Task[None]) -> None:
        busy.pop(chat_id, None)
        bot.queue.bell.ring()

    async def _deliver(self, bot: BotAccount, webhook: Webhook, waiting: Waiting) -> None:
        pause = 0.25
        while bot.webhook == webhook:
            trouble = await self._post(webhook, waiting)
            if trouble is None:
                bot.queue.remove(waiting)
                self._world.note_activity()
                self._world.heard(bot)
                self._world.stir.ring()
                return
            bot.last_error = (self._world.timestamp(), trouble)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _post(self, webhook: Webhook, waiting: Waiting) -> str | None:
        """What went wrong, or None."""
        assert self._session is not None  # The worker made it before it started this delivery.
        headers = {"Content-Type": "application/json"}
        if webhook.secret is not None:
            headers[_SECRET_HEADER] = webhook.secret
        with contextlib.suppress(TimeoutError, ClientError):
            async with self._session.post(webhook.url, data=to_text(waiting.body).encode(), headers=headers) as answer:
                if answer.ok:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        return "Connection refused or timed out"
