"""The closed list of intents that the ``understand`` command prints, and which act has which."""

from enum import StrEnum
from typing import Any, Final

from domain.vocabulary import Status
from talk import acts, questions
from talk.acts import Act


class Intent(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    REPORT_DONE = "report_done"
    REPORT_STARTED = "report_started"
    REPORT_PROGRESS = "report_progress"
    REPORT_BLOCKED = "report_blocked"
    REQUEST_EXTENSION = "request_extension"
    DECLINE = "decline"
    SEND_REPORT_INTRO = "send_report_intro"
    ASK_MY_ASSIGNMENTS = "ask_my_assignments"
    ASK_OVERDUE = "ask_overdue"
    ASK_DUE_SOON = "ask_due_soon"
    ASK_STATUS_OF = "ask_status_of"
    ASK_COUNT = "ask_count"
    ASK_WORST_AGENCY = "ask_worst_agency"
    ASK_HISTORY = "ask_history"
    SEARCH = "search"
    HELP = "help"
    CANCEL_DIALOGUE = "cancel_dialogue"
    VERIFY = "verify"
    RETURN = "return"
    GRANT_EXTENSION = "grant_extension"
    CANCEL_RESOLUTION = "cancel_resolution"
    REMIND_AGENCY = "remind_agency"
    BROADCAST_INTRO = "broadcast_intro"
    REPORT_FOR_MEETING = "report_for_meeting"
    AMBIGUOUS = "ambiguous"
    SMALLTALK = "smalltalk"
    NOT_FOR_BOT = "not_for_bot"


# What has no intent of its own stands under the nearest: closing is the last word of verifying, a day off and an
# issue are told to everybody, and what only opens a list is help.
_OF_ACT: Final[dict[type[Any], Intent]] = {
    acts.Acknowledged: Intent.ACKNOWLEDGE,
    acts.BeginReport: Intent.SEND_REPORT_INTRO,
    acts.ExtensionAsked: Intent.REQUEST_EXTENSION,
    acts.ExtensionGranted: Intent.GRANT_EXTENSION,
    acts.Approved: Intent.VERIFY,
    acts.CloseResolution: Intent.VERIFY,
    acts.ReturnedForMore: Intent.RETURN,
    acts.RemindAgency: Intent.REMIND_AGENCY,
    acts.Blocked: Intent.REPORT_BLOCKED,
    acts.AnsweredByLetter: Intent.REPORT_PROGRESS,
    acts.Declined: Intent.DECLINE,
    acts.ShowResolution: Intent.ASK_STATUS_OF,
    acts.ShowHistory: Intent.ASK_HISTORY,
    acts.Cancelled: Intent.CANCEL_RESOLUTION,
    acts.Undo: Intent.CANCEL_DIALOGUE,
    acts.Cancel: Intent.CANCEL_DIALOGUE,
    acts.Announce: Intent.BROADCAST_INTRO,
    acts.EmergencyClosure: Intent.BROADCAST_INTRO,
    acts.Issue: Intent.BROADCAST_INTRO,
    acts.Courtesy: Intent.SMALLTALK,
    questions.ShowLate: Intent.ASK_OVERDUE,
    questions.ShowDue: Intent.ASK_DUE_SOON,
    questions.CountAsked: Intent.ASK_COUNT,
    questions.ShowDashboard: Intent.ASK_COUNT,
    questions.WorstAsked: Intent.ASK_WORST_AGENCY,
    questions.MeetingReportAsked: Intent.REPORT_FOR_MEETING,
    questions.Search: Intent.SEARCH,
    questions.TrackingAsked: Intent.ASK_STATUS_OF,
    questions.ShowQueue: Intent.ASK_STATUS_OF,
    questions.DeliveryState: Intent.ASK_STATUS_OF,
    questions.ShowCallList: Intent.ASK_OVERDUE,
    acts.Yes: Intent.AMBIGUOUS,
    acts.No: Intent.AMBIGUOUS,
    acts.Snooze: Intent.AMBIGUOUS,
}
_OF_STATUS: Final = {
    Status.REPORTED_DONE: Intent.REPORT_DONE,
    Status.BLOCKED: Intent.REPORT_BLOCKED,
}


def intent_of(act: Act | acts.AboutResolutions) -> Intent:
    """The one intent of an act; of several in one message, that of the first."""
    if isinstance(act, acts.Several):
        return intent_of(act.acts[0])
    if isinstance(act, acts.Report):
        return _of_report(act)
    if isinstance(act, acts.Unclear):
        return Intent.NOT_FOR_BOT if act.is_off_topic else Intent.AMBIGUOUS
    if isinstance(act, questions.ShowMine):
        return Intent.ASK_STATUS_OF if act.agency else Intent.ASK_MY_ASSIGNMENTS
    return _OF_ACT.get(type(act), Intent.HELP)


def _of_report(report: acts.Report) -> Intent:
    if report.doubt is not None:
        return Intent.AMBIGUOUS
    if report.status is not Status.REPORTED_DONE and report.is_start and report.percent is None:
        return Intent.REPORT_STARTED
    return _OF_STATUS.get(report.status, Intent.REPORT_PROGRESS) if report.status else Intent.REPORT_PROGRESS
