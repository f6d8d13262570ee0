"""What a report says, put together from its messages: an edited one takes the place of what it said before.

The history remembers the words of each message as they were; a report shows them as they are now.
"""

from datetime import datetime

from domain.life_cycle import after, progress_after
from domain.refusals import Refusal
from domain.vocabulary import Status
from services.actors import Actor
from services.assignments import shown_code
from services.evidence import is_document_missing
from services.recording import event_of, words_of
from services.said import Said, all_of
from storage.models import Assignment, ProgressReport
from storage.unit_of_work import UnitOfWork


async def retell(
    actor: Actor,
    report: ProgressReport,
    assignment: Assignment,
    said: Said,
    uow: UnitOfWork,
    now: datetime,
    *,
    is_earlier: bool = False,
) -> None:
    """Add what was said to a report, each message once, with what follows from it. Raises Refusal.

    ``is_earlier`` for what was sent before the report: of two claims the report's own holds.
    """
    words = words_of(said, actor.place)
    pieces = await _pieces_of(report, uow)
    before = all_of(pieces.values())
    if is_earlier:
        pieces = {**_named(words["chat"], said), **pieces}
    else:
        pieces.update(_named(words["chat"], said))
    whole = all_of(pieces.values())
    report.text = whole.words
    if whole.claims != before.claims:
        await _claim(report, assignment, whole, uow)
    event = event_of("report_amended", report, assignment, actor, now)
    event.after |= words
    uow.history.record(event)


async def _pieces_of(report: ProgressReport, uow: UnitOfWork) -> dict[str, Said]:
    """What each message of a report says now, in the order in which they came."""
    pieces: dict[str, Said] = {}
    for event in await uow.history.of_assignment(report.assignment_id):
        if event.report_id == report.id:
            for piece in event.after.get("said", ()):
                pieces.update(_named(event.after["chat"], Said.from_json(piece), len(pieces)))
    return pieces


def _named(chat: str, said: Said, before: int = 0) -> dict[str, Said]:
    """The pieces under their messages; what was pressed has none and is never edited."""
    return {
        f"{chat}:{one.message_ids[0] if one.message_ids else f'pressed-{place}'}": one
        for place, one in enumerate(said.apart, before)
    }


async def _claim(report: ProgressReport, assignment: Assignment, whole: Said, uow: UnitOfWork) -> None:
    if await is_document_missing(whole, assignment, uow, files=len(report.attachments)):
        raise Refusal("document_needed", code=shown_code(assignment))
    report.status = after(report.status_before, whole.step_from(report.status_before))
    report.percent, report.obstacle = whole.percent, whole.obstacle
    assignment.status = report.status
    assignment.progress = progress_after(report.status, report.progress_before, percent=whole.percent)
    assignment.obstacle = (whole.obstacle or whole.words or None) if report.status is Status.BLOCKED else None
