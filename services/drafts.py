"""Drafts of minutes: looking at them as a person of their body's secretariat."""

from dataclasses import replace

from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import MinutesState
from services.actors import Actor
from services.cross_references import links_of
from services.deadline_cards import Dating, dating_of, deadline_card_of
from services.draft_rows import days_to_choose
from services.row_points import (
    ENDLESS_KINDS,
    all_points,
    count_actors,
    heading_points,
    is_acceptable,
    is_known,
    open_warnings,
    points_of,
)
from storage.models import Agency, AgencyGroup, Clause, Meeting, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from views.correcting import ClauseCard, NamedCard, RowCard, Standing, nothing_left, row_card
from views.minutes import DraftSummary, Heading, ListedMeeting, ListedRow, code_of, heading_card
from views.screen import Screen


async def open_meeting(uow: UnitOfWork, actor: Actor, meeting_id: int, *, locks: bool = False) -> Meeting:
    """A meeting whose minutes the actor may work on; Refusal for any other, as if there were none."""
    meeting = await (uow.meetings.locked(meeting_id) if locks else uow.meetings.meeting(meeting_id))
    if meeting is None or meeting.minutes_state is None or meeting.discarded_at is not None:
        raise Refusal("not_found")
    require(actor.roles, Action.PREPARE_MINUTES, body_id=meeting.body_id)
    return meeting


async def open_draft(uow: UnitOfWork, actor: Actor, meeting_id: int) -> Meeting:
    """The same, to be changed: locked, and still a draft."""
    meeting = await open_meeting(uow, actor, meeting_id, locks=True)
    if meeting.minutes_state is MinutesState.ISSUED:
        raise Refusal("minutes_issued")
    if meeting.minutes_state is MinutesState.SCHEDULED:
        raise Refusal("minutes_scheduled")
    return meeting


async def open_row(uow: UnitOfWork, actor: Actor, resolution_id: int) -> Resolution:
    """A row of a draft, to be changed, with all that belongs to it."""
    found = await uow.get(Resolution, resolution_id)
    if found is None:
        raise Refusal("not_found")
    await open_draft(uow, actor, found.meeting_id)
    row = await uow.meetings.row(resolution_id)
    if row is None:
        raise Refusal("not_found")
    return row


async def see_summary(uow: UnitOfWork, actor: Actor, meeting_id: int) -> DraftSummary:
    """The summary as it stands, in a transaction of its own."""
    async with uow:
        return await summary_of(uow, await open_meeting(uow, actor, meeting_id))


async def summary_of(uow: UnitOfWork, meeting: Meeting) -> DraftSummary:
    """What was read, in figures, with all that deserves a look."""
    rows = await uow.meetings.rows_of(meeting.id)
    issued = [row for row in rows if not row.is_removed]
    is_issued = meeting.minutes_state is MinutesState.ISSUED
    return DraftSummary(
        meeting_id=meeting.id,
        number=meeting.number,
        held_on=meeting.held_on,
        state=meeting.minutes_state or MinutesState.DRAFT,
        resolutions=len(issued),
        actors=count_actors(rows),
        dated=sum(1 for row in issued if row.due_on is not None),
        continuous=sum(1 for row in issued if row.deadline_kind in ENDLESS_KINDS),
        points=() if is_issued else all_points(meeting, rows),
        new_names=0 if is_issued else len(unknown_names(rows)),
        issue_at=meeting.issue_at,
        days=days_to_choose(meeting) if meeting.minutes_state is MinutesState.DRAFT else (),
        earlier=len(meeting.earlier_statuses),
    )


def unknown_names(rows: list[Resolution]) -> list[str]:
    """The names, each once, that the directory has nothing like and that stand for one agency."""
    names = [
        named.as_written
        for row in rows
        for named in row.named_agencies
        if not row.is_removed and not is_known(named) and not named.candidates and not named.is_group_like
    ]
    return list(dict.fromkeys(names))


async def see_row(uow: UnitOfWork, actor: Actor, resolution_id: int) -> RowCard:
    """A row's card, in a transaction of its own."""
    async with uow:
        row = await uow.meetings.row(resolution_id)
        if row is None:
            raise Refusal("not_found")
        await open_meeting(uow, actor, row.meeting_id)
        return await row_card_of(uow, row)


async def row_card_of(uow: UnitOfWork, row: Resolution) -> RowCard:
    """A loaded row as its card shows it."""
    rows = await uow.meetings.rows_of(row.meeting_id)
    ids = [one.id for one in rows]
    place = ids.index(row.id)
    cites, cited_by = await links_of(uow, row.id)
    state = row.meeting.minutes_state
    return replace(
        await _contents_of(uow, row),
        position=place + 1,
        total=len(ids),
        is_open=state is MinutesState.DRAFT,
        is_correctable=state is MinutesState.ISSUED and row.closed_at is None,
        previous_id=ids[place - 1] if place else None,
        next_id=ids[place + 1] if place + 1 < len(ids) else None,
        cites=cites,
        cited_by=cited_by,
    )


async def _contents_of(uow: UnitOfWork, row: Resolution) -> RowCard:
    """What a row holds by itself, as if it stood alone."""
    cards = {named.id: await named_card_of(uow, named, row) for named in row.named_agencies}
    dating = await dating_of(uow, row.meeting)
    return RowCard(
        id=row.id,
        meeting_id=row.meeting_id,
        code=code_of(row.meeting.number, row.row),
        title=row.title,
        text=row.text,
        position=1,
        total=1,
        kind=row.kind,
        is_removed=row.is_removed,
        is_text_withheld=row.is_text_withheld,
        is_open=False,
        agencies=tuple(cards[named.id] for named in row.named_agencies if named.clause_id is None),
        deadline=deadline_card_of(row, texts_of(row, None), dating),
        clauses=tuple(clause_card_of(clause, row, cards, dating) for clause in row.clauses),
        points=tuple(points_of(row)),
    )


async def named_card_of(uow: UnitOfWork, named: NamedAgency, row: Resolution) -> NamedCard:
    """One agency as a row names it."""
    clause = next((one for one in row.clauses if one.id == named.clause_id), None)
    members: list[Agency] = await uow.agencies.members_of(named.group_id) if named.group_id is not None else []
    candidates = [] if is_known(named) else await _candidates(uow, named)
    known = named.agency or named.group
    return NamedCard(
        id=named.id,
        resolution_id=row.id,
        code=code_of(row.meeting.number, row.row, clause.letter if clause else None),
        as_written=named.as_written,
        duty=named.duty,
        standing=_standing(named),
        known_as=known.name if known is not None else None,
        group_id=named.group_id,
        candidates=tuple(candidates),
        members=tuple((agency.id, agency.name, agency.id not in named.left_out) for agency in members),
        letter=clause.letter if clause else None,
    )


def clause_card_of(clause: Clause, row: Resolution, cards: dict[int, NamedCard], dating: Dating) -> ClauseCard:
    """A clause with its own agencies, out of the cards of all agencies of its row."""
    return ClauseCard(
        id=clause.id,
        resolution_id=row.id,
        code=code_of(row.meeting.number, row.row, clause.letter),
        row_code=code_of(row.meeting.number, row.row),
        letter=clause.letter,
        text=clause.text,
        agencies=tuple(cards[named.id] for named in row.named_agencies if named.clause_id == clause.id),
        deadline=deadline_card_of(clause, texts_of(row, clause.letter), dating),
        letter_before=max(((one.id, one.letter) for one in row.clauses if one.id < clause.id), default=(0, None))[1],
    )


async def see_rows(uow: UnitOfWork, actor: Actor, meeting_id: int) -> tuple[ListedMeeting, list[ListedRow]]:
    """All rows in a list."""
    async with uow:
        meeting = await open_meeting(uow, actor, meeting_id)
        rows = await uow.meetings.rows_of(meeting_id)
        return listed(meeting), [
            ListedRow(row.id, code_of(meeting.number, row.row), row.title, row.is_removed, bool(points_of(row)))
            for row in rows
        ]


async def see_heading(uow: UnitOfWork, actor: Actor, meeting_id: int) -> Heading:
    """The heading of the minutes, and what of it is odd."""
    async with uow:
        return heading_of(await open_meeting(uow, actor, meeting_id))


def heading_of(meeting: Meeting) -> Heading:
    """The heading as its card shows it; what was issued needs no look."""
    is_draft = meeting.minutes_state is MinutesState.DRAFT
    points = tuple(heading_points(meeting)) if is_draft else ()
    is_right = is_draft and any(map(is_acceptable, open_warnings(meeting)))
    days = days_to_choose(meeting) if is_draft else ()
    return Heading(listed(meeting), meeting.place, points, days, is_acceptable=is_right)


async def next_to_look_at(uow: UnitOfWork, meeting_id: int, after: int = 0) -> Resolution | None:
    """The next row behind row number ``after`` that deserves a look, else the first that does; removed ones never."""
    rows = [row for row in await uow.meetings.rows_of(meeting_id) if points_of(row)]
    found = next((row for row in rows if row.row > after), next(iter(rows), None))
    return await uow.meetings.row(found.id) if found is not None else None


async def see_next(uow: UnitOfWork, actor: Actor, meeting_id: int) -> Screen:
    """The first thing that deserves a look."""
    async with uow:
        return await what_is_next(uow, await open_meeting(uow, actor, meeting_id))


async def what_is_next(uow: UnitOfWork, meeting: Meeting, after: int = 0) -> Screen:
    """The next row that deserves a look, then the heading, then that nothing is left. Inside a transaction."""
    row = await next_to_look_at(uow, meeting.id, after)
    if row is not None:
        return row_card(await row_card_of(uow, row))
    heading = heading_of(meeting)
    return heading_card(heading) if heading.points else nothing_left(meeting.id)


def listed(meeting: Meeting) -> ListedMeeting:
    return ListedMeeting(meeting.id, meeting.number, meeting.held_on)


async def _candidates(uow: UnitOfWork, named: NamedAgency) -> list[tuple[str, str]]:
    agencies = {one.id: one.name for one in await uow.agencies.by_ids([one for one in named.candidates if one > 0])}
    groups = {one: await uow.get(AgencyGroup, -one) for one in named.candidates if one < 0}
    found = [(f"a{one}", agencies[one]) for one in named.candidates if one in agencies]
    return [*found, *((f"g{group.id}", group.name) for group in groups.values() if group is not None)]


def _standing(named: NamedAgency) -> Standing:
    if is_known(named):
        return Standing.KNOWN
    return Standing.GUESS if named.candidates else Standing.NEW


def texts_of(row: Resolution, letter: str | None) -> tuple[str, ...]:
    """The words of time in a clause's text, or in the whole row's."""
    phrases = row.readings.get("phrases", [])
    return tuple(phrase["raw"] for phrase in phrases if phrase.get("clause") == letter or letter is None)
