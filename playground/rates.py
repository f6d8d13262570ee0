"""The messengers' sending rates (Telegram's FAQ: 30 a second, about one a second in a chat, 20 a minute in a group).

Bale publishes none; the same are used.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from playground.chats import Chat

BURST = 5

_Key = TypeVar("_Key")


@dataclass
class _Allowance:
    """Tokens of one private chat at a monotonic time."""

    tokens: float
    at: float


class Rates:
    """Counts what bots send and says when it is too much."""

    def __init__(self, *, are_on: bool = True, clock: Callable[[], float] = time.monotonic) -> None:
        self.are_on = are_on
        self._clock = clock
        self._bots: dict[int, deque[float]] = {}
        self._groups: dict[tuple[int, int], deque[float]] = {}
        self._chats: dict[tuple[int, int], _Allowance] = {}

    def take(self, chat: Chat, messages: int = 1) -> int | None:
        """Count messages to a chat; when they are too many, count none and answer the whole seconds to wait."""
        if not self.are_on:
            return None
        now = self._clock()
        key = (chat.bot_id, chat.id)
        bot = _recent(self._bots, chat.bot_id, now - 1.0)
        wait = _window_wait(bot, messages, 30, now, 1.0)
        if chat.kind == "group":
            group = _recent(self._groups, key, now - 60.0)
            wait = max(wait, _window_wait(group, messages, 20, now, 60.0))
        else:
            wait = max(wait, self._chat_wait(key, now))
        if wait > 0:
            return math.ceil(wait)
        self._count(chat, key, messages, now)
        return None

    def _chat_wait(self, key: tuple[int, int], now: float) -> float:
        allowance = self._chats.setdefault(key, _Allowance(BURST, now))
        allowance.tokens = min(BURST, allowance.tokens + now - allowance.at)
        allowance.at = now
        return 1.0 - allowance.tokens

    def _count(self, chat: Chat, key: tuple[int, int], messages: int, now: float) -> None:
        self._bots[chat.bot_id].extend([now] * messages)
        if chat.kind == "group":
            self._groups[key].extend([now] * messages)
        else:
            self._chats[key].tokens -= 1


def _recent(times: dict[_Key, deque[float]], key: _Key, since: float) -> deque[float]:
    found = times.setdefault(key, deque())
    while found and found[0] <= since:
        found.popleft()
    return found


def _window_wait(times: deque[float], messages: int, limit: int, now: float, width: float) -> float:
    surplus = len(times) + messages - limit
    if surplus <= 0 or not times:
        return 0.0
    return times[min(surplus, len(times)) - 1] + width - now
