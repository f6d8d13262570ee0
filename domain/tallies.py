"""Counts of assignments, for every place that shows them: chat, picture, paper."""

from dataclasses import dataclass

from domain.vocabulary import Status

COMPARED_FROM: int = 5


@dataclass(frozen=True)
class Count:
    """Assignments of one agency or meeting: how many there are, verified and late."""

    name: str
    total: int
    verified: int
    late: int


@dataclass(frozen=True)
class Dashboard:
    """A body's counts; ``by_status`` is in the order of the life of an assignment."""

    body_id: int
    body: str
    resolutions: int
    closed: int
    by_status: tuple[tuple[Status, int], ...]
    late: int
    agencies: tuple[Count, ...]
    meetings: tuple[Count, ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.by_status)

    def ranked_agencies(self) -> list[Count]:
        """The latest first; comparing begins at five assignments, so those with fewer come after."""
        return sorted(self.agencies, key=lambda item: (item.total < COMPARED_FROM, -item.late, -item.total, item.name))


def percent(part: int, whole: int) -> int:
    """A share in whole percents."""
    return round(100 * part / whole) if whole else 0
