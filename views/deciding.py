"""The secretariat's side of requests: the card, the other ways to decide, and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import long_date
from domain.text import shorten
from domain.vocabulary import RequestKind
from locales.catalog import Marked, bold, say
from views.assignments import AssignmentCard, answering_buttons, card_text
from views.deadlines import day_near
from views.queue import QUOTED_AT, Judged, Position, next_buttons, title_line
from views.requests import RecordedRequest
from views.screen import Button, Row, Screen, rows_of_two

REFUSALS: Final = {
    RequestKind.EXTENSION: ("time_was_enough", "needed_for_meeting"),
    RequestKind.DECLINE: ("is_your_duty", "decided_in_meeting"),
}


@dataclass(frozen=True)
class RequestCard:
    """An extension or a decline that waits for a decision.

    ``granted_before`` of ``most`` extensions were granted, the first due date being ``original_due_on``. What was done
    is ``done_so_far``, or else the ``last_report``, which may have come as ``last_files`` alone. ``candidates`` are
    agencies that the proposed name may mean.
    """

    request_id: int
    about: Judged
    kind: RequestKind
    reason: str
    asked_due_on: date | None
    proposed_agency: str | None
    done_so_far: str | None = None
    last_report: str | None = None
    last_files: int = 0
    progress: int = 0
    granted_before: int = 0
    most: int = 0
    original_due_on: date | None = None
    candidates: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Decision:
    """What the secretariat decided. ``due_on`` is the day that holds now, ``other_agency`` who gets the work instead.

    ``invites`` is (body, agency) when nobody of that agency has joined; ``had_it_before`` when it had the same work.
    """

    request: RecordedRequest
    is_granted: bool
    due_on: date | None
    answer: str | None = None
    other_agency: str | None = None
    invites: tuple[int, int] | None = None
    had_it_before: bool = False


def request_card(card: RequestCard, position: Position) -> Screen:
    """What is asked, why, and the ways to decide."""
    lines = _extension_lines(card, position) if card.kind is RequestKind.EXTENSION else _decline_lines(card, position)
    rows = _extension_buttons(card) if card.kind is RequestKind.EXTENSION else _decline_buttons(card)
    history = Button(say("queue.button.history"), f"hist:{card.about.assignment_id}")
    return Screen("\n".join(lines), buttons=(*rows, (history, *next_buttons(position))))


def choose_refusal(request_id: int, kind: RequestKind, request: RecordedRequest) -> Screen:
    """The chips of «مخالفت»; each is the sentence that the agency reads."""
    chips = [Button(say(f"deciding.refusal.{chip}"), f"refr:{request_id}:{chip}") for chip in REFUSALS[kind]]
    last = (Button(say("deciding.refusal.other"), f"refw:{request_id}"), Button(say("queue.button.back"), "queue:0"))
    text = say("deciding.ask_refusal", code=request.code, agency=request.agency)
    return Screen(text, (*((chip,) for chip in chips), last))


def ask_refusal(request: RecordedRequest) -> Screen:
    return Screen(say("deciding.ask_refusal_words", code=request.code), (_leave(),))


def ask_other_day(request: RecordedRequest) -> Screen:
    return Screen(say("deciding.ask_other_day", code=request.code, agency=request.agency), (_leave(),))


def ask_other_agency(request: RecordedRequest) -> Screen:
    return Screen(say("deciding.ask_other_agency", code=request.code), (_leave(),))


def found_agencies(request_id: int, found: list[tuple[int, str]]) -> Screen:
    """The agencies that typed words may mean."""
    rows: list[Row] = [(Button(name, f"decto:{request_id}:{number}"),) for number, name in found]
    return Screen(say("deciding.which_agency" if found else "deciding.no_such_agency"), (*rows, _leave()))


def choose_due_date(
    request_id: int, agency_id: int, agency: str, kept: date | None, fresh: date | None, day: date
) -> Screen:
    """The clock of who gets the work: the day that stands, unless it has passed, or as many days anew."""
    press = f"decdue:{request_id}:{agency_id}"
    buttons = []
    if kept is not None:
        buttons.append(Button(say("deciding.button.same_day", day=day_near(kept, day)), f"{press}:same"))
    if fresh is not None:
        buttons.append(Button(say("deciding.button.fresh_day", day=day_near(fresh, day)), f"{press}:fresh"))
    back = Button(say("queue.button.back"), "queue:0")
    key = "deciding.ask_due_date" if kept is not None else "deciding.ask_due_date_passed"
    return Screen(say(key, agency=agency), (*((button,) for button in buttons), (back,)))


def handed_over(card: AssignmentCard, from_agency: str) -> Screen:
    """To the agency that gets the work of another."""
    text = "\n".join([say("deciding.handed_over", agency=from_agency), card_text(card)])
    return Screen(text, answering_buttons(card))


def agency_hears(decision: Decision, card: AssignmentCard) -> Screen:
    """The decision, with the card's buttons where the work goes on."""
    request = decision.request
    day = day_near(decision.due_on, request.today) if decision.due_on is not None else ""
    lines = [say(f"deciding.agency.{request.kind}_{_verdict(decision)}", code=card.name, day=day)]
    lines += [say("deciding.now_with", agency=decision.other_agency)] if decision.other_agency else []
    lines += [say("deciding.answer", answer=decision.answer)] if decision.answer else []
    return Screen("\n".join(lines), answering_buttons(card))


def decision_shown(decision: Decision) -> Screen:
    """The secretariat's card after its press."""
    request = decision.request
    day = day_near(decision.due_on, request.today) if decision.due_on is not None else say("queue.undated")
    names = {"agency": request.agency, "other": decision.other_agency}
    verdict = _shown_verdict(decision)
    lines = [say(f"deciding.shown.{request.kind}_{verdict}", code=Marked(bold(request.code)), day=day, **names)]
    if decision.invites is None:
        return Screen("\n".join(lines))
    body_id, agency_id = decision.invites
    invite = Button(say("agencies.button.invite"), f"inv:{body_id}:{agency_id}")
    return Screen("\n".join([*lines, say("deciding.nobody_there", other=decision.other_agency)]), ((invite,),))


def _extension_lines(card: RequestCard, position: Position) -> list[str]:
    about = card.about
    days = say("queue.extension_days", now=_date(about.due_on), asked=_date(card.asked_due_on))
    lines = [title_line("queue.extension_title", about, position), days]
    if about.due_on is not None and card.asked_due_on is not None:
        lines.append(say("deciding.longer", days=(card.asked_due_on - about.due_on).days))
    if card.granted_before:
        first = _date(card.original_due_on)
        lines.append(say("deciding.extended_before", count=card.granted_before, most=card.most, day=first))
    return [*lines, *_done(card), *_reason(card)]


def _done(card: RequestCard) -> list[str]:
    if card.done_so_far:
        return [say("deciding.done_so_far", words=shorten(card.done_so_far, QUOTED_AT))]
    lines = [say("deciding.last_report", words=shorten(card.last_report, QUOTED_AT))] if card.last_report else []
    lines += [say("deciding.last_files", count=card.last_files)] if card.last_files and not card.last_report else []
    lines += [say("deciding.last_percent", percent=card.progress)] if card.progress else []
    return lines or [say("deciding.no_report")]


def _decline_lines(card: RequestCard, position: Position) -> list[str]:
    proposed = [say("queue.proposed", agency=card.proposed_agency)] if card.proposed_agency else []
    return [title_line("queue.decline_title", card.about, position), *_reason(card), *proposed]


def _extension_buttons(card: RequestCard) -> tuple[Row, ...]:
    number = card.request_id
    granting = (
        Button(say("queue.button.grant"), f"extyes:{number}"),
        Button(say("requests.button.other_day"), f"extday:{number}"),
    )
    return (granting, (Button(say("queue.button.refuse"), f"refno:{number}"),))


def _decline_buttons(card: RequestCard) -> tuple[Row, ...]:
    number = card.request_id
    given = [
        (Button(say("deciding.button.give_to", agency=shorten(name, 40)), f"decto:{number}:{agency_id}"),)
        for agency_id, name in card.candidates
    ]
    others = [
        Button(say("deciding.button.other_agency"), f"decother:{number}"),
        Button(say("queue.button.refuse"), f"refno:{number}"),
        Button(say("deciding.button.nobody"), f"decalone:{number}"),
    ]
    return (*given, *rows_of_two(others))


def _reason(card: RequestCard) -> list[str]:
    return [say("queue.reason", reason=shorten(card.reason, QUOTED_AT))] if card.reason else []


def _verdict(decision: Decision) -> str:
    return "granted" if decision.is_granted else "refused"


def _shown_verdict(decision: Decision) -> str:
    if decision.other_agency is None:
        return _verdict(decision)
    return "joined" if decision.had_it_before else "reassigned"


def _leave() -> Row:
    return (Button(say("reports.button.leave"), "leave"),)


def _date(day: date | None) -> str:
    return long_date(day) if day is not None else say("queue.undated")
