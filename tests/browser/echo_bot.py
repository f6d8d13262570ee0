"""A bot of a few lines that speaks the Bot API by itself, so that the page is tested without the product's bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp

TELEGRAM_TOKEN: Final = "4000000:for-the-chat-page"
BALE_TOKEN: Final = "4000001:for-the-chat-page"


class EchoBot:
    """Says back what it is told, in the words «You said: …»; a press edits its message and is answered."""

    def __init__(self, session: aiohttp.ClientSession, address: str, token: str) -> None:
        self._session = session
        self._root = f"{address}/bot{token}"
        self.heard: list[dict[str, Any]] = []

    async def call(self, method: str, **parameters: Any) -> Any:
        """The result of one Bot API method; a refusal is the test's failure."""
        async with self._session.post(f"{self._root}/{method}", json=parameters) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, chat_id: int, text: str, **parameters: Any) -> int:
        """The id of a message sent to a chat."""
        return int((await self.call("sendMessage", chat_id=chat_id, text=text, **parameters))["message_id"])

    async def listen(self) -> None:
        """Answer updates until the task is cancelled."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                self.heard.append(update)
                await self._answer(update)

    async def _answer(self, update: dict[str, Any]) -> None:
        if press := update.get("callback_query"):
            await self._answer_press(press)
        elif message := update.get("message"):
            await self.say(message["chat"]["id"], f"You said: {message.get('text') or message.get('caption') or '…'}")

    async def _answer_press(self, press: dict[str, Any]) -> None:
        message = press["message"]
        parameters = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await self.call("editMessageText", text=f"Pressed: {press['data']}", **parameters)
        await self.call("answerCallbackQuery", callback_query_id=press["id"], text="Noted")


@asynccontextmanager
async def echo_bot(address: str, token: str = TELEGRAM_TOKEN) -> AsyncIterator[EchoBot]:
    """A bot that listens while the block runs."""
    async with aiohttp.ClientSession() as session:
        bot = EchoBot(session, address, token)
        await bot.call("getMe")
        listening = asyncio.create_task(bot.listen())
        try:
            yield bot
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
