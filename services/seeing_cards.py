"""Looking at a card, its whole text, its rarer buttons and the files of a report. Nothing here changes anything."""

from datetime import datetime

from domain.calendar import today
from domain.codes import ResolutionCode
from domain.permissions import Action, may
from domain.refusals import Refusal
from domain.vocabulary import AttachmentState, FileKind, Role
from services.actors import Actor
from services.assignments import check_readable, meant_by
from services.cards import card_from
from services.kept import is_own
from services.overview import overview_within
from services.recording import shown_report
from services.telling import Links
from storage.models import Assignment, Attachment
from storage.unit_of_work import UnitOfWork
from views import assignments as views
from views import reports as report_views
from views.bodies import which_body
from views.overview import overview
from views.screen import Enclosure, Screen


async def see_card(actor: Actor, assignment_id: int, uow: UnitOfWork, now: datetime) -> Screen:
    """The card with the buttons of who looks."""
    async with uow:
        return await card_for(actor, await _readable(actor, assignment_id, uow), uow, now)


async def see_by_code(actor: Actor, code: ResolutionCode, uow: UnitOfWork, now: datetime) -> tuple[Screen, Links]:
    """The card of a typed code; where it stands for several, which one. With what a reply to it is about."""
    async with uow:
        found = await meant_by(uow, actor, code, is_everywhere=True)
        if len(found) == 1:
            return await card_for(actor, found[0], uow, now), Links(assignment_id=found[0].id)
        is_own_work = [await is_own(uow, actor, one.id) for one in found]
        bodies = {one.resolution_id: one.resolution.meeting.body.name for one in found}
        if not any(is_own_work) and len(bodies) > 1:
            return which_body(code, bodies), Links()
        if not any(is_own_work):
            return overview(await overview_within(actor, found[0].resolution_id, uow, now)), Links()
        return views.choose_agency([await card_from(uow, one, now) for one in found], "card"), Links()


async def see_choice(actor: Actor, code: ResolutionCode, verb: str, uow: UnitOfWork, now: datetime) -> Screen:
    """Which of several agencies or bodies a code means, for the act of a button ``verb``."""
    async with uow:
        found = await meant_by(uow, actor, code)
        return views.choose_agency([await card_from(uow, one, now) for one in found], verb)


async def own_by_code(actor: Actor, code: ResolutionCode, uow: UnitOfWork) -> list[int]:
    """The ids of what a code stands for among what the actor answers for. Raises Refusal when there is nothing."""
    async with uow:
        found = [one.id for one in await meant_by(uow, actor, code) if await is_own(uow, actor, one.id)]
        if not found:
            raise Refusal("resolution_not_found")
        return found


async def see_full_text(actor: Actor, assignment_id: int, uow: UnitOfWork, now: datetime) -> Screen:
    """The whole text of the resolution with its clauses; of a withheld one only the card."""
    async with uow:
        assignment = await _readable(actor, assignment_id, uow)
        card = await card_from(uow, assignment, now)
        if card.is_text_withheld:
            return await card_for(actor, assignment, uow, now)
        clauses = await uow.assignments.clauses_of(assignment.resolution_id)
        return views.full_text(card, assignment.resolution.text, [(one.letter, one.text) for one in clauses])


async def see_more(actor: Actor, assignment_id: int, uow: UnitOfWork, now: datetime) -> Screen:
    """Under «بیشتر»."""
    async with uow:
        return views.more(await card_from(uow, await _readable(actor, assignment_id, uow), now))


async def see_files(actor: Actor, report_id: int, uow: UnitOfWork) -> tuple[Screen, Links]:
    """The files of a report, as far as they have been fetched."""
    async with uow:
        report = await uow.reports.report(report_id)
        assignment = await uow.assignments.shown(report.assignment_id) if report is not None else None
        if report is None or assignment is None:
            raise Refusal("not_found")
        await check_readable(uow, actor, assignment, Action.DOWNLOAD)
        shown = await shown_report(report, assignment, uow)
        enclosures = [_enclosure(one) for one in report.attachments if one.state is AttachmentState.STORED]
        pending = sum(one.state is AttachmentState.WANTED for one in report.attachments)
        failed = sum(one.state is AttachmentState.FAILED for one in report.attachments)
        return report_views.files_of(shown, enclosures, pending, failed), Links(assignment.id, report.id)


async def card_for(actor: Actor, assignment: Assignment, uow: UnitOfWork, now: datetime) -> Screen:
    """The card with the buttons of who looks, inside the caller's transaction."""
    card = await card_from(uow, assignment, now)
    if await is_own(uow, actor, assignment.id):
        return views.assignment_card(card, may_take=await _may_take(actor, assignment, uow, now))
    may_act = may(actor.roles, Action.ACT_FOR_AGENCY, body_id=assignment.body_id, agency_id=assignment.agency_id)
    return views.card_for_reading(card, may_act_on_behalf=may_act)


async def _may_take(actor: Actor, assignment: Assignment, uow: UnitOfWork, now: datetime) -> bool:
    """Whether it would tell anything: there are several focal points, and another or nobody takes care of it."""
    holders = await uow.people.holders(assignment.body_id, assignment.agency_id, Role.FOCAL_POINT, today(now))
    others = [person for person in holders if person.id != actor.person_id]
    return 0 < len(others) < len(holders) and assignment.taken_by_id != actor.person_id


async def _readable(actor: Actor, assignment_id: int, uow: UnitOfWork) -> Assignment:
    assignment = await uow.assignments.shown(assignment_id)
    if assignment is None:
        raise Refusal("not_found")
    await check_readable(uow, actor, assignment)
    return assignment


def _enclosure(attachment: Attachment) -> Enclosure:
    if attachment.kind is FileKind.LOCATION:
        return Enclosure(attachment.kind, latitude=attachment.latitude, longitude=attachment.longitude)
    return Enclosure(attachment.kind, attachment.stored_name, attachment.name)
