"""Founding a body: the operator names it once; all else is its secretariat's, in chat."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.body_settings import BodySettings
from domain.text import standardise_letters
from storage.models import Body, Event
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class FoundedBody:
    """A body as the operator tells it from others."""

    id: int
    name: str
    province: str
    settings: dict[str, Any] = field(default_factory=dict)


async def set_up_body(
    name: str, province: str, settings: dict[str, Any], uow: UnitOfWork, now: datetime
) -> FoundedBody:
    """The body of this name, made when there is none; settings that are named take the place of its own."""
    founded = await found_body(name, province, uow, now)
    async with uow:
        body = await uow.directory.locked_body(founded.id)
        if body is None or not settings:
            return founded
        before, body.settings = body.settings, BodySettings.from_json(body.settings | settings).to_json()
        uow.history.record(
            Event(body_id=body.id, at=now, kind="body_set_up", before={"fields": before}, after={"fields": settings})
        )
        await uow.reminders.look_again_at(body.id, now)
        await uow.commit(now)
        return _founded(body)


async def found_body(name: str, province: str, uow: UnitOfWork, now: datetime) -> FoundedBody:
    """The body of this name, made when the province has none so called."""
    name, province = _written(name), _written(province)
    async with uow:
        body = await uow.directory.body_named(province, name)
        if body is None:
            body = Body(name=name, province=province, settings={}, created_at=now)
            uow.add(body)
            await uow.flush()
            await uow.commit(now)
        return _founded(body)


async def bodies(uow: UnitOfWork) -> list[FoundedBody]:
    """All bodies, oldest first."""
    async with uow:
        return [_founded(body) for body in await uow.directory.bodies()]


def _founded(body: Body) -> FoundedBody:
    return FoundedBody(body.id, body.name, body.province, body.settings)


def _written(name: str) -> str:
    return " ".join(standardise_letters(name).split())
