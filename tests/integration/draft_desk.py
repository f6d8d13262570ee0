"""A draft of minutes on the desk of a secretary, to be corrected."""

from datetime import timedelta
from itertools import count

from sqlalchemy import select

from services.actors import Actor
from services.correcting import Press
from storage.database import Database
from storage.models import Delivery, Meeting, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import Province, a_meeting, a_province, as_actor, save
from views.screen import Screen

ticks = count(1)


def later() -> timedelta:
    """Each act of a test happens a second after the one before."""
    return timedelta(seconds=next(ticks))


class Desk:
    """A draft of two rows on the desk of a secretary."""

    def __init__(self, database: Database, province: Province, actor: Actor, meeting: Meeting) -> None:
        self.database, self.province, self.actor, self.meeting = database, province, actor, meeting
        self.press = Press(actor)

    @property
    def writing(self) -> UnitOfWork:
        return UnitOfWork(self.database)

    @property
    def looking(self) -> UnitOfWork:
        return UnitOfWork(self.database, reads_only=True)

    async def name_in(self, row: Resolution, as_written: str, *candidates: int) -> NamedAgency:
        (named,) = await save(
            self.database,
            NamedAgency(resolution_id=row.id, as_written=as_written, candidates=list(candidates), left_out=[]),
        )
        return named

    async def said(self) -> Screen:
        async with self.looking as uow:
            newest = (await uow.session.scalars(select(Delivery).order_by(Delivery.id.desc()))).first()
        assert newest is not None
        return Screen.from_json(newest.screen)


async def a_draft_desk(database: Database) -> Desk:
    """A body, its secretary, and a meeting whose minutes have no rows yet."""
    province = await a_province(database)
    meeting = await a_meeting(database, province)
    return Desk(database, province, await as_actor(database, province.secretary), meeting)


def presses(screen: Screen) -> set[str | None]:
    return {button.press for line in screen.buttons for button in line}
