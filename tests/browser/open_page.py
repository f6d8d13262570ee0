"""Opening the chat page, and what a test asks of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Locator, Page, ViewportSize, expect


@asynccontextmanager
async def open_page(browser: Browser, address: str, *, width: int, height: int, **options: Any) -> AsyncIterator[Page]:
    """The page in a context of its own; an error in its scripts fails the test when the block ends."""
    viewport = ViewportSize(width=width, height=height)
    context = await browser.new_context(viewport=viewport, locale="fa-IR", **options)
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        await page.goto(address)
        await page.wait_for_selector("body[data-ready]")
        yield page
    finally:
        await context.close()
    assert errors == []


async def choose(page: Page, person_id: int) -> None:
    """Open somebody's chat."""
    await page.click(f'[data-person="{person_id}"]')
    await expect(page.locator("#chat")).to_be_visible()


async def write(page: Page, text: str) -> None:
    """Type a message and send it with Enter."""
    await page.fill("#composer", text)
    await page.press("#composer", "Enter")


def message(page: Page, text: str) -> Locator:
    """The last message that shows a text."""
    return page.locator(".message", has_text=text).last


async def start_act(page: Page, text: str, act: str) -> None:
    """Press reply, edit or copy beside the message that shows a text."""
    bubble = message(page, text)
    await bubble.locator(".bubble").hover()
    await bubble.locator(f'[data-act="{act}"]').click()
