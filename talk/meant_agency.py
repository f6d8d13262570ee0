"""Which agency of a directory is meant by words that somebody typed around its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.names import KnownAgency, NameDecision, match_name
from talk.named_agencies import LONGEST_NAME


@dataclass(frozen=True)
class MeantAgency:
    """``agency`` is certain; without it ``candidates`` are at most three to choose from, best first."""

    agency: KnownAgency | None = None
    candidates: tuple[KnownAgency, ...] = ()


def meant_agency(words: str, directory: Sequence[KnownAgency]) -> MeantAgency:
    """The whole of ``words`` if that is a name, else the longest name within, else what comes near."""
    if not words or not directory:
        return MeantAgency()
    whole = match_name(words, directory)
    if whole.agency is not None:
        return MeantAgency(whole.agency)
    if whole.parts and all(part.agency is not None for part in whole.parts):
        return MeantAgency(candidates=tuple(part.agency for part in whole.parts if part.agency is not None))
    parts = words.split()
    for length in range(min(len(parts) - 1, LONGEST_NAME), 0, -1):
        for start in range(len(parts) - length + 1):
            match = match_name(" ".join(parts[start : start + length]), directory)
            if match.decision is NameDecision.ACCEPTED:
                return MeantAgency(match.agency)
    return MeantAgency(candidates=whole.candidates)
