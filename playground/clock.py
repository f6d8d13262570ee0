"""The clock of the whole trial: real time plus an offset that only grows."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

TEHRAN: Final = timezone(timedelta(hours=3, minutes=30))


def real_time() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)


class TrialClock:
    """Trial time, which jumps forward when it is told to and otherwise runs as real time does."""

    def __init__(self, offset: timedelta = timedelta(), real: Callable[[], datetime] = real_time) -> None:
        self.offset = offset
        self._real = real

    def now(self) -> datetime:
        """The trial's instant, aware, in UTC."""
        return self._real() + self.offset

    def real_now(self) -> datetime:
        """The machine's instant, for what does not jump: how long a backlog is kept."""
        return self._real()

    def move_to(self, moment: datetime) -> None:
        """Jump to an aware ``moment``; ValueError when it has passed."""
        if moment < self.now():
            raise ValueError("The trial's clock only goes forward.")
        self.offset = moment - self._real()

    def written(self) -> str:
        """The present instant as the control interface writes it, to the microsecond."""
        return self.now().astimezone(TEHRAN).isoformat()


def written_second(timestamp: int) -> str:
    """A Unix time as the control interface writes a message's: to the second, +03:30."""
    return datetime.fromtimestamp(timestamp, TEHRAN).isoformat()


def read_instant(text: str) -> datetime:
    """An ISO 8601 instant; without an offset it is Tehran's. ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=TEHRAN)
