"""Setting right which agencies a row of a draft names, and what the directory learns from it."""

from datetime import datetime
from typing import Final

from domain.names import NameDecision, match_name
from domain.office_names import office_name
from domain.refusals import Refusal
from domain.text import fold
from domain.vocabulary import Duty, Relation
from services.actors import Actor
from services.asking import Question, ask_within
from services.correcting import Press, end_question, record, say, show_clause, show_row
from services.drafts import named_card_of, open_draft, open_meeting, open_row, summary_of, unknown_names
from services.recognising import learn, recognise_again
from services.row_points import is_known
from storage.models import Agency, AgencyGroup, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from views import naming as views
from views.correcting import NamedCard
from views.minutes import summary

SEARCH_STEP: Final = "agency_search"
UNKNOWN: Final = NameDecision.UNKNOWN


async def see_named(uow: UnitOfWork, actor: Actor, named_id: int) -> NamedCard:
    """One agency as a row names it, in a transaction of its own."""
    async with uow:
        named = await _named(uow, named_id)
        row = await uow.meetings.row(named.resolution_id)
        if row is None:
            raise Refusal("not_found")
        await open_meeting(uow, actor, row.meeting_id)
        return await named_card_of(uow, named, row)


async def ask_agency(target: str, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Ask for a part of a name. ``target`` is ``nNAMED`` to replace a name or ``rROW-CLAUSE`` to add one."""
    async with uow:
        named, row = await _target(uow, press.actor, target)
        screen = views.ask_agency(named.as_written if named is not None else None)
        payload = {"target": target, "meeting_id": row.meeting_id}
        await ask_within(press.actor.place, Question(SEARCH_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def search(target: str, typed: str, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """What was typed finds agencies and groups; the question stays open, so that more may be typed."""
    async with uow:
        _, row = await _target(uow, press.actor, target)
        province = row.meeting.body.province
        agencies = [(f"a{one.id}", one.name) for one in await uow.agencies.search(province, typed)]
        groups = [(f"g{one.id}", one.name) for one in await uow.agencies.groups_of(province) if _fits(one, typed)]
        screen = views.found_agencies(typed, [*agencies, *groups], target)
        payload = {"target": target, "meeting_id": row.meeting_id, "typed": typed}
        await ask_within(press.actor.place, Question(SEARCH_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def choose(target: str, key: str, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """``key`` (``aID`` of an agency, ``gID`` of a group) is meant: a guess that is confirmed becomes another name."""
    async with uow:
        named, row = await _target(uow, press.actor, target)
        meant = await _meant(uow, key, row.meeting.body.province)
        await _put(uow, named, row, target, meant, press, now)
        await uow.commit(now)


async def make_agency(target: str, name: str | None, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """The name as written (or as typed) becomes a new agency of the directory, and is what is meant."""
    async with uow:
        named, row = await _target(uow, press.actor, target)
        words = name or (named.as_written if named is not None else None)
        if not words:
            raise Refusal("not_found")
        meant = await _agency_called(uow, row.meeting.body.province, office_name(words), now)
        await _put(uow, named, row, target, meant, press, now)
        await uow.commit(now)


async def add_all(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Every name that the directory has nothing like becomes an agency."""
    async with uow:
        meeting = await open_draft(uow, press.actor, meeting_id)
        for name in unknown_names(await uow.meetings.rows_of(meeting_id)):
            # One that was just added may be what the next name means, written otherwise.
            if match_name(name, await uow.agencies.known_agencies(meeting.body.province)).decision is UNKNOWN:
                agency = await _agency_called(uow, meeting.body.province, office_name(name), now)
                await learn(uow, agency, name, press.actor.person_id, now)
        await recognise_again(uow, meeting_id, meeting.body.province)
        await say(uow, press, summary(await summary_of(uow, meeting)), now)
        await uow.commit(now)


async def see_unknown(uow: UnitOfWork, actor: Actor, meeting_id: int) -> list[str]:
    """The names that ``add_all`` would add."""
    async with uow:
        await open_meeting(uow, actor, meeting_id)
        return unknown_names(await uow.meetings.rows_of(meeting_id))


async def set_duty(named_id: int, duty: Duty, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Responsible, partner, supervisor or copy."""
    async with uow:
        named, row = await _open_named(uow, press.actor, named_id)
        named.duty = duty
        await _show(uow, named, row, press, now)
        await uow.commit(now)


async def remove_named(named_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Take a name off its row."""
    async with uow:
        named, row = await _open_named(uow, press.actor, named_id)
        record(uow, row, press, "agency_removed", named.as_written, None, now)
        await uow.meetings.remove_named(named)
        await show_row(uow, row, press, now)
        await uow.commit(now)


async def toggle_member(named_id: int, agency_id: int, page: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Leave a member of a group out of this row, or take it in again."""
    async with uow:
        named, row = await _open_named(uow, press.actor, named_id)
        members = await uow.agencies.members_of(named.group_id) if named.group_id is not None else []
        if agency_id not in {member.id for member in members}:
            raise Refusal("not_found")
        out = set(named.left_out) ^ {agency_id}
        named.left_out = sorted(out)
        await uow.flush()
        card = await named_card_of(uow, named, row)
        await say(uow, press, views.group_members(card, page), now)
        await uow.commit(now)


async def _named(uow: UnitOfWork, named_id: int) -> NamedAgency:
    named = await uow.meetings.named_agency(named_id)
    if named is None:
        raise Refusal("not_found")
    return named


async def _open_named(uow: UnitOfWork, actor: Actor, named_id: int) -> tuple[NamedAgency, Resolution]:
    found = await _named(uow, named_id)
    row = await open_row(uow, actor, found.resolution_id)
    return next(named for named in row.named_agencies if named.id == named_id), row


async def _target(uow: UnitOfWork, actor: Actor, target: str) -> tuple[NamedAgency | None, Resolution]:
    if target.startswith("n"):
        return await _open_named(uow, actor, int(target[1:]))
    return None, await open_row(uow, actor, int(target[1:].partition("-")[0]))


async def _meant(uow: UnitOfWork, key: str, province: str) -> Agency | AgencyGroup:
    model = AgencyGroup if key.startswith("g") else Agency
    meant = await uow.get(model, int(key[1:]))
    if not isinstance(meant, Agency | AgencyGroup) or meant.province != province:
        raise Refusal("not_found")
    return meant


async def _put(
    uow: UnitOfWork,
    named: NamedAgency | None,
    row: Resolution,
    target: str,
    meant: Agency | AgencyGroup,
    press: Press,
    now: datetime,
) -> None:
    """Settle a name, or add one, and go on to the next that is open in the row."""
    if named is None:
        named = await _added(uow, row, target, meant)
    elif not is_known(named):
        await learn(uow, meant, named.as_written, press.actor.person_id, now)
    record(uow, row, press, "agency_named", named.as_written, meant.name, now)
    named.agency_id = meant.id if isinstance(meant, Agency) else None
    named.group_id = meant.id if isinstance(meant, AgencyGroup) else None
    named.is_confirmed, named.left_out = True, []
    await uow.flush()
    await recognise_again(uow, row.meeting_id, row.meeting.body.province)
    await end_question(uow, press)
    await _go_on(uow, named, row, press, now)


async def _added(uow: UnitOfWork, row: Resolution, target: str, meant: Agency | AgencyGroup) -> NamedAgency:
    clause_id = int(target.partition("-")[2] or 0)
    if clause_id and clause_id not in {clause.id for clause in row.clauses}:
        raise Refusal("not_found")
    named = NamedAgency(
        resolution_id=row.id, clause_id=clause_id or None, as_written=meant.name, candidates=[], left_out=[]
    )
    uow.add(named)
    return named


async def _go_on(uow: UnitOfWork, named: NamedAgency, row: Resolution, press: Press, now: datetime) -> None:
    fresh = await uow.meetings.row(row.id)
    if fresh is None:
        return
    following = next((one for one in fresh.named_agencies if not is_known(one)), None)
    if following is not None:
        await _show(uow, following, fresh, press, now)
        return
    clause = next((one for one in fresh.clauses if one.id == named.clause_id), None)
    if clause is not None:
        await show_clause(uow, clause, fresh, press, now)
    else:
        await show_row(uow, fresh, press, now)


async def _show(uow: UnitOfWork, named: NamedAgency, row: Resolution, press: Press, now: datetime) -> None:
    await uow.flush()
    await say(uow, press, views.named_card(await named_card_of(uow, await _named(uow, named.id), row)), now)


async def _agency_called(uow: UnitOfWork, province: str, name: str, now: datetime) -> Agency:
    """The agency of that name; one that is not there is added."""
    found = await uow.agencies.named(province, name)
    if found is not None:
        return found
    agency = Agency(
        province=province, name=name[:200], folded_name=fold(name)[:200], relation=Relation.EXECUTIVE, created_at=now
    )
    uow.add(agency)
    await uow.flush()
    return agency


def _fits(group: AgencyGroup, typed: str) -> bool:
    return all(word in group.folded_name for word in fold(typed).split())
