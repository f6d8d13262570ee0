"""The words of the minutes for a deadline, which stay known when somebody sets another."""

from typing import Final

from storage.models import Clause, Resolution

_KEPT: Final = "written_deadlines"
OF_ROW: Final = "row"


def keep_written(row: Resolution, owner: Resolution | Clause) -> None:
    """Called before a deadline is changed; the first words are those of the minutes and stay."""
    kept = dict(row.readings.get(_KEPT, {}))
    kept.setdefault(_name(owner), owner.deadline_raw)
    row.readings = {**row.readings, _KEPT: kept}


def written_deadline(row: Resolution, owner: Resolution | Clause) -> str | None:
    """The deadline in the words of the minutes; None when they give none."""
    written: str | None = row.readings.get(_KEPT, {}).get(_name(owner), owner.deadline_raw)
    return written


def is_set_by_person(row: Resolution, name: str = OF_ROW) -> bool:
    """Whether a person has set the deadline of the row itself, or of the clause with that letter."""
    return name in row.readings.get(_KEPT, {})


def _name(owner: Resolution | Clause) -> str:
    return owner.letter if isinstance(owner, Clause) else OF_ROW
