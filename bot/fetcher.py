"""Files from the messenger into the data folder: a few at a time, tried again, never larger than allowed."""

import asyncio
import logging
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.loops import Bell, forever, log_breakage
from bot.premises import Premises
from bot.scanner import ScannerGone
from bot.system_clock import real_now
from bot.transport import Transport
from domain.files import LARGEST_FILE
from domain.vocabulary import FileKind, Messenger
from services import fetching
from storage.files import FileTooLarge
from storage.models import Attachment

LOOK_AGAIN: Final = 1.0
AGAIN_AFTER: Final = 10.0
_ENDINGS: Final = {FileKind.PHOTO: ".jpg", FileKind.VOICE: ".ogg", FileKind.VIDEO: ".mp4", FileKind.AUDIO: ".mp3"}
logger = logging.getLogger(__name__)


class Fetcher:
    """Downloads what one messenger's people sent."""

    def __init__(self, messenger: Messenger, bot: Bot, transport: Transport, premises: Premises) -> None:
        self._messenger = messenger
        self._bot = bot
        self._transport = transport
        self._premises = premises
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._bell = Bell()
        premises.database.when_queued(self._bell.ring)

    async def run(self) -> None:
        """Fetch until cancelled."""
        await forever(self._round)

    async def _round(self) -> None:
        looking = self._premises.looking()
        for attachment in await fetching.wanted(self._messenger, self._in_hand, looking, real_now()):
            task = asyncio.create_task(self._fetch(attachment))
            self._in_hand[attachment.id] = task
            task.add_done_callback(partial(self._ended, attachment.id))
        await self._bell.wait(LOOK_AGAIN)

    def _ended(self, attachment_id: int, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is None:
            self._free(attachment_id)
            return
        log_breakage(f"file {attachment_id} is still wanted", error)
        # A disk without room has none a moment later either, and each try brings the whole file again.
        asyncio.get_running_loop().call_later(AGAIN_AFTER, self._free, attachment_id)

    def _free(self, attachment_id: int) -> None:
        self._in_hand.pop(attachment_id, None)
        self._bell.ring()

    async def _fetch(self, attachment: Attachment) -> None:
        keeping, now = self._premises.keeping, self._premises.clock.now()
        if not await fetching.has_room(attachment.id, keeping.quota, self._premises.unit_of_work(), now):
            self._premises.fetched.ring()
            return
        try:
            if keeping.scanner is not None:
                await keeping.scanner.greet()
            await self._bring(attachment)
        except ScannerGone as trouble:
            logger.warning("file %s waits for the virus scanner: %s", attachment.id, trouble)
            await fetching.wait_for_scanner(attachment.id, self._premises.unit_of_work(), real_now())
        except FileTooLarge:
            await fetching.is_too_large(attachment.id, self._premises.unit_of_work(), self._premises.clock.now())
        except TelegramError as error:
            logger.info("file %s did not come: %s", attachment.id, error)
            await fetching.fetching_failed(
                attachment.id, self._premises.unit_of_work(), self._premises.clock.now(), real_now()
            )

    async def _bring(self, attachment: Attachment) -> None:
        """Download, look for viruses, and hand on; what is not handed on is erased."""
        file = await self._bot.get_file(attachment.file_id or "")
        chunks = self._transport.stream(file.file_path or "")
        kept = await self._premises.files.keep(chunks, LARGEST_FILE, _ending_of(attachment))
        is_kept = False
        try:
            virus = await self._virus_in(kept.stored_name)
            uow, now = self._premises.unit_of_work(), self._premises.clock.now()
            if virus is None:
                is_kept = await fetching.was_fetched(attachment.id, kept, uow, now)
            else:
                logger.warning("file %s holds %s and is not kept", attachment.id, virus)
                await fetching.is_infected(attachment.id, virus, uow, now)
        finally:
            if not is_kept:
                await self._premises.files.erase(kept.stored_name)
        self._premises.fetched.ring()

    async def _virus_in(self, stored_name: str) -> str | None:
        scanner = self._premises.keeping.scanner
        return await scanner.virus_in(self._premises.files.path_of(stored_name)) if scanner is not None else None


def _ending_of(attachment: Attachment) -> str:
    """The ending of the sender's name where it is harmless; the name itself never becomes a path."""
    suffix = PurePosixPath(attachment.name or "").suffix.lower()
    is_harmless = 2 <= len(suffix) <= 6 and suffix[1:].isascii() and suffix[1:].isalnum()
    return suffix if is_harmless else _ENDINGS.get(attachment.kind, "")
