"""Which event must have been told to whom, and under which key: the one table that the self-audit goes by.

A key is a template. Its holes are the ids that the event names (``{assignment}``, ``{report}``, ``{request}`` …), the
instant and the Tehran day of the event (``{at}``, ``{day}``). What is said later, of a report when its undo time has
passed or of a due date, is in services.expected_later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from domain.life_cycle import FOLLOWED
from domain.vocabulary import Duty, Role
from services.past import Past
from storage.models import Announcement, Assignment, Event


@dataclass(frozen=True)
class Matter:
    """An event with all that its expectations go by: the assignments that it concerns, and all of its resolution."""

    event: Event
    holes: Mapping[str, object]
    assignments: tuple[Assignment, ...] = ()
    together: tuple[Assignment, ...] = ()
    announcement: Announcement | None = None


Audience = Callable[[Matter, Past], set[int]]


@dataclass(frozen=True)
class Told:
    """Each person of the audience was told under the key with their id at its end."""

    key: str
    to: Audience


@dataclass(frozen=True)
class Shown:
    """Who did it was answered under this key, or at that time under one that begins so."""

    key: str | None
    begins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Noticed:
    """A notice of a kind about the thing that the hole names was to be made; what it says follows when it was."""

    kind: str
    hole: str
    told: tuple[Told, ...]


Expectation = Told | Shown | Noticed


def _answering(matter: Matter, past: Past) -> set[int]:
    found = (past.answering(one.body_id, one.agency_id, matter.event.at) for one in matter.assignments)
    return set().union(*found)


def _focal_points(matter: Matter, past: Past) -> set[int]:
    return _holding(matter.assignments, (Role.FOCAL_POINT,), matter, past)


def _other_focal_points(matter: Matter, past: Past) -> set[int]:
    return _focal_points(matter, past) - {matter.event.person_id or 0}


def _heads(matter: Matter, past: Past) -> set[int]:
    return _holding(matter.assignments, (Role.AGENCY_HEAD, Role.SUPERVISOR), matter, past)


def _watching(matter: Matter, past: Past) -> set[int]:
    clauses = {None, *(one.clause_id for one in matter.assignments)}
    watching = tuple(one for one in matter.together if one.duty is Duty.SUPERVISOR and one.clause_id in clauses)
    return _holding(watching, (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.SUPERVISOR), matter, past)


def _all_agencies(matter: Matter, past: Past) -> set[int]:
    return _holding(matter.together, (Role.FOCAL_POINT, Role.AGENCY_HEAD), matter, past)


def _secretariat(matter: Matter, past: Past) -> set[int]:
    return past.secretariat(matter.event.body_id or 0, matter.event.at)


def _other_secretaries(matter: Matter, past: Past) -> set[int]:
    return _secretariat(matter, past) - {matter.event.person_id or 0}


def _chair_and_secretariat(matter: Matter, past: Past) -> set[int]:
    return past.chairs(matter.event.body_id or 0, matter.event.at) | _secretariat(matter, past)


def _all_who_act(matter: Matter, past: Past) -> set[int]:
    acting = [one for one in matter.together if one.duty in FOLLOWED]
    return set().union(*(past.answering(one.body_id, one.agency_id, matter.event.at) for one in acting))


def _all_but_the_speaker(matter: Matter, past: Past) -> set[int]:
    return (_secretariat(matter, past) | _all_who_act(matter, past)) - {matter.event.person_id or 0}


def _leading(matter: Matter, past: Past) -> set[int]:
    event = matter.event
    return past.answering(event.body_id or 0, event.agency_id or 0, event.at)


def _who_had_heard(matter: Matter, past: Past) -> set[int]:
    """Of a decision in a meeting that is taken back: those whom it had reached."""
    return _all_who_act(matter, past) if matter.event.after.get("was_told") else set()


def _in_post(matter: Matter, _past: Past) -> set[int]:
    return {int(matter.event.after["person_id"])}


def _other_in_post(matter: Matter, past: Past) -> set[int]:
    return _in_post(matter, past) - {matter.event.person_id or 0}


def _hearers(matter: Matter, past: Past) -> set[int]:
    one = matter.announcement
    if one is None:
        return set()
    return past.in_agencies(one.body_id, one.agency_ids, map(Role, one.roles), matter.event.at)


def _holding(assignments: tuple[Assignment, ...], roles: tuple[Role, ...], matter: Matter, past: Past) -> set[int]:
    at = matter.event.at
    return {
        person for one in assignments for role in roles for person in past.holders(one.body_id, one.agency_id, role, at)
    }


_REPORT: Final = (Shown("report-recorded:{report}", begins=("earlier-statuses:",)),)
"""What minutes say of earlier resolutions is recorded for several at once, and shown in their list."""
_VERDICT: Final = (
    Told("verdict:{report}", _focal_points),
    Shown("verdict-shown:{report}"),
    Shown("queue-after:{report}"),
)
_LETTER: Final = (Told("letter-judged:{report}", _answering), Shown("letter-judgement-shown:{report}"))
_REQUEST: Final = (Shown("request-recorded:{request}"),)
_DECISION: Final = (
    Told("request-decided:{request}", _answering),
    Shown("request-decision-shown:{request}"),
    Shown("queue-after-request:{request}"),
)
_CORRECTION: Final = (Told("corrected:{resolution}:{clause}:{at}", _answering),)
_DIRECTORY: Final = (Shown("agency:{agency}:{at}"),)
_ORDER_NEWS: Final = (Told("order_told:{order}:secretariat", _secretariat),)
_IN_THE_DRAFT: Final = ()
"""A draft is nobody's but its secretary's, who sees it at once."""
_WITH_THE_HEARING: Final = ()
"""One message says all that a meeting decided on a resolution (expected_later.news_of_hearings)."""

EXPECTATIONS: Final[Mapping[str, tuple[Expectation, ...]]] = {
    "issued": (Told("issued:{meeting}", _answering), Shown("issue-progress:{meeting}")),
    "issued_later": (Told("issued-later:{assignment}:{at}", _answering),),
    "issue_letter": (Told("issue-letter:{meeting}", _answering), Shown("issue-letter-kept:{meeting}")),
    "issue_letter_corrected": (
        Told("issue-letter:{meeting}:{at}", _answering),
        Shown("issue-letter-kept:{meeting}:{at}"),
    ),
    "duty_corrected": (Told("duty:{assignment}:{at}", _answering),),
    "acknowledged": (Shown("acknowledged:{assignment}:{at}", begins=("acknowledged-all:{person}:",)),),
    "taken": (
        Told("taken:{assignment}:{at}", _other_focal_points),
        Shown("taken:{assignment}:{at}:shown"),
    ),
    "reported": _REPORT,
    "reported_done": _REPORT,
    "blocked": _REPORT,
    "unblocked": _REPORT,
    "answered_by_letter": _REPORT,
    "report_taken_back": (Shown("report-taken-back:{report}", begins=("earlier-statuses:",)),),
    "report_amended": (
        Shown("report-amended:{report}:{at}", begins=("report-added:{report}:", "report-recorded:{report}")),
    ),
    "remover_named": (Shown("remover:{report}:{at}"),),
    "obstacle_removed": (
        Told("unblocked:{assignment}:{at}", _answering),
        Shown("unblocked:{assignment}:{at}:shown"),
    ),
    "letter_came": _LETTER,
    "letter_missing": _LETTER,
    "verified": _VERDICT,
    "returned": _VERDICT,
    "extension_asked": _REQUEST,
    "decline_asked": _REQUEST,
    "request_withdrawn": (Shown("request-withdrawn:{request}"),),
    "extension_granted": _DECISION,
    "extension_refused": _DECISION,
    "decline_granted": _DECISION,
    "decline_refused": _DECISION,
    "reassigned": (Told("handed-over:{assignment}", _answering),),
    "cancelled": (
        Told("cancelled:{assignment}:{at}", _focal_points),
        Shown("cancelled-shown:{assignment}:{at}"),
    ),
    "closed": (Told("closed:{resolution}", _all_agencies), Shown("closed-shown:{resolution}")),
    "heard": (Shown("hearing-decided:{hearing}:{at}", begins=("hearing-fate:{hearing}:",)),),
    "hearing_taken_back": (Shown("hearing-card:{hearing}:{at}"), Told("hearing:{hearing}:{at}", _who_had_heard)),
    "closed_in_meeting": _WITH_THE_HEARING,
    "extended_in_meeting": _WITH_THE_HEARING,
    "due_set_in_meeting": _WITH_THE_HEARING,
    "due_given_back": _WITH_THE_HEARING,
    "sitting_begun": (Shown(None, begins=("sitting:",)),),
    "sitting_ended": (Shown(None, begins=("sitting:",)),),
    "setting_changed": (Shown("setting:{body}:{owner}:{topic}:{at}"),),
    "setting_restored": (Shown("setting:{body}:{owner}:{topic}:{at}"),),
    "closing_proposed": (
        Told("closing-proposed:{resolution}:{at}", _in_post),
        Shown("closing-proposed:{resolution}:{at}"),
    ),
    "secretary_named": (
        Told("secretary-named:{body}:{at}", _other_in_post),
        Shown("secretary-named:{body}:{at}"),
    ),
    "text_corrected": _CORRECTION,
    "deadline_corrected": _CORRECTION,
    "due_moved": (Told("due-moved:{at}", _answering),),
    "period_set": (Told("period:{assignment}:{at}", _answering), Shown(None, begins=("periods:",))),
    "reminded_by_hand": (
        Told("remind:{body}:{agency}:{nudged}:{day}", _focal_points),
        Shown("remind:{body}:{agency}:{nudged}:{day}:told:{at}"),
    ),
    "called": (Shown(None, begins=("called:{body}:{agency}:{day}:",)),),
    "note_sent": (
        Told("note-sent:{note}", _heads),
        Told("note-supervisors:{note}", _watching),
        Shown("note-decided:{note}"),
    ),
    "note_calling": (Shown("note-decided:{note}"),),
    "ordered": (Shown("order-given:{order}"), Noticed("order_told", "order", _ORDER_NEWS)),
    "order_seen": (Shown("order-seen:{order}:{assignment}"),),
    "order_done": (
        Told("order-done:{order}:{assignment}", _chair_and_secretariat),
        Shown("order-done:{order}:{assignment}:shown"),
    ),
    "commented": (Told("comment:{resolution}:{at}", _all_but_the_speaker), Shown("comment-sent:{resolution}:{at}")),
    "summed_up": (Told("summary:{resolution}:{at}", _other_secretaries), Shown("summary-sent:{resolution}:{at}")),
    "lead_named": (Told("lead:{resolution}:{at}", _leading), Shown("overview:{resolution}:{at}")),
    "document_needed": (Shown("overview:{resolution}:{at}"),),
    "document_not_needed": (Shown("overview:{resolution}:{at}"),),
    "announced": (Told("announcement:{announcement}", _hearers),),
    "attendance": (Shown("attendance:{announcement}:{person}:{at}"),),
    "meeting_set": (Shown("meeting-set:{body}:{number}:{at}"),),
    "closure_declared": (Shown("closure:{person}:{declared}:{at}"),),
    "closure_withdrawn": (Shown("closure:{person}:{declared}:{at}"),),
    "day_off_added": (Shown(None, begins=("day_off_added:{body}:",)),),
    "day_off_removed": (Shown(None, begins=("day_off_removed:{body}:",)),),
    "day_off_moved": (Shown(None, begins=("day_off_moved:{body}:",)),),
    "group_approved": (Shown(None, begins=("group:",)),),
    "group_refused": (Shown(None, begins=("group:",)),),
    "joined": (Shown("join-question:{appointment}"),),
    "appointment_confirmed": (Told("welcome:{appointment}", _in_post), Shown("newcomer-judged:{appointment}")),
    "appointment_letter": (Shown("appointment-letter:{appointment}:{at}"),),
    "appointment_rejected": (Told("turned-away:{appointment}", _in_post), Shown("newcomer-judged:{appointment}")),
    "appointment_ended": (Told("ended:{appointment}", _in_post), Shown("ended-told:{appointment}")),
    "file_infected": (Told("infected-from:{attachment}", _other_secretaries), Shown("not-fetched:{attachment}")),
    "agency_added": _DIRECTORY,
    "agency_corrected": _DIRECTORY,
    "alias_forgotten": _DIRECTORY,
    "group_alias_forgotten": (Shown(None, begins=("group-names:{body}:",)),),
    # The link is shown once, at the press that makes it, and kept nowhere.
    "invited": (),
    # The operator is answered on the command line, and a group that the bot has left hears nothing.
    "body_set_up": (),
    "group_left": (),
    "invited_other_account": (),
    "minutes_read": _IN_THE_DRAFT,
    "minutes_discarded": _IN_THE_DRAFT,
    "title_corrected": _IN_THE_DRAFT,
    "clause_text_corrected": _IN_THE_DRAFT,
    "clause_split": _IN_THE_DRAFT,
    "clauses_joined": _IN_THE_DRAFT,
    "clause_removed": _IN_THE_DRAFT,
    "agency_named": _IN_THE_DRAFT,
    "agency_removed": _IN_THE_DRAFT,
}


def expected_of(event: Event) -> tuple[Expectation, ...] | None:
    """What an event makes one expect; None for a kind that the table does not know."""
    if event.kind == "unblocked" and event.report_id is None:
        # The secretariat removes an obstacle without any report.
        return EXPECTATIONS["obstacle_removed"]
    if event.kind == "closed" and event.after.get("meeting_id") is not None:
        return EXPECTATIONS["closed_in_meeting"]
    return EXPECTATIONS.get(event.kind)
