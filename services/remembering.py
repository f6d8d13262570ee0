"""«سوابق» of an assignment or of a resolution as a whole, for whoever may read it. Nothing here changes anything."""

from datetime import date

from domain.codes import ResolutionCode
from domain.permissions import Action, may, require
from domain.refusals import Refusal
from services.actors import Actor
from services.assignments import check_readable, meant_by
from services.cards import code_from
from services.history_changes import changes_of
from services.looking import code_of
from services.said import Said, all_of
from services.titles import title_from, title_of_whole
from storage.models import Agency, Assignment, Event, Person, ProgressReport
from storage.unit_of_work import UnitOfWork
from views import minutes as minutes_views
from views.history import Happening, History
from views.whole_history import HistoryChoice, WholeHistory


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
        watchers = await uow.assignments.watchers_of(assignment.resolution_id)
        is_whole = may(actor.roles, Action.READ, body_id=assignment.body_id, supervisors=watchers)
        return History(
            assignment.id,
            code_of(assignment),
            assignment.agency.name,
            title_from(assignment),
            tuple(happenings),
            assignment.resolution_id if is_whole else None,
        )


async def whole_history_of(actor: Actor, resolution_id: int, uow: UnitOfWork, start: int | None = None) -> WholeHistory:
    """What happened to a resolution and to all its agencies, for its body, its supervisors and the one that leads."""
    async with uow:
        together = await uow.assignments.of_resolution(resolution_id)
        if not together:
            raise Refusal("not_found")
        body_id, watchers = together[0].body_id, await uow.assignments.watchers_of(resolution_id)
        require(actor.roles, Action.READ, body_id=body_id, supervisors=watchers)
        is_own = may(actor.roles, Action.CORRECT, body_id=body_id)
        found = await uow.history.of_resolution(resolution_id)
        issued_at = min(one.issued_at for one in together)
        by_id = {one.id: one for one in together}
        happenings = [
            await _of_whole(event, by_id.get(event.assignment_id or 0), together[0], uow)
            for event in found
            if is_own or event.at >= issued_at
        ]
        resolution = together[0].resolution
        code = minutes_views.code_of(resolution.meeting.number, resolution.row)
        choices = tuple(_own_history(one) for one in together)
        return WholeHistory(resolution_id, code, title_of_whole(resolution), tuple(happenings), choices, start)


async def histories_meant(actor: Actor, code: ResolutionCode, uow: UnitOfWork) -> list[HistoryChoice]:
    """The histories that «سوابق CODE» may mean: of whole resolutions for who sees bodies whole, else of assignments."""
    async with uow:
        found = await meant_by(uow, actor, code)
        if not all(one.body_id in actor.bodies(Action.READ) for one in found):
            return [_own_history(one) for one in found]
        resolutions = {one.resolution_id: one for one in found}
        return [
            HistoryChoice(f"histall:{one.resolution_id}", code.shown, one.resolution.meeting.body.name)
            for one in resolutions.values()
        ]


def _own_history(assignment: Assignment) -> HistoryChoice:
    return HistoryChoice(f"hist:{assignment.id}", code_from(assignment), assignment.agency.name)


async def _of_whole(event: Event, own: Assignment | None, any_of_it: Assignment, uow: UnitOfWork) -> Happening:
    """An event under its agency's name, with the code of its clause."""
    happening = await _happening(event, own or any_of_it, uow, names_agency=True)
    if own is None or own.clause is None:
        return happening
    return happening.of_clause(code_from(own))


async def _happening(event: Event, assignment: Assignment, uow: UnitOfWork, *, names_agency: bool = False) -> Happening:
    person = await uow.get(Person, event.person_id) if event.person_id is not None else None
    agency = await uow.get(Agency, event.agency_id) if event.agency_id is not None else None
    report = await uow.get(ProgressReport, event.report_id) if event.report_id is not None else None
    is_named = agency is not None and (names_agency or agency.id != assignment.agency_id)
    number, written_on = _letter(event, report)
    return Happening(
        at=event.at,
        kind=event.kind,
        who=person.full_name if person is not None else None,
        agency=agency.name if agency is not None and is_named else None,
        words="" if assignment.resolution.is_text_withheld else _words(event, report),
        report_id=event.report_id,
        files=await uow.looking.count_files(event.report_id) if event.report_id is not None else 0,
        is_on_behalf=report is not None and _is_by_report(event) and report.on_behalf,
        told_by=report.told_by if report is not None and _is_by_report(event) else None,
        letter_number=number,
        letter_on=written_on,
        changes=changes_of(event, is_text_withheld=assignment.resolution.is_text_withheld),
    )


def _letter(event: Event, report: ProgressReport | None) -> tuple[str | None, date | None]:
    """Number and day of the agency's letter, or of the letter of issue that came later."""
    if event.kind in ("issue_letter", "issue_letter_corrected"):
        return str(event.after["letter_number"]), date.fromisoformat(event.after["letter_on"])
    if report is None or not _is_by_report(event):
        return None, None
    return report.letter_number, report.letter_on


def _words(event: Event, report: ProgressReport | None) -> str:
    if "said" in event.after:
        return all_of(map(Said.from_json, event.after["said"])).words
    if report is not None and _is_by_report(event) and report.text:
        return report.text
    return str(event.after.get("reason") or "")


def _is_by_report(event: Event) -> bool:
    """Whether it says what the agency said, rather than what was made of it."""
    return event.kind.startswith("report") or event.kind == "answered_by_letter"
