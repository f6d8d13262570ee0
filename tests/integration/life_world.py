"""The world in which the life of assignments is played: its people, its resolutions and what may be read of it."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from domain.permissions import Action, may
from domain.refusals import Refusal
from domain.vocabulary import Duty, HearingReason, MinutesState
from services.actors import Actor
from services.assignments import changed
from storage.database import Database
from storage.models import (
    Assignment,
    Event,
    Hearing,
    Meeting,
    Order,
    ProgressReport,
    Request,
    Resolution,
    ResolutionLink,
    Sitting,
)
from storage.schema import upgrade
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, TODAY, Province, a_meeting, a_province, a_resolution, an_assignment, as_actor, save

PEOPLE = ("municipality", "welfare", "governorate", "secretary", "second_secretary", "chair")
WORKS = ("municipality", "welfare", "continuing", "ancestor")
"""Assignments: of the first resolution to the municipality and, as its partner, to welfare; the municipality's
continuing one; and the one of welfare that the first follows («پیرو …»)."""
READ = ("first", "ancestor", "continuing")
"""The hearings of the sitting, each of one resolution."""
NONE_SUCH = 999
Act = Callable[[UnitOfWork, datetime], Coroutine[Any, Any, Any]]


@dataclass(frozen=True)
class State:
    """All that an act may change, as the database has it."""

    assignments: dict[int, Assignment]
    requests: list[Request]
    events: list[Event]
    resolutions: dict[int, Resolution]
    hearings: list[Hearing]
    orders: list[Order]

    @property
    def picture(self) -> object:
        """What must be the same after a refusal."""
        works = [
            (one.id, one.status, one.progress, one.due_on, one.obstacle, one.seen_at, one.remind_at, one.period)
            for one in self.assignments.values()
        ]
        asked = [(one.id, one.state, one.told_at) for one in self.requests]
        closed = [(one.id, one.closed_at, one.closing_reason) for one in self.resolutions.values()]
        heard = [(one.id, one.outcome, one.fate, one.renewed_by_id) for one in self.hearings]
        receipts = [(one.order_id, one.seen_at, one.done_at) for order in self.orders for one in order.receipts]
        ordered = [(one.id, one.given_at, one.due_on) for one in self.orders]
        return works, asked, len(self.events), closed, heard, ordered, receipts

    def of_resolution(self, resolution_id: int) -> list[Assignment]:
        """The assignments of one resolution."""
        return [one for one in self.assignments.values() if one.resolution_id == resolution_id]


@cache
def _template() -> Path:
    """A database with all tables, made once and copied for every sequence."""
    path = Path(tempfile.mkdtemp(prefix="peygir-life-")) / "empty.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await upgrade(database)
        await database.close()

    asyncio.run(make())
    return path


class LifeWorld(RuleBasedStateMachine):
    """A fresh world for each sequence of acts."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="peygir-life-"))
        shutil.copy(_template(), self.folder / "life.db")
        self.now = NOW
        self._known: State | None = None
        self.runner.run(self._begin())

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    def act(self, actor: str, work: str, action: Action, act: Act) -> None:
        """Do it; a refusal changes nothing, and what is done was its doer's right."""
        before = self.state()
        self.now += timedelta(seconds=1)
        try:
            self.do(act(UnitOfWork(self.database), self.now))
        except Refusal:
            assert self.state().picture == before.picture
            return
        if self.state().picture != before.picture:
            assignment = before.assignments[self.works[work]]
            roles = self.actors[actor].roles
            assert may(roles, action, body_id=assignment.body_id, agency_id=assignment.agency_id)

    def do(self, acting: Coroutine[Any, Any, Any]) -> None:
        """Run what may change the world."""
        self._known = None
        self.runner.run(acting)

    def state(self) -> State:
        """The world as it is, read once between two acts."""
        if self._known is None:
            self._known = self.runner.run(self._read())
        return self._known

    def last_request(self, work: str) -> int:
        found = [one.id for one in self.state().requests if one.assignment_id == self.works[work]]
        return found[-1] if found else NONE_SUCH

    def last_order(self) -> int:
        return max((one.id for one in self.state().orders), default=NONE_SUCH)

    def last_report(self, work: str) -> int:
        return self.runner.run(self._read_last_report(self.works[work]))

    def row_of(self, work: str) -> int:
        """The resolution of an assignment."""
        return self.state().assignments[self.works[work]].resolution_id

    async def _read(self) -> State:
        async with UnitOfWork(self.database, reads_only=True) as uow:
            works = await uow.session.scalars(select(Assignment).order_by(Assignment.id))
            rows = await uow.session.scalars(select(Resolution).order_by(Resolution.id))
            orders = select(Order).options(selectinload(Order.receipts)).order_by(Order.id)
            return State(
                assignments={one.id: one for one in works},
                requests=list(await uow.session.scalars(select(Request).order_by(Request.id))),
                events=list(await uow.session.scalars(select(Event).order_by(Event.id))),
                resolutions={one.id: one for one in rows},
                hearings=list(await uow.session.scalars(select(Hearing).order_by(Hearing.id))),
                orders=list(await uow.session.scalars(orders)),
            )

    async def _read_last_report(self, assignment_id: int) -> int:
        async with UnitOfWork(self.database, reads_only=True) as uow:
            query = select(ProgressReport.id).where(ProgressReport.assignment_id == assignment_id)
            return await uow.session.scalar(query.order_by(ProgressReport.id.desc()).limit(1)) or NONE_SUCH

    async def _begin(self) -> None:
        self.database = Database(f"sqlite+aiosqlite:///{self.folder / 'life.db'}")
        self.province = await a_province(self.database)
        self.works, self.hearings = await _matter(self.database, self.province)
        self.actors = await _actors(self.database, self.province)
        async with UnitOfWork(self.database) as uow:
            for one in list(await uow.session.scalars(select(Assignment).order_by(Assignment.id))):
                await changed(uow, one, self.now)
            await uow.commit(self.now)


async def _matter(database: Database, province: Province) -> tuple[dict[str, int], dict[str, int]]:
    """The resolutions with their assignments, and the reading of each in the meeting to come."""
    acts, helps = province.municipality, province.welfare
    meeting = await a_meeting(database, province)
    old = await a_meeting(database, province, 18, minutes_state=MinutesState.ISSUED)
    first = await a_resolution(database, meeting, 1, acts, helps)
    endless = await a_resolution(database, meeting, 2, acts, due_on=None)
    ancestor = await a_resolution(database, old, 8, helps)
    await save(database, ResolutionLink(resolution_id=first.id, cited_id=ancestor.id))
    works = {
        "municipality": await an_assignment(database, first, meeting, acts),
        "welfare": await an_assignment(database, first, meeting, helps, duty=Duty.PARTNER),
        "continuing": await an_assignment(database, endless, meeting, acts),
        "ancestor": await an_assignment(database, ancestor, old, helps),
    }
    rows = {"first": first.id, "ancestor": ancestor.id, "continuing": endless.id}
    return {name: one.id for name, one in works.items()}, await _sit(database, province, rows)


async def _sit(database: Database, province: Province, rows: dict[str, int]) -> dict[str, int]:
    """The meeting in which they are read."""
    held = Meeting(body_id=province.body.id, number=21, held_on=TODAY + timedelta(days=30), created_at=NOW)
    await save(database, held)
    sitting = Sitting(meeting_id=held.id, begun_by_id=province.secretary.id, begun_at=NOW)
    await save(database, sitting)
    hearings = {}
    for place, (name, row) in enumerate(rows.items()):
        reason = HearingReason.ANCESTOR if name == "ancestor" else HearingReason.DUE
        hearing = Hearing(sitting_id=sitting.id, place=place, resolution_id=row, reason=reason)
        await save(database, hearing)
        hearings[name] = hearing.id
    return hearings


async def _actors(database: Database, province: Province) -> dict[str, Actor]:
    agencies = {name: getattr(province, name).id for name in ("municipality", "welfare", "governorate")}
    people = {name: province.focal_points[number] for name, number in agencies.items()}
    people |= {name: getattr(province, name) for name in ("secretary", "second_secretary", "chair")}
    return {name: await as_actor(database, person) for name, person in people.items()}
