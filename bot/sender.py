"""From the outbox to the messenger: one sender for each token, many chats side by side, each message to its fate."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Final

from telegram.error import TelegramError

from bot import points
from bot.courier import Courier
from bot.fates import Judgement, Verdict, judge
from bot.holding import Holding
from bot.loops import Bell, forever
from bot.owner import is_dead, this_process
from bot.pacer import Pacer
from bot.parts import parts_of
from bot.premises import Premises
from bot.system_clock import real_now
from domain.vocabulary import Messenger
from services import outbox
from storage.models import Delivery
from views.screen import Screen

AT_ONCE: Final = 16
LOOK_AGAIN: Final = 1.0
SWEEP_EVERY: Final = timedelta(seconds=60)
logger = logging.getLogger(__name__)


class Sender:
    """Sends what one messenger's outbox owes."""

    def __init__(self, bot_id: int, messenger: Messenger, premises: Premises, courier: Courier, pacer: Pacer) -> None:
        self._messenger = messenger
        self._premises = premises
        self._courier = courier
        self._pacer = pacer
        self._holding = Holding(premises.database, f"sender:{bot_id}")
        self._owner = this_process()
        self._bell = Bell()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._on_the_way: set[asyncio.Task[None]] = set()
        self._swept_at = real_now() - SWEEP_EVERY
        premises.database.when_queued(self._bell.ring)

    async def run(self) -> None:
        """Send until cancelled; what is on the way then is brought to its fate."""
        try:
            await forever(self._round)
        finally:
            if self._on_the_way:
                await asyncio.wait(self._on_the_way, timeout=20)
            await self._holding.give_back()

    async def _round(self) -> None:
        if not await self._holding.take():
            await self._bell.wait(LOOK_AGAIN)
            return
        await self._sweep_now_and_then()
        await self._free.acquire()
        delivery = await self._claim()
        if delivery is None:
            self._free.release()
            await self._bell.wait(self._until_next())
            return
        task = asyncio.create_task(self._deliver(delivery))
        self._on_the_way.add(task)
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._on_the_way.discard(task)
        self._free.release()
        self._bell.ring()
        if not task.cancelled() and (error := task.exception()) is not None:
            # The row stays «being sent» and the sweep gives it its fate.
            logger.error("a message could not be brought to its fate", exc_info=error)

    async def _claim(self) -> Delivery | None:
        resting = self._pacer.resting()
        return await outbox.claim(self._messenger, self._owner, resting, self._premises.unit_of_work(), real_now())

    def _until_next(self) -> float:
        return min([LOOK_AGAIN, *self._pacer.resting().values()])

    async def _deliver(self, delivery: Delivery) -> None:
        self._premises.point(points.CLAIMED)
        parts = parts_of(Screen.from_json(delivery.screen))
        if not parts:
            await outbox.has_failed(delivery, "an empty screen", self._premises.unit_of_work(), self._now())
            return
        if len(parts) > 1:
            await outbox.split(delivery, parts, self._premises.unit_of_work(), self._now())
        await self._pacer.turn()
        self._pacer.note(delivery.chat_id, max(1, len(parts[0].enclosures)))
        # Only the first part stands for the message that is edited or answered; the others follow it.
        is_first = delivery.part == 0
        try:
            message_ids = await self._courier.bring(
                delivery.chat_id,
                parts[0],
                edits=delivery.edits_message_id if is_first else None,
                replies_to=delivery.replies_to_message_id if is_first else None,
            )
        except TelegramError as error:
            await self._settle(delivery, error)
        except FileNotFoundError:
            await outbox.has_failed(delivery, "its file is gone", self._premises.unit_of_work(), self._now())
        else:
            self._premises.point(points.SENT)
            await outbox.was_sent(delivery, message_ids, self._premises.unit_of_work(), self._now())

    async def _settle(self, delivery: Delivery, error: TelegramError) -> None:
        judgement = judge(error, delivery.tries)
        problem = f"{type(error).__name__}: {error}"
        level = logging.ERROR if judgement.verdict is Verdict.FAILED else logging.INFO
        logger.log(level, "message %s (%s): %s, %s", delivery.id, delivery.key, judgement.verdict.name, problem)
        await self._write_fate(delivery, judgement, problem)

    async def _write_fate(self, delivery: Delivery, judgement: Judgement, problem: str) -> None:
        uow, now = self._premises.unit_of_work(), self._now()
        match judgement.verdict:
            case Verdict.LATER:
                self._pacer.rest(delivery.chat_id, judgement.pause.total_seconds())
                await outbox.put_off(delivery, real_now() + judgement.pause, problem, uow, now)
            case Verdict.UNCERTAIN:
                await outbox.is_uncertain(delivery, problem, uow, now)
            case Verdict.ANEW:
                await outbox.send_anew(delivery, uow, now)
            case Verdict.MOVED:
                await outbox.chat_moved(delivery, judgement.new_chat_id, uow, now)
            case Verdict.UNREACHABLE:
                await outbox.is_unreachable(delivery, problem, uow, now)
            case Verdict.FAILED:
                await outbox.has_failed(delivery, problem, uow, now)

    async def _sweep_now_and_then(self) -> None:
        now = real_now()
        if now - self._swept_at < SWEEP_EVERY:
            return
        self._swept_at = now
        swept = await outbox.sweep(self._messenger, is_dead, self._premises.unit_of_work(), self._now(), now)
        if swept:
            logger.warning("%s messages were left by a process that died", swept)

    def _now(self) -> datetime:
        return self._premises.clock.now()
