"""The table of occasions whose days no calendar rule gives; operators keep it."""

from collections.abc import Iterable
from datetime import datetime

from domain.occasions import Occasion
from storage.unit_of_work import UnitOfWork


async def keep_occasions(occasions: Iterable[Occasion], uow: UnitOfWork, now: datetime) -> None:
    """Add to the table; an occasion that begins on the same day again only gets its new end."""
    async with uow:
        for one in occasions:
            await uow.holidays.keep_occasion(one.name[:80], one.first_on, one.last_on)
        await uow.commit(now)


async def kept_occasions(uow: UnitOfWork) -> list[Occasion]:
    """The whole table, the earliest first."""
    async with uow:
        return [Occasion(one.name, one.first_on, one.last_on) for one in await uow.holidays.occasions()]
