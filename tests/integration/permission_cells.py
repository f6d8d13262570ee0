"""What each button asks the table of rights: its action, and of whom the thing is that it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from domain.permissions import Action, ActorRole, may
from domain.vocabulary import Role
from handlers.presses import KINDS, OBJECTS, SHAPES
from tests.builders import TODAY
from tests.integration.permission_world import NOWHERE, Shelf


class Of(StrEnum):
    """Whose the thing is that a button names."""

    AGENCY = "agency"
    """Of an agency, and looked at by who watches over its resolution."""
    AGENCY_ALONE = "agency alone"
    WHOLE = "whole"
    """A resolution with all its agencies."""
    LEAD = "lead"
    BODY = "body"
    HEARER = "hearer"
    """Of the persons to whom it was said."""
    NOBODY = "nobody"
    """The button names nothing that belongs to anybody."""


@dataclass(frozen=True)
class Cell:
    """``action`` is None where the table has nothing to say."""

    action: Action | None
    of: Of

    def allows(self, role: ActorRole, shelf: Shelf) -> bool:
        """Whether the table lets this role do it with what is on the shelf."""
        if self.of is Of.HEARER:
            return shelf.name in ("own", "led") and role.role is Role.FOCAL_POINT
        if self.action is None:
            return True
        agency = {Of.AGENCY: shelf.agency_id, Of.AGENCY_ALONE: shelf.agency_id, Of.LEAD: shelf.lead_id}.get(self.of)
        watchers = shelf.watchers if self.of in (Of.AGENCY, Of.WHOLE) else ()
        return may([role], self.action, body_id=shelf.body_id, agency_id=agency, supervisors=watchers)


_VERBS: Final = {
    (Action.READ, Of.AGENCY): "card full more hist per histpaper letterdraft",
    (Action.READ, Of.AGENCY_ALONE): "list turn",
    (Action.READ, Of.WHOLE): "res histall histwho histallpaper",
    (Action.DOWNLOAD, Of.AGENCY): "files",
    (Action.ACKNOWLEDGE, Of.AGENCY): "ack ackall oack",
    (Action.REPORT, Of.AGENCY): "done pct unhind rep kept hind letter att undo now rmv rmvw odone odone0 take snooze",
    (Action.ASK_EXTENSION, Of.AGENCY): "obst ext extd extr rsofar rundo rnow",
    (Action.DECLINE, Of.AGENCY): "decl decl0 declr",
    (Action.ACT_FOR_AGENCY, Of.AGENCY): "bdone bpct beh behtel bunhind",
    (Action.ACT_FOR_AGENCY, Of.BODY): "estall estone estundo",
    (Action.CANCEL, Of.AGENCY): "cancel cancelgo",
    (Action.JUDGE, Of.AGENCY): "ver ret retr retw letyes letno",
    (Action.DECIDE_REQUEST, Of.AGENCY): "extyes extday refno refr refw decto decdue decother decalone",
    (Action.COMMENT, Of.WHOLE): "comm",
    (Action.SUM_UP, Of.LEAD): "sumup",
    (Action.CLOSE, Of.BODY): "close closeyes sec secset hr hrout hrfate hrundo hrmonth hrdue",
    (Action.CHANGE_SETTINGS, Of.BODY): "sets set setask setown setto setoff setundo sethist grps grpyes grpno",
    (Action.ORDER, Of.BODY): "ordr ordt ordd",
    (Action.SEE_DASHBOARD, Of.BODY): "ord dash pack obs formeet week",
    (Action.READ, Of.BODY): "workin",
    (
        Action.CORRECT,
        Of.BODY,
    ): "leadask lead docreq perset fixtext fixdl fixday fixags fixag fixadd fixgive fixduty mdiff mtext",
    (Action.PREPARE_MINUTES, Of.BODY): (
        "row rowall rowok rowdel rowback rowhide rowtext rowname cltext mnum mday mdelyes cls cl cldel clcut clcutat"
        " cljoin ags ag agadd agset agnew agmake agall agallyes agduty agdel aggrp agout dl dlcal dlday dlkind dltext"
        " dltype mbody mrep mamend min mrows look mhead mdel mcal mcmonth mcday mdayset sits sit sitat"
        " sitpause sitend sitpaper mok est"
    ),
    (Action.PREPARE_MINUTES, Of.NOBODY): "mtemplate",
    (Action.ISSUE, Of.BODY): "iss ilet ilater ibase igo inext itime istop dlv dlvlet dlvletfix nudge",
    (Action.INVITE, Of.BODY): "inv",
    (Action.CONFIRM_PERSON, Of.BODY): "jyes jno jlet",
    (Action.END_APPOINTMENT, Of.BODY): "jend jendask sub",
    (Action.EDIT_DIRECTORY, Of.BODY): "agys agy agynew agyask agyrel agyali people dirgrps dirgrp",
    (Action.ANNOUNCE, Of.BODY): (
        "annnew ann annto annall anngrp annag annrole annfind anngo annnext anntime anndrop annst anninv anninvno"
    ),
    (None, Of.HEARER): "annseen anncome",
    (Action.ESCALATE, Of.BODY): "esc esccall remind remindq",
    (Action.SEE_CALL_LIST, Of.BODY): "called callres callday callprom",
    (Action.SEE_CALL_LIST, Of.NOBODY): "calls",
    (Action.JUDGE, Of.NOBODY): "queue",
    (Action.DECLARE_CLOSURE, Of.BODY): "hols hol holnew holdel holback holmove",
    (Action.DECLARE_CLOSURE, Of.NOBODY): "offday offundo",
    (None, Of.NOBODY): "bodies still jname help mdone mdrop offno kother kall knone leave",
}
CELLS: Final = {verb: Cell(*cell) for cell, verbs in _VERBS.items() for verb in verbs.split()}

_SPECIAL: Final = {
    "decto decdue decother decalone": {"request": "decline", "agency": "another_agency"},
    "fixgive": {"agency": "another_agency"},
    "per perset": {"assignment": "continuous"},
    "annst annseen": {"announcement": "sent"},
    "agout aggrp": {"named": "named_group"},
    "jyes jno": {"appointment": "newcomer"},
    "anninv mcmonth mcday sit": {"number": "planned_number"},
    "anncome": {"announcement": "invitation"},
    "anninvno": {"meeting": "planned"},
    "cljoin": {"clause": "last_clause"},
    "ack": {"assignment": "issued"},
    "formeet": {"number": "number"},
}
_OTHER_OF_ITS_KIND: Final = {verb: kinds for verbs, kinds in _SPECIAL.items() for verb in verbs.split()}
"""Where a verb is about a special thing of its kind: which one on the shelf."""

_MADE_OF: Final = {
    "target": "n{named}",
    "meant": "a{agency}",
    "assignments": "{assignment}",
    "assignment_or_all": "{assignment}",
    "agency_or_all": "{agency}",
    "agency_or_body": "{agency}",
    "clause_or_row": "{clause}",
}
_SAMPLES: Final = {
    "number": "0",
    "percent": "50",
    "days": "7",
    "day": (TODAY + timedelta(days=14)).isoformat(),
    "month": "1405-10",
    "words": "",
    "role": "focal_point",
    "relation": "national",
    "duty": "copy",
    "attendance": "coming",
    "deadline": "none",
    "base": "meeting",
    "list": "late",
    "due": "due",
    "search": "search",
    "board": "agencies",
    "correction": "relation",
    "due_date": "same",
    "period": "P3M",
    "reason": "not_enough",
    "refusal": "time_was_enough",
    "result": "answered",
    "remover": "chair",
    "extension_reason": "time",
    "decline_reason": "of_another",
    "now": "now",
    "past": "past",
    "always": "always",
    "apart": "apart",
    "topic": "undo",
    "second": "1",
    "outcome": "closed",
    "day_or_same": "same",
}
assert set(KINDS) == {*OBJECTS, *_MADE_OF, *_SAMPLES}, "each kind of argument needs a sample for the matrix"


@dataclass(frozen=True)
class Press:
    """A verb with the kinds of its arguments."""

    verb: str
    kinds: tuple[str, ...]

    @property
    def things(self) -> list[int]:
        """The places of the arguments that name something by its id."""
        return [place for place, kind in enumerate(self.kinds) if kind in OBJECTS or kind in _MADE_OF]

    def carried(self, *shelves: dict[str, int]) -> str | None:
        """The callback data with each argument's ids from its own shelf; None where a shelf has no such thing."""
        try:
            arguments = [self._argument(kind, ids) for kind, ids in zip(self.kinds, shelves, strict=True)]
        except KeyError:
            return None
        return ":".join([self.verb, *arguments])

    def about(self, ids: dict[str, int]) -> str | None:
        """The same with all ids from one shelf."""
        return self.carried(*[ids] * len(self.kinds))

    def _argument(self, kind: str, ids: dict[str, int]) -> str:
        special = _OTHER_OF_ITS_KIND.get(self.verb, {}).get(kind)
        if special is not None or kind in OBJECTS:
            return str(ids[special or kind])
        return _MADE_OF[kind].format_map(ids) if kind in _MADE_OF else _SAMPLES[kind]


class Nowhere(dict[str, int]):
    """Ids of nothing, for every kind; the numbers of meetings stay possible."""

    def __missing__(self, kind: str) -> int:
        return NOWHERE


def presses() -> Iterator[Press]:
    """Every verb, with all its arguments and with none of those that may be left away."""
    for verb, shapes in SHAPES.items():
        for shape in shapes.split("|"):
            kinds = shape.split()
            whole = tuple(kind.rstrip("?") for kind in kinds)
            short = tuple(kind for kind in kinds if not kind.endswith("?"))
            yield from (Press(verb, one) for one in dict.fromkeys((whole, short)))
