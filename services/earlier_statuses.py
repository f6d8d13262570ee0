"""«وضعیت مصوبات پیشین»: what minutes say of earlier resolutions, found among those that are followed up. Nothing is
changed by it before the secretariat says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.life_cycle import FOLLOWED, TO_DO, after
from domain.nearness import share_of_words
from domain.vocabulary import Duty, MinutesState, Status
from minutes.earlier import EarlierState, EarlierStatus
from services.actors import Actor
from services.assignments import shown_code
from services.draft_rows import Recognise
from services.drafts import open_meeting
from services.kept_statuses import KeptStatus
from services.recognising import recogniser
from services.said import Said
from storage.models import Assignment, Meeting, Resolution
from storage.unit_of_work import UnitOfWork
from views import earlier_statuses as views

ALIKE: float = 0.5
SURELY_ALIKE: float = 0.8


@dataclass(frozen=True)
class Found:
    """What the minutes say in one row, with the assignments that it is about; none where it is not known which."""

    place: int
    kept: KeptStatus
    assignments: tuple[Assignment, ...]
    row: Resolution | None = None


@dataclass(frozen=True)
class Proposal:
    """What one assignment would be reported as."""

    place: int
    assignment: Assignment
    said: Said
    status: Status


async def see_statuses(uow: UnitOfWork, actor: Actor, meeting_id: int) -> views.EarlierStatuses:
    """The whole list, in a transaction of its own."""
    async with uow:
        return await statuses_of(uow, await open_meeting(uow, actor, meeting_id))


async def statuses_of(uow: UnitOfWork, meeting: Meeting) -> views.EarlierStatuses:
    """What can be applied, what was applied, what stands so already and what is not known."""
    found = await find_all(uow, meeting)
    proposals = proposals_of(found, meeting)
    proposed = {(one.place, one.assignment.id) for one in proposals}
    applied = [(one, task) for one in found for task in one.assignments if task.id in one.kept.reports]
    same = [
        task
        for one in found
        for task in one.assignments
        if (one.place, task.id) not in proposed
        and task.id not in one.kept.reports
        and one.kept.read.state is not EarlierState.CANCELLED
    ]
    cancelled = [one for one in found if one.kept.read.state is EarlierState.CANCELLED]
    return views.EarlierStatuses(
        meeting_id=meeting.id,
        proposed=tuple(_proposed(one) for one in proposals),
        applied=tuple(_as_it_is(task) for _, task in applied),
        same=tuple(dict.fromkeys(shown_code(task) for task in same)),
        cancelled=tuple(
            (task.id, shown_code(task)) for one in cancelled for task in one.assignments if task.status in TO_DO
        ),
        unknown=tuple(one.kept.read.text or str(one.kept.read.row) for one in found if not one.assignments),
    )


async def find_all(uow: UnitOfWork, meeting: Meeting) -> list[Found]:
    """Each row of what the minutes say, with what it is about."""
    kept = [KeptStatus.from_json(one) for one in meeting.earlier_statuses]
    if not kept:
        return []
    rows = [row for row in await uow.meetings.rows_of_body(meeting.body_id) if _is_followed(row, meeting)]
    recognise = await recogniser(uow, meeting.body.province)
    found = []
    for place, one in enumerate(kept):
        row = _row_meant(one.read, rows, meeting)
        assignments = await _assignments_of(uow, one.read, row, recognise) if row is not None else ()
        found.append(Found(place, one, assignments, row))
    return found


def proposals_of(found: Sequence[Found], meeting: Meeting) -> list[Proposal]:
    """What would change, each assignment once."""
    proposals: dict[int, Proposal] = {}
    for one in found:
        said = one.kept.said(code_name(meeting))
        for task in one.assignments if said is not None else ():
            is_new = task.id not in one.kept.reports and task.id not in proposals
            if said is not None and is_new and task.status in TO_DO and _is_otherwise(task, said):
                status = after(task.status, said.step_from(task.status))
                proposals[task.id] = Proposal(one.place, task, said, status)
    return list(proposals.values())


def code_name(meeting: Meeting) -> str:
    """How the meeting is called in the words of a report."""
    return views.meeting_called(meeting.number)


def _is_followed(row: Resolution, meeting: Meeting) -> bool:
    is_issued = row.meeting.minutes_state is MinutesState.ISSUED
    return is_issued and row.meeting_id != meeting.id and not row.is_removed and row.closed_at is None


def _row_meant(read: EarlierStatus, rows: Sequence[Resolution], meeting: Meeting) -> Resolution | None:
    """The row by its number where its words agree, else the only one that has nearly all of its words."""
    of_meeting = [row for row in rows if _is_of(read, row.meeting)]
    if read.minutes_no is None and read.minutes_on is None:
        of_meeting = _of_the_last(rows, meeting)
    numbered = next((row for row in of_meeting if row.row == read.row), None)
    if numbered is not None and (not read.text or share_of_words(read.text, numbered.text) >= ALIKE):
        return numbered
    alike = [row for row in of_meeting if share_of_words(read.text, row.text) >= SURELY_ALIKE]
    return alike[0] if len(alike) == 1 else None


def _is_of(read: EarlierStatus, meeting: Meeting) -> bool:
    """Whether number and day agree as far as they are said."""
    is_number_right = read.minutes_no in (None, meeting.number)
    return is_number_right and (read.minutes_on is None or meeting.held_on in (None, read.minutes_on))


def _of_the_last(rows: Sequence[Resolution], meeting: Meeting) -> list[Resolution]:
    """The rows of the meeting before this one: «جلسه قبل»."""
    days = [row.meeting.held_on for row in rows if row.meeting.held_on is not None]
    before = [day for day in days if meeting.held_on is None or day < meeting.held_on]
    return [row for row in rows if before and row.meeting.held_on == max(before)]


async def _assignments_of(
    uow: UnitOfWork, read: EarlierStatus, row: Resolution, recognise: Recognise
) -> tuple[Assignment, ...]:
    """Those of the agencies that the minutes name, of all who act where they name none."""
    acting = [one for one in await uow.assignments.of_resolution(row.id) if one.duty in FOLLOWED]
    meant: set[int] = set()
    for name in read.agencies:
        for named in recognise(name, Duty.RESPONSIBLE):
            if named.agency_id is not None:
                meant.add(named.agency_id)
            elif named.group_id is not None:
                meant |= {one.id for one in await uow.agencies.members_of(named.group_id)}
    own = [one for one in acting if not read.agencies or one.agency_id in meant]
    return tuple(own or (acting if len(acting) == 1 else ()))


def _is_otherwise(task: Assignment, said: Said) -> bool:
    return after(task.status, said.step_from(task.status)) is not task.status or (
        said.percent is not None and said.percent != task.progress
    )


def _proposed(one: Proposal) -> views.ProposedStatus:
    task, said = one.assignment, one.said
    return views.ProposedStatus(
        assignment_id=task.id,
        code=shown_code(task),
        agency=task.agency.name,
        before=task.status,
        progress=task.progress,
        after=one.status,
        percent=said.percent,
    )


def _as_it_is(task: Assignment) -> views.AppliedStatus:
    return views.AppliedStatus(shown_code(task), task.agency.name, task.status, task.progress)
