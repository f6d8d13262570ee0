"""Which body of the directory is meant by a name as somebody wrote it.

A name is accepted only when it comes to exactly the same core as one entry or one of its aliases. Everything that is
merely near is offered to a person (libraries.md, gotcha 8): near names are often different bodies.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from domain.name_cores import NATIONAL, NameCore, core_of, is_same, plain_name, without_person
from domain.name_parting import Ways, run_together, separated, split_compound
from domain.text import fold

MOST_CANDIDATES: Final = 3
_LEAST_SCORE: Final = 68.0
_PART: Final = 88.0
_SAME_PLACE: Final = 75.0
_ONE_OFFICE_UNREAD: Final = 80.0
_A_SLIP: Final = 88.0


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

    def to_json(self) -> dict[str, object]:
        """Names instead of entries; the parts have the same shape."""
        return {
            "as_written": self.as_written,
            "decision": self.decision.value,
            "agency": self.agency.name if self.agency else None,
            "parts": [part.to_json() for part in self.parts],
            "candidates": [candidate.name for candidate in self.candidates],
        }


def match_name(as_written: str, directory: Sequence[KnownAgency]) -> NameMatch:
    """The decision on one name against the directory."""
    index = _index(tuple(directory))
    exact = index.exact(as_written)
    if len(exact) == 1:
        return _certain(as_written, exact[0])
    if exact:
        return NameMatch(as_written, NameDecision.ASK, candidates=exact[:MOST_CANDIDATES])
    parts = (
        _known_parts(separated(as_written), index)
        or _parts(as_written, index)
        or _known_parts(run_together(as_written), index)
    )
    if parts:
        return NameMatch(as_written, NameDecision.COMPOUND, parts=parts)
    return _unsure(as_written, as_written, index)


def _certain(as_written: str, agency: KnownAgency) -> NameMatch:
    decision = NameDecision.GROUP if agency.group else NameDecision.ACCEPTED
    return NameMatch(as_written, decision, agency=agency)


def _unsure(as_written: str, completed: str, index: "_Index") -> NameMatch:
    core = index.core_of(completed)
    candidates = index.nearest(completed)
    if core.is_group:
        return NameMatch(as_written, NameDecision.GROUP, candidates=candidates)
    return NameMatch(as_written, NameDecision.ASK if candidates else NameDecision.UNKNOWN, candidates=candidates)


def _known_parts(ways: Ways, index: "_Index") -> tuple[NameMatch, ...]:
    """The cell read as names of the directory alone, each as long as possible; none when that leaves words over."""
    parts: list[NameMatch] = []
    place = 0
    while place < len(ways):
        found = ((longest, index.exact(words)) for longest, words in enumerate(ways[place]) if words)
        step = next(((longest, exact[0]) for longest, exact in found if len(exact) == 1), None)
        if step is None:
            return ()
        parts.append(_certain(ways[place][step[0]], step[1]))
        place = len(ways) - step[0]
    return tuple(parts) if len(parts) > 1 else ()


def _parts(as_written: str, index: "_Index") -> tuple[NameMatch, ...]:
    """The names of a compound by their first words; none where the whole is rather one known name, misspelt."""
    parts = tuple(_match_part(part.as_written, part.completed, index) for part in split_compound(as_written))
    if any(part.needs_person for part in parts) and index.is_nearly(index.core_of(as_written)):
        return ()
    return parts


def _match_part(as_written: str, completed: str, index: "_Index") -> NameMatch:
    exact = index.exact(completed)
    if len(exact) == 1:
        return _certain(as_written, exact[0])
    if exact:
        return NameMatch(as_written, NameDecision.ASK, candidates=exact[:MOST_CANDIDATES])
    return _unsure(as_written, completed, index)


@dataclass(frozen=True)
class _Known:
    """One name or alias of an entry."""

    core: NameCore
    folded: str
    agency: KnownAgency

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.folded.split())


class _Index:
    """The directory by the cores of its names and aliases."""

    def __init__(self, directory: tuple[KnownAgency, ...]) -> None:
        written = [(name, agency) for agency in directory for name in (agency.name, *agency.aliases)]
        self._home = _home_of(core_of(name) for name, _ in written)
        self._known = [_Known(self._core_in(agency, name), fold(name), agency) for name, agency in written]
        self._exact: dict[str, list[_Known]] = {}
        for known in self._known:
            self._exact.setdefault(known.core.key, []).append(known)

    def _core_in(self, agency: KnownAgency, name: str) -> NameCore:
        """The core of one of an entry's names: all are of the province that the entry's name says, or of this one."""
        core = self.core_of(name)
        return replace(core, province=core.province or core_of(agency.name).province or self._home)

    def core_of(self, name: str) -> NameCore:
        """The core of a name as it is understood in this directory's province."""
        return core_of(name).at_home(self._home)

    def exact(self, name: str) -> tuple[KnownAgency, ...]:
        """The entries that the name certainly means: those written so, else those of the same core and kind."""
        core, written = self.core_of(name), fold(name)
        same = [known for known in self._exact.get(core.key, []) if core.key and is_same(core, known.core)]
        for narrower in (
            [known for known in same if known.folded == written],
            [known for known in same if known.core.weak_kind == core.weak_kind],
        ):
            if len(set(_agencies(narrower))) == 1:
                return tuple(dict.fromkeys(_agencies(narrower)))
        return tuple(dict.fromkeys(_agencies(same)))

    def nearest(self, name: str) -> tuple[KnownAgency, ...]:
        """The entries that may be meant, best first: never one of another place or another kind of body."""
        core, words = self.core_of(name), frozenset(without_person(plain_name(name)).split())
        scored = (
            (max(_likeness(core, known.core), _PART if words and words <= known.words else 0.0), known.agency)
            for known in self._known
            if core.is_group == known.agency.group and _may_be(core, known.core)
        )
        best = sorted(((score, agency) for score, agency in scored if score >= _LEAST_SCORE), key=lambda pair: -pair[0])
        return tuple(dict.fromkeys(agency for _, agency in best))[:MOST_CANDIDATES]

    def is_nearly(self, core: NameCore) -> bool:
        """Whether one known name differs from this by a slip only."""
        return any(fuzz.ratio(core.key, known.core.key) >= _A_SLIP for known in self._known)


@lru_cache(maxsize=8)
def _index(directory: tuple[KnownAgency, ...]) -> _Index:
    return _Index(directory)


def _home_of(cores: Iterable[NameCore]) -> str:
    """The province that most of the directory names."""
    provinces = Counter(core.home for core in cores if core.home not in ("", NATIONAL))
    return provinces.most_common(1)[0][0] if provinces else ""


def _agencies(known: Iterable[_Known]) -> list[KnownAgency]:
    return [one.agency for one in known]


def _may_be(core: NameCore, other: NameCore) -> bool:
    """The guard on kind and place, before any score."""
    if not (core.office and other.office):
        # An office may be misspelt, or be said with one of its units, but is no other body.
        is_one = not (core.office or other.office)
        return is_one or _holds(core, other) or fuzz.ratio(core.key, other.key) >= _ONE_OFFICE_UNREAD
    return core.office == other.office and (not core.place or not other.place or _is_near(core.place, other.place))


def _holds(core: NameCore, other: NameCore) -> bool:
    """Whether all words of a known name are in this one («معاونت خدمات شهری شهرداری گلدشت»)."""
    return " " in other.text and set(other.text.split()) <= set(core.text.split())


def _is_near(place: str, other: str) -> bool:
    if set(place.split()) <= set(other.split()) or set(other.split()) <= set(place.split()):
        return True
    if fuzz.ratio(place, other) >= _SAME_PLACE:
        return True
    return min(len(place), len(other)) >= 3 and Levenshtein.distance(place, other) == 1


def _likeness(core: NameCore, other: NameCore) -> float:
    whole = fuzz.ratio(core.loose.replace(" ", ""), other.loose.replace(" ", ""))
    sorted_words = fuzz.token_sort_ratio(core.loose, other.loose)
    shared_words = 0.93 * fuzz.token_set_ratio(core.loose, other.loose)
    return max(whole, sorted_words, shared_words)
