"""What a body may decide for itself, with the defaults of conversations.md. Kept as JSON without the defaults."""

from dataclasses import asdict, dataclass, fields
from datetime import date, time
from typing import Any, Final, Self

from domain.vocabulary import DeadlineBase, Messenger

SATURDAY_TO_WEDNESDAY: Final = (0, 1, 2, 3, 4)
MOST_WARNINGS: Final = 3
MOST_WEEKLY: Final = 3


@dataclass(frozen=True)
class OtherHours:
    """Working hours of a dated period, such as summer or Ramadan; both days belong to it."""

    first: date
    last: date
    opens: time
    closes: time

    @property
    def is_possible(self) -> bool:
        """Whether the period and its working day both begin before they end."""
        return self.first <= self.last and self.opens < self.closes


@dataclass(frozen=True)
class BodySettings:
    """``ladder`` and ``calls_after_days_late`` count calendar days, the other ``…_after`` and quiet days working days.

    ``ladder`` holds at most three numbers of days before the due date, longest first. ``working_days`` are weekday
    numbers, Saturday 0. Clock times are Tehran's. With ``agencies_see_each_other`` the agencies of one resolution
    read how the others stand. ``secretary_id`` is the person (دبیر) of the secretariat who closes where
    ``closing_by_secretary_only``. Raises ValueError for what no body can mean.
    """

    deadline_base: DeadlineBase | None = None
    working_days: tuple[int, ...] = SATURDAY_TO_WEDNESDAY
    opens: time = time(7, 30)
    closes: time = time(14, 0)
    other_hours: tuple[OtherHours, ...] = ()
    reminds_at: time = time(8, 30)
    ladder: tuple[int, ...] = (7, 3, 1)
    quiet_days_after_issue: int = 2
    weekly_reminders: int = 3
    nudge_after: int = 1
    call_after: int = 2
    escalates_after: int = 3
    calls_after_days_late: int = 7
    escalates_by_itself: bool = False
    period_days: int = 30
    undo_minutes: int = 10
    most_extensions: int = 3
    done_needs_document: bool = False
    asks_phone: bool = False
    agencies_see_each_other: bool = False
    closing_by_secretary_only: bool = False
    secretary_id: int | None = None
    closes_in_meeting_only: bool = False
    messengers: tuple[Messenger, ...] = (Messenger.TELEGRAM, Messenger.BALE)
    contact_name: str = ""
    contact_telephone: str = ""

    def __post_init__(self) -> None:
        if not set(self.working_days) or not set(self.working_days) <= set(range(7)):
            raise ValueError("working_days must name weekdays from 0 to 6, at least one")
        if len(self.ladder) > MOST_WARNINGS or any(before < 1 for before in self.ladder):
            raise ValueError(f"ladder must hold at most {MOST_WARNINGS} numbers of days, each 1 or more")
        if list(self.ladder) != sorted(set(self.ladder), reverse=True):
            raise ValueError("ladder must go from the longest to the shortest")
        if self.escalates_after < 2:
            raise ValueError("escalates_after must leave a working day for the warning, so 2 or more")
        if not 0 <= self.weekly_reminders <= MOST_WEEKLY:
            raise ValueError(f"weekly_reminders must be between 0 and {MOST_WEEKLY}")
        if self.opens >= self.closes or any(not hours.is_possible for hours in self.other_hours):
            raise ValueError("working hours must open before they close")

    def to_json(self) -> dict[str, Any]:
        """Only what differs from the defaults, as JSON values."""
        default = asdict(type(self)())
        return {name: _plain(value) for name, value in asdict(self).items() if value != default[name]}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The settings that ``to_json`` kept; names that this release does not know are passed over."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: _read(name, value) for name, value in kept.items() if name in known})


def kept_fields(fields_set: dict[str, Any]) -> dict[str, Any]:
    """Single fields as JSON values, as they are kept."""
    return {name: _plain(value) for name, value in fields_set.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, time | date):
        return value.isoformat()
    if isinstance(value, OtherHours):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _read(name: str, value: Any) -> Any:
    if name in ("opens", "closes", "reminds_at"):
        return time.fromisoformat(value)
    if name == "deadline_base":
        return DeadlineBase(value) if value is not None else None
    if name == "messengers":
        return tuple(Messenger(item) for item in value)
    if name == "other_hours":
        return tuple(_read_hours(item) for item in value)
    return tuple(value) if isinstance(value, list) else value


def _read_hours(kept: dict[str, str]) -> OtherHours:
    return OtherHours(
        first=date.fromisoformat(kept["first"]),
        last=date.fromisoformat(kept["last"]),
        opens=time.fromisoformat(kept["opens"]),
        closes=time.fromisoformat(kept["closes"]),
    )
