"""What of the queue is meant by typed words: a code, an agency's name. Nothing here changes anything."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.codes import ResolutionCode
from domain.vocabulary import RequestKind
from services.actors import Actor
from services.asked_agencies import agency_named
from services.looking import code_of
from services.queue import queue_of
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class InQueue:
    """A report or a request that waits: its id, its ``place`` in the queue, and what it is about."""

    id: int
    place: int
    code: ResolutionCode
    agency: str
    due_on: date | None


async def reports_meant(
    actor: Actor, codes: tuple[ResolutionCode, ...], words: str, uow: UnitOfWork, now: datetime
) -> list[InQueue]:
    """The reports to judge that fit; without code and name, all of them."""
    async with uow:
        waiting = await queue_of(actor, uow, now)
        placed = [(report.id, place, report.assignment_id) for place, report in enumerate(waiting.reports)]
        return await _fitting(actor, placed, codes, words, uow)


async def extensions_meant(
    actor: Actor, codes: tuple[ResolutionCode, ...], uow: UnitOfWork, now: datetime
) -> list[InQueue]:
    """The extensions asked for that fit; without a code, all of them."""
    async with uow:
        waiting = await queue_of(actor, uow, now)
        placed = [
            (request.id, len(waiting.reports) + place, request.assignment_id)
            for place, request in enumerate(waiting.requests)
            if request.kind is RequestKind.EXTENSION
        ]
        return await _fitting(actor, placed, codes, "", uow)


async def _fitting(
    actor: Actor,
    placed: list[tuple[int, int, int]],
    codes: tuple[ResolutionCode, ...],
    words: str,
    uow: UnitOfWork,
) -> list[InQueue]:
    named = await agency_named(actor, words, uow)
    found: list[InQueue] = []
    for own_id, place, assignment_id in placed:
        assignment = await uow.looking.assignment(assignment_id)
        if assignment is None or (named.agency_id is not None and assignment.agency_id != named.agency_id):
            continue
        if not codes or _fits(assignment, codes):
            found.append(InQueue(own_id, place, code_of(assignment), assignment.agency.name, assignment.due_on))
    return [] if named.is_unknown else found


def _fits(assignment: Assignment, codes: tuple[ResolutionCode, ...]) -> bool:
    """A code without a clause means all clauses of its resolution."""
    own = code_of(assignment)
    return own in codes or own.resolution in codes
