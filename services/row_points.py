"""What in a draft a person must look at, and what stands in the way of issuing it. Reads the loaded rows only."""

from typing import Final

from domain.vocabulary import DeadlineKind, Duty
from locales.catalog import say
from minutes.draft import WarningCode
from services.written_deadlines import is_set_by_person
from storage.models import Clause, Meeting, NamedAgency, Resolution
from views.minutes import Point, code_of

ENDLESS_KINDS: Final = frozenset({DeadlineKind.CONTINUOUS, DeadlineKind.PERIODIC, DeadlineKind.EVERY_SESSION})
CODES_SHOWN: Final = 5
# These are seen in the row itself, or repeat what is said of its agencies and of the heading.
UNTOLD_WARNINGS: Final = frozenset(
    {
        WarningCode.SPLIT_OVER_PAGES,
        WarningCode.MISSING_ACTOR,
        WarningCode.MISSING_DATE,
        WarningCode.MISSING_NUMBER,
    }
)
ABOUT_DEADLINE: Final = frozenset(
    {
        WarningCode.DEADLINES_DIFFER,
        WarningCode.DEADLINE_ONLY_IN_TEXT,
        WarningCode.DEADLINE_UNREADABLE,
        WarningCode.DUE_BEFORE_MEETING,
    }
)

ACCEPTED: Final = "accepted"
"""In a warning of a meeting: somebody has looked at it and found it right."""


def is_known(named: NamedAgency) -> bool:
    """Whether a person or the matcher has settled which agency or group is meant."""
    return named.is_confirmed and (named.agency_id is not None or named.group_id is not None)


def agency_points(row: Resolution) -> list[str]:
    """What stands in the way of issuing a row: agencies that are guesses, unknown or missing."""
    unknown = [named for named in row.named_agencies if not is_known(named)]
    guesses = [named for named in unknown if named.candidates]
    points = []
    if not row.named_agencies:
        points.append(say("minutes.point_words.no_agency"))
    if guesses:
        points.append(say("minutes.point_words.guesses", count=len(guesses)))
    if len(unknown) > len(guesses):
        points.append(say("minutes.point_words.new", count=len(unknown) - len(guesses)))
    return points


def points_of(row: Resolution) -> list[str]:
    """All that deserves a look in a row; once it is looked at, only what stands in the way of issuing."""
    if row.is_removed:
        return []
    if row.is_looked_at:
        return agency_points(row)
    return [*_warnings_of(row), *agency_points(row)]


def deadline_points(row: Resolution) -> list[str]:
    """A deadline that is missing, or that no day could be computed for."""
    if row.due_on is not None or row.deadline_kind in ENDLESS_KINDS:
        return []
    if row.deadline_kind is DeadlineKind.NONE and is_set_by_person(row):
        return []
    if row.deadline_kind is DeadlineKind.NONE:
        return [say("minutes.point_words.no_deadline")]
    return [say("minutes.point_words.undated", raw=row.deadline_raw or say("minutes.unknown"))]


def heading_points(meeting: Meeting) -> list[str]:
    """What is missing or odd in the heading of the minutes."""
    missing = []
    if meeting.number is None:
        missing.append(say("minutes.point_words.no_number"))
    is_unclear = any(warning["code"] == WarningCode.AMBIGUOUS_DATE for warning in meeting.warnings)
    if meeting.held_on is None and not is_unclear:
        missing.append(say("minutes.point_words.no_day"))
    return [*missing, *(warning["message"] for warning in open_warnings(meeting))]


def is_acceptable(warning: dict[str, str]) -> bool:
    """Whether «it is right as it is» settles it; an unclear day is settled by a day alone."""
    return warning["code"] != WarningCode.AMBIGUOUS_DATE


def open_warnings(meeting: Meeting) -> list[dict[str, str]]:
    """What the reader found odd in the minutes as a whole and nobody has accepted yet."""
    return [warning for warning in meeting.warnings if ACCEPTED not in warning]


def all_points(meeting: Meeting, rows: list[Resolution]) -> tuple[Point, ...]:
    """For the summary: what is odd row by row, then the agencies of all rows together, then the heading."""
    of_rows = [
        Point(words, code_of(meeting.number, row.row))
        for row in rows
        if not (row.is_removed or row.is_looked_at)
        for words in _warnings_of(row)
    ]
    return (*of_rows, *_agencies_together(meeting, rows), *(Point(words) for words in heading_points(meeting)))


def _warnings_of(row: Resolution) -> list[str]:
    warnings = [warning for warning in row.warnings if not _is_settled(warning, row)]
    return [*(warning["message"] for warning in warnings), *deadline_points(row)]


def _is_settled(warning: dict[str, str], row: Resolution) -> bool:
    """A person has set the deadline, so that what was doubtful about it in the minutes is decided."""
    if warning["code"] in ABOUT_DEADLINE:
        return is_set_by_person(row)
    letter = warning.get("clause")
    return letter is not None and is_set_by_person(row, letter)


def _agencies_together(meeting: Meeting, rows: list[Resolution]) -> list[Point]:
    """One line for all guesses, one for all unknown names, one for the rows without any, each with its rows."""
    kinds: dict[str, tuple[int, list[str]]] = {}
    for row in rows:
        for kind, number in _open_agencies(row).items():
            count, codes = kinds.get(kind, (0, []))
            kinds[kind] = (count + number, [*codes, code_of(meeting.number, row.row)])
    return [
        Point(say(f"minutes.agencies_together.{kind}", count=count, codes=_listed(codes)))
        for kind, (count, codes) in sorted(kinds.items())
    ]


def _open_agencies(row: Resolution) -> dict[str, int]:
    if row.is_removed:
        return {}
    if not row.named_agencies:
        return {"no_agency": 1}
    unknown = [named for named in row.named_agencies if not is_known(named)]
    guesses = sum(1 for named in unknown if named.candidates)
    counts = {"guesses": guesses, "new": len(unknown) - guesses}
    return {kind: number for kind, number in counts.items() if number}


def _listed(codes: list[str]) -> str:
    shown = say("correcting.between").join(codes[:CODES_SHOWN])
    return say("minutes.codes_and_more", codes=shown) if len(codes) > CODES_SHOWN else shown


def has_own_assignments(clause: Clause, row: Resolution) -> bool:
    """Whether a clause is followed up by itself: it has its own agencies or its own due date."""
    return clause.due_on is not None or any(named.clause_id == clause.id for named in row.named_agencies)


def count_actors(rows: list[Resolution]) -> int:
    """How many names stand in the actors' column of the rows that will be issued."""
    return sum(
        1
        for row in rows
        for named in row.named_agencies
        if not row.is_removed and named.clause_id is None and named.duty is Duty.RESPONSIBLE
    )
