"""From the outbox to the messenger: one sender for each token, many chats side by side, each message to its fate."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from telegram.error import TelegramError

from bot import points
from bot.courier import Courier
from bot.fates import Judgement, Verdict, judge
from bot.loops import Bell, forever, until_done
from bot.pacer import Pacer
from bot.parts import parts_of
from bot.premises import Premises
from bot.system_clock import real_now
from domain.vocabulary import Messenger
from services import outbox
from storage.models import Delivery
from storage.unit_of_work import UnitOfWork
from views.screen import Screen

AT_ONCE: Final = 16
LOOK_AGAIN: Final = 1.0
SWEEP_EVERY: Final = timedelta(seconds=10)
logger = logging.getLogger(__name__)
Write = Callable[[UnitOfWork, datetime], Awaitable[None]]


class Sender:
    """Sends what one messenger's outbox owes."""

    def __init__(self, bot_id: int, messenger: Messenger, premises: Premises, courier: Courier, pacer: Pacer) -> None:
        self._messenger = messenger
        self._premises = premises
        self._courier = courier
        self._pacer = pacer
        self._right = f"sender:{bot_id}"
        self._bell = Bell()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._on_the_way: set[asyncio.Task[None]] = set()
        self._in_hand: set[int] = set()
        self._swept_at = real_now() - SWEEP_EVERY
        self._swept_behind = premises.rights.gone
        premises.database.when_queued(self._bell.ring)

    async def run(self) -> None:
        """Send until cancelled; what is on the way then is brought to its fate."""
        try:
            await forever(self._round)
        finally:
            if self._on_the_way:
                await asyncio.wait(self._on_the_way, timeout=20)

    async def _round(self) -> None:
        if not await self._premises.rights.take(self._right):
            # Whoever sent before may have left something in the middle: to be looked for when the right comes.
            self._swept_at = real_now() - SWEEP_EVERY
            await self._bell.wait(LOOK_AGAIN)
            return
        await self._sweep_now_and_then()
        await self._free.acquire()
        delivery = await self._claim()
        if delivery is None:
            self._free.release()
            await self._bell.wait(self._until_next())
            return
        self._in_hand.add(delivery.id)
        task = asyncio.create_task(self._deliver(delivery))
        self._on_the_way.add(task)
        task.add_done_callback(partial(self._landed, delivery.id))

    def _landed(self, delivery_id: int, task: asyncio.Task[None]) -> None:
        self._on_the_way.discard(task)
        self._free.release()
        self._bell.ring()
        if not task.cancelled() and (error := task.exception()) is not None:
            # It stays in hand as «being sent», until the sweep finds it has been so for too long.
            logger.error("a message could not be brought to its fate", exc_info=error)
        else:
            self._in_hand.discard(delivery_id)

    async def _claim(self) -> Delivery | None:
        resting = self._pacer.resting()
        owner = self._premises.rights.owner
        return await outbox.claim(self._messenger, owner, resting, self._premises.unit_of_work(), real_now())

    def _until_next(self) -> float:
        return min([LOOK_AGAIN, *self._pacer.resting().values()])

    async def _deliver(self, delivery: Delivery) -> None:
        self._premises.point(points.CLAIMED)
        parts = parts_of(Screen.from_json(delivery.screen))
        if not parts:
            await self._write(partial(outbox.has_failed, delivery, "an empty screen"))
            return
        if len(parts) > 1:
            await self._write(partial(outbox.split, delivery, parts))
        await self._pacer.turn()
        if not self._premises.rights.is_sure():
            # Another process may be sending by now: it takes this message for one that a dead process left.
            await self._write(partial(outbox.put_off, delivery, real_now(), "the right to send was lost"))
            return
        self._pacer.note(delivery.chat_id, max(1, len(parts[0].enclosures)))
        await self._bring(delivery, parts[0])

    async def _bring(self, delivery: Delivery, part: Screen) -> None:
        # Only the first part stands for the message that is edited or answered; the others follow it.
        is_first = delivery.part == 0
        try:
            message_ids = await self._courier.bring(
                delivery.chat_id,
                part,
                edits=delivery.edits_message_id if is_first else None,
                replies_to=delivery.replies_to_message_id if is_first else None,
            )
        except TelegramError as error:
            await self._settle(delivery, error)
        except FileNotFoundError:
            await self._write(partial(outbox.has_failed, delivery, "its file is gone"))
        else:
            self._premises.point(points.SENT)
            await self._write(partial(outbox.was_sent, delivery, message_ids))

    async def _settle(self, delivery: Delivery, error: TelegramError) -> None:
        judgement = judge(error, delivery.tries)
        problem = f"{type(error).__name__}: {error}"
        level = logging.ERROR if judgement.verdict is Verdict.FAILED else logging.INFO
        logger.log(level, "message %s (%s): %s, %s", delivery.id, delivery.key, judgement.verdict.name, problem)
        if judgement.verdict is Verdict.LATER:
            self._pacer.rest(delivery.chat_id, judgement.pause.total_seconds())
        await self._write(_fate(delivery, judgement, problem))

    async def _write(self, write: Write) -> None:
        """Write what is known of a message, waiting for a database that is down: it is known nowhere else."""
        await until_done(lambda: write(self._premises.unit_of_work(), self._now()))

    async def _sweep_now_and_then(self) -> None:
        now, rights = real_now(), self._premises.rights
        if timedelta() <= now - self._swept_at < SWEEP_EVERY and self._swept_behind == rights.gone:
            return
        self._swept_at, self._swept_behind = now, rights.gone
        hands = outbox.Hands(rights.owner, self._in_hand, rights.is_gone)
        swept = await outbox.sweep(self._messenger, hands, self._premises.unit_of_work(), self._now(), now)
        if swept:
            logger.warning("%s messages that nobody was sending got their fate", swept)

    def _now(self) -> datetime:
        return self._premises.clock.now()


def _fate(delivery: Delivery, judgement: Judgement, problem: str) -> Write:
    """The step of services.outbox for a verdict."""
    match judgement.verdict:
        case Verdict.LATER:
            return partial(outbox.put_off, delivery, real_now() + judgement.pause, problem)
        case Verdict.UNCERTAIN:
            return partial(outbox.is_uncertain, delivery, real_now() + judgement.pause, problem)
        case Verdict.ANEW:
            return partial(outbox.send_anew, delivery)
        case Verdict.MOVED:
            return partial(outbox.chat_moved, delivery, judgement.new_chat_id)
        case Verdict.UNREACHABLE:
            return partial(outbox.is_unreachable, delivery, problem)
        case Verdict.FAILED:
            return partial(outbox.has_failed, delivery, problem)
