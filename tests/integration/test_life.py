"""Any sequence of acts by anybody keeps the promises of an assignment's life (conversations.md)."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from domain.body_settings import BodySettings
from domain.life_cycle import FOLLOWED, OPEN, TO_DO
from domain.permissions import Action, may
from domain.refusals import Refusal
from domain.vocabulary import Duty, HearingOutcome, HearingReason, RequestState, Status
from services.acknowledging import acknowledge
from services.actors import Actor
from services.closing import CancelAssignment, CloseResolution, cancel_assignment, close_resolution
from services.deciding import DecideRequest, grant_extension, refuse_request
from services.hearings import Decide, decide, take_back
from services.letters import JudgeLetter, judge_letter
from services.obstacles import remove_obstacle
from services.reassigning import Reassign, reassign
from services.reminders import arm_all, send_due
from services.reporting import Pressed, SubmitReport, submit_report
from services.requests import AskExtension, AskToDecline, ask_extension, ask_to_decline, take_back_request
from services.said import Said
from services.taking_back import take_back_report
from services.verification import JudgeReport, judge_report
from storage.database import Database
from storage.models import Assignment, Event, Hearing, Meeting, ProgressReport, Request, Resolution, Sitting
from storage.schema import upgrade
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, TODAY, Province, a_meeting, a_province, a_resolution, an_assignment, as_actor, save

PEOPLE = ("municipality", "welfare", "governorate", "secretary", "second_secretary", "chair")
WORKS = st.sampled_from(("municipality", "welfare"))
ACTORS = st.sampled_from(PEOPLE)
REPORTS = st.sampled_from(
    (
        Said(status=Status.REPORTED_DONE),
        Said(percent=60),
        Said(percent=100),
        Said(words="دو نشست برگزار شد."),
        Said(status=Status.BLOCKED, obstacle="اعتبار تأمین نشده"),
        Said(status=Status.IN_PROGRESS),
        Said(by_letter=True, letter_number="12/34"),
    )
)
OUTCOMES = st.sampled_from((HearingOutcome.CLOSED, HearingOutcome.CONTINUED, HearingOutcome.EXTENDED))
DATING = ("extension_granted", "extended_in_meeting", "due_set_in_meeting", "due_given_back")
Act = Callable[[UnitOfWork, datetime], Coroutine[Any, Any, Any]]


@dataclass(frozen=True)
class State:
    """All that an act may change, as the database has it."""

    assignments: dict[int, Assignment]
    requests: list[Request]
    events: list[Event]
    resolution: Resolution

    @property
    def picture(self) -> object:
        """What must be the same after a refusal."""
        works = [
            (one.id, one.status, one.progress, one.due_on, one.obstacle, one.seen_at, one.remind_at)
            for one in self.assignments.values()
        ]
        asked = [(one.id, one.state, one.told_at) for one in self.requests]
        return works, asked, len(self.events), self.resolution.closed_at


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


class Life(RuleBasedStateMachine):
    """A resolution of two agencies; the municipality acts, welfare is its partner."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="peygir-life-"))
        shutil.copy(_template(), self.folder / "life.db")
        self.now = NOW
        self.runner.run(self._begin())

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    @rule(actor=ACTORS, work=WORKS)
    def acknowledges(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self.works[work])
        self._act(actor, work, Action.ACKNOWLEDGE, lambda uow, now: acknowledge(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, said=REPORTS)
    def reports(self, actor: str, work: str, said: Said) -> None:
        command = SubmitReport(self.actors[actor], self.works[work], said)
        self._act(actor, work, Action.REPORT, lambda uow, now: submit_report(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def takes_the_last_report_back(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self._last_report(work))
        self._act(actor, work, Action.REPORT, lambda uow, now: take_back_report(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, is_good=st.booleans())
    def judges_the_last_report(self, actor: str, work: str, is_good: bool) -> None:
        reason = None if is_good else "مستندات پیوست نیست"
        command = JudgeReport(self.actors[actor], self._last_report(work), reason, None)
        self._act(actor, work, Action.JUDGE, lambda uow, now: judge_report(command, uow, now))

    @rule(actor=ACTORS, work=WORKS, has_come=st.booleans())
    def judges_the_letter(self, actor: str, work: str, has_come: bool) -> None:
        command = JudgeLetter(self.actors[actor], self.works[work], has_come)
        self._act(actor, work, Action.JUDGE, lambda uow, now: judge_letter(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def removes_the_obstacle(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self.works[work])
        self._act(actor, work, Action.ACT_FOR_AGENCY, lambda uow, now: remove_obstacle(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, days=st.sampled_from((-3, 7, 14)))
    def asks_for_more_time(self, actor: str, work: str, days: int) -> None:
        command = AskExtension(self.actors[actor], self.works[work], days, "تأمین نشدن اعتبار")
        self._act(actor, work, Action.ASK_EXTENSION, lambda uow, now: ask_extension(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def declines(self, actor: str, work: str) -> None:
        command = AskToDecline(self.actors[actor], self.works[work], "فرمانداری مهرآباد", "در شرح وظایف ما نیست")
        self._act(actor, work, Action.DECLINE, lambda uow, now: ask_to_decline(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def takes_the_request_back(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self._last_request(work))
        self._act(actor, work, Action.REPORT, lambda uow, now: take_back_request(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, day=st.none() | st.integers(-5, 40), is_granted=st.booleans())
    def decides_on_more_time(self, actor: str, work: str, day: int | None, is_granted: bool) -> None:
        other = TODAY + timedelta(days=day) if day is not None else None
        command = DecideRequest(self.actors[actor], self._last_request(work), is_granted, other)
        decide = grant_extension if is_granted else refuse_request
        self._act(actor, work, Action.DECIDE_REQUEST, lambda uow, now: decide(command, uow, now))

    @rule(actor=ACTORS, work=WORKS, to=st.sampled_from((None, "governorate", "welfare")), keeps=st.booleans())
    def hands_the_work_over(self, actor: str, work: str, to: str | None, keeps: bool) -> None:
        agency_id = getattr(self.province, to).id if to is not None else None
        command = Reassign(self.actors[actor], self._last_request(work), agency_id, keeps)
        self._act(actor, work, Action.DECIDE_REQUEST, lambda uow, now: reassign(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def cancels(self, actor: str, work: str) -> None:
        command = CancelAssignment(self.actors[actor], self.works[work], "اعتبار نداد")
        self._act(actor, work, Action.CANCEL, lambda uow, now: cancel_assignment(command, uow, now))

    @rule(actor=ACTORS, work=WORKS, reason=st.sampled_from((None, "در جلسه تصمیم گرفته شد")))
    def closes(self, actor: str, work: str, reason: str | None) -> None:
        command = CloseResolution(self.actors[actor], self.resolution_id, reason)
        self._act(actor, work, Action.CLOSE, lambda uow, now: close_resolution(command, uow, now))

    @rule(actor=ACTORS, outcome=OUTCOMES, day=st.none() | st.integers(-5, 40))
    def a_meeting_decides(self, actor: str, outcome: HearingOutcome, day: int | None) -> None:
        other = TODAY + timedelta(days=day) if day is not None else None
        command = Decide(self.actors[actor], self.hearing_id, outcome, other)
        self._act(actor, "municipality", Action.CLOSE, lambda uow, now: decide(command, uow, now))

    @rule(actor=ACTORS)
    def the_meeting_takes_it_back(self, actor: str) -> None:
        who, number = self.actors[actor], self.hearing_id
        self._act(actor, "municipality", Action.CLOSE, lambda uow, now: take_back(who, number, None, uow, now))

    @rule(hours=st.sampled_from((1, 24, 72, 240)))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.runner.run(send_due(UnitOfWork(self.database), self.now))

    @invariant()
    def history_explains_the_state(self) -> None:
        state = self._state()
        for assignment in state.assignments.values():
            own = [event for event in state.events if event.assignment_id == assignment.id]
            told = [event.after["status"] for event in own if "status" in event.after]
            assert (told[-1] if told else Status.ISSUED) == assignment.status
            days = [event.after["due_on"] for event in own if event.kind in DATING]
            assert not days or date.fromisoformat(days[-1]) == assignment.due_on

    @invariant()
    def at_most_one_request_is_open(self) -> None:
        state = self._state()
        waiting = [one.assignment_id for one in state.requests if one.state is RequestState.OPEN]
        assert len(waiting) == len(set(waiting))
        # What a meeting grants is counted with the others, but no limit binds the meeting.
        granted = [one for one in state.requests if one.granted_due_on and one.decided_by_id != one.person_id]
        most = BodySettings().most_extensions
        assert all(sum(one.assignment_id == key for one in granted) <= most for key in state.assignments)

    @invariant()
    def reminders_fit_the_state(self) -> None:
        state = self._state()
        for one in state.assignments.values():
            is_followed = one.status in TO_DO and one.duty in FOLLOWED and state.resolution.closed_at is None
            assert is_followed or one.remind_at is None
            assert one.remind_at is not None or not is_followed or one.due_on is None or one.due_on <= self.now.date()

    @invariant()
    def the_whole_goes_with_done_and_nothing_falls_between_two(self) -> None:
        state = self._state()
        for one in state.assignments.values():
            assert (one.progress == 100) is (one.status in (Status.REPORTED_DONE, Status.VERIFIED))
            assert (one.obstacle is not None) is (one.status is Status.BLOCKED)
        responsible = [one.status for one in state.assignments.values() if one.duty is Duty.RESPONSIBLE]
        assert any(status is not Status.DECLINED for status in responsible)
        assert state.resolution.closed_at is None or state.resolution.closing_reason or not set(responsible) & OPEN

    def _act(self, actor: str, work: str, action: Action, act: Act) -> None:
        """Do it; a refusal changes nothing, and what is done was its doer's right."""
        before = self._state()
        self.now += timedelta(seconds=1)
        try:
            self.runner.run(act(UnitOfWork(self.database), self.now))
        except Refusal:
            assert self._state().picture == before.picture
            return
        if self._state().picture != before.picture:
            assignment = before.assignments[self.works[work]]
            roles = self.actors[actor].roles
            assert may(roles, action, body_id=assignment.body_id, agency_id=assignment.agency_id)

    def _state(self) -> State:
        return self.runner.run(self._read())

    async def _read(self) -> State:
        async with UnitOfWork(self.database, reads_only=True) as uow:
            works = await uow.session.scalars(select(Assignment).order_by(Assignment.id))
            requests = await uow.session.scalars(select(Request).order_by(Request.id))
            events = await uow.session.scalars(select(Event).order_by(Event.id))
            resolution = await uow.get(Resolution, self.resolution_id)
            assert resolution is not None
            return State({one.id: one for one in works}, list(requests), list(events), resolution)

    def _last_request(self, work: str) -> int:
        found = [one.id for one in self._state().requests if one.assignment_id == self.works[work]]
        return found[-1] if found else 999

    def _last_report(self, work: str) -> int:
        return self.runner.run(self._read_last_report(self.works[work]))

    async def _read_last_report(self, assignment_id: int) -> int:
        async with UnitOfWork(self.database, reads_only=True) as uow:
            query = select(ProgressReport.id).where(ProgressReport.assignment_id == assignment_id)
            return await uow.session.scalar(query.order_by(ProgressReport.id.desc()).limit(1)) or 999

    async def _begin(self) -> None:
        self.database = Database(f"sqlite+aiosqlite:///{self.folder / 'life.db'}")
        self.province = await a_province(self.database)
        meeting = await a_meeting(self.database, self.province)
        row = await a_resolution(self.database, meeting, 1, self.province.municipality, self.province.welfare)
        acts = await an_assignment(self.database, row, meeting, self.province.municipality)
        helps = await an_assignment(self.database, row, meeting, self.province.welfare, duty=Duty.PARTNER)
        self.resolution_id, self.works = row.id, {"municipality": acts.id, "welfare": helps.id}
        self.actors = await _actors(self.database, self.province)
        self.hearing_id = await self._sit()
        async with UnitOfWork(self.database) as uow:
            await arm_all(uow, list(await uow.session.scalars(select(Assignment))), self.now)
            await uow.commit(self.now)

    async def _sit(self) -> int:
        """The meeting in which the resolution is read."""
        held = Meeting(body_id=self.province.body.id, number=21, held_on=TODAY + timedelta(days=30), created_at=NOW)
        await save(self.database, held)
        sitting = Sitting(meeting_id=held.id, begun_by_id=self.province.secretary.id, begun_at=NOW)
        await save(self.database, sitting)
        hearing = Hearing(sitting_id=sitting.id, place=0, resolution_id=self.resolution_id, reason=HearingReason.DUE)
        await save(self.database, hearing)
        return hearing.id


async def _actors(database: Database, province: Province) -> dict[str, Actor]:
    agencies = {name: getattr(province, name).id for name in ("municipality", "welfare", "governorate")}
    people = {name: province.focal_points[number] for name, number in agencies.items()}
    people |= {name: getattr(province, name) for name in ("secretary", "second_secretary", "chair")}
    return {name: await as_actor(database, person) for name, person in people.items()}


def play(sequences: int, acts: int) -> None:
    """So many sequences of so many acts. Making a failing one shorter takes minutes; it is printed as it is."""
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=acts,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )
    run_state_machine_as_test(Life, settings=chosen)


def test_any_sequence_of_acts_keeps_the_promises_of_a_life() -> None:
    play(10, 25)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_great_many_sequences_keep_them_too() -> None:
    play(300, 40)
