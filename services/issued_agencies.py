"""The agencies of an issued row set right: one more gets it with its card, a duty changes; who no longer has it is let
off with a reason (services.cancelling)."""

from datetime import datetime
from typing import Final

from domain.calendar import today
from domain.life_cycle import ENDED, LET_OFF
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Duty, Status
from locales.catalog import say as sentence
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import answering_people, changed, shown_code, to_act_on
from services.cards import card_of
from services.correcting import Press, end_question, say
from services.events import assignment_event
from services.issued_corrections import code_of_owner, open_issued
from services.planning import terms_of
from services.recognising import agencies_meant
from services.telling import Links, Telling, tell_people
from storage.models import Agency, Assignment, Clause, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from views import issued_agencies as views
from views.assignments import assignment_card

ISSUED_AGENCY_STEP: Final = "issued_agency"


async def see_agencies(uow: UnitOfWork, actor: Actor, resolution_id: int) -> views.IssuedAgencies:
    """To whom a row and its clauses were issued, in a transaction of its own."""
    async with uow:
        row, _ = await open_issued(uow, actor, resolution_id, 0)
        return await _agencies_of(uow, row)


async def see_agency(uow: UnitOfWork, actor: Actor, assignment_id: int) -> views.IssuedAgency:
    """One of them, in a transaction of its own."""
    async with uow:
        return _shown(await _correctable(uow, actor, assignment_id))


async def ask_agency(resolution_id: int, clause_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«افزودن دستگاه»: a part of its name is typed."""
    async with uow:
        row, owner = await open_issued(uow, press.actor, resolution_id, clause_id)
        screen = views.ask_agency(code_of_owner(row, owner), row.id)
        payload = {"resolution_id": row.id, "clause_id": clause_id}
        await ask_within(press.actor.place, Question(ISSUED_AGENCY_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def search(resolution_id: int, clause_id: int, typed: str, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """What was typed as buttons; the question stays open, so that more may be typed."""
    async with uow:
        row, owner = await open_issued(uow, press.actor, resolution_id, clause_id)
        meant = await agencies_meant(uow, row.meeting.body.province, typed, besides=0)
        holding = await _holding(uow, row, owner)
        found = [one for one in meant if one[0] not in holding]
        if meant and not found:
            raise Refusal("agency_has_it", code=code_of_owner(row, owner), agency=meant[0][1])
        payload = {"resolution_id": row.id, "clause_id": clause_id}
        screen = views.found_agencies(typed, found, row.id, clause_id)
        await ask_within(press.actor.place, Question(ISSUED_AGENCY_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def give(
    resolution_id: int, clause_id: int, agency_id: int, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """Issue the row or clause to one agency more, which gets its card."""
    async with uow:
        row, owner = await open_issued(uow, press.actor, resolution_id, clause_id)
        agency = await uow.directory.agency(agency_id)
        is_known = agency is not None and agency.province == row.meeting.body.province
        if agency is None or not is_known or agency.id in await _holding(uow, row, owner):
            raise Refusal("not_found")
        made = await _issued_to(uow, agency, row, owner, press, now)
        people = await answering_people(uow, made, now)
        card = assignment_card(await card_of(uow, made.id, now))
        await tell_people(uow, people, card, Telling(f"issued-later:{made.id}:{now.isoformat()}", Links(made.id)), now)
        await end_question(uow, press)
        invites = None if people else (made.body_id, agency.id)
        await say(uow, press, views.given(await _agencies_of(uow, row), agency.name, invites), now)
        await uow.commit(now)


async def set_duty(assignment_id: int, duty: Duty, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Another duty for an agency that has the row; it is told."""
    async with uow:
        assignment = await _correctable(uow, press.actor, assignment_id)
        row, owner = await open_issued(uow, press.actor, assignment.resolution_id, assignment.clause_id or 0)
        before = assignment.duty
        if duty is not before:
            await _refuse_if_in_duty(uow, assignment, duty)
            assignment.duty = duty
            _set_duty_of_name(row, assignment, duty)
            words = {"before": _said(before), "after": _said(duty)}
            uow.history.record(assignment_event("duty_corrected", assignment, press.actor.person_id, now, **words))
            await changed(uow, assignment, now)
            screen = views.duty_corrected(code_of_owner(row, owner), before, duty, assignment.id)
            telling = Telling(f"duty:{assignment.id}:{now.isoformat()}", Links(assignment.id))
            await tell_people(uow, await answering_people(uow, assignment, now), screen, telling, now)
        await say(uow, press, views.agency_list(await _agencies_of(uow, row)), now)
        await uow.commit(now)


async def _correctable(uow: UnitOfWork, actor: Actor, assignment_id: int) -> Assignment:
    assignment = await to_act_on(uow, actor, assignment_id, Action.CORRECT)
    if assignment.status in ENDED:
        raise Refusal("not_with_agency_any_more", code=shown_code(assignment))
    return assignment


async def _agencies_of(uow: UnitOfWork, row: Resolution) -> views.IssuedAgencies:
    await uow.flush()
    found = await uow.assignments.of_resolution(row.id)
    lettered = tuple(
        (clause.id, clause.letter) for clause in row.clauses if any(one.clause_id == clause.id for one in found)
    )
    return views.IssuedAgencies(row.id, code_of_owner(row, row), tuple(map(_shown, found)), lettered)


def _shown(assignment: Assignment) -> views.IssuedAgency:
    return views.IssuedAgency(
        assignment.id,
        assignment.resolution_id,
        shown_code(assignment),
        assignment.agency.name,
        assignment.duty,
        assignment.status,
        is_open=assignment.status not in ENDED,
    )


async def _holding(uow: UnitOfWork, row: Resolution, owner: Resolution | Clause) -> set[int]:
    """The agencies that have it, or are done with it; who was let off may have it again."""
    return {one.agency_id for one in await _given(uow, row, owner) if one.status not in LET_OFF}


async def _given(uow: UnitOfWork, row: Resolution, owner: Resolution | Clause) -> list[Assignment]:
    clause_id = owner.id if isinstance(owner, Clause) else None
    return [one for one in await uow.assignments.of_resolution(row.id) if one.clause_id == clause_id]


async def _refuse_if_in_duty(uow: UnitOfWork, assignment: Assignment, duty: Duty) -> None:
    found = await uow.assignments.of_resolution(assignment.resolution_id)
    same = (assignment.agency_id, assignment.clause_id, duty)
    if any((one.agency_id, one.clause_id, one.duty) == same for one in found):
        raise Refusal("agency_has_it", code=shown_code(assignment), agency=assignment.agency.name)


async def _issued_to(
    uow: UnitOfWork, agency: Agency, row: Resolution, owner: Resolution | Clause, press: Press, now: datetime
) -> Assignment:
    made = _assignment(agency, row, owner, now)
    if made.due_on is not None and made.due_on < today(now):
        raise Refusal("due_date_first", code=code_of_owner(row, owner))
    let_off = [one for one in await _given(uow, row, owner) if one.agency_id == agency.id and one.duty is made.duty]
    before = {"status": let_off[0].status.value} if let_off else {}
    if let_off:
        made = _anew(let_off[0], made)
    else:
        uow.add(made)
    _name(uow, agency, row, made)
    await uow.flush()
    await changed(uow, made, now)
    after = {"status": made.status.value, "due_on": made.due_on.isoformat() if made.due_on else None}
    uow.history.record(assignment_event("issued_later", made, press.actor.person_id, now, before=before, after=after))
    return made


def _anew(let_off: Assignment, made: Assignment) -> Assignment:
    """What an agency was let off is its own again as if it were issued now; its history and reports stay."""
    for name in ("status", "original_due_on", "due_on", "is_continuous", "period", "issued_at"):
        setattr(let_off, name, getattr(made, name))
    let_off.progress, let_off.obstacle, let_off.taken_by_id = 0, None, None
    let_off.seen_at = let_off.last_reported_at = let_off.snoozed_until = let_off.due_changed_at = None
    return let_off


def _name(uow: UnitOfWork, agency: Agency, row: Resolution, made: Assignment) -> None:
    """In the row's own list, once."""
    clause_id = made.clause_id
    if any((one.agency_id, one.clause_id) == (agency.id, clause_id) for one in row.named_agencies):
        return
    named = NamedAgency(resolution_id=row.id, clause_id=clause_id, as_written=agency.name, candidates=[], left_out=[])
    named.agency_id, named.is_confirmed = agency.id, True
    uow.add(named)


def _assignment(agency: Agency, row: Resolution, owner: Resolution | Clause, now: datetime) -> Assignment:
    clause = owner if isinstance(owner, Clause) else None
    terms = terms_of(clause, row)
    return Assignment(
        body_id=row.meeting.body_id,
        resolution_id=row.id,
        clause_id=clause.id if clause is not None else None,
        agency_id=agency.id,
        duty=Duty.RESPONSIBLE,
        status=Status.ISSUED,
        original_due_on=terms.due_on,
        due_on=terms.due_on,
        is_continuous=terms.is_continuous,
        period=terms.period,
        issued_at=now,
    )


def _set_duty_of_name(row: Resolution, assignment: Assignment, duty: Duty) -> None:
    """The row's own list says the same, where it names the agency and no group that it is a member of."""
    for named in row.named_agencies:
        if (named.agency_id, named.clause_id) == (assignment.agency_id, assignment.clause_id):
            named.duty = duty


def _said(duty: Duty) -> dict[str, str]:
    return {"value": sentence(f"words.duty.{duty}")}
