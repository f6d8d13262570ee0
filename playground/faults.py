"""Scripted faults: what goes wrong with which of the bot's calls."""

from dataclasses import asdict, dataclass
from typing import Final, Literal, TypeAlias, get_args

from playground.wire import Json

Act: TypeAlias = Literal["stall", "drop", "error_500", "error_429", "close"]
ACTS: Final = get_args(Act)
EVERY_METHOD: Final = "*"


@dataclass
class Fault:
    """One script. Of the calls of method ``on`` each ``every``-th goes wrong, ``count`` times at most (None: always).

    ``accepted``: the call has its effect first. ``stall``: no answer until the caller gives up; ``drop``: the
    connection is reset; ``close``: it is closed in good order; both without an answer.
    """

    on: str
    do: Act
    every: int = 1
    accepted: bool = False
    retry_after: int | None = None
    count: int | None = None
    seen: int = 0
    done: int = 0

    def strikes(self, method: str) -> bool:
        """Whether this call of ``method`` (in lower case) goes wrong; counts it."""
        if self.on != EVERY_METHOD and self.on.lower() != method:
            return False
        if self.count is not None and self.done >= self.count:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.done += 1
        return True


class Faults:
    """All scripts in force; the first that strikes is the one."""

    def __init__(self) -> None:
        self._scripts: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Put a script behind those in force."""
        self._scripts.append(fault)

    def clear(self) -> None:
        """End all of them."""
        self._scripts.clear()

    def striking(self, method: str) -> Fault | None:
        """What goes wrong with this call."""
        return next((fault for fault in self._scripts if fault.strikes(method)), None)

    def described(self) -> list[Json]:
        """The scripts with what they have seen and done."""
        return [asdict(fault) for fault in self._scripts]
