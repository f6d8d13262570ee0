"""Occasions whose days only a table knows, for they move through the solar year: lunar months, feasts, mournings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.text import fold
from domain.vocabulary import DeadlineKind


@dataclass(frozen=True)
class Occasion:
    """One year's occasion from its first to its last day."""

    name: str
    first_on: date
    last_on: date


def due_by_occasion(kind: DeadlineKind, raw: str | None, base: date, known: Iterable[Occasion]) -> date | None:
    """The last day of the next occasion that ``raw`` names, or the day before it for «پیش از …».

    None for other deadlines, and for occasions of which the table does not hold the year.
    """
    if kind not in (DeadlineKind.EVENT, DeadlineKind.BEFORE_EVENT) or not raw:
        return None
    words = f" {fold(raw)} "
    named = [one for one in known if f" {fold(one.name)} " in words]
    longest = max((len(one.name) for one in named), default=0)
    is_before = kind is DeadlineKind.BEFORE_EVENT
    days = [one.first_on - timedelta(days=1) if is_before else one.last_on for one in named if len(one.name) == longest]
    return min((day for day in days if day >= base), default=None)
