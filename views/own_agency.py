"""«وضعیت دستگاه»: the work of an agency at a glance, for its head and its focal points."""

from dataclasses import dataclass
from typing import Final

from domain.vocabulary import Status
from locales.catalog import Marked, say
from views.lists import ListedAssignment, line
from views.screen import Screen
from views.told_apart import coded, told_apart

SHOWN: Final = 12
WAITING: Final = (Status.REPORTED_DONE, Status.AWAITING_LETTER)


@dataclass(frozen=True)
class OwnWork:
    """One open assignment, and who of several focal points takes care of it."""

    listed: ListedAssignment
    taken_by: str | None


@dataclass(frozen=True)
class OwnAgency:
    """The open work of an agency, the earliest due date first."""

    name: str
    focal_points: tuple[str, ...]
    works: tuple[OwnWork, ...]


def agency_at_a_glance(agency: OwnAgency) -> Screen:
    """Counts, who answers, and a line for each."""
    listed = [work.listed for work in agency.works]
    counts = {
        "count": len(listed),
        "late": sum(one.is_late for one in listed),
        "waiting": sum(one.status in WAITING for one in listed),
    }
    names = say("agencies.separator").join(agency.focal_points) or say("own_agency.nobody")
    head = say("own_agency.head", agency=agency.name, people=names, **counts)
    lines = [_line(work) for work in agency.works[:SHOWN]]
    shown = [coded(one.code.shown, None, f"card:{one.id}") for one in listed[:SHOWN]]
    return Screen("\n".join([head, *lines]), told_apart(shown, a_row=3))


def _line(work: OwnWork) -> str:
    text = line(work.listed, for_secretariat=False)
    return text if work.taken_by is None else say("own_agency.taken_by", line=Marked(text), name=work.taken_by)
