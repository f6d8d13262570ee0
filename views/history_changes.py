"""«از … به …»: what an event of the history changed, in words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.calendar import short_date
from domain.text import shorten
from locales.catalog import say, sentences

QUOTED_AT: Final = 100


class ChangedThing(StrEnum):
    """What may have changed; the names are keys of history.changed."""

    STATUS = "status"
    PROGRESS = "progress"
    DUE_DATE = "due_date"
    WORDS = "words"
    CLAUSE = "clause"
    NAME = "name"
    ASKED_DAY = "asked_day"


@dataclass(frozen=True)
class Change:
    """One difference, as it is stored: a status, a percent, an ISO date or a deadline's words, a text, a letter.

    ``before`` is None where there was nothing, or nothing is said of it.
    """

    thing: ChangedThing
    before: object
    after: object


def change_words(change: Change) -> str:
    """«وضعیت از «دریافت‌شده» به «در دست اقدام»»."""
    after = _shown(change.thing, change.after)
    if change.before is None:
        return say(f"history.became.{change.thing}", after=after)
    return say(f"history.changed.{change.thing}", before=_shown(change.thing, change.before), after=after)


def _shown(thing: ChangedThing, value: object) -> str:
    if thing is ChangedThing.STATUS:
        return say(f"words.status.{value}")
    if thing in (ChangedThing.DUE_DATE, ChangedThing.ASKED_DAY):
        return _deadline(str(value))
    return shorten(str(value), QUOTED_AT)


def _deadline(value: str) -> str:
    try:
        return short_date(date.fromisoformat(value))
    except ValueError:
        key = f"history.deadline.{value}"
        return say(key) if key in sentences() else value
