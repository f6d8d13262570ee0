"""Minutes that were handed in once more: what is different in them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.calendar import long_date, short_date
from domain.text import shorten
from domain.vocabulary import MinutesState
from locales.catalog import say
from views.minutes import ListedMeeting, meeting_name
from views.screen import Button, Row, Screen, rows_of_two

SHOWN: int = 10
BUTTONS: int = 6
QUOTED: int = 300
LABEL: int = 40


class Change(StrEnum):
    """What of a row is otherwise than it stands."""

    NEW_ROW = "new_row"
    LOST_ROW = "lost_row"
    TEXT = "text"
    AGENCIES = "agencies"
    DEADLINE = "deadline"
    CLAUSES = "clauses"


@dataclass(frozen=True)
class Difference:
    """``row`` is its number; ``resolution_id`` is None for one that is only in the new document."""

    row: int
    code: str
    resolution_id: int | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class RowDifference:
    """What of an issued row a second document has otherwise. ``text`` and ``due_on`` are None where there is no other
    to take over; ``added`` are agencies, ``lost`` assignments, with the agencies' names."""

    job_id: int
    row: int
    resolution_id: int
    code: str
    text: str | None = None
    due_on: date | None = None
    has_other_deadline: bool = False
    has_other_clauses: bool = False
    added: tuple[tuple[int, str], ...] = ()
    lost: tuple[tuple[int, str], ...] = ()


def same_minutes(
    meeting: ListedMeeting, job_id: int, state: MinutesState, found: list[Difference], *, is_same_document: bool
) -> Screen:
    """The same minutes were handed in before: what is different, and the ways on."""
    name = meeting_name(meeting.number, meeting.held_on)
    is_issued = state is MinutesState.ISSUED
    lines = [say("minutes.same_issued" if is_issued else "minutes.same_draft", meeting=name)]
    lines += [say("differences.same_document")] if is_same_document else _lines(found)
    rows = [] if is_same_document else _row_buttons(found, job_id if is_issued else None)
    if is_issued:
        rows.append((Button(say("minutes.button.deliveries"), f"dlv:{meeting.meeting_id}"),))
    elif state is MinutesState.DRAFT:
        if found and not is_same_document:
            rows.append((Button(say("differences.button.amend", count=len(found)), f"mamend:{job_id}"),))
        replace = Button(say("minutes.button.replace"), f"mrep:{job_id}")
        rows.append((Button(say("minutes.button.open_draft"), f"min:{meeting.meeting_id}"), replace))
    else:
        rows.append((Button(say("minutes.button.open_draft"), f"min:{meeting.meeting_id}"),))
    return Screen("\n".join(lines), tuple(rows))


def _lines(found: list[Difference]) -> list[str]:
    if not found:
        return [say("differences.none")]
    lines = [say("differences.head", count=len(found))]
    lines += [say("minutes.point", words=_words(one)) for one in found[:SHOWN]]
    return [*lines, *([say("minutes.more_points", count=len(found) - SHOWN)] if len(found) > SHOWN else [])]


def _words(one: Difference) -> str:
    changes = say("differences.between").join(say(f"differences.change.{change}") for change in one.changes)
    return say("minutes.coded_point", code=one.code, words=changes)


def row_difference(shown: RowDifference) -> Screen:
    """One row of issued minutes: what is otherwise in it, each with the button that takes it over."""
    lines = [say("differences.of_row", code=shown.code)]
    buttons: list[Button] = []
    if shown.text is not None:
        lines.append(say("differences.new_text", text=shorten(shown.text, QUOTED)))
        buttons.append(Button(say("differences.button.text"), f"mtext:{shown.job_id}:{shown.row}"))
    if shown.due_on is not None:
        lines.append(say("differences.new_day", day=long_date(shown.due_on)))
        press = f"fixday:{shown.resolution_id}:0:{shown.due_on.isoformat()}"
        buttons.append(Button(say("differences.button.day", day=short_date(shown.due_on)), press))
    elif shown.has_other_deadline:
        lines.append(say("differences.other_deadline"))
        buttons.append(Button(say("issued_corrections.button.due"), f"fixdl:{shown.resolution_id}:0"))
    lines += [say("differences.added", agency=name) for _, name in shown.added]
    lines += [say("differences.lost", agency=name) for _, name in shown.lost]
    if shown.has_other_clauses:
        lines.append(say("differences.other_clauses"))
    return Screen("\n".join(lines), (*rows_of_two(buttons), *_agency_buttons(shown), _way_to_row(shown)))


def _agency_buttons(shown: RowDifference) -> list[Row]:
    giving = [
        (Button(shorten(say("differences.button.give", agency=name), LABEL), f"fixgive:{shown.resolution_id}:0:{one}"),)
        for one, name in shown.added[:BUTTONS]
    ]
    letting_off = [
        (Button(shorten(say("differences.button.let_off", agency=name), LABEL), f"fixag:{one}"),)
        for one, name in shown.lost[:BUTTONS]
    ]
    return [*giving, *letting_off]


def _way_to_row(shown: RowDifference) -> Row:
    return (Button(say("correcting.button.row", code=shown.code), f"row:{shown.resolution_id}"),)


def _row_buttons(found: list[Difference], job_id: int | None) -> list[Row]:
    """To the rows of a draft, or with ``job_id`` to what differs in those of issued minutes."""
    known = [one for one in found if one.resolution_id is not None][:BUTTONS]
    return list(rows_of_two([_row_button(one, job_id) for one in known]))


def _row_button(one: Difference, job_id: int | None) -> Button:
    label = say("correcting.button.row", code=one.code)
    if job_id is not None and Change.LOST_ROW not in one.changes:
        return Button(label, f"mdiff:{job_id}:{one.row}")
    return Button(label, f"row:{one.resolution_id}")
