"""Obstacles: who could remove them, the list for the secretariat and the chair, and removing one."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import today
from domain.life_cycle import Step, after
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Status
from services.actors import Actor
from services.additions import open_for
from services.assignments import answering_people, changed, shown_code, to_act_on
from services.cards import card_from
from services.events import assignment_event
from services.kept import end_question
from services.recording import links_of, shown_report
from services.reporting import Pressed
from services.telling import Links, Telling, tell_people, tell_place
from storage.models import Assignment, Body, ProgressReport
from storage.repositories.looking import Reach
from storage.unit_of_work import UnitOfWork
from views import obstacles as views


@dataclass(frozen=True)
class NameRemover:
    """``remover`` is who could remove the obstacle of a report, in words."""

    actor: Actor
    report_id: int
    remover: str
    pressed_message_id: int | None = None


async def name_remover(command: NameRemover, uow: UnitOfWork, now: datetime) -> None:
    """Keep who could remove the obstacle, while it stands. Raises Refusal."""
    async with uow:
        report, assignment = await _standing(command.actor, command.report_id, uow)
        report.remover = command.remover[:200]
        await uow.flush()
        said = {"status": assignment.status.value, "reason": report.remover, "report_id": report.id}
        uow.history.record(assignment_event("remover_named", assignment, command.actor.person_id, now, after=said))
        screen = views.remover_named(await shown_report(report, assignment, uow), is_told=report.told_at is not None)
        key = f"remover:{report.id}:{now.isoformat()}"
        telling = Telling(key, links_of(report), command.pressed_message_id)
        await tell_place(uow, command.actor.place, screen, telling, now)
        if command.pressed_message_id is None:
            await end_question(uow, command.actor, now)
        await uow.commit(now)


async def see_blocked_report(actor: Actor, report_id: int, uow: UnitOfWork) -> str:
    """The code of the assignment whose obstacle somebody names the remover of. Reads only."""
    async with uow:
        _, assignment = await _standing(actor, report_id, uow)
        return shown_code(assignment)


async def remove_obstacle(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """The secretariat's «رفع مانع»: the work goes on, and its agency hears of it."""
    async with uow:
        assignment = await to_act_on(uow, pressed.actor, pressed.subject_id, Action.ACT_FOR_AGENCY)
        before = assignment.status
        assignment.status = after(before, Step.UNBLOCK)
        removed, assignment.obstacle = assignment.obstacle, None
        changes = {
            "before": {"status": before.value},
            "after": {"status": assignment.status.value, "reason": removed},
        }
        uow.history.record(assignment_event("unblocked", assignment, pressed.actor.person_id, now, **changes))
        await changed(uow, assignment, now)
        card = await card_from(uow, assignment, now)
        people = await answering_people(uow, assignment, now)
        key = f"unblocked:{assignment.id}:{now.isoformat()}"
        await tell_people(uow, people, views.agency_hears_removed(card), Telling(key, Links(assignment.id)), now)
        shown = Telling(f"{key}:shown", Links(assignment.id), pressed.message_id)
        await tell_place(uow, pressed.actor.place, views.removed(card), shown, now)
        await uow.commit(now)


async def obstacles_of(actor: Actor, body_id: int, start: int, uow: UnitOfWork, now: datetime) -> views.Obstacles:
    """What hinders in a body, the longest first. Reads only."""
    require(actor.roles, Action.SEE_DASHBOARD, body_id=body_id)
    async with uow:
        body = await uow.get(Body, body_id)
        if body is None:
            raise Refusal("not_found")
        found = [
            item
            for item in await uow.looking.open_assignments(Reach(bodies=frozenset({body_id})))
            if item.status is Status.BLOCKED
        ]
        return views.Obstacles(body_id, body.name, tuple(await obstacle_lines(found, uow)), start, today(now))


async def obstacle_lines(found: list[Assignment], uow: UnitOfWork) -> list[views.Obstacle]:
    """What hinders each of them, the longest first. Inside the caller's transaction."""
    blockages = await uow.reports.blockages(item.id for item in found)
    lines = [
        views.Obstacle(
            assignment_id=item.id,
            code=shown_code(item),
            agency=item.agency.name,
            words=None if item.resolution.is_text_withheld else item.obstacle,
            since=today(blockages[item.id].since) if item.id in blockages else today(item.issued_at),
            remover=blockages[item.id].remover if item.id in blockages else None,
        )
        for item in found
    ]
    return sorted(lines, key=lambda line: line.since)


async def _standing(actor: Actor, report_id: int, uow: UnitOfWork) -> tuple[ProgressReport, Assignment]:
    report = await uow.reports.report(report_id)
    if report is None:
        raise Refusal("not_found")
    assignment = await open_for(actor, report, uow)
    if report.taken_back_at is not None or assignment.status is not Status.BLOCKED:
        raise Refusal("not_blocked")
    return report, assignment
