"""How a deployment stands, read from its database and its disk."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bot.settings import Settings
from bot.system_clock import real_now
from domain.calendar import TEHRAN
from domain.vocabulary import DeliveryFate
from services.watching import AUDIT, LOOK
from storage.database import Database
from storage.reach import told_in_words
from storage.repositories.watching import Waiting
from storage.unit_of_work import UnitOfWork

LOOKED_WITHIN: Final = timedelta(minutes=5)
HEARD_WITHIN: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Deployment:
    """Everything that ``peygir status`` prints. ``troubles`` are sentences; with none of them all is well."""

    at: datetime
    inbox: Waiting
    outbox: Waiting
    fates: dict[str, int]
    set_aside: int
    alarms: list[dict[str, Any]]
    audit: dict[str, Any] | None
    looked_at: datetime | None
    free_bytes: int
    processes: list[dict[str, Any]]
    troubles: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The same with instants as ISO text."""
        written: dict[str, Any] = _written(asdict(self))
        return written

    def lines(self) -> Iterator[str]:
        """For reading, one thing a line."""
        yield f"inbox: {_waits(self.inbox)}; {self.set_aside} set aside in the last day"
        fates = ", ".join(f"{count} {fate}" for fate, count in sorted(self.fates.items())) or "nothing"
        yield f"outbox: {_waits(self.outbox)}; {fates}"
        if self.audit is not None:
            yield "self-audit: {expected} expected, {differences} differ, at {at}".format_map(self.audit)
        yield f"disk: {self.free_bytes / 1e9:.1f} GB free"
        yield from (f"process: {one['owner']} holds {', '.join(one['holds']) or 'nothing'}" for one in self.processes)
        yield from (f"✗ {trouble}" for trouble in self.troubles)
        if not self.troubles:
            yield "✓ all is well"


async def read_standing(settings: Settings) -> Deployment:
    """Read it all, beside a running bot. Raises DatabaseTrouble."""
    now = real_now()
    with told_in_words():
        database = Database(settings.database_url)
        try:
            async with UnitOfWork(database, reads_only=True) as uow:
                return await _read(uow, _free(settings.data), now, is_sqlite=database.is_sqlite)
        finally:
            await database.close()


async def chats_heard(url: str) -> list[str]:
    """The chats that wrote within the last hour, each with when. Raises DatabaseTrouble."""
    with told_in_words():
        database = Database(url)
        try:
            async with UnitOfWork(database, reads_only=True) as uow:
                heard = await uow.watching.chats_since(real_now() - HEARD_WITHIN)
        finally:
            await database.close()
    return [f"{messenger}:{chat_id}  wrote at {_clock(at)}" for messenger, chat_id, at in heard]


async def _read(uow: UnitOfWork, free_bytes: int, now: datetime, *, is_sqlite: bool) -> Deployment:
    audit, look = await uow.watching.sign(AUDIT), await uow.watching.sign(LOOK)
    standing = await uow.watching.standing()
    alarms = [
        {"kind": one.alarm.kind.value, "subject": one.alarm.subject, "since": one.began_at, "facts": one.alarm.facts}
        for one in standing
    ]
    fates: dict[DeliveryFate, int] = await uow.watching.fates()
    return Deployment(
        at=now,
        inbox=await uow.watching.inbox(),
        outbox=await uow.watching.outbox_due(now),
        fates={fate.value: count for fate, count in fates.items()},
        set_aside=await uow.watching.set_aside_since(now - timedelta(days=1)),
        alarms=alarms,
        audit=dict(audit.facts) | {"at": audit.at.isoformat()} if audit is not None else None,
        looked_at=look.at if look is not None else None,
        free_bytes=free_bytes,
        processes=[] if is_sqlite else await uow.watching.processes(now),
        troubles=list(_troubles(alarms, look.at if look is not None else None, now)),
    )


def _troubles(alarms: list[dict[str, Any]], looked_at: datetime | None, now: datetime) -> Iterator[str]:
    if looked_at is None or now - looked_at > LOOKED_WITHIN:
        yield f"no process has looked since {_clock(looked_at) if looked_at is not None else 'ever'}: is peygir run up?"
    for alarm in alarms:
        facts = ", ".join(f"{name} {value}" for name, value in alarm["facts"].items())
        yield f"{alarm['kind']} {alarm['subject']} since {_clock(alarm['since'])}: {facts}".replace("  ", " ")


def _waits(waiting: Waiting) -> str:
    if waiting.oldest_at is None:
        return "nothing waits"
    return f"{waiting.count} wait, the oldest since {_clock(waiting.oldest_at)}"


def _clock(at: datetime) -> str:
    return f"{at.astimezone(TEHRAN):%Y-%m-%d %H:%M}"


def _free(folder: Path) -> int:
    absolute = folder.absolute()
    return shutil.disk_usage(next(place for place in (absolute, *absolute.parents) if place.is_dir())).free


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _written(one) for name, one in value.items()}
    return [_written(one) for one in value] if isinstance(value, list) else value
