"""How fast may be sent: evenly for a bot, slowly within a chat (messengers.md, rate)."""

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from typing import Final

BURST: Final = 3
GROUP_WINDOW: Final = 60.0


@dataclass(frozen=True)
class Pace:
    """Messages a second for the whole bot and within one chat, and in one minute within one group."""

    bot: float
    chat: float = 1.0
    group: int = 20


@dataclass
class _Allowance:
    tokens: float
    at: float


class Pacer:
    """Counts what goes out. Without a pace nothing is held back. Times are seconds of the monotonic clock."""

    def __init__(self, pace: Pace | None) -> None:
        self._pace = pace
        self._next_turn = 0.0
        self._chats: dict[int, _Allowance] = {}
        self._groups: dict[int, deque[float]] = {}
        self._resting: dict[int, float] = {}

    async def turn(self) -> None:
        """Wait for the bot's next even turn."""
        if self._pace is None:
            return
        now = time.monotonic()
        turn = max(now, self._next_turn)
        self._next_turn = turn + 1 / self._pace.bot
        await asyncio.sleep(turn - now)

    def note(self, chat_id: int, messages: int = 1) -> None:
        """Count messages that go to a chat now."""
        if self._pace is None:
            return
        now = time.monotonic()
        wait = self._group_wait(chat_id, messages, now) if chat_id < 0 else self._chat_wait(chat_id, messages, now)
        if wait > 0:
            self.rest(chat_id, wait)

    def rest(self, chat_id: int, seconds: float) -> None:
        """Send nothing to a chat for so long."""
        self._resting[chat_id] = max(self._resting.get(chat_id, 0.0), time.monotonic() + seconds)

    def resting(self) -> dict[int, float]:
        """The chats to pass over now, each with the seconds it still rests."""
        now = time.monotonic()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        return {chat: until - now for chat, until in self._resting.items()}

    def _chat_wait(self, chat_id: int, messages: int, now: float) -> float:
        rate = self._pace.chat if self._pace is not None else 0.0
        allowance = self._chats.get(chat_id) or _Allowance(BURST, now)
        tokens = min(BURST, allowance.tokens + (now - allowance.at) * rate) - messages
        self._chats[chat_id] = _Allowance(tokens, now)
        if len(self._chats) > 10_000:
            self._chats = {chat: one for chat, one in self._chats.items() if now - one.at < BURST / rate}
        return (1 - tokens) / rate

    def _group_wait(self, chat_id: int, messages: int, now: float) -> float:
        sent = self._groups.setdefault(chat_id, deque())
        sent.extend([now] * messages)
        while sent and sent[0] <= now - GROUP_WINDOW:
            sent.popleft()
        limit = self._pace.group if self._pace is not None else len(sent) + 1
        return sent[len(sent) - limit] + GROUP_WINDOW - now if len(sent) >= limit else 0.0
