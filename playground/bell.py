"""Waiting for something to happen, without asking again and again."""

import asyncio
from collections.abc import Callable


class Bell:
    """Wakes everybody who waits at it."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake those who wait now."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def wait(self, seconds: float) -> bool:
        """Whether it rang within so many seconds."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiter)
        return True

    async def wait_until(self, is_so: Callable[[], bool], seconds: float) -> bool:
        """Whether ``is_so`` came true within so many seconds; it is asked again at each ring."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not is_so():
            left = end - loop.time()
            if left <= 0 or not await self.wait(left):
                return is_so()
        return True
