"""Where in a text the name of a body may begin: by the head of the name, a well-known name, or the directory."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from domain.agency_words import BODY_HEADS, GROUP_HEADS, JOINED_SUBJECTS, POST_HEADS, UNIT_HEADS, WELL_KNOWN
from domain.folded import any_of, words
from domain.text import fold, squeeze

TITLE_WORDS: Final = any_of("محترم|محترمه|آقای|جناب آقای|دکتر|مهندس")
_PLURAL = rf"(?<!\w){any_of(*BODY_HEADS, *UNIT_HEADS)} ?ها(?: ?یی?)?(?!\w)"
_JOINED = re.compile(words(*JOINED_SUBJECTS).replace("،", " ?، ?"))


class HeadKind(StrEnum):
    """What kind of name a head opens."""

    DIRECTORY = "directory"
    GROUP = "group"
    POST = "post"
    UNIT = "unit"
    BODY = "body"
    WELL_KNOWN = "well_known"


@dataclass(frozen=True)
class Head:
    """A head at ``start``–``end`` of a folded text; ``word`` is it without spaces."""

    start: int
    end: int
    word: str
    kind: HeadKind


_KIND_OF_WORD: Final = {
    squeeze(word): kind
    for kind, heads in (
        (HeadKind.WELL_KNOWN, WELL_KNOWN),
        (HeadKind.BODY, BODY_HEADS),
        (HeadKind.UNIT, UNIT_HEADS),
        (HeadKind.POST, POST_HEADS),
        (HeadKind.GROUP, GROUP_HEADS),
    )
    for word in heads
}
_HEADS = re.compile(f"{words(*GROUP_HEADS)}|{_PLURAL}|{words(*BODY_HEADS, *UNIT_HEADS, *POST_HEADS, *WELL_KNOWN)}")


def find_heads(plain: str, known_names: Sequence[str] = ()) -> list[Head]:
    """Every head in a folded text, in order, none overlapping; names of the directory win over general words."""
    found = _directory_heads(plain, known_names)
    taken = [(head.start, head.end) for head in found]
    for match in _HEADS.finditer(plain):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            word = match.group().replace(" ", "")
            found.append(Head(match.start(), match.end(), word, _KIND_OF_WORD.get(word, HeadKind.GROUP)))
    return sorted(found, key=lambda head: head.start)


def joined_spans(plain: str) -> list[tuple[int, int]]:
    """Stretches that «و» and «،» must not part: subjects of one body, and brackets."""
    spans = [match.span() for match in _JOINED.finditer(plain)]
    return spans + [match.span() for match in re.finditer(r"\([^()]*\)", plain)]


def _directory_heads(plain: str, known_names: Sequence[str]) -> list[Head]:
    if not known_names:
        return []
    pattern = _directory_pattern(tuple(known_names))
    return [
        Head(match.start(), match.end(), match.group().replace(" ", ""), HeadKind.DIRECTORY)
        for match in pattern.finditer(plain)
    ]


@lru_cache(maxsize=16)
def _directory_pattern(known_names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(words(*_worth_knowing(known_names)))


def _worth_knowing(names: Iterable[str]) -> Iterable[str]:
    """Names too short to be told from ordinary words stay out."""
    kept = [name for name in names if len(fold(name)) >= 3]
    return kept or ["\0"]
