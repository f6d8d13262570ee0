"""The glossary's closed lists. Stored by value; the words that people read are in the catalog under the same values."""

from enum import StrEnum


class Messenger(StrEnum):
    TELEGRAM = "telegram"
    BALE = "bale"


class Role(StrEnum):
    """What a person may be, by appointment."""

    SECRETARIAT = "secretariat"
    FOCAL_POINT = "focal_point"
    AGENCY_HEAD = "agency_head"
    SUPERVISOR = "supervisor"
    CHAIR = "chair"


class Relation(StrEnum):
    """How an agency stands to the governorate; the last two are never reminded of lateness by themselves."""

    GOVERNORATE = "governorate"
    EXECUTIVE = "executive"
    INDEPENDENT = "independent"
    NATIONAL = "national"

    @property
    def is_escalated(self) -> bool:
        """Whether lateness may go up the line by itself (conversations.md, Relation of an agency)."""
        return self in (Relation.GOVERNORATE, Relation.EXECUTIVE)


class Duty(StrEnum):
    RESPONSIBLE = "responsible"
    PARTNER = "partner"
    SUPERVISOR = "supervisor"
    COPY = "copy"


class Status(StrEnum):
    """Of an assignment; overdue is derived and never one of these."""

    ISSUED = "issued"
    SEEN = "seen"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    AWAITING_LETTER = "awaiting_letter"
    REPORTED_DONE = "reported_done"
    RETURNED = "returned"
    VERIFIED = "verified"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class MinutesState(StrEnum):
    """Of a meeting's minutes: being corrected, waiting for its time, or issued to the agencies."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    ISSUED = "issued"


class DeadlineKind(StrEnum):
    """How minutes put a deadline (minutes/output.schema.json)."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    BY_DATE = "by_date"
    DATE_RANGE = "date_range"
    END_OF_MONTH = "end_of_month"
    END_OF_SEASON = "end_of_season"
    END_OF_YEAR = "end_of_year"
    HALF_MONTH = "half_month"
    NEXT_WEEK = "next_week"
    NEXT_SESSION = "next_session"
    EVERY_SESSION = "every_session"
    PERIODIC = "periodic"
    CONTINUOUS = "continuous"
    IMMEDIATE = "immediate"
    ASAP = "asap"
    UNTIL_DONE = "until_done"
    EVENT = "event"
    BEFORE_EVENT = "before_event"
    RELATIVE_EVENT = "relative_event"
    PERIOD = "period"
    NONE = "none"


class DeadlineBase(StrEnum):
    """From which day deadlines count (asked once before issuing)."""

    MEETING = "meeting"
    ISSUE = "issue"


class DeliveryFate(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What became of a received update; a row without one has failed or is still to be done."""

    COMMITTED = "committed"
    SHOWN = "shown"
    REFUSED = "refused"
    IGNORED = "ignored"
    SET_ASIDE = "set_aside"


class AttachmentState(StrEnum):
    WANTED = "wanted"
    STORED = "stored"
    FAILED = "failed"


class FileKind(StrEnum):
    DOCUMENT = "document"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    AUDIO = "audio"
    LOCATION = "location"


class ReminderStage(StrEnum):
    """The ladder of conversations.md in its order, from «not acknowledged» to the call list.

    The three before the due date are those of the default ladder; a body's other numbers of days take their places.
    ``snoozed`` stands outside the order: the same reminder once more, because the person asked for it.
    """

    NOT_SEEN = "not_seen"
    SEVEN_DAYS_BEFORE = "seven_days_before"
    THREE_DAYS_BEFORE = "three_days_before"
    ONE_DAY_BEFORE = "one_day_before"
    DUE_DAY = "due_day"
    PERIOD_DUE = "period_due"
    ONE_DAY_AFTER = "one_day_after"
    BEFORE_ESCALATION = "before_escalation"
    THREE_DAYS_AFTER = "three_days_after"
    ESCALATION = "escalation"
    WEEKLY_AFTER_1 = "weekly_after_1"
    WEEKLY_AFTER_2 = "weekly_after_2"
    WEEKLY_AFTER_3 = "weekly_after_3"
    CALL_LIST = "call_list"
    SNOOZED = "snoozed"


class Verdict(StrEnum):
    VERIFIED = "verified"
    RETURNED = "returned"


class RequestKind(StrEnum):
    """What an agency asks of the secretariat beside the status; at most one open at a time."""

    EXTENSION = "extension"
    DECLINE = "decline"


class RequestState(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class DayOffSource(StrEnum):
    """Where a row of the table of days off is from; ``working`` takes an official day out for one body."""

    SEED = "seed"
    CLOSURE = "closure"
    WORKING = "working"


class AnnouncementState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    SENT = "sent"
    DROPPED = "dropped"


class Difference(StrEnum):
    """How what was said may differ from what had to be said (services.self_audit)."""

    NOT_QUEUED = "not_queued"
    WAITING = "waiting"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    CANCELLED = "cancelled"
    NOTICE_MISSING = "notice_missing"
    NOTICE_LATE = "notice_late"
    REMINDER_MISSING = "reminder_missing"
    NOT_ARMED = "not_armed"
    UNKNOWN_EVENT = "unknown_event"


class Attendance(StrEnum):
    """What an agency answers to the invitation to a meeting."""

    COMING = "coming"
    DEPUTY = "deputy"
    NOT_COMING = "not_coming"


class HearingReason(StrEnum):
    """Why a resolution is read in a meeting."""

    DUE = "due"
    READY = "ready"
    CLOSED = "closed"
    ANCESTOR = "ancestor"


class HearingOutcome(StrEnum):
    """What a meeting decides on a resolution that was read in it."""

    CLOSED = "closed"
    CONTINUED = "continued"
    EXTENDED = "extended"
    RENEWED = "renewed"
    MERGED = "merged"
    KEPT = "kept"
    NOTED = "noted"


class CallResult(StrEnum):
    """What came of a telephone call; the last two carry a day or words."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    BY_LETTER = "by_letter"
    PROMISED = "promised"
    WORDS = "words"
