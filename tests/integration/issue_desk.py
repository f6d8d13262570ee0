"""A draft of minutes that is ready to be issued, and what its issue leaves behind."""

from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import select

from domain.vocabulary import DeadlineBase, DeliveryFate
from services.actors import Actor
from services.correcting import Press
from services.issuing import issue
from storage.database import Database
from storage.models import (
    Assignment,
    Delivery,
    Meeting,
    NamedAgency,
)
from storage.unit_of_work import UnitOfWork
from tests.builders import (
    NOW,
    Province,
    a_meeting,
    a_province,
    a_resolution,
    as_actor,
    save,
)
from views.screen import Screen

ticks = count(1)


def later() -> timedelta:
    """Each act of a test happens a second after the one before."""
    return timedelta(seconds=next(ticks))


class Desk:
    """A draft of three rows that is ready: one for the municipality, one for it and a group, one for the unanswered."""

    def __init__(self, database: Database, province: Province, actor: Actor, meeting: Meeting) -> None:
        self.database, self.province, self.actor, self.meeting = database, province, actor, meeting
        self.press = Press(actor, 77)

    @property
    def writing(self) -> UnitOfWork:
        return UnitOfWork(self.database)

    @property
    def looking(self) -> UnitOfWork:
        return UnitOfWork(self.database, reads_only=True)

    async def issue(self, now: datetime = NOW) -> None:
        await issue(self.meeting.id, self.press, self.writing, now + later())

    async def assignments(self) -> list[Assignment]:
        async with self.looking as uow:
            return list(await uow.session.scalars(select(Assignment).order_by(Assignment.id)))

    async def sent(self) -> dict[str, Delivery]:
        """The messages of the broadcast by their keys."""
        async with self.looking as uow:
            rows = await uow.session.scalars(select(Delivery).where(Delivery.broadcast_id.is_not(None)))
            return {row.key: row for row in rows}

    async def named(self) -> list[NamedAgency]:
        """The agencies and groups as all rows name them."""
        async with self.looking as uow:
            return list(await uow.session.scalars(select(NamedAgency).order_by(NamedAgency.id)))

    async def progress(self) -> Screen:
        """What the message that follows the sending says by now."""
        async with self.looking as uow:
            said = select(Delivery).where(Delivery.key.like("issue-progress%")).order_by(Delivery.id.desc())
            row = (await uow.session.scalars(said)).first()
        assert row is not None
        return Screen.from_json(row.screen)

    async def newest(self) -> Screen:
        async with self.looking as uow:
            row = (await uow.session.scalars(select(Delivery).order_by(Delivery.id.desc()))).first()
        assert row is not None
        return Screen.from_json(row.screen)

    async def let_all_be(self, fate: DeliveryFate, *keys: str) -> None:
        """What the sender does, without a messenger."""
        async with self.writing as uow:
            for row in await uow.session.scalars(select(Delivery)):
                if not keys or row.key in keys:
                    row.fate, row.message_id = fate, row.edits_message_id or 500 + row.id
            await uow.commit(NOW)

    async def let_answers_arrive(self) -> None:
        """All that was said to the secretary is there; the broadcast has still to go."""
        async with self.looking as uow:
            answers = await uow.session.scalars(select(Delivery.key).where(Delivery.broadcast_id.is_(None)))
            keys = list(answers)
        await self.let_all_be(DeliveryFate.SENT, *keys)

    def key_of(self, agency_id: int) -> str:
        return f"issued:{self.meeting.id}:{self.province.focal_points[agency_id].id}"


async def a_desk(database: Database) -> Desk:
    """The draft with its rows, in an empty database."""
    province = await a_province(database)
    meeting = await a_meeting(
        database, province, is_letter_settled=True, letter_number="21/25", deadline_base=DeadlineBase.MEETING
    )
    made = Desk(database, province, await as_actor(database, province.secretary), meeting)
    await a_resolution(database, meeting, 1, province.municipality, title="بهسازی بوستان")
    second = await a_resolution(database, meeting, 2, province.municipality, title="نشست با بانک‌ها")
    await save(
        database,
        NamedAgency(
            resolution_id=second.id, as_written="فرمانداران", group_id=province.governors.id, is_confirmed=True
        ),
    )
    await a_resolution(database, meeting, 3, province.unanswered, title="گشت شبانه", due_on=None)
    return made


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.buttons for button in row]
