"""Minutes that were handed in once more: what is different in them."""

from dataclasses import dataclass
from enum import StrEnum

from domain.vocabulary import MinutesState
from locales.catalog import say
from views.minutes import ListedMeeting, meeting_name
from views.screen import Button, Row, Screen, rows_of_two

SHOWN: int = 10
BUTTONS: int = 6


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
    """``resolution_id`` is None for a row that is only in the new document."""

    code: str
    resolution_id: int | None
    changes: tuple[Change, ...]


def same_minutes(
    meeting: ListedMeeting, job_id: int, state: MinutesState, found: list[Difference], *, is_same_document: bool
) -> Screen:
    """The same minutes were handed in before: what is different, and the ways on."""
    name = meeting_name(meeting.number, meeting.held_on)
    is_issued = state is MinutesState.ISSUED
    lines = [say("minutes.same_issued" if is_issued else "minutes.same_draft", meeting=name)]
    lines += [say("differences.same_document")] if is_same_document else _lines(found)
    rows = [] if is_same_document else _row_buttons(found)
    if is_issued:
        rows.append((Button(say("minutes.button.deliveries"), f"dlv:{meeting.meeting_id}"),))
    elif state is MinutesState.DRAFT:
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


def _row_buttons(found: list[Difference]) -> list[Row]:
    known = [one for one in found if one.resolution_id is not None][:BUTTONS]
    return list(
        rows_of_two([Button(say("correcting.button.row", code=one.code), f"row:{one.resolution_id}") for one in known])
    )
