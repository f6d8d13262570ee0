"""More time, an obstacle, «خارج از وظایف ما», letters: the questions, what was recorded, and what was decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import clock_time
from domain.text import shorten
from domain.tracking import request_tracking_number
from domain.vocabulary import RequestKind, Status
from locales.catalog import Marked, bold, say
from views.assignments import AssignmentCard, answering_buttons
from views.deadlines import day_near, due_day
from views.quoting import QUOTED_AT
from views.screen import Button, Row, Screen, rows_of_two

CHIPS: Final = ("others", "funds", "time")
DECLINE_CHIPS: Final = ("not_in_duties", "of_another")


@dataclass(frozen=True)
class RecordedRequest:
    """A request as its confirmation shows it; ``today`` decides whether a day is shown with its year."""

    request_id: int
    kind: RequestKind
    code: str
    agency: str
    reason: str
    at: datetime
    today: date
    asked_due_on: date | None = None
    proposed_agency: str | None = None
    done_so_far: str | None = None


def obstacle_or_extension(card: AssignmentCard) -> Screen:
    """Under «مانع یا تمدید»: how much longer in one press, or the obstacle."""
    has_due_date = card.deadline.due_on is not None
    key = "requests.obstacle_or_extension" if has_due_date else "requests.obstacle_only"
    lines = [say(key, code=card.name, day=due_day(card.deadline))]
    rows: list[Row] = list(_times(card)) if has_due_date else []
    obstacle = [Button(say("requests.button.obstacle"), f"hind:{card.assignment_id}")]
    if card.status is Status.BLOCKED:
        present = shorten(card.obstacle or "", QUOTED_AT)
        lines += [say("requests.present_obstacle", obstacle=present)] if present else []
        obstacle = [Button(say("requests.button.unblock"), f"unhind:{card.assignment_id}"), *obstacle]
    back = Button(say("assignments.button.back"), f"card:{card.assignment_id}")
    return Screen("\n".join(lines), (*rows, tuple(obstacle), (back,)))


def ask_time(card: AssignmentCard) -> Screen:
    back = Button(say("assignments.button.back"), f"card:{card.assignment_id}")
    return Screen(say("requests.ask_time", code=card.name, day=due_day(card.deadline)), (*_times(card), (back,)))


def ask_obstacle(card: AssignmentCard) -> Screen:
    return Screen(say("requests.ask_obstacle", code=card.name), (_leave(),))


def ask_day(card: AssignmentCard) -> Screen:
    return Screen(say("requests.ask_day", code=card.name), (_leave(),))


def day_again(*, is_impossible: bool) -> Screen:
    return Screen(say("requests.no_such_day" if is_impossible else "requests.day_again"), (_leave(),))


def ask_reason(card: AssignmentCard, due_on: date) -> Screen:
    """The chips send the request; a sentence may be typed instead."""
    chips = [
        Button(say(f"requests.chip.{chip}"), f"extr:{card.assignment_id}:{due_on.isoformat()}:{chip}") for chip in CHIPS
    ]
    text = say("requests.ask_reason", code=card.name, day=day_near(due_on, card.deadline.today))
    return Screen(text, (*((chip,) for chip in chips), _leave()))


def ask_agency(card: AssignmentCard) -> Screen:
    unknown = Button(say("requests.button.agency_unknown"), f"decl0:{card.assignment_id}")
    return Screen(say("requests.ask_agency", code=card.name), ((unknown, *_leave()),))


def ask_decline_reason(card: AssignmentCard) -> Screen:
    """Why it is not this agency's; the chips send the request, a sentence may be typed instead."""
    number = card.assignment_id
    chips = [Button(say(f"requests.decline_chip.{chip}"), f"declr:{number}:{chip}") for chip in DECLINE_CHIPS]
    return Screen(say("requests.ask_decline_reason", code=card.name), (*((chip,) for chip in chips), _leave()))


def ask_done_so_far(request: RecordedRequest) -> Screen:
    return Screen(say("requests.ask_done_so_far", code=request.code), (_leave(),))


def ask_letter(card: AssignmentCard) -> Screen:
    return Screen(say("requests.ask_letter", code=card.name), (_leave(),))


def letter_again(*, is_date_impossible: bool = False) -> Screen:
    return Screen(say("requests.no_such_day" if is_date_impossible else "requests.letter_again"), (_leave(),))


def recorded(request: RecordedRequest) -> Screen:
    """The confirmation, with ten minutes to take it back."""
    buttons = (
        Button(say("reports.button.undo"), f"rundo:{request.request_id}"),
        Button(say("reports.button.tell_now"), f"rnow:{request.request_id}"),
    )
    so_far = Button(say("requests.button.done_so_far"), f"rsofar:{request.request_id}")
    wants_more = request.kind is RequestKind.EXTENSION and not request.done_so_far
    return Screen("\n".join(_recorded_lines(request)), (buttons, (so_far,)) if wants_more else (buttons,))


def told(request: RecordedRequest) -> Screen:
    return Screen("\n".join([*_recorded_lines(request), say("requests.told_line")]))


def withdrawn(card: AssignmentCard) -> Screen:
    return Screen(say("requests.withdrawn", code=card.name), answering_buttons(card))


def news(request: RecordedRequest, waiting: int) -> Screen:
    """What the secretariat hears when the undo time has passed."""
    begin = Button(say("reports.button.begin"), "queue:0")
    head = say(f"requests.news.{request.kind}", code=request.code, agency=request.agency, day=_asked(request))
    return Screen("\n".join([head, *said_in_request(request), say("reports.news.waiting", count=waiting)]), ((begin,),))


def letter_judged(card: AssignmentCard, *, has_come: bool) -> Screen:
    """To the agency, after «نامه رسید» or «نرسیده»."""
    key = "requests.letter_came" if has_come else "requests.letter_missing"
    return Screen(say(key, code=card.name), answering_buttons(card))


def letter_judgement_shown(card: AssignmentCard, *, has_come: bool) -> Screen:
    """The secretariat's card after its press."""
    key = "requests.letter_came_decided" if has_come else "requests.letter_missing_decided"
    return Screen(say(key, code=Marked(bold(card.code)), agency=card.agency))


def _times(card: AssignmentCard) -> tuple[Row, ...]:
    number = card.assignment_id
    buttons = [
        Button(say("requests.button.week"), f"ext:{number}:7"),
        Button(say("requests.button.two_weeks"), f"ext:{number}:14"),
        Button(say("requests.button.other_day"), f"extd:{number}"),
    ]
    return rows_of_two(buttons)


def _leave() -> Row:
    return (Button(say("reports.button.leave"), "leave"),)


def _recorded_lines(request: RecordedRequest) -> list[str]:
    head = say(f"requests.recorded.{request.kind}", code=request.code, day=_asked(request))
    tracking = request_tracking_number(request.request_id)
    return [head, *said_in_request(request), say("requests.receipt", time=clock_time(request.at), tracking=tracking)]


def _asked(request: RecordedRequest) -> str:
    return day_near(request.asked_due_on, request.today) if request.asked_due_on is not None else ""


def said_in_request(request: RecordedRequest) -> list[str]:
    """What is proposed, what was done so far and why."""
    lines = [say("requests.proposed", agency=request.proposed_agency)] if request.proposed_agency else []
    if request.done_so_far:
        lines.append(say("deciding.done_so_far", words=shorten(request.done_so_far, QUOTED_AT)))
    return [*lines, *([say("requests.reason", reason=shorten(request.reason, QUOTED_AT))] if request.reason else [])]
