"""Files go and come as in a messenger: pictures to look at, albums as one, documents to take."""

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.browser.echo_bot import EchoBot
from tests.browser.open_page import choose, message

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FOCAL_POINT = 1003
DROP = """([node, name, type]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["a,b"], name, { type }));
    const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
    for (const kind of ["dragover", "drop"]) node.dispatchEvent(new DragEvent(kind, options));
}"""


def _picture(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": content}


async def test_several_pictures_go_as_one_album_with_its_words(page: Page, bot: EchoBot, picture: bytes) -> None:
    await choose(page, FOCAL_POINT)
    await page.set_input_files("#file", [_picture(f"{number}.png", picture) for number in range(3)])
    await page.fill("#composer", "تصویر بازدید")
    await page.click("#send")
    await expect(page.get_by_test_id("album").locator(".tile")).to_have_count(3)
    await expect(message(page, "You said: تصویر بازدید")).to_be_visible()
    groups = {update["message"].get("media_group_id") for update in bot.heard}
    assert len(groups) == 1
    assert None not in groups
    await expect(page.locator("#tray")).to_be_hidden()


async def test_a_picture_is_looked_at_large(page: Page, picture: bytes) -> None:
    await choose(page, FOCAL_POINT)
    await page.set_input_files("#file", [_picture("1.png", picture), _picture("2.png", picture)])
    await page.click("#send")
    await page.locator("button.tile").first.click()
    shown = page.locator("#lightbox img")
    await expect(shown).to_be_visible()
    first = await shown.get_attribute("src")
    await page.keyboard.press("ArrowLeft")
    await expect(page.locator("#lightbox img")).not_to_have_attribute("src", first or "")
    await page.keyboard.press("Escape")
    await expect(page.locator("#lightbox")).to_be_hidden()


async def test_a_document_can_be_taken_back_as_it_was_sent(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    document: FilePayload = {"name": "گزارش اقدام.txt", "mimeType": "text/plain", "buffer": "متن گزارش".encode()}
    await page.set_input_files("#file", document)
    await page.click("#send")
    async with page.expect_download() as taking:
        await page.get_by_test_id("document").click()
    taken = await taking.value
    assert taken.suggested_filename == "گزارش اقدام.txt"
    assert (await taken.path()).read_text() == "متن گزارش"


async def test_a_picture_can_be_sent_as_a_file(page: Page, bot: EchoBot, picture: bytes) -> None:
    await choose(page, FOCAL_POINT)
    await page.set_input_files("#file", _picture("اسکن.png", picture))
    await page.check("#as-file")
    await page.click("#send")
    await expect(page.get_by_test_id("document")).to_contain_text("اسکن.png")
    await expect(message(page, "You said:")).to_be_visible()
    assert bot.heard[-1]["message"]["document"]["file_name"] == "اسکن.png"


async def test_a_file_dropped_onto_the_chat_waits_to_be_sent_or_removed(page: Page) -> None:
    await choose(page, FOCAL_POINT)
    handle = await page.query_selector("#messages")
    await page.evaluate(DROP, [handle, "جدول.csv", "text/csv"])
    await expect(page.locator(".tray-file")).to_contain_text("جدول.csv")
    await page.click(".tray-file .round")
    await expect(page.locator("#tray")).to_be_hidden()
    await page.evaluate(DROP, [handle, "جدول.csv", "text/csv"])
    await page.click("#send")
    await expect(page.get_by_test_id("document")).to_contain_text("جدول.csv")


async def test_a_voice_has_a_player(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    await page.set_input_files("#file", {"name": "پیام.ogg", "mimeType": "audio/ogg", "buffer": b"OggS" + bytes(60)})
    await page.click("#send")
    await expect(page.get_by_test_id("voice")).to_be_visible()
    await expect(message(page, "You said:")).to_be_visible()
    assert "voice" in bot.heard[-1]["message"]


async def test_place_and_telephone_number_are_shared(page: Page, bot: EchoBot) -> None:
    await choose(page, FOCAL_POINT)
    await page.click("#attach")
    await page.click("#attach-location")
    await page.click('#location-form button[type="submit"]')
    await expect(page.locator(".from-bot")).to_have_count(1)
    await page.click("#attach")
    await page.click("#attach-contact")
    await page.click('#contact-form button[type="submit"]')
    await expect(page.locator(".from-bot")).to_have_count(2)
    assert round(bot.heard[0]["message"]["location"]["latitude"]) == 36
    assert bot.heard[1]["message"]["contact"]["user_id"] == FOCAL_POINT
