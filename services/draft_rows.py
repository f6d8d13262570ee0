"""Putting down what was read in minutes as rows that a person can correct."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from domain.deadlines import Deadline
from domain.text import squeeze
from domain.titles import title_of
from domain.vocabulary import DeadlineKind, Duty, MinutesState
from locales.catalog import say
from minutes.draft import (
    Draft,
    DraftMeeting,
    DraftResolution,
    DraftWarning,
    PhraseRole,
    ResolutionType,
    TimePhrase,
    WarningCode,
)
from services.due_rules import DueRules
from services.kept_statuses import kept_status
from services.row_points import UNTOLD_WARNINGS
from storage.models import Body, Clause, Meeting, NamedAgency, Resolution

Recognise = Callable[[str, Duty], list[NamedAgency]]
"""The rows of a name as written: one, or several when it names several agencies."""

READ_COLUMNS: Final = (
    "held_on", "starts", "place", "chair", "invitation_number", "invitation_on", "agenda",
    "minutes_state", "warnings", "document_digest", "earlier_statuses",
)  # fmt: skip
"""What minutes say of their meeting, to be taken over by one that was planned."""
ISSUED_TYPES: Final = frozenset({ResolutionType.ACTION, ResolutionType.APPROVAL})


@dataclass(frozen=True)
class HandedIn:
    """Which minutes are put down, for which body, by whom. ``digest`` is the SHA-256 hex of the document."""

    body: Body
    digest: str
    person_id: int
    rules: DueRules


def meeting_of(draft: Draft, handed: HandedIn, now: datetime) -> Meeting:
    """The meeting of a draft, without its rows."""
    read = draft.meeting
    return Meeting(
        body_id=handed.body.id,
        number=read.number,
        held_on=read.held_on,
        starts=f"{read.begins_at:%H:%M}" if read.begins_at else None,
        place=_cut(read.place, 200),
        chair=_cut((read.chair.name or read.chair.title) if read.chair else None, 200),
        invitation_number=_cut(read.invitation_no, 60),
        invitation_on=read.invitation_on,
        agenda=list(read.agenda),
        minutes_state=MinutesState.DRAFT,
        warnings=[*_other_body(read, handed.body), *_of_heading(draft)],
        document_digest=handed.digest,
        earlier_statuses=[kept_status(status) for status in draft.earlier],
        created_by_id=handed.person_id,
        created_at=now,
    )


def rows_of(draft: Draft, handed: HandedIn, recognise: Recognise) -> list[Resolution]:
    """The rows in order; one whose number was lost or repeated gets the next that is free."""
    taken: set[int] = set()
    rows = []
    for read in draft.resolutions:
        number = read.row if read.row is not None and read.row not in taken else max(taken, default=0) + 1
        taken.add(number)
        rows.append(_row_of(_answered(read, draft), number, draft.meeting.held_on, handed, recognise))
    return rows


def _answered(read: DraftResolution, draft: Draft) -> DraftResolution:
    """Where minutes name nobody who acts but only who follows up, that is who answers for the row."""
    if any(one.actors for one in draft.resolutions):
        return read
    return replace(read, actors=read.followup_by, followup_by=())


def deadline_of(owner: Resolution | Clause, *, counts_from_issue: bool = False) -> Deadline:
    """The stored deadline of a row or clause, ready to be counted again."""
    return Deadline(
        owner.deadline_kind,
        owner.deadline_count,
        owner.deadline_raw,
        fixed_on=owner.due_on,
        counts_from_issue=counts_from_issue,
    )


def _row_of(
    read: DraftResolution, number: int, held_on: date | None, handed: HandedIn, recognise: Recognise
) -> Resolution:
    row = Resolution(
        row=number,
        kind=read.type.value,
        title=title_of(read.text),
        text=read.text,
        readings=_readings(read),
        warnings=_warnings(read.warnings),
        is_removed=read.type not in ISSUED_TYPES,
        clauses=[_clause_of(clause.letter, clause.text, read, held_on, handed) for clause in read.clauses],
        named_agencies=_named(read, recognise),
    )
    _set_deadline(row, read.deadline.deadline, read.deadline.due_on, held_on, handed)
    return row


def _clause_of(letter: str, text: str, read: DraftResolution, held_on: date | None, handed: HandedIn) -> Clause:
    clause = Clause(letter=letter, text=text, deadline_kind=DeadlineKind.NONE)
    phrase = next((one for one in read.time_phrases if one.clause == letter and _is_apart(one, read)), None)
    if phrase is not None:
        _set_deadline(clause, phrase.deadline, phrase.due_on, held_on, handed)
    return clause


def _is_apart(phrase: TimePhrase, read: DraftResolution) -> bool:
    """Whether a clause's phrase is a deadline of its own and not its row's said again."""
    of_row = read.deadline.deadline
    said_again = (phrase.deadline.kind, phrase.deadline.count) == (of_row.kind, of_row.count)
    return phrase.role is PhraseRole.DEADLINE and not said_again


def _set_deadline(
    owner: Resolution | Clause, deadline: Deadline, due_on: date | None, held_on: date | None, handed: HandedIn
) -> None:
    owner.deadline_raw = _cut(deadline.raw, 200)
    owner.deadline_kind = deadline.kind
    owner.deadline_count = deadline.count
    owner.due_on = due_on
    # The reader has no tables of holidays and occasions; what counts from issue is dated when it is issued.
    if due_on is None and held_on is not None:
        owner.due_on = handed.rules.date_of(deadline, held_on)


def _named(read: DraftResolution, recognise: Recognise) -> list[NamedAgency]:
    """The columns in order of weight; an agency that has a heavier duty is not named again as a supervisor."""
    columns = (
        (Duty.RESPONSIBLE, read.actors),
        (Duty.PARTNER, read.partners),
        (Duty.SUPERVISOR, (*read.followup_by, *read.supervisors)),
    )
    found: list[NamedAgency] = []
    for duty, names in columns:
        for name in names:
            found += [named for named in recognise(name, duty) if not _is_among(named, found)]
    return found


def _is_among(named: NamedAgency, found: list[NamedAgency]) -> bool:
    same_words = (squeeze(named.as_written) == squeeze(one.as_written) for one in found)
    if named.agency_id is None:
        return any(same_words)
    return any(named.agency_id == one.agency_id for one in found)


def _readings(read: DraftResolution) -> dict[str, Any]:
    """What the columns have no place for; days are Gregorian ISO dates."""
    return {
        "deadline_source": read.deadline.source.value,
        "counts_from_issue": read.deadline.deadline.counts_from_issue,
        "phrases": [_phrase(phrase) for phrase in read.time_phrases],
        "references": [reference.to_json() for reference in read.cross_refs],
        "attachments": list(read.attachments),
        "remark": read.remark,
    }


def _phrase(phrase: TimePhrase) -> dict[str, Any]:
    return {
        "raw": phrase.deadline.raw,
        "kind": phrase.deadline.kind.value,
        "count": phrase.deadline.count,
        "due_on": phrase.due_on.isoformat() if phrase.due_on else None,
        "role": phrase.role.value,
        "clause": phrase.clause,
    }


def _warnings(warnings: Sequence[DraftWarning]) -> list[dict[str, str]]:
    return [_warning(warning) for warning in warnings if warning.code not in UNTOLD_WARNINGS]


def _warning(warning: DraftWarning) -> dict[str, str]:
    """The sentence, and the letter of the clause that it is about."""
    clause = dict(warning.holes).get("clause")
    said = {"code": warning.code.value, "message": warning.message}
    return said if clause is None else {**said, "clause": clause}


def _of_heading(draft: Draft) -> list[dict[str, str]]:
    """The warnings of the heading; that of an unclear date holds its days, from which a person chooses."""
    unclear = draft.meeting.unclear_day
    days = " ".join(day.isoformat() for day in unclear.days) if unclear is not None else ""
    told = _warnings(draft.warnings)
    return [{**one, "days": days} if one["code"] == WarningCode.AMBIGUOUS_DATE else one for one in told]


def days_to_choose(meeting: Meeting) -> tuple[date, ...]:
    """The days that the meeting's date may mean as long as nobody has said which."""
    written = next((one["days"] for one in meeting.warnings if one["code"] == WarningCode.AMBIGUOUS_DATE), "")
    return tuple(date.fromisoformat(day) for day in written.split())


def _other_body(read: DraftMeeting, body: Body) -> list[dict[str, str]]:
    if read.body is None:
        return []
    said, own = squeeze(read.body), squeeze(body.name)
    if said in own or own in said:
        return []
    return [{"code": "other_body", "message": say("minutes.point_words.other_body", body=read.body)}]


def _cut(text: str | None, limit: int) -> str | None:
    return text[:limit] if text else None
