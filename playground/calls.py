"""The log of what bots called."""

from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from playground.wire import Json

_LONGEST: Final = 200_000


@dataclass(frozen=True)
class LoggedCall:
    """One call. ``status`` is what the caller got, 0 for no answer at all; ``parameters`` are without files' bytes."""

    number: int
    at: str
    bot_id: int
    method: str
    chat_id: int | str | None
    status: int
    milliseconds: float
    parameters: Json = field(default_factory=dict)
    description: str | None = None
    fault: str | None = None
    accepted: bool = True

    def described(self) -> Json:
        """The entry as the control interface gives it."""
        entry: Json = {
            "n": self.number,
            "at": self.at,
            "bot": self.bot_id,
            "method": self.method,
            "chat_id": self.chat_id,
            "status": self.status,
            "ms": self.milliseconds,
            "params": self.parameters,
        }
        if self.description:
            entry["description"] = self.description
        if self.fault:
            entry |= {"fault": self.fault, "accepted": self.accepted}
        return entry


class CallLog:
    """The calls in the order they were answered; the oldest of very many are forgotten."""

    def __init__(self) -> None:
        self._calls: deque[LoggedCall] = deque(maxlen=_LONGEST)
        self._last = 0

    def next_number(self) -> int:
        """The number of the call that is being written."""
        self._last += 1
        return self._last

    def add(self, call: LoggedCall) -> None:
        """Write a call at the end."""
        self._calls.append(call)

    def after(self, number: int) -> list[Json]:
        """Entries behind a number."""
        skipped = max(0, number - (self._last - len(self._calls)))
        return [call.described() for call in islice(self._calls, skipped, None)]
