"""The trial's clock is read in Jalali and moved forward from the page."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.echo_bot import echo_bot
from tests.browser.open_page import choose, message, open_page, write
from tests.browser.server import running_playground

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FOCAL_POINT = 1003


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser, tmp_path: Path) -> AsyncIterator[Page]:
    """The page of a trial that stands at the morning of Wednesday, 30 Aban 1403."""
    async with (
        running_playground(tmp_path / "playground", "--at", "2024-11-20T10:00+03:30") as address,
        echo_bot(address),
        open_page(chromium, address, width=1280, height=800) as opened,
    ):
        yield opened


async def test_the_clock_shows_the_jalali_day_and_time(page: Page) -> None:
    await expect(page.locator("#clock-time")).to_contain_text("چهارشنبه ۳۰ آبان ۱۴۰۳")
    await expect(page.locator("#clock-time")).to_contain_text("۱۰:۰")


async def test_a_step_moves_the_clock_and_messages_stand_under_their_days(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    await write(page, "دیروز")
    await expect(message(page, "You said: دیروز")).to_be_visible()
    await page.click("#clock")
    await page.click('[data-advance-hours="24"]')
    await expect(page.locator("#clock-time")).to_contain_text("پنجشنبه ۱ آذر ۱۴۰۳")
    await write(page, "امروز")
    await expect(message(page, "You said: امروز")).to_be_visible()
    await expect(page.locator(".day")).to_have_text(["دیروز، چهارشنبه ۳۰ آبان ۱۴۰۳", "امروز، پنجشنبه ۱ آذر ۱۴۰۳"])


async def test_the_clock_goes_to_a_chosen_day_and_time(page: Page) -> None:
    await page.click("#clock")
    await expect(page.locator('[data-day="1403-08-29"]')).to_be_disabled()
    await page.get_by_test_id("next-month").click()
    await page.click('[data-day="1403-09-14"]')
    await page.select_option("#clock-hour", "7")
    await page.select_option("#clock-minute", "45")
    await page.click("#clock-apply")
    await expect(page.locator("#clock-time")).to_contain_text("چهارشنبه ۱۴ آذر ۱۴۰۳")
    await expect(page.locator("#clock-time")).to_contain_text("۰۷:۴۵")


async def test_the_next_morning_is_one_press_away(page: Page) -> None:
    await page.click("#clock")
    await page.get_by_test_id("next-morning").click()
    await expect(page.locator("#clock-time")).to_contain_text("پنجشنبه ۱ آذر ۱۴۰۳")
    await expect(page.locator("#clock-time")).to_contain_text("۰۸:۳۰")
