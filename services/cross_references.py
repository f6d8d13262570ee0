"""Which resolution follows which: «پیرو بند ۸ جلسه ۱۸» becomes a link as soon as the cited meeting is known."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.calendar import JalaliDay
from minutes.draft import ReferenceKind
from storage.models import Meeting, Resolution, ResolutionLink
from storage.unit_of_work import UnitOfWork
from views.correcting import LinkedRow
from views.minutes import code_of


async def link_references(uow: UnitOfWork, body_id: int) -> None:
    """Link all rows of a body to those they cite, forwards and backwards in time; known links stay."""
    rows = await uow.meetings.rows_of_body(body_id)
    known = {(link.resolution_id, link.cited_id) for link in await uow.meetings.links_of_body(body_id)}
    for row in rows:
        for cited in _cited_by(row, rows):
            if (row.id, cited.id) not in known:
                known.add((row.id, cited.id))
                uow.add(ResolutionLink(resolution_id=row.id, cited_id=cited.id))
    await uow.flush()


async def links_of(uow: UnitOfWork, resolution_id: int) -> tuple[tuple[LinkedRow, ...], tuple[LinkedRow, ...]]:
    """The rows that a row cites, and those that cite it."""
    cited = [_linked(row) for row in await uow.meetings.cited_by(resolution_id)]
    citing = [_linked(row) for row in await uow.meetings.citing(resolution_id)]
    return tuple(cited), tuple(citing)


def _cited_by(row: Resolution, rows: Iterable[Resolution]) -> list[Resolution]:
    references = [one for one in row.readings.get("references", []) if one["kind"] == ReferenceKind.MINUTES]
    return [
        other
        for reference in references
        for other in rows
        if other.row == reference["clause"] and other.id != row.id and _is_of(reference, other.meeting, row.meeting)
    ]


def _is_of(reference: dict[str, Any], meeting: Meeting, citing: Meeting) -> bool:
    """Whether a reference means that meeting: number and day agree as far as they are said, and one of them is.

    A reference that says neither means nothing for certain.
    """
    number, day = reference["minutes_no"], reference["minutes_date"]
    if meeting.id == citing.id or (number is None and day is None):
        return False
    is_number_right = number is None or meeting.number == number
    return is_number_right and (day is None or (meeting.held_on is not None and _day(day) == meeting.held_on))


def _day(iso: str) -> date:
    return JalaliDay(*(int(part) for part in iso.split("-"))).to_date()


def _linked(row: Resolution) -> LinkedRow:
    return LinkedRow(row.id, code_of(row.meeting.number, row.row))
