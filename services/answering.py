"""Answers to questions in ordinary words: how many, which agency is furthest behind. Nothing here changes anything."""

from datetime import datetime

from domain.calendar import today
from domain.refusals import Refusal
from domain.vocabulary import Relation, Status
from services.actors import Actor
from services.asked_agencies import NamedAgency, agency_named, compares
from services.dashboards import body_overseen
from services.looking import ListAsked, late_of, reach_of
from storage.models import Agency, Body
from storage.repositories.looking import OPEN, Reach, Tally
from storage.unit_of_work import UnitOfWork
from views import answers as views
from views.screen import Screen

COUNTED = {
    "open": OPEN,
    "done": (Status.VERIFIED,),
    "waiting": (Status.REPORTED_DONE, Status.AWAITING_LETTER),
    "blocked": (Status.BLOCKED,),
    "all": tuple(Status),
}


async def count_of(actor: Actor, about: str, words: str, uow: UnitOfWork, now: datetime) -> Screen:
    """«چند تا …؟» of an agency, or of all that the person sees."""
    async with uow:
        named = await agency_named(actor, words, uow)
        if named.is_unknown:
            press = f"list:{'late' if about == 'late' else 'mine'}:0:"
            return views.which_agency(words, list(named.candidates), press)
        reach = reach_of(actor).within(named.agency_id)
        total = await uow.looking.count(reach, tuple(Status))
        if about == "late":
            count = len(await late_of(actor, ListAsked("late", agency_id=named.agency_id), uow, now))
        else:
            count = await uow.looking.count(reach, COUNTED[about])
        return views.counted(views.Counted(about, _whose(actor, named), count, total, named.agency_id))


async def worst_of(actor: Actor, *, is_best: bool, uow: UnitOfWork, now: datetime) -> Screen:
    """The agencies side by side; for the secretariat and the chair only, and never those who are not ranked."""
    body_id = body_overseen(actor)
    if not compares(actor, body_id):
        raise Refusal("not_allowed")
    async with uow:
        body = await uow.get(Body, body_id)
        if body is None:
            raise Refusal("not_found")
        tallies = await uow.looking.tallies_by_agency(body_id, today(now))
        ranked = [one for one in await _compared(tallies, uow, is_best=is_best) if one.total >= views.COMPARED_FROM]
        ranked.sort(key=lambda one: (-one.part / one.total, -one.part, one.name))
        return views.compared(body.name, ranked, is_best=is_best)


async def _compared(tallies: list[Tally], uow: UnitOfWork, *, is_best: bool) -> list[views.Compared]:
    agencies = await uow.agencies.by_ids(sorted({tally.id for tally in tallies}))
    return [_place(agency, tallies, is_best=is_best) for agency in agencies if Relation(agency.relation).is_escalated]


def _place(agency: Agency, tallies: list[Tally], *, is_best: bool) -> views.Compared:
    own = [tally for tally in tallies if tally.id == agency.id]
    verified = sum(tally.count for tally in own if tally.status is Status.VERIFIED)
    part = verified if is_best else sum(tally.late for tally in own)
    return views.Compared(agency.id, agency.name, part, sum(tally.count for tally in own))


def _whose(actor: Actor, named: NamedAgency) -> str:
    if named.name:
        return named.name
    reach: Reach = reach_of(actor)
    posts = [post for post in actor.posts if post.body_id in reach.bodies] or list(actor.posts)
    names = [post.agency_name or post.body_name for post in posts]
    return names[0] if names else ""
