"""Who may do what: one table of role × action × standing of the object. Services ask it; nothing else does."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.refusals import Refusal
from domain.vocabulary import Role


class Action(StrEnum):
    """Everything that people may do to something that is not only their own."""

    READ = "read"
    DOWNLOAD = "download"
    ACKNOWLEDGE = "acknowledge"
    REPORT = "report"
    ASK_EXTENSION = "ask_extension"
    DECLINE = "decline"
    COMMENT = "comment"
    PREPARE_MINUTES = "prepare_minutes"
    CORRECT = "correct"
    ISSUE = "issue"
    INVITE = "invite"
    CONFIRM_PERSON = "confirm_person"
    END_APPOINTMENT = "end_appointment"
    EDIT_DIRECTORY = "edit_directory"
    JUDGE = "judge"
    DECIDE_REQUEST = "decide_request"
    CLOSE = "close"
    CANCEL = "cancel"
    ACT_FOR_AGENCY = "act_for_agency"
    SEE_DASHBOARD = "see_dashboard"
    SEE_CALL_LIST = "see_call_list"
    ESCALATE = "escalate"
    ANNOUNCE = "announce"
    DECLARE_CLOSURE = "declare_closure"
    CHANGE_SETTINGS = "change_settings"
    ORDER = "order"
    SUM_UP = "sum_up"


class Standing(StrEnum):
    """How an object stands to a role: of the same agency, watched over by it, of the same body, or none of these.

    Watched over is what the minutes name the agency as supervisor of, and what it leads.
    """

    OWN_AGENCY = "own_agency"
    SUPERVISED = "supervised"
    SAME_BODY = "same_body"
    OTHER = "other"


@dataclass(frozen=True)
class ActorRole:
    """A role as held: in a body, and for an agency where the role is an agency's."""

    role: Role
    body_id: int
    agency_id: int | None = None

    def standing(self, body_id: int, agency_id: int | None, supervisors: Collection[int] = ()) -> Standing:
        """How an object of a body (and of an agency, or None for the body's own) stands to this role.

        ``supervisors`` are the agencies that the minutes name as watching over the object.
        """
        if body_id != self.body_id:
            return Standing.OTHER
        if self.agency_id is not None and agency_id == self.agency_id:
            return Standing.OWN_AGENCY
        return Standing.SUPERVISED if self.agency_id in supervisors else Standing.SAME_BODY


_ANSWERING: Final = frozenset(
    {
        Action.READ,
        Action.DOWNLOAD,
        Action.ACKNOWLEDGE,
        Action.REPORT,
        Action.ASK_EXTENSION,
        Action.DECLINE,
        Action.SUM_UP,
    }
)
_SECRETARIAT: Final = frozenset(Action) - {
    Action.ORDER, Action.SUM_UP, Action.ACKNOWLEDGE, Action.REPORT, Action.ASK_EXTENSION, Action.DECLINE,
}  # fmt: skip
_CHAIR: Final = frozenset({Action.READ, Action.DOWNLOAD, Action.SEE_DASHBOARD, Action.ORDER, Action.COMMENT})
_SUPERVISOR: Final = frozenset({Action.READ, Action.DOWNLOAD, Action.COMMENT})

TABLE: Final = {
    (Role.SECRETARIAT, Standing.OWN_AGENCY): _SECRETARIAT,
    (Role.SECRETARIAT, Standing.SUPERVISED): _SECRETARIAT,
    (Role.SECRETARIAT, Standing.SAME_BODY): _SECRETARIAT,
    (Role.CHAIR, Standing.OWN_AGENCY): _CHAIR,
    (Role.CHAIR, Standing.SUPERVISED): _CHAIR,
    (Role.CHAIR, Standing.SAME_BODY): _CHAIR,
    (Role.FOCAL_POINT, Standing.OWN_AGENCY): _ANSWERING,
    (Role.AGENCY_HEAD, Standing.OWN_AGENCY): _ANSWERING,
    (Role.FOCAL_POINT, Standing.SUPERVISED): _SUPERVISOR,
    (Role.AGENCY_HEAD, Standing.SUPERVISED): _SUPERVISOR,
    (Role.SUPERVISOR, Standing.OWN_AGENCY): _SUPERVISOR,
    (Role.SUPERVISOR, Standing.SUPERVISED): _SUPERVISOR,
}


def may(
    roles: Iterable[ActorRole],
    action: Action,
    *,
    body_id: int,
    agency_id: int | None = None,
    supervisors: Collection[int] = (),
) -> bool:
    """Whether any of the roles allows ``action`` on an object of that body and agency."""
    standings = ((role.role, role.standing(body_id, agency_id, supervisors)) for role in roles)
    return any(action in TABLE.get(standing, frozenset()) for standing in standings)


def bodies_for(roles: Iterable[ActorRole], action: Action) -> list[int]:
    """The bodies of which the roles allow ``action`` on everything, without repeats."""
    allowing = (role.body_id for role in roles if action in TABLE.get((role.role, Standing.SAME_BODY), frozenset()))
    return list(dict.fromkeys(allowing))


def agencies_for(roles: Iterable[ActorRole], action: Action) -> list[tuple[int, int]]:
    """Pairs (body, agency) of whose own things the roles allow ``action``, without repeats."""
    allowing = (role for role in roles if action in TABLE.get((role.role, Standing.OWN_AGENCY), frozenset()))
    pairs = ((role.body_id, role.agency_id) for role in allowing)
    return list(dict.fromkeys((body, agency) for body, agency in pairs if agency is not None))


def require(
    roles: Iterable[ActorRole],
    action: Action,
    *,
    body_id: int,
    agency_id: int | None = None,
    supervisors: Collection[int] = (),
) -> None:
    """Raises the one Refusal («not_found») that does not tell whether the thing exists."""
    if not may(roles, action, body_id=body_id, agency_id=agency_id, supervisors=supervisors):
        raise Refusal("not_found")
