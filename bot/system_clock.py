"""The machine's time."""

from datetime import UTC, datetime


def real_now() -> datetime:
    """The machine's present instant; leases, pacing and retries go by it even in a trial."""
    return datetime.now(UTC)


class SystemClock:
    """The clock of a real deployment."""

    def now(self) -> datetime:
        return real_now()
