"""What tests of the chat page share: the browser, a playground, and a page that is open on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.chromium import launch
from tests.browser.echo_bot import EchoBot, echo_bot
from tests.browser.open_page import open_page
from tests.browser.server import running_playground


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for all tests; each opens a context of its own in it."""
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def playground_server(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a playground with the sample people and no bot."""
    async with running_playground(tmp_path / "playground") as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground_server: str) -> AsyncIterator[EchoBot]:
    """A Telegram bot that echoes."""
    async with echo_bot(playground_server) as listening:
        yield listening


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser, playground_server: str, bot: EchoBot) -> AsyncIterator[Page]:
    """The chat page at a desktop's width; any error that it reports fails the test."""
    async with open_page(chromium, playground_server, width=1280, height=800) as opened:
        yield opened


@pytest.fixture
def picture() -> bytes:
    """A red PNG of eight by eight."""
    return bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000080000000808020000004b6d29dc0000001149444154789c6338606081"
        "15310c2d0900466c4801e276eb950000000049454e44ae426082"
    )
