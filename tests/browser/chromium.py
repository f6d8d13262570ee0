"""Debian's Chromium under Playwright, quiet and without calls of its own."""

import shutil
from typing import Final

from playwright.async_api import Browser, Playwright

from tests.left_out import leave_out

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """Where Chromium is; without it the test is skipped, and in CI, where nothing may be left out, it fails."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        leave_out("Chromium is missing; install Debian's package «chromium» to look at the chat page in these tests.")
    return found


async def launch(playwright: Playwright) -> Browser:
    """A browser that shows nothing."""
    return await playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
