"""Counting for «پیشخوان», for the secretariat and the chair. Nothing here changes anything."""

from collections import defaultdict
from datetime import datetime

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.tallies import Count, Dashboard
from domain.vocabulary import Status
from locales.catalog import say
from services.actors import Actor
from storage.models import Body
from storage.repositories.looking import Tally
from storage.unit_of_work import UnitOfWork


def body_overseen(actor: Actor) -> int:
    """The first body that the person sees whole. Raises Refusal for who sees none."""
    bodies = actor.bodies(Action.SEE_DASHBOARD)
    if not bodies:
        raise Refusal("not_allowed")
    return bodies[0]


async def dashboard_of(actor: Actor, body_id: int, uow: UnitOfWork, now: datetime) -> Dashboard:
    """All counts of a body as of today."""
    require(actor.roles, Action.SEE_DASHBOARD, body_id=body_id)
    async with uow:
        body = await uow.get(Body, body_id)
        if body is None:
            raise Refusal("not_found")
        agencies = await uow.looking.tallies_by_agency(body_id, today(now))
        meetings = await uow.looking.tallies_by_meeting(body_id, today(now))
        total, closed = await uow.looking.count_resolutions(body_id)
        return Dashboard(
            body_id=body_id,
            body=body.name,
            resolutions=total,
            closed=closed,
            by_status=tuple((status, sum(t.count for t in agencies if t.status is status)) for status in Status),
            late=sum(tally.late for tally in agencies),
            agencies=_counts(agencies),
            meetings=tuple(
                Count(say("dashboard.meeting", number=item.name), item.total, item.verified, item.late)
                for item in _counts(meetings)
            ),
        )


def _counts(tallies: list[Tally]) -> tuple[Count, ...]:
    together: dict[int, list[Tally]] = defaultdict(list)
    for tally in tallies:
        together[tally.id].append(tally)
    return tuple(
        Count(
            name=own[0].name,
            total=sum(tally.count for tally in own),
            verified=sum(tally.count for tally in own if tally.status is Status.VERIFIED),
            late=sum(tally.late for tally in own),
        )
        for own in together.values()
    )
