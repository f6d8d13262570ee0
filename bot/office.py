"""One messenger at work: its bot, its intake, its handlers, its sender and its fetcher, wired together."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from telegram.error import InvalidToken, TelegramError

from bot.applications import make_application, make_bot
from bot.bale import BaleTransport
from bot.courier import Courier
from bot.dialects import DIALECTS
from bot.door import MessengerDoor
from bot.fetcher import Fetcher
from bot.intake import Intake, WebhookIntake
from bot.introduction import LINKS
from bot.loops import Bell
from bot.menu import say_of_itself
from bot.pacer import Pace, Pacer
from bot.premises import Premises
from bot.processor import AnyApplication, Processor
from bot.sender import Sender
from bot.transport import READ_SECONDS, Transport
from bot.webhook import Receiver
from bot.workshop import Workshop
from domain.vocabulary import Messenger
from handlers.context import Clock, Door
from storage.database import Database
from storage.files import FileStore

_TRANSPORTS: Final[dict[Messenger, type[Transport]]] = {Messenger.TELEGRAM: Transport, Messenger.BALE: BaleTransport}
_GREETING_PAUSES: Final = (1.0, 2.0, 5.0, 15.0, 30.0)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counter:
    """How one messenger is served: its token, the root address of its Bot API, its pace (None holds nothing back).

    An answer is waited for ``patience`` seconds.
    """

    messenger: Messenger
    token: str
    address: str
    pace: Pace | None
    patience: float = READ_SECONDS


@dataclass(frozen=True)
class MessengerHouse:
    """handlers.context.House for one messenger."""

    database: Database
    clock: Clock
    door: Door
    messenger: Messenger
    files: FileStore
    bot_link: str
    workshop: Workshop


class Office:
    """Serves one token from ``run`` until it is cancelled."""

    def __init__(self, counter: Counter, premises: Premises, receiver: Receiver | None = None) -> None:
        self.messenger = counter.messenger
        self.bot_id = int(counter.token.partition(":")[0])
        self._counter = counter
        self._premises = premises
        self._receiver = receiver
        self._transport = _TRANSPORTS[counter.messenger](read_seconds=counter.patience)
        # A long poll must never wait for a free connection behind uploads.
        self._polling = _TRANSPORTS[counter.messenger](pool=1)
        self._bot = make_bot(counter.token, counter.address, self._transport)

    async def greet(self) -> None:
        """Meet the messenger; a network that is down is waited for. InvalidToken when the token is wrong."""
        await self._polling.initialize()
        await self._transport.initialize()
        try:
            await self._be_introduced()
        except (InvalidToken, asyncio.CancelledError):
            await self._polling.shutdown()
            await self._transport.shutdown()
            raise

    async def run(self) -> None:
        """Receive, handle, send and fetch."""
        courier = Courier(self._bot, DIALECTS[self.messenger], self._premises.files)
        pacer = Pacer(self._counter.pace)
        heard = Bell()
        application = self._application(courier, pacer)
        works = (
            self._intake(heard),
            Processor(self.bot_id, self.messenger, application, self._premises, heard),
            Sender(self.bot_id, self.messenger, self._premises, courier, pacer),
            Fetcher(self.messenger, self._bot, self._transport, self._premises),
        )
        await application.initialize()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(say_of_itself(self._bot, self.messenger))
                for work in works:
                    group.create_task(work.run())
        finally:
            await application.shutdown()
            await self._polling.shutdown()

    def _intake(self, heard: Bell) -> Intake | WebhookIntake:
        if self._receiver is not None:
            return WebhookIntake(self.bot_id, self.messenger, self._bot, self._receiver, self._premises, heard)
        address = f"{self._counter.address}/bot{self._counter.token}"
        return Intake(self.bot_id, self.messenger, address, self._polling, self._premises, heard)

    async def _be_introduced(self) -> None:
        for pause in (*_GREETING_PAUSES, *[_GREETING_PAUSES[-1]] * 10_000):
            try:
                await self._bot.initialize()
            except InvalidToken:
                raise
            except TelegramError as error:
                logger.warning("%s cannot be reached: %s; again in %.0f seconds", self.messenger, error, pause)
                await asyncio.sleep(pause)
            else:
                return

    def _application(self, courier: Courier, pacer: Pacer) -> AnyApplication:
        premises = self._premises
        door = MessengerDoor(courier, pacer, premises.database, self.messenger)
        link = LINKS[self.messenger].format(name=self._bot.username)
        house = MessengerHouse(
            premises.database, premises.clock, door, self.messenger, premises.files, link, premises.workshop
        )
        return make_application(self._bot, house)
