"""The life of an assignment (conversations.md): which step leads from which status to which."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.body_settings import BodySettings
from domain.refusals import Refusal
from domain.vocabulary import Duty, Status
from domain.working_time import WorkCalendar


class Step(StrEnum):
    """What may change the status of an assignment."""

    ACKNOWLEDGE = "acknowledge"
    REPORT_PROGRESS = "report_progress"
    ADD_EVIDENCE = "add_evidence"
    REPORT_DONE = "report_done"
    BLOCK = "block"
    UNBLOCK = "unblock"
    ANSWER_BY_LETTER = "answer_by_letter"
    LETTER_CAME = "letter_came"
    LETTER_MISSING = "letter_missing"
    VERIFY = "verify"
    ACCEPT_PERIOD = "accept_period"
    RETURN = "return"
    DECLINE = "decline"
    CANCEL = "cancel"


TO_DO: Final = frozenset({Status.ISSUED, Status.SEEN, Status.IN_PROGRESS, Status.BLOCKED, Status.RETURNED})
WAITING: Final = frozenset({Status.REPORTED_DONE, Status.AWAITING_LETTER})
OPEN: Final = TO_DO | WAITING
ENDED: Final = frozenset({Status.VERIFIED, Status.DECLINED, Status.CANCELLED})
LET_OFF: Final = frozenset({Status.DECLINED, Status.CANCELLED})
FOLLOWED: Final = frozenset({Duty.RESPONSIBLE, Duty.PARTNER})
WHOLE: Final = 100


def _all_to(status: Status, *sources: Status) -> dict[Status, Status]:
    return dict.fromkeys(sources, status)


# Files and words sent after «done» or «by letter» belong to that report and must not take it out of the queue.
_EVIDENCE: Final = {
    **_all_to(Status.IN_PROGRESS, Status.ISSUED, Status.SEEN, Status.IN_PROGRESS, Status.RETURNED),
    **{status: status for status in (Status.BLOCKED, *WAITING)},
}
TABLE: Final[Mapping[Step, Mapping[Status, Status]]] = {
    Step.ACKNOWLEDGE: {Status.ISSUED: Status.SEEN},
    Step.REPORT_PROGRESS: _all_to(Status.IN_PROGRESS, *OPEN),
    Step.ADD_EVIDENCE: _EVIDENCE,
    Step.REPORT_DONE: _all_to(Status.REPORTED_DONE, *TO_DO, Status.AWAITING_LETTER),
    Step.BLOCK: _all_to(Status.BLOCKED, *OPEN),
    Step.UNBLOCK: {Status.BLOCKED: Status.IN_PROGRESS},
    Step.ANSWER_BY_LETTER: _all_to(Status.AWAITING_LETTER, *TO_DO, Status.REPORTED_DONE),
    Step.LETTER_CAME: {Status.AWAITING_LETTER: Status.REPORTED_DONE},
    Step.LETTER_MISSING: {Status.AWAITING_LETTER: Status.IN_PROGRESS},
    Step.VERIFY: {Status.REPORTED_DONE: Status.VERIFIED},
    Step.ACCEPT_PERIOD: {Status.REPORTED_DONE: Status.IN_PROGRESS},
    Step.RETURN: {Status.REPORTED_DONE: Status.RETURNED},
    Step.DECLINE: _all_to(Status.DECLINED, *OPEN),
    Step.CANCEL: _all_to(Status.CANCELLED, *OPEN),
}
_JUDGING: Final = frozenset({Step.VERIFY, Step.ACCEPT_PERIOD, Step.RETURN, Step.LETTER_CAME, Step.LETTER_MISSING})
_ENDED_CODES: Final = {
    Status.VERIFIED: "assignment_verified",
    Status.DECLINED: "assignment_declined",
    Status.CANCELLED: "assignment_cancelled",
}
_REPEATED_CODES: Final = {
    Step.ACKNOWLEDGE: "already_acknowledged",
    Step.REPORT_DONE: "already_reported_done",
    Step.UNBLOCK: "not_blocked",
    Step.ANSWER_BY_LETTER: "already_awaiting_letter",
}


def after(status: Status, step: Step) -> Status:
    """The status that ``step`` leads to. Raises Refusal with a code that says why not."""
    if status in TABLE[step]:
        return TABLE[step][status]
    # Of two who judge, the second hears that it is done whichever way the first decided.
    if step in _JUDGING:
        raise Refusal("already_judged")
    raise Refusal(_ENDED_CODES.get(status) or _REPEATED_CODES[step])


def step_of_report(*, percent: int | None, is_done: bool, has_obstacle: bool) -> Step:
    """What a report means. The whole (100) is said only by «done»; raises Refusal for a percent that cannot be."""
    if percent is not None:
        checked_percent(percent)
    if is_done or percent == WHOLE:
        return Step.REPORT_DONE
    if has_obstacle:
        return Step.BLOCK
    return Step.ADD_EVIDENCE if percent is None else Step.REPORT_PROGRESS


def progress_after(status: Status, present: int, *, percent: int | None = None, before_done: int = 0) -> int:
    """The progress that goes with the status just reached: 100 with «done» and «verified», and never without.

    ``percent`` is what the report said, ``before_done`` the progress before the report that said «done», which comes
    back when that report is returned or followed by another.
    """
    if status in (Status.REPORTED_DONE, Status.VERIFIED):
        return WHOLE
    if percent is not None and checked_percent(percent) < WHOLE:
        return percent
    return min(before_done, WHOLE - 1) if present == WHOLE else present


def checked_percent(percent: int) -> int:
    """``percent`` itself when there can be such a one. Raises Refusal otherwise."""
    if not 0 <= percent <= WHOLE:
        raise Refusal("percent_out_of_range", percent=percent)
    return percent


def check_taking_back(said_at: datetime, now: datetime, settings: BodySettings, *, is_latest: bool) -> None:
    """Raises Refusal unless «لغو ثبت» is still possible: within the body's minutes, and nothing came after."""
    if not is_latest:
        raise Refusal("undo_overtaken")
    if now - said_at > timedelta(minutes=settings.undo_minutes):
        raise Refusal("undo_too_late", minutes=settings.undo_minutes)


def is_open(status: Status) -> bool:
    """Whether something is still to be done or decided."""
    return status in OPEN


def is_overdue(status: Status, due_on: date | None, on: date, calendar: WorkCalendar) -> bool:
    """Late in the agency's hands: past the due date by the body's working days; derived, never stored."""
    return due_on is not None and status in TO_DO and calendar.is_late(due_on, on)


def may_close(assignments: Iterable[tuple[Duty, Status]]) -> bool:
    """Whether a resolution may be closed without a reason: none open and at least one verified."""
    followed = [status for duty, status in assignments if duty in FOLLOWED]
    return Status.VERIFIED in followed and not any(status in OPEN for status in followed)
