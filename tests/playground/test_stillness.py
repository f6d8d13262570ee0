"""Who is waited for before it is called quiet."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from playground.bots import BotAccount, Pulse
from playground.stillness import AWAY_AFTER, Stillness
from playground.world import Settings, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(Settings(tmp_path))
    yield made
    made.archive.close()


def came(world: World, bot_id: int) -> BotAccount:
    bot = world.bot(bot_id)
    world.meet(bot)
    world.heard(bot)
    return bot


def told(bot: BotAccount, world: World) -> None:
    bot.queue.add("message", {"text": "سلام"}, 1, world.clock.real_now())


async def test_the_clock_does_not_wait_for_a_bot_that_is_away(world: World) -> None:
    bot = came(world, 2000000)
    bot.pulse = Pulse(datetime.now(UTC) - timedelta(hours=1), 0, 0)
    bot.heard_at = time.monotonic() - AWAY_AFTER - 1
    async with asyncio.timeout(1):
        assert await Stillness(world).wait_for_the_living(30) is False


async def test_what_waits_for_a_bot_that_is_away_is_still_on_its_way(world: World) -> None:
    bot = came(world, 2000000)
    told(bot, world)
    bot.heard_at = time.monotonic() - AWAY_AFTER - 1
    assert not Stillness(world).is_quiet()


async def test_a_bot_that_another_has_replaced_disturbs_nobody_once_it_is_away(world: World) -> None:
    old, _ = came(world, 2000000), came(world, 4000000)
    told(old, world)
    assert not Stillness(world).is_quiet()
    old.heard_at = time.monotonic() - AWAY_AFTER - 1
    assert Stillness(world).is_quiet()


async def test_what_was_said_before_a_named_bot_came_is_on_its_way(world: World) -> None:
    came(world, 2000000)
    told(world.bot(4000000), world)
    assert not Stillness(world).is_quiet()


async def test_a_call_under_way_is_not_quiet_but_an_open_poll_is(world: World) -> None:
    bot = came(world, 2000000)
    bot.open_calls = bot.open_polls = 1
    assert Stillness(world).is_quiet()
    bot.open_calls = 2
    assert not Stillness(world).is_quiet()
