"""Which body of the directory is meant by a name as somebody wrote it.

A name is accepted only when it comes to exactly the same core as one entry or one of its aliases. Everything that is
merely near is offered to a person (libraries.md, gotcha 8): near names are often different bodies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from domain.name_cores import NameCore, core_of, split_compound

MOST_CANDIDATES: Final = 3
_LEAST_SCORE: Final = 68.0
_SAME_PLACE: Final = 75.0


class NameDecision(StrEnum):
    """What became of a name."""

    ACCEPTED = "accepted"
    ASK = "ask"
    GROUP = "group"
    COMPOUND = "compound"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class KnownAgency:
    """An entry of the directory. A ``group`` stands for its ``members`` (ids); ids of groups and of single bodies are
    counted apart, so compare entries and not ids."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    group: bool = False
    members: tuple[int, ...] = ()


@dataclass(frozen=True)
class NameMatch:
    """``agency`` is set when accepted, and for a group that the directory has. ``parts`` are the names of a compound,
    each matched. ``candidates`` are at most three, best first, for a person to choose from."""

    as_written: str
    decision: NameDecision
    agency: KnownAgency | None = None
    parts: tuple["NameMatch", ...] = ()
    candidates: tuple[KnownAgency, ...] = ()

    @property
    def needs_person(self) -> bool:
        """Whether somebody must confirm before anything is issued under this name."""
        if self.decision is NameDecision.COMPOUND:
            return any(part.needs_person for part in self.parts)
        return self.decision is not NameDecision.ACCEPTED and self.agency is None


def match_name(as_written: str, directory: Sequence[KnownAgency]) -> NameMatch:
    """The decision on one name against the directory."""
    index = _index(tuple(directory))
    core = core_of(as_written)
    exact = index.exact(core)
    if len(exact) == 1:
        return _certain(as_written, exact[0])
    if exact:
        return NameMatch(as_written, NameDecision.ASK, candidates=exact[:MOST_CANDIDATES])
    parts = _parts(as_written, index)
    if parts:
        return NameMatch(as_written, NameDecision.COMPOUND, parts=parts)
    candidates = index.nearest(core)
    if core.is_group:
        return NameMatch(as_written, NameDecision.GROUP, candidates=candidates)
    return NameMatch(as_written, NameDecision.ASK if candidates else NameDecision.UNKNOWN, candidates=candidates)


def _certain(as_written: str, agency: KnownAgency) -> NameMatch:
    decision = NameDecision.GROUP if agency.group else NameDecision.ACCEPTED
    return NameMatch(as_written, decision, agency=agency)


def _parts(as_written: str, index: "_Index") -> tuple[NameMatch, ...]:
    """The names of a compound; a first name without a place shares that of the last («فرمانداری و شهرداری گلدشت»)."""
    return tuple(_match_part(part.as_written, part.completed, index) for part in split_compound(as_written))


def _match_part(as_written: str, completed: str, index: "_Index") -> NameMatch:
    core = core_of(completed)
    exact = index.exact(core)
    if len(exact) == 1:
        return _certain(as_written, exact[0])
    candidates = exact[:MOST_CANDIDATES] or index.nearest(core)
    if core.is_group:
        return NameMatch(as_written, NameDecision.GROUP, candidates=candidates)
    return NameMatch(as_written, NameDecision.ASK if candidates else NameDecision.UNKNOWN, candidates=candidates)


class _Index:
    """The directory by the cores of its names and aliases."""

    def __init__(self, directory: tuple[KnownAgency, ...]) -> None:
        self._cores = [(core_of(name), agency) for agency in directory for name in (agency.name, *agency.aliases)]
        self._exact: dict[str, list[KnownAgency]] = {}
        for core, agency in self._cores:
            entries = self._exact.setdefault(core.key, [])
            if agency not in entries:
                entries.append(agency)

    def exact(self, core: NameCore) -> tuple[KnownAgency, ...]:
        """The entries with the same core; the one whose kind is written the same way alone, if there is one."""
        if not core.key:
            return ()
        entries = self._exact.get(core.key, [])
        same_kind = [entry for entry in entries if core_of(entry.name).weak_kind == core.weak_kind]
        return tuple(same_kind if len(same_kind) == 1 else entries)

    def nearest(self, core: NameCore) -> tuple[KnownAgency, ...]:
        """The entries that may be meant, best first: never one of another place or another kind of body."""
        scored = (
            (_likeness(core, other), agency)
            for other, agency in self._cores
            if core.is_group == agency.group and _may_be(core, other)
        )
        best = sorted(((score, agency) for score, agency in scored if score >= _LEAST_SCORE), key=lambda pair: -pair[0])
        return tuple(_distinct(agency for _, agency in best))[:MOST_CANDIDATES]


@lru_cache(maxsize=8)
def _index(directory: tuple[KnownAgency, ...]) -> _Index:
    return _Index(directory)


def _may_be(core: NameCore, other: NameCore) -> bool:
    """The guard on kind and place, before any score."""
    if not (core.office and other.office):
        return True
    return core.office == other.office and (not core.place or not other.place or _is_near(core.place, other.place))


def _is_near(place: str, other: str) -> bool:
    if fuzz.ratio(place, other) >= _SAME_PLACE:
        return True
    return min(len(place), len(other)) >= 3 and Levenshtein.distance(place, other) == 1


def _likeness(core: NameCore, other: NameCore) -> float:
    whole = fuzz.ratio(core.key, other.key)
    sorted_words = fuzz.token_sort_ratio(core.text, other.text)
    shared_words = 0.93 * fuzz.token_set_ratio(core.text, other.text)
    return max(whole, sorted_words, shared_words)


def _distinct(agencies: Iterable[KnownAgency]) -> Iterable[KnownAgency]:
    return dict.fromkeys(agencies)
