"""How a bot takes its updates: offsets, polls, webhooks, what comes raw."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from aiohttp.test_utils import TestServer

from playground.server import serve
from playground.world import Settings
from tests.playground.conftest import Hand


def texts(updates: list[Any]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_comes_again_until_the_offset_is_past_it(either: Hand) -> None:
    for text in ("یک", "دو", "سه"):
        await either.say(text)
    first = await either.updates(limit=2)
    assert texts(first) == ["یک", "دو"]
    assert texts(await either.updates()) == ["یک", "دو", "سه"]
    last = first[-1]["update_id"]
    assert texts(await either.updates(offset=last)) == ["دو", "سه"]
    assert texts(await either.updates(offset=last + 1)) == ["سه"]
    assert await either.updates(offset=last + 2) == []
    assert await either.updates() == []


async def test_a_negative_offset_keeps_only_the_newest(hand: Hand) -> None:
    for text in ("یک", "دو", "سه"):
        await hand.say(text)
    assert texts(await hand.updates(offset=-1)) == ["سه"]
    assert texts(await hand.updates()) == ["سه"]


async def test_bales_update_ids_start_at_zero(hand: Hand) -> None:
    bale = hand.on("bale")
    await bale.call("getMe")
    await bale.say("سلام")
    assert [update["update_id"] for update in await bale.updates()] == [0]


async def test_a_long_poll_is_answered_when_somebody_speaks(either: Hand) -> None:
    poll = asyncio.create_task(either.updates(timeout=30))
    await asyncio.sleep(0)
    await either.say("بیدار شو")
    assert texts(await asyncio.wait_for(poll, 5)) == ["بیدار شو"]


async def test_a_second_poller_ends_the_first_with_409(either: Hand) -> None:
    first = asyncio.create_task(either.call("getUpdates", timeout=30))
    await poll_is_open(either)
    second = asyncio.create_task(either.call("getUpdates", timeout=30))
    status, body = await asyncio.wait_for(first, 5)
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    await either.say("به دومی")
    status, body = await asyncio.wait_for(second, 5)
    assert (status, texts(body["result"])) == (200, ["به دومی"])


async def test_a_poller_that_was_killed_takes_nothing_with_it(either: Hand) -> None:
    async with ClientSession(timeout=ClientTimeout(total=30)) as dying:
        doomed = Hand(dying, either.address, either.messenger)
        poll = asyncio.create_task(doomed.call("getUpdates", timeout=30))
        await poll_is_open(either)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
    await either.say("پس از مرگ")
    assert texts(await either.updates()) == ["پس از مرگ"]
    statuses = [call["status"] for call in await either.get("log") if call["method"] == "getUpdates"]
    assert statuses == [0, 200]


async def poll_is_open(hand: Hand) -> None:
    """Wait until the getUpdates that was started is being served: only then a send would wake it."""
    async with asyncio.timeout(5):
        while not any(bot["polls"] for bot in await hand.get("bots") if bot["id"] == hand.bot_id):
            continue


async def test_kinds_of_updates_that_were_not_asked_for_are_not_kept(hand: Hand) -> None:
    await hand.updates(allowed_updates=["callback_query"])
    await hand.say("ناخواسته")
    await hand.updates(allowed_updates=["message"])
    await hand.say("خواسته")
    assert texts(await hand.updates()) == ["خواسته"]


async def test_raw_updates_come_exactly_as_given(either: Hand) -> None:
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "خام"}
    good = {"update_id": 900_000_005, "message": message}
    old = {"update_id": 3, "message": message}
    raw = [good, {"update_id": 900_000_006, "message": {"text": 5}}, good, old, {"nothing": []}]
    assert await either.post("updates", {"bot": either.bot_id, "raw": raw}) == {"queued": 5}
    assert await either.updates(offset=900_000_001) == raw
    await either.say("پس از خام")
    (after,) = await either.updates(offset=900_000_007)
    assert (after["update_id"], after["message"]["text"]) == (900_000_007, "پس از خام")


async def test_updates_are_kept_for_a_day_of_real_time(tmp_path: Path, session: ClientSession) -> None:
    times = [datetime(2026, 11, 23, 8, tzinfo=UTC)]
    async with serve(Settings(tmp_path, rates_on=False, real_clock=lambda: times[-1])) as address:
        hand = Hand(session, address)
        await hand.call("getMe")
        await hand.say("دیروز")
        await hand.post("clock", {"advance_hours": 72, "wait": 0})
        times.append(times[0] + timedelta(hours=23))
        await hand.say("امروز")
        assert texts(await hand.updates()) == ["دیروز", "امروز"]
        times.append(times[0] + timedelta(hours=25))
        assert texts(await hand.updates()) == ["امروز"]


async def test_bale_keeps_two_thousand_updates(hand: Hand) -> None:
    bale = hand.on("bale")
    raw = [{"update_id": number, "message": {}} for number in range(2003)]
    await bale.post("updates", {"bot": bale.bot_id, "raw": raw})
    assert [update["update_id"] for update in await bale.updates(limit=2)] == [3, 4]


@dataclass
class Receiver:
    """A bot's webhook: keeps what came, refuses as often as it is told to."""

    refusals: int = 0
    bodies: list[Any] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self, request: web.Request) -> web.Response:
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=500)
        self.bodies.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if len(self.bodies) == 3:
            self.enough.set()
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    received = Receiver()
    application = web.Application()
    application.router.add_post("/hook", received.receive)
    async with TestServer(application, host="127.0.0.1") as server:
        yield received, str(server.make_url("/hook"))


async def test_a_webhook_gets_the_updates_in_order_with_telegrams_secret(
    either: Hand, receiver: tuple[Receiver, str]
) -> None:
    received, url = receiver
    received.refusals = 1
    await either.say("پیش از آن")
    assert await either.result("setWebhook", url=url, secret_token="hidden") is True
    for text in ("یک", "دو"):
        await either.say(text)
    await asyncio.wait_for(received.enough.wait(), 10)
    assert texts(received.bodies) == ["پیش از آن", "یک", "دو"]
    assert set(received.secrets) == {None if either.messenger == "bale" else "hidden"}
    assert await either.get("quiet", wait=5) == {"quiet": True}
    assert (await either.result("getWebhookInfo"))["url"] == url
    status, body = await either.call("getUpdates")
    assert (status, body["description"].startswith("Conflict: can't use getUpdates")) == (409, True)
    await either.result("deleteWebhook")
    await either.say("سه")
    assert texts(await either.updates()) == ["سه"]


async def test_a_webhook_elsewhere_needs_https_and_a_known_port(either: Hand) -> None:
    for url in ("http://bot.ir/hook", "https://bot.ir:9000/hook"):
        status, body = await either.call("setWebhook", url=url)
        assert (status, body["description"].startswith("Bad Request: bad webhook")) == (400, True)
    if either.messenger == "telegram":
        status, _ = await either.call("setWebhook", url="https://bot.ir/hook", secret_token="با فاصله")
        assert status == 400


async def test_only_telegram_drops_what_waits(hand: Hand) -> None:
    for chosen in (hand, hand.on("bale")):
        await chosen.call("getMe")
        await chosen.say("مانده")
        await chosen.result("deleteWebhook", drop_pending_updates=True)
    assert await hand.updates() == []
    assert texts(await hand.on("bale").updates()) == ["مانده"]


async def test_a_token_that_is_none_is_unauthorized(hand: Hand) -> None:
    async with hand.session.get(f"{hand.address}/botnonsense/getMe") as answer:
        assert answer.status == 401
