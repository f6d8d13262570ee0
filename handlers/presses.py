"""What buttons carry: the shape of every verb's arguments, and the one place that reads callback data.

Callback data comes from anybody's hands. What no view of this release makes is refused here, before any handler.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from domain.calendar import jalali
from domain.refusals import Refusal
from domain.setting_topics import TOPICS
from domain.vocabulary import (
    Attendance,
    CallResult,
    DeadlineBase,
    DeadlineKind,
    Duty,
    HearingOutcome,
    Relation,
    RequestKind,
    Role,
)
from views.deciding import REFUSALS
from views.periods import OFFERED
from views.queue import REASONS
from views.reports import REMOVERS
from views.requests import CHIPS, DECLINE_CHIPS

LONGEST_NUMBER: Final = 9
"""Digits of an id or a count: what has more is of no row, and would not fit the databases' integers."""
LONGEST_SECOND: Final = 11
YEARS: Final = range(1300, 1500)

OBJECTS: Final = (
    *("agency", "alias", "announcement", "appointment", "assignment", "body", "clause", "group", "hearing", "job"),
    *("meeting", "chat_group", "named", "note", "order", "person", "report", "request", "resolution", "row", "sitting"),
)
"""Kinds of arguments that name something by its id; ``row`` is a resolution of minutes that are being corrected."""

_VERBS: Final = {
    "body agency": "agy remindq",
    "body person": "secset",
    "body group": "dirgrp",
    "body": "dirgrps grps workin holnew week sec sethist agynew annnew mcal mbody",
    "body agency correction": "agyask",
    "body agency relation": "agyrel",
    "body alias": "agyali",
    "announcement": "ann annall annfind annnext anntime anndrop annst annseen",
    "announcement number": "annto",
    "announcement group number": "anngrp",
    "announcement agency number": "annag",
    "announcement role role?": "annrole",
    "announcement now?": "anngo",
    "announcement attendance": "anncome",
    "meeting": (
        "anninvno mnum mday mdelyes agall agallyes ilet ilater igo inext itime istop dlvlet dlvletfix nudge min look "
        "mhead mok mdel est estall estundo"
    ),
    "assignment": (
        "cancel cancelgo fixag card full more ack letyes letno hist bunhind take letterdraft histpaper per done "
        "bdone unhind beh behtel kept obst hind extd decl decl0 letter"
    ),
    "report": "files rmvw ver ret retw att undo now",
    "meeting?": "ackall",
    "": "bodies still jname help mdone mdrop mtemplate offno kother kall knone leave",
    "row clause_or_row agency": "fixgive",
    "assignment duty": "fixduty",
    "row": "row rowall rowok rowdel rowback rowhide rowtext rowname cls ags fixags",
    "clause": "cltext cl cldel cljoin",
    "row clause_or_row": "clcut dl dltype fixtext fixadd",
    "row clause_or_row number": "clcutat dltext",
    "named": "ag agdel",
    "target": "agadd agnew agmake",
    "target meant": "agset",
    "named duty?": "agduty",
    "named number": "aggrp",
    "named agency number": "agout",
    "row clause_or_row month": "dlcal",
    "row clause_or_row day": "dlday fixday",
    "row clause_or_row deadline number?": "dlkind",
    "request": "extyes extday refno refw decother decalone rsofar rundo rnow",
    "request refusal": "refr",
    "request agency": "decto",
    "request agency due_date": "decdue",
    "body agency role?": "inv",
    "appointment": "jlet sub jyes jno jendask jend",
    "row clause_or_row month?": "fixdl",
    "meeting past?": "iss",
    "meeting base always?": "ibase",
    "meeting apart?": "dlv",
    "body agency assignment_or_all": "remind",
    "list number agency_or_all? | due number days agency_or_all | search number words?": "list turn",
    "body? board? number?": "dash",
    "body number month": "mcmonth",
    "body number day": "mcday",
    "job": "mrep mamend",
    "job number": "mdiff mtext",
    "meeting number": "mrows",
    "meeting assignment": "estone",
    "meeting day": "mdayset",
    "report remover": "rmv",
    "resolution": "ordr leadask docreq comm sumup close closeyes histwho histallpaper",
    "order number": "ordt",
    "order": "ordd ord",
    "order assignment": "oack odone odone0",
    "resolution number?": "res histall",
    "resolution agency": "lead",
    "body?": "pack",
    "assignment period": "perset",
    "number": "queue calls",
    "report reason": "retr",
    "assignments": "snooze",
    "note": "esc esccall",
    "body agency number": "called callday",
    "body agency number result": "callres",
    "body agency number days": "callprom",
    "day": "offday offundo",
    "assignment?": "rep",
    "assignment percent": "pct bpct",
    "assignment days?": "ext",
    "assignment day extension_reason": "extr",
    "assignment decline_reason": "declr",
    "body number?": "sits",
    "body number": "hols agys anninv formeet obs sit people",
    "sitting number": "sitat",
    "sitting": "sitpause sitend sitpaper",
    "hearing": "hr hrundo",
    "hearing outcome": "hrout hrfate",
    "hearing outcome month": "hrmonth",
    "hearing outcome day_or_same": "hrdue",
    "body day": "hol holdel holback holmove",
    "body chat_group": "grpyes grpno",
    "body agency_or_body": "sets",
    "body agency_or_body topic": "set setask setown",
    "body agency_or_body topic number": "setto",
    "body agency_or_body topic second": "setundo",
    "body agency_or_body day": "setoff",
}
"""The shape of arguments, with all verbs that carry it. What ends with ``?`` may be left away from there on."""

SHAPES: Final = {verb: shape for shape, verbs in _VERBS.items() for verb in verbs.split()}


def read_press(callback_data: str | None) -> tuple[str, tuple[str, ...]]:
    """The verb and its arguments. Raises Refusal («old_button») for what no button of this release carries."""
    verb, *arguments = (callback_data or "").split(":")
    shapes = SHAPES[verb].split("|") if verb in SHAPES else []
    if not any(_fits(shape.split(), arguments) for shape in shapes):
        raise Refusal("old_button")
    return verb, tuple(arguments)


def _fits(kinds: list[str], arguments: list[str]) -> bool:
    least = sum(not kind.endswith("?") for kind in kinds)
    has_words = kinds[-1:] == ["words?"]
    if len(arguments) < least or (len(arguments) > len(kinds) and not has_words):
        return False
    return all(KINDS[kind.removesuffix("?")](argument) for kind, argument in zip(kinds, arguments, strict=False))


def _is_number(argument: str) -> bool:
    return argument.isascii() and argument.isdecimal() and len(argument) <= LONGEST_NUMBER


def _is_id(argument: str) -> bool:
    return _is_number(argument) and int(argument) > 0


def _is_day(argument: str) -> bool:
    try:
        day = date.fromisoformat(argument)
        year = jalali(day).year
    except ValueError:
        return False
    return day.isoformat() == argument and year in YEARS


def _is_month(argument: str) -> bool:
    """A Jalali month, ``1401-6`` or ``1401-06``."""
    year, _, month = argument.partition("-")
    return _is_number(year) and _is_number(month) and int(year) in YEARS and 1 <= int(month) <= 12


def _is_target(argument: str) -> bool:
    """``nNAMED`` or ``rROW-CLAUSE`` (services.naming.ask_agency)."""
    row, _, clause = argument[1:].partition("-")
    if argument[:1] == "r":
        return _is_id(row) and _is_number(clause)
    return argument[:1] == "n" and _is_id(argument[1:])


def _is_meant(argument: str) -> bool:
    """``aAGENCY`` or ``gGROUP``."""
    return argument[:1] in ("a", "g") and _is_id(argument[1:])


def _are_ids(argument: str) -> bool:
    return all(map(_is_id, argument.split(".")))


def _is_percent(argument: str) -> bool:
    return _is_number(argument) and int(argument) <= 100


def _is_days(argument: str) -> bool:
    """A length of time, up to ten years."""
    return _is_number(argument) and int(argument) <= 3660


def _is_day_or_same(argument: str) -> bool:
    return argument == "same" or _is_day(argument)


def _is_agency_or_all(argument: str) -> bool:
    return not argument or _is_id(argument)


def _is_second(argument: str) -> bool:
    """Whole seconds since 1970."""
    return argument.isascii() and argument.isdecimal() and len(argument) <= LONGEST_SECOND


def _one_of(words: Iterable[str]) -> Callable[[str], bool]:
    return frozenset(words).__contains__


KINDS: Final[dict[str, Callable[[str], bool]]] = dict.fromkeys(OBJECTS, _is_id) | {
    "clause_or_row": _is_number,
    "assignment_or_all": _is_number,
    "agency_or_body": _is_number,
    "topic": _one_of(TOPICS),
    "second": _is_second,
    "number": _is_number,
    "percent": _is_percent,
    "days": _is_days,
    "day": _is_day,
    "month": _is_month,
    "day_or_same": _is_day_or_same,
    "outcome": _one_of(HearingOutcome),
    "result": _one_of(CallResult),
    "target": _is_target,
    "meant": _is_meant,
    "assignments": _are_ids,
    "words": lambda _argument: True,
    "role": _one_of((Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.SUPERVISOR)),
    "relation": _one_of(Relation),
    "duty": _one_of(Duty),
    "attendance": _one_of(Attendance),
    "deadline": _one_of(DeadlineKind),
    "base": _one_of(DeadlineBase),
    "agency_or_all": _is_agency_or_all,
    "list": _one_of(("mine", "late", "week")),
    "due": _one_of(("due",)),
    "search": _one_of(("search",)),
    "board": _one_of(("agencies", "meetings", "picture")),
    "correction": _one_of(("relation", "aliases", "alias", "telephone")),
    "due_date": _one_of(("same", "fresh")),
    "period": _one_of(period.word for period in OFFERED),
    "reason": _one_of(REASONS),
    "refusal": _one_of(chip for kind in RequestKind for chip in REFUSALS[kind]),
    "remover": _one_of(REMOVERS),
    "extension_reason": _one_of(CHIPS),
    "decline_reason": _one_of(DECLINE_CHIPS),
    "now": _one_of(("now",)),
    "past": _one_of(("past",)),
    "always": _one_of(("always",)),
    "apart": _one_of(("apart",)),
}
