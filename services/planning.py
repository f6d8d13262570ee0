"""What issuing a draft will make: one assignment for each agency of each row, and of each clause that stands apart."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.periods import Period
from domain.vocabulary import DeadlineKind, Duty
from locales.catalog import say
from services.row_points import ENDLESS_KINDS, agency_points, has_own_assignments
from storage.models import Clause, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork

WEIGHT: Final = (Duty.RESPONSIBLE, Duty.PARTNER, Duty.SUPERVISOR, Duty.COPY)


@dataclass(frozen=True)
class Planned:
    """An assignment to be."""

    resolution_id: int
    clause_id: int | None
    agency_id: int
    duty: Duty
    due_on: date | None
    is_continuous: bool
    period: str | None = None


@dataclass(frozen=True)
class Terms:
    """By when an assignment is owed: a day, or again each ``period`` (a domain.periods word)."""

    due_on: date | None
    is_continuous: bool
    period: str | None


@dataclass(frozen=True)
class Hindrance:
    """What keeps a row from being issued."""

    resolution_id: int
    row: int
    words: str


async def plan(uow: UnitOfWork, rows: list[Resolution]) -> list[Planned]:
    """Groups stand for their members without those left out; an agency named twice in a row has its heaviest duty."""
    planned: list[Planned] = []
    for row in rows:
        if row.is_removed:
            continue
        of_row = [named for named in row.named_agencies if named.clause_id is None]
        planned += await _planned(uow, row, None, of_row)
        for clause in row.clauses:
            if has_own_assignments(clause, row):
                own = [named for named in row.named_agencies if named.clause_id == clause.id]
                planned += await _planned(uow, row, clause, own or of_row)
    return planned


async def hindrances(uow: UnitOfWork, rows: list[Resolution]) -> list[Hindrance]:
    """Agencies that are guesses, unknown or missing, and groups that stand for nobody."""
    found: list[Hindrance] = []
    for row in rows:
        if row.is_removed:
            continue
        found += [Hindrance(row.id, row.row, words) for words in agency_points(row)]
        for named in row.named_agencies:
            if named.group is not None and not await _agencies_of(uow, named):
                found.append(Hindrance(row.id, row.row, say("minutes.point_words.empty_group", name=named.group.name)))
    return found


async def _planned(uow: UnitOfWork, row: Resolution, clause: Clause | None, named: list[NamedAgency]) -> list[Planned]:
    duties: dict[int, Duty] = {}
    for one in sorted(named, key=lambda item: WEIGHT.index(item.duty)):
        for agency_id in await _agencies_of(uow, one):
            duties.setdefault(agency_id, one.duty)
    terms = terms_of(clause, row)
    return [
        Planned(row.id, clause.id if clause else None, agency_id, duty, terms.due_on, terms.is_continuous, terms.period)
        for agency_id, duty in duties.items()
    ]


def terms_of(clause: Clause | None, row: Resolution) -> Terms:
    """By when a clause is owed, which goes by its row where it says nothing of time itself."""
    of_clause = clause is not None and (clause.due_on is not None or clause.deadline_kind is not DeadlineKind.NONE)
    owner = clause if clause is not None and of_clause else row
    is_continuous = owner.due_on is None and owner.deadline_kind in ENDLESS_KINDS
    return Terms(owner.due_on, is_continuous, _period_of(owner) if is_continuous else None)


def _period_of(owner: Resolution | Clause) -> str | None:
    """As the minutes have it; None where only the body's own period is meant."""
    if owner.deadline_kind is DeadlineKind.EVERY_SESSION:
        return Period().word
    is_counted = owner.deadline_kind is DeadlineKind.PERIODIC and owner.deadline_count
    return Period(months=owner.deadline_count).word if is_counted else None


async def _agencies_of(uow: UnitOfWork, named: NamedAgency) -> list[int]:
    if named.agency_id is not None:
        return [named.agency_id]
    if named.group_id is None:
        return []
    members = await uow.agencies.members_of(named.group_id)
    return [member.id for member in members if member.id not in named.left_out]
