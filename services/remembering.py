"""«سوابق» of an assignment, for whoever may read it. Nothing here changes anything."""

from domain.refusals import Refusal
from services.actors import Actor
from services.assignments import check_readable
from services.looking import code_of
from storage.models import Agency, Assignment, Event, Person, ProgressReport
from storage.unit_of_work import UnitOfWork
from views.history import Happening, History


async def history_of(actor: Actor, assignment_id: int, uow: UnitOfWork) -> History:
    """What happened to an assignment and to its resolution as a whole."""
    async with uow:
        assignment = await uow.looking.assignment(assignment_id)
        if assignment is None:
            raise Refusal("not_found")
        await check_readable(uow, actor, assignment)
        found = await uow.looking.history_of(assignment.resolution_id, [assignment.id])
        # How the draft was corrected before it was issued is the secretariat's own.
        events = [event for event in found if event.assignment_id or event.at >= assignment.issued_at]
        happenings = [await _happening(event, assignment, uow) for event in events]
        title = assignment.resolution.title
        return History(assignment.id, code_of(assignment), assignment.agency.name, title, tuple(happenings))


async def _happening(event: Event, assignment: Assignment, uow: UnitOfWork) -> Happening:
    person = await uow.get(Person, event.person_id) if event.person_id is not None else None
    agency = await uow.get(Agency, event.agency_id) if event.agency_id is not None else None
    report = await uow.get(ProgressReport, event.report_id) if event.report_id is not None else None
    is_others = agency is not None and agency.id != assignment.agency_id
    return Happening(
        at=event.at,
        kind=event.kind,
        who=person.full_name if person is not None else None,
        agency=agency.name if agency is not None and is_others else None,
        words=_words(event, report, assignment),
        report_id=event.report_id,
        files=await uow.looking.count_files(event.report_id) if event.report_id is not None else 0,
        is_on_behalf=report is not None and _is_by_report(event) and report.on_behalf,
        told_by=report.told_by if report is not None and _is_by_report(event) else None,
        letter_number=report.letter_number if report is not None and _is_by_report(event) else None,
        letter_on=report.letter_on if report is not None else None,
    )


def _words(event: Event, report: ProgressReport | None, assignment: Assignment) -> str:
    if report is not None and _is_by_report(event) and report.text:
        return report.text
    if event.kind == "text_corrected" and not assignment.resolution.is_text_withheld:
        return str(event.before.get("value") or "")
    return str(event.after.get("reason") or "")


def _is_by_report(event: Event) -> bool:
    """Whether it says what the agency said, rather than what was made of it."""
    return event.kind.startswith("report") or event.kind == "answered_by_letter"
