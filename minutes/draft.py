"""What was read in minutes, before a person has looked at it. ``to_json`` gives the shape of output.schema.json."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from domain.calendar import jalali
from domain.deadlines import Deadline
from locales.catalog import plain, say
from minutes.earlier import EarlierStatus


class ResolutionType(StrEnum):
    """What a numbered row asks: something to do, consent given, consent refused, or nothing."""

    ACTION = "action"
    APPROVAL = "approval"
    REJECTED = "rejected"
    INFO = "info"


class DeadlineSource(StrEnum):
    """Where a resolution's deadline was read."""

    COLUMN = "column"
    TEXT = "text"
    NONE = "none"


class PhraseRole(StrEnum):
    """What a time phrase in the text is about."""

    DEADLINE = "deadline"
    REPORT = "report"
    START = "start"
    RECURRENCE = "recurrence"
    RELATIVE = "relative"


class ReferenceKind(StrEnum):
    """What a resolution refers back to."""

    MINUTES = "minutes"
    CORRESPONDENCE = "correspondence"
    LETTER = "letter"
    REPORT = "report"


class WarningCode(StrEnum):
    """What deserves a person's look; the sentence is ``reading.<code>`` of the catalog."""

    AMBIGUOUS_DATE = "ambiguous_date"
    CLAUSE_DEADLINE = "clause_deadline"
    DEADLINES_DIFFER = "deadlines_differ"
    DEADLINE_ONLY_IN_TEXT = "deadline_only_in_text"
    DEADLINE_UNREADABLE = "deadline_unreadable"
    DUE_BEFORE_MEETING = "due_before_meeting"
    MISSING_ACTOR = "missing_actor"
    MISSING_DATE = "missing_date"
    MISSING_NUMBER = "missing_number"
    MIXED_ENCODINGS = "mixed_encodings"
    RECOGNISED = "recognised"
    ROW_NUMBER_LOST = "row_number_lost"
    ROW_NUMBER_REPEATED = "row_number_repeated"
    ROW_SKIPPED = "row_skipped"
    SPLIT_OVER_PAGES = "split_over_pages"
    SPOKEN_ORDER = "spoken_order"
    WEEKDAY_DIFFERS = "weekday_differs"


@dataclass(frozen=True)
class DraftWarning:
    """``holes`` fill the sentence of the code."""

    code: WarningCode
    holes: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """The sentence that a person reads, unmarked."""
        return plain(say(f"reading.{self.code}", **dict(self.holes)))

    def to_json(self) -> dict[str, object]:
        return {"code": self.code.value, "message": self.message}


@dataclass(frozen=True)
class DraftPost:
    """A chair or secretary by name, title or both, as written."""

    name: str | None = None
    title: str | None = None

    def to_json(self) -> dict[str, object]:
        return {"name": self.name, "title": self.title}


@dataclass(frozen=True)
class UnclearDay:
    """A date as written and the days that it may mean."""

    written: str
    days: tuple[date, ...]


@dataclass(frozen=True)
class DraftMeeting:
    """The heading of the minutes. ``weekday`` is as written; ``weekday_matches`` is None when none is.

    ``held_on`` is None where the date may be several days, which stand in ``unclear_day``.
    """

    number: int | None = None
    body: str | None = None
    province: str | None = None
    held_on: date | None = None
    unclear_day: UnclearDay | None = None
    weekday: str | None = None
    weekday_matches: bool | None = None
    begins_at: time | None = None
    ends_at: time | None = None
    place: str | None = None
    invitation_no: str | None = None
    invitation_on: date | None = None
    chair: DraftPost | None = None
    secretary: DraftPost | None = None
    agenda: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        return {
            "number": self.number,
            "body": self.body,
            "province": self.province,
            "date": _iso(self.held_on),
            "date_candidates": [_iso(day) for day in self.unclear_day.days] if self.unclear_day else [],
            "weekday": self.weekday,
            "weekday_matches": self.weekday_matches,
            "time": _clock(self.begins_at),
            "end_time": _clock(self.ends_at),
            "place": self.place,
            "invitation_no": self.invitation_no,
            "invitation_date": _iso(self.invitation_on),
            "chair": self.chair.to_json() if self.chair else None,
            "secretary": self.secretary.to_json() if self.secretary else None,
            "agenda": list(self.agenda),
        }


@dataclass(frozen=True)
class DraftDeadline:
    """The deadline that counts for a resolution, the day it comes to from the meeting's day, and where it was read."""

    deadline: Deadline = field(default_factory=Deadline)
    due_on: date | None = None
    source: DeadlineSource = DeadlineSource.NONE

    def to_json(self) -> dict[str, object]:
        return {
            "raw": self.deadline.raw,
            "kind": self.deadline.kind.value,
            "n": self.deadline.count,
            "due": _iso(self.due_on),
            "source": self.source.value,
        }


@dataclass(frozen=True)
class TimePhrase:
    """Words of time in the text; ``clause`` is the letter of the clause they stand in."""

    deadline: Deadline
    role: PhraseRole
    due_on: date | None = None
    clause: str | None = None

    def to_json(self) -> dict[str, object]:
        return {
            "raw": self.deadline.raw,
            "kind": self.deadline.kind.value,
            "role": self.role.value,
            "n": self.deadline.count,
            "due": _iso(self.due_on),
            "clause": self.clause,
        }


@dataclass(frozen=True)
class CrossReference:
    """What the text refers back to; ``clause`` is a number, or as written when it is not one («۲-۳»)."""

    raw: str
    kind: ReferenceKind
    clause: int | str | None = None
    minutes_on: date | None = None
    minutes_no: int | None = None

    def to_json(self) -> dict[str, object]:
        return {
            "raw": self.raw,
            "kind": self.kind.value,
            "clause": self.clause,
            "minutes_date": _iso(self.minutes_on),
            "minutes_no": self.minutes_no,
        }


@dataclass(frozen=True)
class DraftClause:
    """A lettered part of a resolution."""

    letter: str
    text: str

    def to_json(self) -> dict[str, object]:
        return {"letter": self.letter, "text": self.text}


@dataclass(frozen=True)
class DraftResolution:
    """One numbered row; every string is as written, only line breaks and page joins repaired."""

    row: int | None
    type: ResolutionType
    text: str
    clauses: tuple[DraftClause, ...] = ()
    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    followup_by: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    deadline: DraftDeadline = field(default_factory=DraftDeadline)
    time_phrases: tuple[TimePhrase, ...] = ()
    cross_refs: tuple[CrossReference, ...] = ()
    attachments: tuple[str, ...] = ()
    remark: str | None = None
    warnings: tuple[DraftWarning, ...] = ()

    def to_json(self) -> dict[str, object]:
        return {
            "row": self.row,
            "type": self.type.value,
            "text": self.text,
            "clauses": [clause.to_json() for clause in self.clauses],
            "actors": list(self.actors),
            "partners": list(self.partners),
            "followup_by": list(self.followup_by),
            "supervisors": list(self.supervisors),
            "deadline": self.deadline.to_json(),
            "time_phrases": [phrase.to_json() for phrase in self.time_phrases],
            "cross_refs": [reference.to_json() for reference in self.cross_refs],
            "attachments": list(self.attachments),
            "remark": self.remark,
            "warnings": [warning.to_json() for warning in self.warnings],
        }


@dataclass(frozen=True)
class Draft:
    """Everything that was read in one document; ``earlier`` is where resolutions of earlier meetings stand."""

    meeting: DraftMeeting
    resolutions: tuple[DraftResolution, ...]
    warnings: tuple[DraftWarning, ...] = ()
    earlier: tuple[EarlierStatus, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The shape of output.schema.json: Jalali dates, strings verbatim."""
        return {
            "meeting": self.meeting.to_json(),
            "resolutions": [resolution.to_json() for resolution in self.resolutions],
            "warnings": [warning.to_json() for warning in self.warnings],
            "earlier_statuses": [status.to_json() for status in self.earlier],
        }


def _iso(day: date | None) -> str | None:
    return jalali(day).iso if day else None


def _clock(moment: time | None) -> str | None:
    return f"{moment:%H:%M}" if moment else None
