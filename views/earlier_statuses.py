"""What minutes say of the resolutions of earlier meetings, offered to be recorded."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.text import shorten
from domain.vocabulary import Status
from locales.catalog import say
from views.screen import Button, Row, Screen, rows_of_two

SHOWN: int = 20
SINGLE_BUTTONS: int = 8
TITLE_LENGTH: int = 50
LABEL_LENGTH: int = 30


@dataclass(frozen=True)
class ProposedStatus:
    """What one assignment would be reported as; ``percent`` is None where the minutes say none."""

    assignment_id: int
    code: str
    agency: str
    before: Status
    progress: int
    after: Status
    percent: int | None


@dataclass(frozen=True)
class AppliedStatus:
    code: str
    agency: str
    status: Status
    progress: int


@dataclass(frozen=True)
class EarlierStatuses:
    """``same`` are codes of what stands so already, ``cancelled`` assignments with their codes, ``unknown`` the words
    of what was not found among the resolutions that are followed up."""

    meeting_id: int
    proposed: tuple[ProposedStatus, ...] = ()
    applied: tuple[AppliedStatus, ...] = ()
    same: tuple[str, ...] = ()
    cancelled: tuple[tuple[int, str], ...] = ()
    unknown: tuple[str, ...] = ()


def meeting_called(number: int | None) -> str:
    """«جلسه ۲۰» in other sentences."""
    return say("minutes.unnumbered") if number is None else say("minutes.numbered", number=number)


def earlier_statuses(shown: EarlierStatuses, refused: Sequence[str] = ()) -> Screen:
    """The list with the ways on; ``refused`` are the reasons why some could not be recorded or taken back."""
    lines = [
        say("earlier_statuses.head"),
        *_proposals(shown.proposed),
        *(_applied(one) for one in shown.applied[:SHOWN]),
        *_others(shown),
        *(say("earlier_statuses.refused", reason=reason) for reason in refused),
    ]
    if shown.proposed:
        lines.append(say("earlier_statuses.nothing_yet"))
    return Screen("\n".join(lines), _buttons(shown))


def _proposals(proposed: tuple[ProposedStatus, ...]) -> list[str]:
    lines = [
        say(
            "earlier_statuses.proposed",
            code=one.code,
            agency=one.agency,
            before=_standing(one.before, one.progress),
            after=_standing(one.after, one.percent),
        )
        for one in proposed[:SHOWN]
    ]
    if len(proposed) > SHOWN:
        lines.append(say("minutes.more_points", count=len(proposed) - SHOWN))
    return lines


def _applied(one: AppliedStatus) -> str:
    status = _standing(one.status, one.progress)
    return say("earlier_statuses.applied", code=one.code, agency=one.agency, status=status)


def _standing(status: Status, percent: int | None) -> str:
    word = say(f"words.status.{status}")
    if not percent or status not in (Status.IN_PROGRESS, Status.BLOCKED, Status.RETURNED):
        return word
    return say("earlier_statuses.with_percent", status=word, percent=percent)


def _others(shown: EarlierStatuses) -> list[str]:
    between = say("earlier_statuses.between")
    lines = []
    if shown.same:
        lines.append(say("earlier_statuses.same", codes=between.join(shown.same)))
    if shown.cancelled:
        lines.append(say("earlier_statuses.cancelled", codes=between.join(code for _, code in shown.cancelled)))
    if shown.unknown:
        lines.append(say("earlier_statuses.unknown"))
        lines += [say("minutes.point", words=shorten(words, TITLE_LENGTH)) for words in shown.unknown[:SHOWN]]
    return lines


def _buttons(shown: EarlierStatuses) -> tuple[Row, ...]:
    meeting = shown.meeting_id
    rows: list[Row] = []
    if shown.proposed:
        apply = Button(say("earlier_statuses.button.apply", count=len(shown.proposed)), f"estall:{meeting}")
        rows.append((apply,))
    if len(shown.proposed) > 1:
        rows += rows_of_two([_single(one, meeting) for one in shown.proposed[:SINGLE_BUTTONS]])
    rows += rows_of_two([Button(_open_label(code), f"card:{task}") for task, code in shown.cancelled[:SINGLE_BUTTONS]])
    if shown.applied:
        rows.append((Button(say("earlier_statuses.button.undo"), f"estundo:{meeting}"),))
    return (*rows, (Button(say("minutes.button.summary"), f"min:{meeting}"),))


def _single(one: ProposedStatus, meeting: int) -> Button:
    label = say("earlier_statuses.button.single", code=one.code, agency=one.agency)
    return Button(shorten(label, LABEL_LENGTH), f"estone:{meeting}:{one.assignment_id}")


def _open_label(code: str) -> str:
    return say("earlier_statuses.button.open", code=code)
