"""What a person does in the chat page reaches the bot, and what the bot says is seen at once."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.echo_bot import EchoBot
from tests.browser.open_page import choose, message, start_act, write

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SECRETARIAT = 1001
FOCAL_POINT = 1003
BUTTONS = {
    "inline_keyboard": [[{"text": "متن کامل", "callback_data": "full"}, {"text": "دریافت شد", "callback_data": "seen"}]]
}


async def test_the_bots_answer_to_what_is_typed_appears_by_itself(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    await write(page, "سلام")
    await expect(message(page, "You said: سلام")).to_have_attribute("data-from", "bot")
    await expect(page.locator("#composer")).to_have_value("")


async def test_shift_enter_breaks_the_line_and_enter_sends(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    await page.focus("#composer")
    await page.keyboard.type("خط یک")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("خط دو")
    await page.keyboard.press("Enter")
    await expect(message(page, "You said: خط یک")).to_be_visible()
    assert bot.heard[-1]["message"]["text"] == "خط یک\nخط دو"


async def test_a_press_shows_its_alert_and_the_message_changes_in_place(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    number = await bot.say(FOCAL_POINT, "مصوبه ۲۰/۹", reply_markup=BUTTONS)
    await page.click('button.inline:has-text("دریافت شد")')
    await expect(page.get_by_test_id("toast")).to_have_text("Noted")
    await expect(page.locator(f'[data-message="{number}"]')).to_contain_text("Pressed: seen")
    await expect(page.locator("button.inline")).to_have_count(0)
    await expect(page.locator(".message")).to_have_count(1)


async def test_a_row_of_buttons_is_laid_from_the_left_as_telegram_does(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    await bot.say(FOCAL_POINT, "مصوبه ۲۰/۹", reply_markup=BUTTONS)
    first = await page.locator('button.inline:has-text("متن کامل")').bounding_box()
    second = await page.locator('button.inline:has-text("دریافت شد")').bounding_box()
    assert first is not None
    assert second is not None
    assert first["x"] < second["x"]


async def test_the_bots_keyboard_is_pressed_folded_and_taken_away(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    rows = [[{"text": "ثبت گزارش"}, {"text": "کارتابل من"}]]
    await bot.say(FOCAL_POINT, "سلام", reply_markup={"keyboard": rows, "resize_keyboard": True})
    await page.click('.keyboard button:has-text("کارتابل من")')
    await expect(message(page, "You said: کارتابل من")).to_be_visible()
    await page.click("#keyboard-toggle")
    await expect(page.locator(".keyboard")).to_be_hidden()
    await page.click("#keyboard-toggle")
    await expect(page.locator(".keyboard")).to_be_visible()
    await bot.say(FOCAL_POINT, "تمام", reply_markup={"remove_keyboard": True})
    await expect(page.locator("#keyboard-toggle")).to_be_hidden()


async def test_a_reply_shows_what_it_answers_and_the_bot_hears_which(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    number = await bot.say(FOCAL_POINT, "مصوبه ۲۰/۹")
    await start_act(page, "مصوبه ۲۰/۹", "reply")
    await write(page, "انجام شد")
    await expect(page.locator('.from-person [data-quote] >> text="مصوبه ۲۰/۹"')).to_be_visible()
    await expect(message(page, "You said: انجام شد")).to_be_visible()
    assert bot.heard[-1]["message"]["reply_to_message"]["message_id"] == number


async def test_an_own_message_is_edited_in_place(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    await write(page, "۲۰/۹ پنجاه درصد")
    await expect(message(page, "You said: ۲۰/۹ پنجاه درصد")).to_be_visible()
    await page.press("#composer", "ArrowUp")
    await page.fill("#composer", "۲۰/۹ شصت درصد")
    await page.press("#composer", "Enter")
    changed = page.locator(".from-person", has_text="۲۰/۹ شصت درصد")
    await expect(changed.locator(".edited")).to_be_visible()
    await expect(page.locator(".from-person")).to_have_count(1)


async def test_a_message_that_the_bot_deletes_is_gone(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    number = await bot.say(FOCAL_POINT, "این متن می‌رود")
    await expect(message(page, "این متن می‌رود")).to_be_visible()
    await bot.call("deleteMessage", chat_id=FOCAL_POINT, message_id=number)
    await expect(page.locator(f'[data-message="{number}"]')).to_have_attribute("data-deleted", "true")
    await expect(page.locator("#messages")).not_to_contain_text("این متن می‌رود")


async def test_others_who_got_something_have_a_badge_until_their_chat_is_opened(page: Page, bot: EchoBot) -> None:
    await choose(page, SECRETARIAT)
    await bot.say(FOCAL_POINT, "یکی")
    await bot.say(FOCAL_POINT, "دوتا")
    badge = page.locator(f'[data-person="{FOCAL_POINT}"] .badge')
    await expect(badge).to_have_text("۲")
    await choose(page, FOCAL_POINT)
    await expect(badge).to_have_count(0)


async def test_what_is_being_written_stays_with_its_person(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    await page.fill("#composer", "نیمه‌کاره")
    await choose(page, SECRETARIAT)
    await expect(page.locator("#composer")).to_have_value("")
    await choose(page, FOCAL_POINT)
    await expect(page.locator("#composer")).to_have_value("نیمه‌کاره")
