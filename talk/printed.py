"""What is understood as plain values, for the ``understand`` command: the same grammar as in chat, printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.calendar import jalali
from domain.codes import ResolutionCode
from domain.names import KnownAgency
from domain.vocabulary import Role
from talk import acts, questions
from talk.acts import Act
from talk.intents import intent_of
from talk.judging import JUDGES
from talk.meant_agency import meant_agency
from talk.understand import understand

DAYS_OF_A_MONTH: Final = 30
Values = dict[str, Any]
AnyAct = Act | acts.AboutResolutions

FIELDS: Final = (
    "intent",
    "codes",
    "not_codes",
    "percent",
    "agency",
    "status",
    "period_days",
    "date",
    "amount",
    "unit",
    "reason",
    "terms",
    "second_intent",
    "ask",
)
_OF_COUNT: Final = {
    "late": "overdue",
    "open": "open",
    "done": "verified",
    "waiting": "reported_done",
    "blocked": "blocked",
    "all": None,
}


@dataclass(frozen=True)
class Listener:
    """Who is spoken to by the command: in which role, on which day, with which directory."""

    role: Role
    today: date
    directory: tuple[KnownAgency, ...] = ()


def printed(text: str, listener: Listener) -> Values:
    """All of ``FIELDS``; what the words do not have is None, codes are empty lists."""
    act = understand(text, today=listener.today, role=listener.role)
    values: Values = dict.fromkeys(FIELDS) | {"codes": [], "not_codes": []}
    if isinstance(act, acts.Several):
        return values | _of_several(act, listener)
    return values | _of_one(act, listener)


def written_code(code: ResolutionCode) -> str:
    """«20/3», «20/3/ب»."""
    return "/".join(str(part) for part in (code.meeting, code.row, code.clause) if part is not None)


def _of_several(act: acts.Several, listener: Listener) -> Values:
    """The first act in full; of the others what it leaves open. What is denied beside something told is no code."""
    told = [one for one in act.acts if not _is_doubtful(one)] or list(act.acts)
    left = [one for one in act.acts if one not in told]
    values: Values = {}
    for one in reversed(told):
        values |= {name: value for name, value in _of_one(one, listener).items() if value not in (None, [])}
    intents = list(dict.fromkeys(intent_of(one) for one in told))
    return values | {
        "codes": list(dict.fromkeys(written_code(code) for one in told for code in one.codes)),
        "not_codes": [written_code(code) for one in left for code in one.codes],
        "intent": intents[0],
        "second_intent": intents[1] if len(intents) > 1 else None,
        "ask": None,
    }


def _is_doubtful(act: AnyAct) -> bool:
    return isinstance(act, acts.Report) and act.doubt is not None


def _of_one(act: AnyAct, listener: Listener) -> Values:
    values: Values = {"intent": intent_of(act), "ask": missing_in(act, listener)}
    if isinstance(act, acts.AboutResolutions):
        values["codes"] = [written_code(code) for code in act.codes]
    values["agency"] = _agency(act, listener) or None
    values["reason"] = getattr(act, "reason", None) or getattr(act, "obstacle", None) or None
    return values | next((read(act) for kind, read in _READERS if isinstance(act, kind)), {})


def missing_in(act: AnyAct, listener: Listener) -> str | None:
    """What must be asked before anything is done: «confirm», «code», «percent», «date», «agency»; None for nothing."""
    if isinstance(act, acts.Unclear):
        return None if act.is_off_topic else "intent"
    if isinstance(act, acts.Report) and (act.doubt is not None or act.is_percent_impossible):
        return "confirm" if act.doubt is not None else "percent"
    if isinstance(act, acts.RemindAgency):
        is_known = not listener.directory or meant_agency(act.agency, listener.directory).agency is not None
        return None if act.codes or (act.agency and is_known) else "agency"
    if not isinstance(act, acts.AboutResolutions) or _is_enough(act):
        return None
    return "code" if not act.codes else _missing_beside_code(act, listener)


def _missing_beside_code(act: acts.AboutResolutions, listener: Listener) -> str | None:
    if isinstance(act, acts.Cancelled | acts.CloseResolution) and listener.role not in JUDGES:
        return "confirm"
    return "date" if type(act) is acts.ExtensionAsked and not act.is_time_told else None


def _is_enough(act: acts.AboutResolutions) -> bool:
    """Whether no code is needed: for all of them, or for the report of a named agency."""
    return getattr(act, "is_all", False) or bool(isinstance(act, acts.Approved | acts.ReturnedForMore) and act.agency)


def _agency(act: AnyAct, listener: Listener) -> str:
    words: str = getattr(act, "agency", "")
    meant = meant_agency(words, listener.directory)
    return meant.agency.name if meant.agency is not None else words


def _report(act: acts.Report) -> Values:
    return {
        "percent": act.percent,
        "status": act.status,
        "amount": act.quantity.amount if act.quantity is not None else None,
        "unit": act.quantity.unit if act.quantity is not None else None,
        "not_codes": [written_code(code) for code in act.left_out],
    }


def _extension(act: acts.ExtensionAsked) -> Values:
    return {
        "date": jalali(act.until).iso if act.until is not None else None,
        "period_days": act.days if act.months is None else DAYS_OF_A_MONTH * act.months,
    }


_READERS: Final[Sequence[tuple[Any, Callable[[Any], Values]]]] = (
    (acts.Report, _report),
    (acts.ExtensionAsked, _extension),
    (acts.AnsweredByLetter, lambda act: {"date": jalali(act.letter_on).iso if act.letter_on else None}),
    (acts.Blocked, lambda _act: {"status": "blocked"}),
    (questions.ShowLate, lambda _act: {"status": "overdue"}),
    (questions.ShowDue, lambda act: {"period_days": act.days}),
    (questions.CountAsked, lambda act: {"status": _OF_COUNT[act.about]}),
    (questions.Search, lambda act: {"terms": act.words or None}),
)
