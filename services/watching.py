"""Watching for the operator: what is not well is measured, told when it begins and ends, and never told twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from domain.alarms import Alarm, AlarmKind, News, Step, lasting, news_of
from domain.calendar import today
from domain.vocabulary import Messenger
from services.actors import Place
from services.self_audit import Audited
from services.telling import Telling, tell_people, tell_place
from storage.models import Body
from storage.repositories.watching import Waiting
from storage.unit_of_work import UnitOfWork
from views import alarms as views

AUDIT: Final = "audit"
LOOK: Final = "look"
OLDEST_BACKLOG: Final = timedelta(hours=1)
COUNTED_FOR: Final = timedelta(days=1)
WEBHOOK_SILENCE: Final = timedelta(days=1)
"""A messenger that brings updates says nothing while nobody writes; one that is asked answers always."""
MOST_KEPT: Final = 100
NEARLY: Final = 0.8
NOTHING: Final = 10**6
QUOTAS: Final = (AlarmKind.QUOTA_NEAR, AlarmKind.QUOTA_FULL)


@dataclass(frozen=True)
class Limits:
    """From where on something is not well; ``free_bytes`` must be left on the disk, ``quota`` bytes are a body's."""

    silence: timedelta = timedelta(minutes=15)
    outbox: timedelta = timedelta(minutes=10)
    free_bytes: int = 10**9
    quota: int = 10**10


@dataclass(frozen=True)
class Watch:
    """Who is told of what. ``served`` are the messengers; they are asked for updates unless they bring them."""

    operators: Sequence[Place] = ()
    limits: Limits = field(default_factory=Limits)
    served: Sequence[Messenger] = ()
    are_asked: bool = True


@dataclass(frozen=True)
class Measured:
    """What only the machine knows, with the clock's time and the machine's."""

    free_bytes: int
    now: datetime
    real_now: datetime
    is_scanner_gone: bool = False


def intake_sign(messenger: Messenger) -> str:
    """The name of the sign that a messenger was last heard."""
    return f"intake:{messenger}"


async def note_heard(messenger: Messenger, uow: UnitOfWork, real_now: datetime) -> None:
    """The messenger has answered, or brought something."""
    async with uow:
        await uow.watching.note_sign(intake_sign(messenger), real_now)
        await uow.commit(real_now)


async def note_incident(alarm: Alarm, uow: UnitOfWork, now: datetime) -> None:
    """Something happened at this moment; the next look tells of it."""
    async with uow:
        await uow.watching.raise_alarm(alarm, now, told_at=None)
        await uow.commit(now)


async def look_out(watch: Watch, measured: Measured, uow: UnitOfWork) -> list[News]:
    """Measure everything, keep what begins and ends, and tell the operators; answers what was told."""
    now = measured.now
    async with uow:
        standing = await uow.watching.standing()
        present = [*await _present(watch, measured, uow), *lasting(standing, now)]
        told = list(news_of(present, standing, now))
        for news in told:
            await _keep(news, uow, now)
            for place in watch.operators:
                telling = Telling(f"alarm:{place.messenger}:{place.chat_id}:{_key(news, now)}")
                await tell_place(uow, place, views.alarm(news), telling, now)
            if news.step is Step.BEGAN and news.alarm.kind in QUOTAS:
                await _tell_secretariat(news, uow, now)
        await uow.watching.note_sign(LOOK, measured.real_now)
        await uow.commit(now)
        return told


async def is_audit_due(uow: UnitOfWork, now: datetime, every: timedelta) -> bool:
    """Whether the last self-audit is so long ago, or seems to be of a later time."""
    async with uow:
        last = await uow.watching.sign(AUDIT)
        return last is None or not timedelta() <= now - last.at < every


async def keep_audit(audited: Audited, uow: UnitOfWork) -> None:
    """Keep what a self-audit found; the next look alarms of it."""
    found = [
        {"kind": one.kind, "key": one.key, "person_id": one.person_id, "at": one.at.isoformat()}
        for one in audited.differences[:MOST_KEPT]
    ]
    facts = {"expected": audited.expected, "differences": len(audited.differences), "found": found}
    async with uow:
        await uow.watching.note_sign(AUDIT, audited.at, facts)
        await uow.commit(audited.at)


async def _keep(news: News, uow: UnitOfWork, now: datetime) -> None:
    if news.step is Step.ENDED:
        await uow.watching.end_alarm(news.alarm, now)
    else:
        await uow.watching.raise_alarm(news.alarm, now, told_at=now)


def _key(news: News, now: datetime) -> str:
    which = f"{news.alarm.kind}:{news.alarm.subject}:{news.began_at.isoformat()}:{news.step}"
    return f"{which}:{today(now).isoformat()}" if news.step is Step.STILL else which


async def _present(watch: Watch, measured: Measured, uow: UnitOfWork) -> list[Alarm]:
    found = [await _silence(messenger, watch, measured, uow) for messenger in watch.served]
    backlog, outbox = await uow.watching.inbox(), await uow.watching.outbox_due(measured.real_now)
    found.append(_old(AlarmKind.BACKLOG_OLD, backlog, OLDEST_BACKLOG, measured.now))
    found.append(_old(AlarmKind.OUTBOX_OLD, outbox, watch.limits.outbox, measured.now))
    if measured.free_bytes < watch.limits.free_bytes:
        found.append(Alarm(AlarmKind.DISK_LOW, facts={"megabytes": measured.free_bytes // 10**6}))
    if count := await uow.watching.set_aside_since(measured.now - COUNTED_FOR):
        found.append(Alarm(AlarmKind.SET_ASIDE, facts={"count": count}))
    if measured.is_scanner_gone:
        found.append(Alarm(AlarmKind.SCANNER_GONE))
    found += await _quotas(watch.limits.quota, uow)
    audit = await uow.watching.sign(AUDIT)
    if audit is not None and audit.facts["differences"]:
        found.append(Alarm(AlarmKind.UNSAID, facts={"count": audit.facts["differences"]}))
    return [alarm for alarm in found if alarm is not None]


async def _quotas(quota: int, uow: UnitOfWork) -> list[Alarm]:
    """The bodies whose files take four fifths of their space, or all but a megabyte."""
    found = []
    for body_id, used in (await uow.attachments.used()).items():
        if used < quota * NEARLY:
            continue
        body = await uow.get(Body, body_id)
        kind = AlarmKind.QUOTA_FULL if quota - used < NOTHING else AlarmKind.QUOTA_NEAR
        facts = {"body": body.name if body is not None else "", "percent": min(100, used * 100 // quota)}
        facts |= {"used": used // 10**6, "quota": quota // 10**6}
        found.append(Alarm(kind, str(body_id), facts))
    return found


async def _tell_secretariat(news: News, uow: UnitOfWork, now: datetime) -> None:
    body_id = int(news.alarm.subject)
    people = await uow.people.secretariat_of(body_id, today(now))
    telling = Telling(f"room:{body_id}:{news.alarm.kind}:{news.began_at.isoformat()}")
    await tell_people(uow, people, views.room(news.alarm), telling, now)


async def _silence(messenger: Messenger, watch: Watch, measured: Measured, uow: UnitOfWork) -> Alarm | None:
    heard = await uow.watching.sign(intake_sign(messenger))
    most = watch.limits.silence if watch.are_asked else max(watch.limits.silence, WEBHOOK_SILENCE)
    if heard is None or measured.real_now - heard.at <= most:
        return None
    minutes = int((measured.real_now - heard.at).total_seconds() // 60)
    return Alarm(AlarmKind.INTAKE_SILENT, messenger.value, {"minutes": minutes})


def _old(kind: AlarmKind, waiting: Waiting, most: timedelta, now: datetime) -> Alarm | None:
    if waiting.oldest_at is None or now - waiting.oldest_at <= most:
        return None
    minutes = int((now - waiting.oldest_at).total_seconds() // 60)
    return Alarm(kind, facts={"count": waiting.count, "minutes": minutes})
