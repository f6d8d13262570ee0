"""Work that goes on as long as the process lives, and outlives every breakage on its way."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from storage.outage import is_outage

LONGEST_PAUSE: Final = 5.0
T = TypeVar("T")
logger = logging.getLogger(__name__)


class Bell:
    """Rung when there may be work; whoever waits for it looks again after a while in any case."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake who waits; a ring while nobody waits is not lost."""
        self._event.set()

    async def wait(self, at_most: float) -> None:
        """Until the next ring, or ``at_most`` seconds."""
        try:
            await asyncio.wait_for(self._event.wait(), at_most)
        except TimeoutError:
            return
        finally:
            self._event.clear()


async def until_done(work: Callable[[], Awaitable[None]]) -> None:
    """Do work that must not be given up until it succeeds, pausing longer after each breakage."""
    pause = 0.5
    while True:
        try:
            await work()
        except Exception:
            logger.exception("it is tried again in %.1f seconds", pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


async def through_outages(work: Callable[[], Awaitable[T]]) -> T:
    """Do work again and again while only an outage of the database or the disk keeps it from being done."""
    pause = 0.5
    while True:
        try:
            return await work()
        except Exception as error:
            if not is_outage(error):
                raise
            log_outage(f"it is tried again in {pause:.1f} seconds", error)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def log_outage(what: str, error: BaseException) -> None:
    """Log an outage in one line: it comes often, and where it was met says nothing."""
    logger.error("an outage: %s: %s", what, str(error).partition("\n")[0][:200])


def log_breakage(what: str, error: BaseException) -> None:
    """Log what some work of its own ended by."""
    if is_outage(error):
        log_outage(what, error)
    else:
        logger.error("%s", what, exc_info=error)


async def forever(round_of_work: Callable[[], Awaitable[None]]) -> None:
    """Do rounds of work one after the other; after a broken one pause, longer each time, and go on."""
    pause = 0.5
    while True:
        try:
            await round_of_work()
            pause = 0.5
        except Exception as error:
            # A full disk or a database that restarts must not end the process: nothing was acknowledged, so
            # everything is there when it comes back.
            name = round_of_work.__qualname__
            if is_outage(error):
                log_outage(f"{name} goes on in {pause:.1f} seconds", error)
            else:
                logger.exception("%s broke; it goes on in %.1f seconds", name, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
