"""A playground of each test's own, a bot of each messenger, and a hand on its control interface."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from playground.server import serve
from playground.world import Settings

TOKENS = {"telegram": "2000000:a-test-token", "bale": "3000001:a-test-token"}
PERSONS = {"telegram": 1003, "bale": 1103}


@dataclass
class Hand:
    """Calls both halves of a playground and gives back status and JSON."""

    session: ClientSession
    address: str
    messenger: str = "telegram"

    @property
    def token(self) -> str:
        return TOKENS[self.messenger]

    @property
    def bot_id(self) -> int:
        return int(self.token.partition(":")[0])

    @property
    def person(self) -> int:
        return PERSONS[self.messenger]

    async def call(self, method: str, **parameters: Any) -> tuple[int, Any]:
        """One Bot API call with a JSON body."""
        url = f"{self.address}/bot{self.token}/{method}"
        async with self.session.post(url, json=parameters) as answer:
            return answer.status, await answer.json()

    async def result(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        status, body = await self.call(method, **parameters)
        assert status == 200, body
        return body["result"]

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **parameters: Any) -> tuple[int, Any]:
        """One Bot API call with files."""
        form = FormData({name: str(value) for name, value in parameters.items()}, quote_fields=False)
        for name, (file_name, content) in files.items():
            form.add_field(name, BytesIO(content), filename=file_name)
        async with self.session.post(f"{self.address}/bot{self.token}/{method}", data=form) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str, **query: Any) -> Any:
        """A control call that must succeed."""
        async with self.session.get(f"{self.address}/play/{path}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path: str, body: Any = None, *, status: int = 200) -> Any:
        """A control call with its expected status."""
        async with self.session.post(f"{self.address}/play/{path}", json=body or {}) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()

    async def say(self, text: str, **more: Any) -> int:
        """The person writes to the bot; answers the message's id."""
        answer = await self.post(f"people/{self.person}/send", {"text": text, **more})
        return int(answer["message_id"])

    async def chat(self, after: int = 0, **query: Any) -> Any:
        """What the person sees."""
        return await self.get(f"people/{self.person}/chat", after=after, **query)

    async def updates(self, **parameters: Any) -> Any:
        """What the bot has not taken yet."""
        return await self.result("getUpdates", **parameters)

    def on(self, messenger: str) -> "Hand":
        """The same playground through the other messenger."""
        return Hand(self.session, self.address, messenger)


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
async def hand(tmp_path: Path, session: ClientSession) -> AsyncIterator[Hand]:
    """A Telegram bot that has called getMe, in a playground without rates."""
    async with serve(Settings(tmp_path, rates_on=False)) as address:
        opened = Hand(session, address)
        await opened.call("getMe")
        yield opened


@pytest.fixture(params=["telegram", "bale"])
async def either(request: pytest.FixtureRequest, hand: Hand) -> Hand:
    """The same on each messenger."""
    chosen = hand.on(request.param)
    await chosen.call("getMe")
    return chosen


@pytest.fixture
def picture() -> Callable[[int, int], bytes]:
    """Makes the head of a PNG of a width and height."""

    def make(width: int, height: int) -> bytes:
        size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
        return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + size + b"\x08\x02\x00\x00\x00"

    return make
