"""«تأیید» and «نیاز به تکمیل»: the secretariat's word on a report. The agency hears of it at once."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.life_cycle import Step, after, may_close, progress_after
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Role, Verdict
from services.actors import Actor
from services.assignments import changed
from services.calendars import settings_of
from services.events import assignment_event
from services.queue import card_within, judged
from services.telling import Links, Telling, tell_people, tell_place
from storage.models import Assignment, Event, ProgressReport, Verification
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views import queue as views
from views.screen import Screen


@dataclass(frozen=True)
class JudgeReport:
    """``reason`` is None for «تأیید» and the sentence that the agency reads for «نیاز به تکمیل»."""

    actor: Actor
    report_id: int
    reason: str | None
    pressed_message_id: int | None


async def judge_report(command: JudgeReport, uow: UnitOfWork, now: datetime) -> None:
    """Write the verdict, tell the agency and show the next card. Of two secretaries the second is refused."""
    async with uow:
        report, assignment = await _to_judge(command, uow)
        verdict = Verdict.VERIFIED if command.reason is None else Verdict.RETURNED
        step = _step(command, assignment)
        before = assignment.status
        assignment.status = after(before, step)
        assignment.progress = progress_after(assignment.status, assignment.progress, before_done=report.progress_before)
        # Whoever has decided needs no news of the report any more.
        report.told_at = report.told_at or now
        uow.add(
            Verification(
                report_id=report.id,
                verdict=verdict,
                reason=command.reason,
                person_id=command.actor.person_id,
                created_at=now,
            )
        )
        uow.history.record(_event(command, report, assignment, before.value, now))
        await changed(uow, assignment, now)
        await uow.flush()
        await _tell_agency(command, report, assignment, uow, now)
        await _show_outcome(command, report, assignment, uow, now)
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        await uow.commit(now)


def _step(command: JudgeReport, assignment: Assignment) -> Step:
    """A continuing resolution goes on after each report; the body closes it."""
    if command.reason is not None:
        return Step.RETURN
    return Step.ACCEPT_PERIOD if assignment.is_continuous else Step.VERIFY


async def report_in_queue(actor: Actor, report_id: int, uow: UnitOfWork) -> views.Judged:
    """What a report is about, for the question why it is returned. Reads only."""
    async with uow:
        report = await uow.get(ProgressReport, report_id)
        assignment = await uow.looking.assignment(report.assignment_id) if report is not None else None
        if assignment is None:
            raise Refusal("not_found")
        require(actor.roles, Action.JUDGE, body_id=assignment.body_id)
        return judged(assignment)


async def _to_judge(command: JudgeReport, uow: UnitOfWork) -> tuple[ProgressReport, Assignment]:
    report = await uow.get(ProgressReport, command.report_id)
    assignment = await uow.assignments.locked(report.assignment_id) if report is not None else None
    if report is None or assignment is None:
        raise Refusal("not_found")
    require(command.actor.roles, Action.JUDGE, body_id=assignment.body_id)
    await uow.refresh(report)
    if report.taken_back_at is not None:
        raise Refusal("report_taken_back")
    if report.status != assignment.status:
        raise Refusal("already_judged")
    return report, assignment


async def _tell_agency(
    command: JudgeReport, report: ProgressReport, assignment: Assignment, uow: UnitOfWork, now: datetime
) -> None:
    about = judged(assignment)
    if command.reason is not None:
        screen = views.agency_hears_returned(about, command.reason)
    elif assignment.is_continuous:
        screen = views.agency_hears_period_accepted(about, assignment.period_due_on, today(now))
    else:
        screen = views.agency_hears_verified(about)
    people = await uow.people.holders(assignment.body_id, assignment.agency_id, Role.FOCAL_POINT, today(now))
    await tell_people(uow, people, screen, Telling(f"verdict:{report.id}", Links(assignment.id)), now)


async def _show_outcome(
    command: JudgeReport, report: ProgressReport, assignment: Assignment, uow: UnitOfWork, now: datetime
) -> None:
    place = command.actor.place
    telling = Telling(f"verdict-shown:{report.id}", edits_message_id=command.pressed_message_id)
    await tell_place(uow, place, await _outcome(command, assignment, uow), telling, now)
    following = await card_within(command.actor, 0, uow, now)
    await tell_place(uow, place, following, Telling(f"queue-after:{report.id}"), now)


async def _outcome(command: JudgeReport, assignment: Assignment, uow: UnitOfWork) -> Screen:
    about = judged(assignment)
    if command.reason is not None:
        return views.returned(about, command.reason)
    reach = Reach(bodies=frozenset({assignment.body_id}))
    together = await uow.looking.of_resolutions(reach, [assignment.resolution_id])
    in_meeting = (await settings_of(uow, assignment.body_id)).closes_in_meeting_only
    closable = may_close((item.duty, item.status) for item in together)
    return views.verified(about, may_close=closable, in_meeting=in_meeting)


def _event(command: JudgeReport, report: ProgressReport, assignment: Assignment, before: str, now: datetime) -> Event:
    return assignment_event(
        "verified" if command.reason is None else "returned",
        assignment,
        command.actor.person_id,
        now,
        report_id=report.id,
        before={"status": before},
        after={"status": assignment.status.value, "reason": command.reason},
    )
