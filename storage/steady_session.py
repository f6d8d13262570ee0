"""A session whose calls cannot be broken off halfway."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

P = ParamSpec("P")
T = TypeVar("T")

_CALLS: Final = ("execute", "scalar", "scalars", "get", "merge", "refresh", "delete", "flush", "commit", "rollback")


async def to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """Await ``work``; who is cancelled meanwhile hears of it when ``work`` has ended, not before."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            await _waited_in_spite_of_cancelling(task)
        raise


async def _waited_in_spite_of_cancelling(task: asyncio.Task[Any]) -> None:
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        return


class SteadySession(AsyncSession):
    """Cancelling its user waits for the statement on the way.

    A statement given up halfway leaves a connection of which nobody knows whether it holds SQLite's write lock: the
    driver's thread goes on with it, and every other writer finds the database locked.
    """


def _steady(call: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    @wraps(call)
    async def steady(*args: P.args, **kwargs: P.kwargs) -> T:
        return await to_its_end(call(*args, **kwargs))

    return steady


for _name in _CALLS:
    setattr(SteadySession, _name, _steady(getattr(AsyncSession, _name)))
