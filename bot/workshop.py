"""Where papers and pictures are made: one process beside the bot, so that no chat waits for a page to be set."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final

SECONDS: Final = 60.0
MOST_WORKS: Final = 200
"""After so many the process is replaced, so that what they leave in memory does not add up."""
logger = logging.getLogger(__name__)


class Workshop:
    """Does one work after the other. Its process starts with the first and ends with ``close``."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def make(self, work: Callable[..., bytes], *values: object) -> bytes:
        """What ``work`` makes of ``values``; both must survive pickling. TimeoutError when it takes a minute."""
        try:
            return await self._do(work, *values)
        except BrokenProcessPool:
            # Somebody ended the process (memory, an operator): the work is harmless to repeat.
            logger.warning("the workshop's process ended; it is started again")
            self.close()
            return await self._do(work, *values)

    def close(self) -> None:
        """End the process; what it was making is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    async def _do(self, work: Callable[..., bytes], *values: object) -> bytes:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=MOST_WORKS)
        made = asyncio.get_running_loop().run_in_executor(self._pool, work, *values)
        return await asyncio.wait_for(made, SECONDS)
