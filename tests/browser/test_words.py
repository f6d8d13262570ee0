"""Words are shown as each messenger would show them, and never as markup of the page's own."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.echo_bot import BALE_TOKEN, EchoBot, echo_bot
from tests.browser.open_page import choose, message, write

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FOCAL_POINT = 1003
ON_BALE = 1103


@pytest_asyncio.fixture(loop_scope="session")
async def bale_bot(playground_server: str) -> AsyncIterator[EchoBot]:
    async with echo_bot(playground_server, BALE_TOKEN) as listening:
        yield listening


async def test_telegrams_formatting_is_shown(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    html = "<b>مصوبه</b> <i>۲۰/۹</i> <u>ز</u> <s>خ</s> <code>کد</code> &lt;b&gt; <blockquote>نقل</blockquote>"
    await bot.say(FOCAL_POINT, html, parse_mode="HTML")
    words = message(page, "مصوبه").get_by_test_id("words")
    for tag, text in {"b": "مصوبه", "i": "۲۰/۹", "u": "ز", "s": "خ", "code": "کد", "blockquote": "نقل"}.items():
        await expect(words.locator(tag)).to_have_text(text)
    await expect(words).to_contain_text("<b>")


async def test_hidden_words_are_shown_by_a_press(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    await bot.say(FOCAL_POINT, "راز: <tg-spoiler>پنهان</tg-spoiler>", parse_mode="HTML")
    hidden = page.locator(".spoiler")
    await expect(hidden).to_have_css("color", "rgba(0, 0, 0, 0)")
    await hidden.click()
    await expect(hidden).not_to_have_css("color", "rgba(0, 0, 0, 0)")


async def test_markup_in_a_message_stays_text(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    attack = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    await write(page, attack)
    await expect(page.locator(".from-bot")).to_contain_text(attack)
    await expect(page.locator("#message-list img, #message-list script")).to_have_count(0)
    assert await page.title() not in {"1", "2"}


async def test_bales_own_marks_are_read_and_html_is_not(page: Page, bale_bot: EchoBot) -> None:
    await choose(page, ON_BALE)
    await bale_bot.say(ON_BALE, "*مصوبه* _کج_ ۲*۳*۴ [پیوند](https://example.ir/a) <b>خام</b>")
    words = page.get_by_test_id("words")
    await expect(words.locator("b")).to_have_text("مصوبه")
    await expect(words.locator("i")).to_have_text("کج")
    await expect(words.locator("a")).to_have_attribute("href", "https://example.ir/a")
    await expect(words).to_contain_text("۲*۳*۴")
    await expect(words).to_contain_text("<b>خام</b>")


async def test_a_command_in_a_message_is_sent_by_a_press(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    await bot.say(FOCAL_POINT, "برای راهنما /help را بزنید")
    await page.click('[data-command="/help"]')
    await expect(message(page, "You said: /help")).to_be_visible()


async def test_a_long_text_with_an_unbroken_word_stays_in_its_bubble(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    await bot.say(FOCAL_POINT, "الف" * 900)
    bubble = message(page, "الف").locator(".bubble")
    assert await bubble.evaluate("node => node.scrollWidth <= node.clientWidth")
