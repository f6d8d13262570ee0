"""Recording what minutes say of earlier resolutions, and taking that back. The agencies hear of it when the undo time
has passed, as of any report that the secretariat makes for them."""

from datetime import datetime

from domain.permissions import Action, require
from domain.refusals import Refusal
from locales.catalog import say
from services.correcting import Press
from services.drafts import open_meeting
from services.earlier_statuses import Proposal, find_all, proposals_of, statuses_of
from services.recording import Recording, put_down
from services.reporting import Pressed
from services.taking_back import take_back_within
from services.telling import Telling, tell_place
from storage.models import Meeting
from storage.unit_of_work import UnitOfWork
from views import earlier_statuses as views


async def apply_statuses(
    meeting_id: int, assignment_id: int | None, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """Record all that the list proposes, or that of one assignment. Raises Refusal when nothing of it can be."""
    async with uow:
        meeting = await _open(meeting_id, press, uow)
        proposals = proposals_of(await find_all(uow, meeting), meeting)
        wanted = [one for one in proposals if assignment_id in (None, one.assignment.id)]
        if not wanted:
            raise Refusal("nothing_to_apply")
        refusals = [await _record(one, meeting, press, uow, now) for one in wanted]
        refused = [refusal for refusal in refusals if refusal is not None]
        if len(refused) == len(wanted):
            raise refused[0]
        await _show(meeting, refused, press, uow, now)
        await uow.commit(now)


async def take_statuses_back(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«لغو اعمال»: every report that was recorded from the list and can still be taken back is. Raises Refusal when
    none can."""
    async with uow:
        meeting = await _open(meeting_id, press, uow)
        made = [report for kept in meeting.earlier_statuses for report in kept["reports"].values()]
        if not made:
            raise Refusal("already_taken_back")
        refusals = {report: await _take_back(report, press, uow, now) for report in made}
        refused = [refusal for refusal in refusals.values() if refusal is not None]
        if len(refused) == len(made):
            raise refused[0]
        meeting.earlier_statuses = [
            {**kept, "reports": {task: one for task, one in kept["reports"].items() if refusals[one] is not None}}
            for kept in meeting.earlier_statuses
        ]
        await _show(meeting, refused, press, uow, now)
        await uow.commit(now)


async def _open(meeting_id: int, press: Press, uow: UnitOfWork) -> Meeting:
    meeting = await open_meeting(uow, press.actor, meeting_id, locks=True)
    require(press.actor.roles, Action.ACT_FOR_AGENCY, body_id=meeting.body_id)
    return meeting


async def _record(one: Proposal, meeting: Meeting, press: Press, uow: UnitOfWork, now: datetime) -> Refusal | None:
    """Why it cannot be recorded; None when it was, and the meeting remembers the report."""
    try:
        report, _ = await put_down(Recording(press.actor, one.assignment.id, one.said, on_behalf=True), uow, now)
    except Refusal as refusal:
        return refusal
    kept = list(meeting.earlier_statuses)
    reports = kept[one.place]["reports"] | {str(one.assignment.id): report.id}
    kept[one.place] = {**kept[one.place], "reports": reports}
    meeting.earlier_statuses = kept
    return None


async def _take_back(report_id: int, press: Press, uow: UnitOfWork, now: datetime) -> Refusal | None:
    try:
        await take_back_within(Pressed(press.actor, report_id), uow, now)
    except Refusal as refusal:
        return refusal
    return None


async def _show(meeting: Meeting, refused: list[Refusal], press: Press, uow: UnitOfWork, now: datetime) -> None:
    reasons = list(dict.fromkeys(say(f"refusal.{one.code}", **one.holes) for one in refused))
    screen = views.earlier_statuses(await statuses_of(uow, meeting), reasons)
    place = press.actor.place
    key = f"earlier-statuses:{meeting.id}:{now.isoformat()}"
    await tell_place(uow, place, screen, Telling(key, edits_message_id=press.message_id), now)
