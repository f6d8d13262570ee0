"""The invented body, directory, people and minutes of a trial, read by its seeding and by the playground.

Of the agencies only the names are real: they are public, and the body's minutes name them.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Literal

MINUTES_HOLES: Final = (
    "meeting_date",
    "weekday",
    "invitation_date",
    "previous_date",
    "letter_date",
    "start_weekday",
    "start_date",
    "end_date",
)


@dataclass(frozen=True)
class SamplePerson:
    """One messenger account. Accounts of one human share ``person``; ``agency`` is a name of the directory."""

    id: int
    name: str
    messenger: Literal["telegram", "bale"]
    note: str
    phone: str
    person: str
    role: Literal["secretariat", "chair", "focal_point", "agency_head", "stranger"]
    agency: str | None


@dataclass(frozen=True)
class SampleAgency:
    """An agency of the directory; ``relation`` is a value of the glossary's Relation, ``parent`` another's name."""

    name: str
    relation: Literal["governorate", "executive", "independent", "national"]
    parent: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class SampleGroup:
    """A name that stands for several agencies of the directory."""

    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True)
class SampleBody:
    """The body that a trial serves, with its directory."""

    name: str
    province: str
    secretariat_phone: str
    agencies: tuple[SampleAgency, ...]
    groups: tuple[SampleGroup, ...]


@cache
def sample_people() -> tuple[SamplePerson, ...]:
    """Every account, the secretariat's of each messenger first."""
    return tuple(SamplePerson(**account) for account in _read("sample_people.json")["accounts"])


@cache
def sample_body() -> SampleBody:
    """The body, its agencies (parents before children) and groups."""
    read = _read("sample_body.json")
    agencies = (SampleAgency(**{**agency, "aliases": tuple(agency["aliases"])}) for agency in read["agencies"])
    groups = (SampleGroup(group["name"], tuple(group["aliases"]), tuple(group["members"])) for group in read["groups"])
    return SampleBody(read["name"], read["province"], read["secretariat_phone"], tuple(agencies), tuple(groups))


def sample_minutes(**dates: str) -> str:
    """The invented minutes with their dates filled.

    ``dates`` gives every one of MINUTES_HOLES in words as minutes write them: ``meeting_date`` (the meeting, such as
    ۱۴۰۵/۰۹/۰۲), ``weekday`` (of the meeting), ``invitation_date`` (two days before), ``previous_date`` (an earlier
    meeting that is cited), ``letter_date`` (of a letter that is cited), ``start_weekday`` and ``start_date`` (an
    operation's first day, about ten days after the meeting), ``end_date`` (a deadline given as a date, some three
    weeks after the meeting). Raises KeyError when one is missing.
    """
    return resources.files("locales").joinpath("sample_minutes.txt").read_text("utf-8").format_map(dates)


def _read(name: str) -> Any:
    return json.loads(resources.files("locales").joinpath(name).read_text("utf-8"))
