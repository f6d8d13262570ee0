"""The agencies to which a row was issued, to be set right by the secretariat."""

from dataclasses import dataclass

from domain.text import shorten
from domain.vocabulary import Duty, Status
from locales.catalog import say
from views.screen import Button, Row, Screen, rows_of_two

NAME_SHOWN: int = 40


@dataclass(frozen=True)
class IssuedAgency:
    """An agency with a row or clause of ``code``; ``is_open`` until it is verified, let off or declined."""

    assignment_id: int
    resolution_id: int
    code: str
    name: str
    duty: Duty
    status: Status
    is_open: bool


@dataclass(frozen=True)
class IssuedAgencies:
    """All agencies of an issued row, and the clauses that are followed up by themselves as pairs (id, letter)."""

    resolution_id: int
    code: str
    agencies: tuple[IssuedAgency, ...]
    clauses: tuple[tuple[int, str], ...] = ()


def agency_list(shown: IssuedAgencies) -> Screen:
    """Each agency that still has it is a button."""
    lines = [say("issued_agencies.head", code=shown.code), *(_line(one) for one in shown.agencies)]
    return Screen("\n".join(lines), _buttons(shown))


def given(shown: IssuedAgencies, name: str, invites: tuple[int, int] | None) -> Screen:
    """After one more got it; ``invites`` (body, agency) where nobody answers for it yet."""
    listed = agency_list(shown)
    lines = [say("issued_agencies.given", name=name), *([say("issued_agencies.nobody")] if invites else [])]
    invite = [(Button(say("issued_agencies.button.invite"), f"inv:{invites[0]}:{invites[1]}"),)] if invites else []
    return Screen("\n".join([*lines, "", listed.text]), (*invite, *listed.buttons))


def agency(one: IssuedAgency) -> Screen:
    """One agency, its other duties, and the way to let it off."""
    duties = [
        Button(say(f"words.duty.{duty}"), f"fixduty:{one.assignment_id}:{duty}")
        for duty in Duty
        if duty is not one.duty
    ]
    last = (Button(say("issued_agencies.button.let_off"), f"cancel:{one.assignment_id}"), _back(one.resolution_id))
    text = say("issued_agencies.agency", code=one.code, name=one.name, duty=say(f"words.duty.{one.duty}"))
    return Screen(text, (*rows_of_two(duties), last))


def ask_agency(code: str, resolution_id: int) -> Screen:
    return Screen(say("issued_agencies.ask", code=code), ((_back(resolution_id),),))


def found_agencies(typed: str, found: list[tuple[int, str]], resolution_id: int, clause_id: int) -> Screen:
    """What a search found, each as a button; the search goes on."""
    rows: list[Row] = [
        (Button(shorten(name, NAME_SHOWN), f"fixgive:{resolution_id}:{clause_id}:{agency_id}"),)
        for agency_id, name in found
    ]
    key = "issued_agencies.found" if found else "issued_agencies.found_nothing"
    return Screen(say(key, typed=typed), (*rows, (_back(resolution_id),)))


def duty_corrected(code: str, before: Duty, after: Duty, assignment_id: int) -> Screen:
    """To who answers for it."""
    words = {"before": say(f"words.duty.{before}"), "after": say(f"words.duty.{after}")}
    card = Button(say("issued_corrections.button.card"), f"card:{assignment_id}")
    return Screen(say("issued_agencies.duty_corrected", code=code, **words), ((card,),))


def _line(one: IssuedAgency) -> str:
    duty, status = say(f"words.duty.{one.duty}"), say(f"words.status.{one.status}")
    return say("issued_agencies.line", code=one.code, name=one.name, duty=duty, status=status)


def _buttons(shown: IssuedAgencies) -> tuple[Row, ...]:
    rows: list[Row] = [
        (Button(shorten(one.name, NAME_SHOWN), f"fixag:{one.assignment_id}"),) for one in shown.agencies if one.is_open
    ]
    adding = [Button(say("issued_agencies.button.add"), f"fixadd:{shown.resolution_id}:0")]
    for clause_id, letter in shown.clauses:
        label = say("issued_agencies.button.add_to_clause", letter=letter)
        adding.append(Button(label, f"fixadd:{shown.resolution_id}:{clause_id}"))
    back = Button(say("correcting.button.row", code=shown.code), f"row:{shown.resolution_id}")
    return (*rows, *rows_of_two([*adding, back]))


def _back(resolution_id: int) -> Button:
    return Button(say("issued_agencies.button.back"), f"fixags:{resolution_id}")
