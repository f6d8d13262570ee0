"""Any sequence of acts by anybody keeps the promises of an assignment's life (conversations.md)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from domain.body_settings import BodySettings
from domain.hearings import FATES
from domain.life_cycle import ENDED, FOLLOWED, OPEN, TO_DO
from domain.periods import Period
from domain.permissions import Action
from domain.vocabulary import Duty, HearingOutcome, RequestState, Status
from services.acknowledging import acknowledge
from services.closing import CancelAssignment, CloseResolution, cancel_assignment, close_resolution
from services.deciding import DecideRequest, grant_extension, refuse_request
from services.due_notices import find_due, make
from services.hearings import Decide, decide, renew, settle_fate, take_back
from services.letters import JudgeLetter, judge_letter
from services.obstacles import remove_obstacle
from services.orders import AboutOrder, WriteOrder, acknowledge_order, carry_out_order, give_order, write_order
from services.period_acts import SetPeriod, set_period
from services.periods import owed_on
from services.reassigning import Reassign, reassign
from services.reminders import send_due
from services.reporting import Pressed, SubmitReport, submit_report
from services.requests import AskExtension, AskToDecline, ask_extension, ask_to_decline, take_back_request
from services.said import Said
from services.taking_back import take_back_report
from services.verification import JudgeReport, judge_report
from storage.unit_of_work import UnitOfWork
from tests.builders import TODAY
from tests.integration import life_world
from tests.integration.life_world import LifeWorld

ACTORS = st.sampled_from(life_world.PEOPLE)
WORKS = st.sampled_from(life_world.WORKS)
HEARD = st.sampled_from(life_world.READ)
PERIODS = st.sampled_from((Period(days=15), Period(months=1), Period()))
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
OUTCOMES = st.sampled_from(HearingOutcome)
DATING = ("extension_granted", "extended_in_meeting", "due_set_in_meeting", "due_given_back")


class Life(LifeWorld):
    """Everything that anybody may try, in any order."""

    @rule(actor=ACTORS, work=WORKS)
    def acknowledges(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self.works[work])
        self.act(actor, work, Action.ACKNOWLEDGE, lambda uow, now: acknowledge(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, said=REPORTS)
    def reports(self, actor: str, work: str, said: Said) -> None:
        command = SubmitReport(self.actors[actor], self.works[work], said)
        self.act(actor, work, Action.REPORT, lambda uow, now: submit_report(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def takes_the_last_report_back(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self.last_report(work))
        self.act(actor, work, Action.REPORT, lambda uow, now: take_back_report(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, is_good=st.booleans())
    def judges_the_last_report(self, actor: str, work: str, is_good: bool) -> None:
        reason = None if is_good else "مستندات پیوست نیست"
        command = JudgeReport(self.actors[actor], self.last_report(work), reason, None)
        self.act(actor, work, Action.JUDGE, lambda uow, now: judge_report(command, uow, now))

    @rule(actor=ACTORS, work=WORKS, has_come=st.booleans())
    def judges_the_letter(self, actor: str, work: str, has_come: bool) -> None:
        command = JudgeLetter(self.actors[actor], self.works[work], has_come)
        self.act(actor, work, Action.JUDGE, lambda uow, now: judge_letter(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def removes_the_obstacle(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self.works[work])
        self.act(actor, work, Action.ACT_FOR_AGENCY, lambda uow, now: remove_obstacle(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, days=st.sampled_from((-3, 7, 14)))
    def asks_for_more_time(self, actor: str, work: str, days: int) -> None:
        command = AskExtension(self.actors[actor], self.works[work], days, "تأمین نشدن اعتبار")
        self.act(actor, work, Action.ASK_EXTENSION, lambda uow, now: ask_extension(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def declines(self, actor: str, work: str) -> None:
        command = AskToDecline(self.actors[actor], self.works[work], "فرمانداری مهرآباد", "در شرح وظایف ما نیست")
        self.act(actor, work, Action.DECLINE, lambda uow, now: ask_to_decline(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def takes_the_request_back(self, actor: str, work: str) -> None:
        pressed = Pressed(self.actors[actor], self.last_request(work))
        self.act(actor, work, Action.REPORT, lambda uow, now: take_back_request(pressed, uow, now))

    @rule(actor=ACTORS, work=WORKS, day=st.none() | st.integers(-5, 40), is_granted=st.booleans())
    def decides_on_more_time(self, actor: str, work: str, day: int | None, is_granted: bool) -> None:
        other = TODAY + timedelta(days=day) if day is not None else None
        command = DecideRequest(self.actors[actor], self.last_request(work), is_granted, other)
        decide = grant_extension if is_granted else refuse_request
        self.act(actor, work, Action.DECIDE_REQUEST, lambda uow, now: decide(command, uow, now))

    @rule(actor=ACTORS, work=WORKS, to=st.sampled_from((None, "governorate", "welfare")), keeps=st.booleans())
    def hands_the_work_over(self, actor: str, work: str, to: str | None, keeps: bool) -> None:
        agency_id = getattr(self.province, to).id if to is not None else None
        command = Reassign(self.actors[actor], self.last_request(work), agency_id, keeps)
        self.act(actor, work, Action.DECIDE_REQUEST, lambda uow, now: reassign(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def cancels(self, actor: str, work: str) -> None:
        command = CancelAssignment(self.actors[actor], self.works[work], "اعتبار نداد")
        self.act(actor, work, Action.CANCEL, lambda uow, now: cancel_assignment(command, uow, now))

    @rule(actor=ACTORS, work=WORKS, reason=st.sampled_from((None, "در جلسه تصمیم گرفته شد")))
    def closes(self, actor: str, work: str, reason: str | None) -> None:
        command = CloseResolution(self.actors[actor], self.row_of(work), reason)
        self.act(actor, work, Action.CLOSE, lambda uow, now: close_resolution(command, uow, now))

    @rule(actor=ACTORS, read=HEARD, outcome=OUTCOMES, day=st.none() | st.integers(-5, 40))
    def a_meeting_decides(self, actor: str, read: str, outcome: HearingOutcome, day: int | None) -> None:
        other = TODAY + timedelta(days=day) if day is not None else None
        command = Decide(self.actors[actor], self.hearings[read], outcome, other)
        self.act(actor, "municipality", Action.CLOSE, lambda uow, now: decide(command, uow, now))

    @rule(actor=ACTORS, read=HEARD)
    def a_new_resolution_follows(self, actor: str, read: str) -> None:
        text = "مقرر گردید گزارش نهایی ارائه شود."
        command = Decide(self.actors[actor], self.hearings[read], HearingOutcome.RENEWED, text=text)
        self.act(actor, "municipality", Action.CLOSE, lambda uow, now: renew(command, uow, now))

    @rule(actor=ACTORS, read=HEARD, fate=st.sampled_from(FATES))
    def what_was_followed_has_its_fate(self, actor: str, read: str, fate: HearingOutcome) -> None:
        command = Decide(self.actors[actor], self.hearings[read], fate)
        self.act(actor, "municipality", Action.CLOSE, lambda uow, now: settle_fate(command, uow, now))

    @rule(actor=ACTORS, read=HEARD)
    def the_meeting_takes_it_back(self, actor: str, read: str) -> None:
        who, number = self.actors[actor], self.hearings[read]
        self.act(actor, "municipality", Action.CLOSE, lambda uow, now: take_back(who, number, None, uow, now))

    @rule(actor=ACTORS, work=WORKS, period=PERIODS)
    def the_period_is_set(self, actor: str, work: str, period: Period) -> None:
        command = SetPeriod(self.actors[actor], self.works[work], period)
        self.act(actor, work, Action.CORRECT, lambda uow, now: set_period(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def an_order_is_written(self, actor: str, work: str) -> None:
        command = WriteOrder(self.actors[actor], self.row_of(work), "ظرف سه روز گزارش دهید")
        self.act(actor, work, Action.ORDER, lambda uow, now: write_order(command, uow, now))

    @rule(actor=ACTORS, days=st.none() | st.integers(-1, 20))
    def an_order_is_given(self, actor: str, days: int | None) -> None:
        until = self.now.date() + timedelta(days=days) if days is not None else None
        command = AboutOrder(self.actors[actor], self.last_order())
        self.act(actor, "municipality", Action.ORDER, lambda uow, now: give_order(command, until, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def an_order_is_seen(self, actor: str, work: str) -> None:
        command = AboutOrder(self.actors[actor], self.last_order(), self.works[work])
        self.act(actor, work, Action.ACKNOWLEDGE, lambda uow, now: acknowledge_order(command, uow, now))

    @rule(actor=ACTORS, work=WORKS)
    def an_order_is_carried_out(self, actor: str, work: str) -> None:
        command = AboutOrder(self.actors[actor], self.last_order(), self.works[work], "انجام شد")
        self.act(actor, work, Action.REPORT, lambda uow, now: carry_out_order(command, uow, now))

    @rule(hours=st.sampled_from((1, 24, 72, 240)))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.do(self._clock())

    @invariant()
    def history_explains_the_state(self) -> None:
        state = self.state()
        for assignment in state.assignments.values():
            own = [event for event in state.events if event.assignment_id == assignment.id]
            told = [event.after["status"] for event in own if "status" in event.after]
            assert (told[-1] if told else Status.ISSUED) == assignment.status
            days = [event.after["due_on"] for event in own if event.kind in DATING]
            assert not days or date.fromisoformat(days[-1]) == assignment.due_on

    @invariant()
    def at_most_one_request_is_open(self) -> None:
        state = self.state()
        waiting = [one.assignment_id for one in state.requests if one.state is RequestState.OPEN]
        assert len(waiting) == len(set(waiting))
        # What a meeting grants is counted with the others, but no limit binds the meeting.
        granted = [one for one in state.requests if one.granted_due_on and one.decided_by_id != one.person_id]
        most = BodySettings().most_extensions
        assert all(sum(one.assignment_id == key for one in granted) <= most for key in state.assignments)

    @invariant()
    def nothing_waits_for_a_decision_that_nobody_needs(self) -> None:
        state = self.state()
        for one in state.requests:
            about = state.assignments[one.assignment_id]
            is_over = about.status in ENDED or state.resolutions[about.resolution_id].closed_at is not None
            assert one.state is not RequestState.OPEN or not is_over

    @invariant()
    def reminders_fit_the_state(self) -> None:
        state = self.state()
        for one in state.assignments.values():
            is_closed = state.resolutions[one.resolution_id].closed_at is not None
            is_followed = one.status in TO_DO and one.duty in FOLLOWED and not is_closed
            assert is_followed or one.remind_at is None
            owed = owed_on(one)
            assert one.remind_at is not None or not is_followed or owed is None or owed <= self.now.date()

    @invariant()
    def the_whole_goes_with_done_and_nothing_falls_between_two(self) -> None:
        state = self.state()
        for one in state.assignments.values():
            assert (one.progress == 100) is (one.status in (Status.REPORTED_DONE, Status.VERIFIED))
            assert (one.obstacle is not None) is (one.status is Status.BLOCKED)
        for row in state.resolutions.values():
            responsible = [one.status for one in state.of_resolution(row.id) if one.duty is Duty.RESPONSIBLE]
            assert not responsible or any(status is not Status.DECLINED for status in responsible)
            assert row.closed_at is None or row.closing_reason or not set(responsible) & OPEN

    @invariant()
    def what_is_endless_owes_a_report_each_period_and_has_no_due_date(self) -> None:
        for one in self.state().assignments.values():
            assert one.is_continuous is (self.works["continuing"] == one.id) or one.due_on is None
            assert one.is_continuous or (one.period_due_on is None and one.period is None)
            assert not one.is_continuous or one.period == "meeting" or one.period_due_on is not None

    @invariant()
    def what_a_meeting_has_merged_or_closed_is_closed(self) -> None:
        state = self.state()
        for one in state.hearings:
            row = state.resolutions[one.resolution_id]
            if {one.outcome, one.fate} & {HearingOutcome.CLOSED, HearingOutcome.MERGED}:
                assert row.closed_at is not None
                assert one.fate is not HearingOutcome.MERGED or "۲۱/" in (row.closing_reason or "")
            follower = state.resolutions.get(one.renewed_by_id or 0)
            assert (follower is not None) is (one.outcome is HearingOutcome.RENEWED)
            assert follower is None or not follower.is_removed

    @invariant()
    def an_order_is_the_chairs_and_its_history_tells_who_carried_it_out(self) -> None:
        state = self.state()
        told = [(event.kind, event.after.get("order_id"), event.assignment_id) for event in state.events]
        for order in state.orders:
            assert order.person_id == self.actors["chair"].person_id
            assert told.count(("ordered", order.id, None)) == (order.given_at is not None)
            assert order.given_at is not None or not order.receipts
            for receipt in order.receipts:
                assert told.count(("order_done", order.id, receipt.assignment_id)) == (receipt.done_at is not None)
                assert receipt.done_at is None or receipt.seen_at is not None

    async def _clock(self) -> None:
        """Reminders and notices whose time has come."""
        await send_due(UnitOfWork(self.database), self.now)
        for number in await find_due(UnitOfWork(self.database, reads_only=True), self.now):
            await make(number, UnitOfWork(self.database), self.now)


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
