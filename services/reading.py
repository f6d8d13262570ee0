"""Which agencies may look at a resolution beside the one that owes it and the body itself."""

from domain.life_cycle import FOLLOWED
from domain.permissions import Action
from services.calendars import settings_of
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork

LOOKING = frozenset({Action.READ, Action.DOWNLOAD})


async def readers_of(uow: UnitOfWork, assignment: Assignment, action: Action) -> set[int]:
    """Those that watch over it and, for looking alone where the body lets them, all that act on it."""
    watchers = await uow.assignments.watchers_of(assignment.resolution_id)
    if action not in LOOKING or not await see_each_other(uow, assignment):
        return watchers
    together = await uow.assignments.of_resolution(assignment.resolution_id)
    return watchers | {one.agency_id for one in together if one.duty in FOLLOWED}


async def see_each_other(uow: UnitOfWork, assignment: Assignment) -> bool:
    """Whether the agencies of one resolution see how the others stand."""
    return (await settings_of(uow, assignment.body_id)).agencies_see_each_other
