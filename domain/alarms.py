"""What an operator is alarmed of, and when it is said: as it begins, at most daily while it lasts, and as it ends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

AGAIN_AFTER: Final = timedelta(days=1)
LASTS: Final = timedelta(days=1)
"""How long something that happened at one moment counts, unless it happens again."""


class AlarmKind(StrEnum):
    """Everything that is watched."""

    INTAKE_SILENT = "intake_silent"
    BACKLOG_OLD = "backlog_old"
    OUTBOX_OLD = "outbox_old"
    UNSAID = "unsaid"
    SET_ASIDE = "set_aside"
    DISK_LOW = "disk_low"
    QUOTA_NEAR = "quota_near"
    QUOTA_FULL = "quota_full"
    SCANNER_GONE = "scanner_gone"
    CLOCK_JUMPED = "clock_jumped"
    TAKEN_OVER = "taken_over"
    OUTAGE = "outage"


INCIDENTS: Final = frozenset({AlarmKind.CLOCK_JUMPED, AlarmKind.TAKEN_OVER, AlarmKind.OUTAGE})
"""They happen at one moment; the others stand as long as they can be measured."""


class Step(StrEnum):
    """What is said of an alarm."""

    BEGAN = "began"
    STILL = "still"
    ENDED = "ended"


@dataclass(frozen=True)
class Alarm:
    """Something that is not well. ``subject`` tells two of a kind apart; ``facts`` fill the holes of its sentence."""

    kind: AlarmKind
    subject: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """An alarm that has begun and not ended. ``told_at`` is when it was last said, None while it never was."""

    alarm: Alarm
    began_at: datetime
    seen_at: datetime
    told_at: datetime | None


@dataclass(frozen=True)
class News:
    """One thing to say of an alarm now."""

    step: Step
    alarm: Alarm
    began_at: datetime


def lasting(standing: Iterable[Standing], now: datetime) -> list[Alarm]:
    """Incidents that still count."""
    return [one.alarm for one in standing if one.alarm.kind in INCIDENTS and now - one.seen_at < LASTS]


def news_of(present: Iterable[Alarm], standing: Iterable[Standing], now: datetime) -> Iterator[News]:
    """What is to be said now that these are present and those had begun."""
    before = {(one.alarm.kind, one.alarm.subject): one for one in standing}
    for alarm in present:
        known = before.pop((alarm.kind, alarm.subject), None)
        if known is None:
            yield News(Step.BEGAN, alarm, now)
        elif known.told_at is None:
            yield News(Step.BEGAN, alarm, known.began_at)
        elif now - known.told_at >= AGAIN_AFTER:
            yield News(Step.STILL, alarm, known.began_at)
    for known in before.values():
        yield News(Step.ENDED, known.alarm, known.began_at)
