"""The page says what it is, fits where it is read, and lets the trial be directed: people, invites, blocks, clock."""

import pytest
from playwright.async_api import Browser, Page, Request, expect

from tests.browser.echo_bot import EchoBot
from tests.browser.open_page import choose, message, open_page, write

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SECRETARIAT = 1001
FOCAL_POINT = 1003
STRANGER = 1015


async def test_it_says_on_its_face_that_it_is_for_trying(page: Page) -> None:
    await expect(page.get_by_test_id("trial-notice")).to_contain_text("محیط آزمایشی")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")


async def test_it_asks_nothing_of_another_machine(chromium: Browser, playground_server: str, bot: EchoBot) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    async with open_page(chromium, playground_server, width=1280, height=800) as page:
        page.context.on("request", note)
        await page.reload()
        await choose(page, FOCAL_POINT)
        await write(page, "سلام")
        await expect(message(page, "You said: سلام")).to_be_visible()
    assert [url for url in asked if not url.startswith((playground_server, "data:", "blob:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_it_fits_a_phone(chromium: Browser, playground_server: str, bot: EchoBot, scheme: str) -> None:
    options = {"color_scheme": scheme, "is_mobile": True, "has_touch": True}
    async with open_page(chromium, playground_server, width=360, height=740, **options) as page:
        await choose(page, FOCAL_POINT)
        await expect(page.locator(".people")).to_be_hidden()
        await write(page, "یک گزارش بلند درباره پیشرفت کار " * 8)
        await expect(message(page, "You said:")).to_be_in_viewport()
        await expect(page.locator("#send")).to_be_in_viewport()
        assert await page.evaluate("document.documentElement.scrollWidth") == 360
        await page.click("#back")
        await expect(page.locator(".people")).to_be_visible()


async def test_a_link_of_an_invite_is_opened_as_somebody_else(page: Page, bot: EchoBot) -> None:
    await choose(page, SECRETARIAT)
    await bot.say(SECRETARIAT, "دعوت: https://t.me/peygir_bot?start=AbC-12_z")
    await page.click('.words a[href*="start="]')
    await page.select_option("#invite-person", str(STRANGER))
    await page.click('#invite-form button[type="submit"]')
    await expect(page.locator(f'[data-person="{STRANGER}"]')).to_have_attribute("aria-current", "true")
    await expect(message(page, "You said: /start AbC-12_z")).to_be_visible()


async def test_the_first_press_of_a_new_chat_is_start(page: Page) -> None:
    await choose(page, STRANGER)
    await page.click("#begin-chat")
    await expect(message(page, "You said: /start")).to_be_visible()
    await expect(page.locator("#begin-chat")).to_be_hidden()


async def test_who_blocks_the_bot_writes_nothing_until_the_block_is_lifted(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    await page.click("#chat-more")
    await page.click("#toggle-block")
    await expect(page.locator("#composer")).to_be_hidden()
    await page.click("#unblock")
    await write(page, "برگشتم")
    await expect(message(page, "You said: برگشتم")).to_be_visible()


async def test_a_new_person_is_added_and_can_talk(page: Page) -> None:
    await page.click("#add-person")
    await page.click('#person-form button[type="submit"]')
    await expect(page.locator(".mistake")).not_to_be_empty()
    await page.fill("#person-name", "نوید تازه‌وارد")
    await page.click('#person-form button[type="submit"]')
    await expect(page.locator("#chat-name")).to_have_text("نوید تازه‌وارد")
    await write(page, "سلام")
    await expect(message(page, "You said: سلام")).to_be_visible()


async def test_people_are_found_by_name_or_post_and_by_messenger(page: Page) -> None:
    await page.fill("#people-search", "دبیرخانه")
    await expect(page.locator(".person")).to_have_count(2)
    await page.click('[data-filter="bale"]')
    await expect(page.locator(".person")).to_have_count(1)
    await page.fill("#people-search", "چنین کسی نیست")
    await expect(page.locator(".person")).to_have_count(0)


async def test_a_reset_empties_the_chats(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    await write(page, "سلام")
    await expect(message(page, "You said: سلام")).to_be_visible()
    await page.click("#chat-more")
    await page.click("#reset")
    await page.click('#reset-form button[type="submit"]')
    await expect(page.locator(".message")).to_have_count(0)
    await write(page, "دوباره")
    await expect(message(page, "You said: دوباره")).to_be_visible()
