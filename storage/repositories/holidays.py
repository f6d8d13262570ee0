"""Days off, and occasions whose days no rule gives."""

from datetime import date

from sqlalchemy import delete, func, or_, select

from domain.text import fold
from domain.vocabulary import DayOffSource
from storage.models import Holiday, OccasionDays
from storage.repositories.base import Repository


class Holidays(Repository):
    """Days off."""

    async def days_of(self, body_id: int) -> dict[date, str]:
        """The days off of a body by day: the official ones but those it works on, and its own closures."""
        query = select(Holiday).where(or_(Holiday.body_id.is_(None), Holiday.body_id == body_id))
        found = list(await self._session.scalars(query))
        own = {holiday.day: holiday for holiday in found if holiday.body_id is not None}
        days = {holiday.day: holiday.name for holiday in found if holiday.day not in own}
        return days | {day: one.name for day, one in own.items() if one.source != DayOffSource.WORKING}

    async def occasions(self) -> list[OccasionDays]:
        """Occasions whose days people keep, the earliest first."""
        return list(await self._session.scalars(select(OccasionDays).order_by(OccasionDays.first_on)))

    async def keep_occasion(self, name: str, first_on: date, last_on: date) -> None:
        """Write down one year's days of an occasion; the same beginning again only changes its end."""
        query = select(OccasionDays).where(OccasionDays.folded_name == fold(name), OccasionDays.first_on == first_on)
        known = await self._session.scalar(query)
        if known is not None:
            known.last_on = last_on
            return
        self._session.add(OccasionDays(name=name, folded_name=fold(name), first_on=first_on, last_on=last_on))

    async def seeded_until(self) -> date | None:
        """The last official day off that the seed brought, so that a new year is seeded once."""
        return await self._session.scalar(select(func.max(Holiday.day)).where(Holiday.source == DayOffSource.SEED))

    async def on(self, day: date, body_id: int | None) -> Holiday | None:
        """The day off of one owner (None: official) on a day."""
        owner = Holiday.body_id.is_(None) if body_id is None else Holiday.body_id == body_id
        return await self._session.scalar(select(Holiday).where(Holiday.day == day, owner))

    async def declare(self, day: date, body_id: int | None, name: str, source: DayOffSource) -> None:
        """Write down what a day is to one owner; what is so already keeps its name."""
        known = await self.on(day, body_id)
        if known is None:
            self._session.add(Holiday(day=day, body_id=body_id, name=name, source=source))
        elif known.source != source:
            known.name, known.source = name, source
        await self._session.flush()

    async def withdraw(self, day: date, body_id: int | None) -> None:
        """Make it an ordinary day again."""
        owner = Holiday.body_id.is_(None) if body_id is None else Holiday.body_id == body_id
        await self._session.execute(delete(Holiday).where(Holiday.day == day, owner))
