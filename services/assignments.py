"""Finding the assignments that a person may act on, and what follows from any change of one."""

from collections.abc import Iterable
from datetime import datetime

from domain.calendar import today
from domain.codes import ResolutionCode, matching_clause
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import Role
from services.actors import Actor
from services.periods import settle_period
from services.reading import readers_of
from services.reminders import rearm
from storage.models import Assignment, Person
from storage.unit_of_work import UnitOfWork

ANSWERING = (Role.FOCAL_POINT, Role.AGENCY_HEAD)


async def open_codes_of(uow: UnitOfWork, actor: Actor, _now: datetime) -> list[ResolutionCode]:
    """The codes that ``actor`` may mean: what their agencies have open, and all of a body that they see whole."""
    async with uow:
        found = await uow.assignments.open_of(actor.agencies(Action.READ))
        if bodies := actor.all_bodies(Action.READ):
            found += await uow.assignments.open_in_bodies(bodies)
    return sorted(codes_in(found), key=lambda code: code.sort_key)


def codes_in(assignments: Iterable[Assignment]) -> set[ResolutionCode]:
    """The codes of assignments whose meetings have a number."""
    return {code for assignment in assignments if (code := resolution_code(assignment)) is not None}


def resolution_code(assignment: Assignment) -> ResolutionCode | None:
    """How an assignment is called, or None while its meeting has no number."""
    number = assignment.resolution.meeting.number
    if number is None:
        return None
    clause = assignment.clause.letter if assignment.clause is not None else None
    return ResolutionCode(number, assignment.resolution.row, clause)


async def meant_by(
    uow: UnitOfWork, actor: Actor, code: ResolutionCode, *, is_everywhere: bool = False
) -> list[Assignment]:
    """What ``code`` stands for among what the actor answers for, else among all that they may read by their posts.

    Of several bodies that have the code, the one that the actor works in is meant, unless ``is_everywhere``.
    A clause without assignments of its own means its resolution. Refuses alike what does not exist and what is
    another agency's.
    """
    found = await uow.assignments.by_code(code.meeting, code.row, pairs=actor.agencies(), bodies=[])
    if not found:
        pairs, bodies = actor.agencies(Action.READ), actor.all_bodies(Action.READ)
        found = await uow.assignments.by_code(code.meeting, code.row, pairs=pairs, bodies=bodies)
        found = (found if is_everywhere else [one for one in found if one.body_id == actor.working_in]) or found
    if not found:
        raise Refusal("resolution_not_found")
    return _narrowed(found, code)


def _narrowed(found: list[Assignment], code: ResolutionCode) -> list[Assignment]:
    if code.clause is None:
        return [one for one in found if one.clause is None] or found
    letters = {one.clause.letter for one in found if one.clause is not None}
    letter = matching_clause(code.clause, letters)
    return [one for one in found if one.clause is not None and one.clause.letter == letter] or [
        one for one in found if one.clause is None
    ]


async def to_act_on(uow: UnitOfWork, actor: Actor, assignment_id: int, action: Action) -> Assignment:
    """The assignment, locked, after making sure that the actor may do ``action`` to it.

    Raises Refusal: ``not_found`` alike for what does not exist and what the actor may not see.
    """
    assignment = await uow.assignments.locked(assignment_id)
    if assignment is None:
        raise Refusal("not_found")
    require(actor.roles, action, body_id=assignment.body_id, agency_id=assignment.agency_id)
    if assignment.resolution.closed_at is not None:
        raise Refusal("resolution_closed", code=shown_code(assignment))
    return assignment


async def check_readable(uow: UnitOfWork, actor: Actor, assignment: Assignment, action: Action = Action.READ) -> None:
    """Raises Refusal unless the actor may look at it: as its agency, its body, its supervisor or the one that leads."""
    require(
        actor.roles,
        action,
        body_id=assignment.body_id,
        agency_id=assignment.agency_id,
        supervisors=await readers_of(uow, assignment, action),
    )


def shown_code(assignment: Assignment) -> str:
    """The code as people read it; the row alone while the meeting has no number."""
    code = resolution_code(assignment)
    return code.shown if code is not None else str(assignment.resolution.row)


async def answering_people(uow: UnitOfWork, assignment: Assignment, now: datetime) -> list[Person]:
    """Who hears what concerns an assignment: the focal points of its agency, or the head where there is none."""
    for role in ANSWERING:
        people = await uow.people.holders(assignment.body_id, assignment.agency_id, role, today(now))
        if people:
            return people
    return []


async def changed(uow: UnitOfWork, assignment: Assignment, now: datetime) -> None:
    """Whatever changes an assignment's status or due date ends with this: the clock looks at it anew."""
    await uow.flush()
    await settle_period(uow, assignment, today(now))
    await rearm(uow, assignment, now)
