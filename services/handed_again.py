"""What a second document of issued minutes says otherwise, taken over row by row as corrections of which the agencies
are told (services.issued_corrections, services.issued_agencies)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from domain.calendar import today
from domain.life_cycle import ENDED
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import DeadlineBase, DeadlineKind
from services.actors import Actor
from services.correcting import Press
from services.draft_rows import deadline_of
from services.due_rules import DueRules
from services.issued_corrections import correct_text, open_issued
from storage.models import Assignment, Job, Meeting, Resolution
from storage.unit_of_work import UnitOfWork
from views import differences as views
from views.differences import Change, Difference
from views.minutes import code_of


def kept_rows(
    rows: Sequence[Resolution], found: Sequence[Difference], meeting: Meeting, rules: DueRules
) -> dict[str, dict[str, Any]]:
    """What differs of the rows as they were read, by row number; days are Gregorian ISO dates."""
    read = {row.row: row for row in rows}
    kept = {}
    for one in found:
        row = read.get(one.row)
        if row is not None and one.resolution_id is not None:
            due_on = _due_on(row, meeting, rules)
            kept[str(one.row)] = {
                "resolution_id": one.resolution_id,
                "changes": [change.value for change in one.changes],
                "text": row.text,
                "due_on": due_on.isoformat() if due_on is not None else None,
                "agencies": sorted({named.agency_id for named in row.named_agencies if named.agency_id is not None}),
                "is_whole": all(named.agency_id is not None for named in row.named_agencies),
            }
    return kept


async def see_difference(uow: UnitOfWork, actor: Actor, job_id: int, row: int, now: datetime) -> views.RowDifference:
    """One row that differs, with what can be taken over, in a transaction of its own."""
    async with uow:
        kept = await _kept(uow, actor, job_id, row)
        standing, _ = await open_issued(uow, actor, kept["resolution_id"], 0)
        changes = tuple(Change(one) for one in kept["changes"])
        has_other_text = Change.TEXT in changes and kept["text"] != standing.text
        lost, added = await _agencies(uow, standing, kept) if Change.AGENCIES in changes else ((), ())
        return views.RowDifference(
            job_id=job_id,
            row=row,
            resolution_id=standing.id,
            code=code_of(standing.meeting.number, standing.row),
            text=kept["text"] if has_other_text and not standing.is_text_withheld else None,
            due_on=_due_day(kept, standing, now) if Change.DEADLINE in changes else None,
            has_other_deadline=Change.DEADLINE in changes,
            has_other_clauses=Change.CLAUSES in changes,
            added=added,
            lost=lost,
        )


async def take_text_over(job_id: int, row: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """The text as the second document has it takes the place of the one that was issued."""
    async with uow:
        kept = await _kept(uow, press.actor, job_id, row)
    if Change.TEXT not in kept["changes"]:
        raise Refusal("old_button")
    await correct_text(kept["resolution_id"], 0, kept["text"], press, uow, now)


async def _kept(uow: UnitOfWork, actor: Actor, job_id: int, row: int) -> dict[str, Any]:
    job = await uow.get(Job, job_id)
    if job is None or "body_id" not in job.payload:
        raise Refusal("not_found")
    require(actor.roles, Action.CORRECT, body_id=job.payload["body_id"])
    kept: dict[str, Any] | None = job.payload.get("read", {}).get(str(row))
    if kept is None:
        raise Refusal("old_button")
    return kept


def _due_on(row: Resolution, meeting: Meeting, rules: DueRules) -> date | None:
    """The day that the deadline comes to by the meeting's own base."""
    issued_on = today(meeting.issued_at) if meeting.issued_at is not None else None
    counts_from_issue = bool(row.readings.get("counts_from_issue"))
    if issued_on is None or not (counts_from_issue or meeting.deadline_base is DeadlineBase.ISSUE):
        return row.due_on
    if row.deadline_kind is DeadlineKind.BY_DATE:
        return row.due_on
    return rules.date_of(deadline_of(row, counts_from_issue=counts_from_issue), issued_on, issued_on)


def _due_day(kept: dict[str, Any], standing: Resolution, now: datetime) -> date | None:
    """The other day, where there is one that is still to come."""
    day = date.fromisoformat(kept["due_on"]) if kept["due_on"] else None
    return day if day is not None and day >= today(now) and day != standing.due_on else None


async def _agencies(
    uow: UnitOfWork, standing: Resolution, kept: dict[str, Any]
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]:
    """The assignments of those that are not named any more, and the agencies that are newly named, with their names.

    Where a name is not known yet, or stands for a group, nobody is said to be lost.
    """
    holding: list[Assignment] = [
        one for one in await uow.assignments.of_resolution(standing.id) if one.clause_id is None
    ]
    having = {one.agency_id for one in holding if one.status not in ENDED}
    added = await uow.agencies.by_ids([one for one in kept["agencies"] if one not in having])
    gone = [one for one in holding if one.status not in ENDED and one.agency_id not in kept["agencies"]]
    lost = tuple((one.id, one.agency.name) for one in gone) if kept["is_whole"] else ()
    return lost, tuple((one.id, one.name) for one in added)
