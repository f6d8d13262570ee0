"""Time in what was written: the phrases of a running text, and the one deadline of a cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from domain.deadlines import Deadline
from domain.folded import any_of, folded
from domain.text import fold
from domain.vocabulary import DeadlineKind
from minutes.events import LUNAR_EVENTS, SOLAR_EVENTS
from minutes.time_patterns import CELL_PATTERNS, TIME_PATTERNS, TimePattern

_EVENTS: Final = tuple(map(fold, (*SOLAR_EVENTS, *LUNAR_EVENTS)))
_NOTHING: Final = re.compile(r"[\s\-–—_.:،*/]*")
_CEILING = re.compile(rf" ?(?:{any_of('سقف|مبلغ|میزان|حد')})(?!\w)")
_LONGEST_CELL: Final = 60
_ANY_DAY: Final = date(2022, 9, 8)
_DURATION = re.compile(rf"{any_of('به مدت|بمدت|دوره')} ?$")


@dataclass(frozen=True)
class FoundPhrase:
    """A time phrase at ``start``–``end`` of the folded text; ``lead`` are the words that opened it («از», «تا»)."""

    start: int
    end: int
    deadline: Deadline
    lead: str


def find_time_phrases(
    text: str, base: date | None, *, taken: Sequence[tuple[int, int]] = ()
) -> tuple[FoundPhrase, ...]:
    """The time phrases of a running text in order; ``taken`` are folded stretches that belong to something else.

    Bare amounts («۲ هفته»), past spans («در یک هفته گذشته») and durations («به مدت ۳ ماه») are none.
    """
    source = folded(text)
    found: list[FoundPhrase] = []
    occupied = list(taken)
    for pattern in TIME_PATTERNS:
        for match in pattern.pattern.finditer(source.plain):
            if _overlaps(match.span(), occupied) or not _counts_in_text(pattern, match):
                continue
            phrase = _phrase(pattern, match, source.quote(*match.span()), base)
            if phrase is not None:
                found.append(phrase)
                occupied.append(match.span())
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def read_deadline_cell(text: str, base: date | None) -> Deadline:
    """The deadline of a cell; kind NONE with the words kept when the cell says nothing that is known."""
    source = folded(text)
    if _NOTHING.fullmatch(source.plain):
        return Deadline()
    for pattern in (*TIME_PATTERNS, *CELL_PATTERNS):
        match = pattern.pattern.search(source.plain)
        made = pattern.make(match, base) if match else None
        if made is not None:
            return replace(made, raw=text.strip())
    return Deadline(raw=text.strip())


@lru_cache(maxsize=4096)
def is_deadline_like(text: str) -> bool:
    """Whether a cell holds a deadline and little else."""
    # Weekdays and days without a year say nothing without a meeting; to recognise them any day will do.
    kind = read_deadline_cell(text, _ANY_DAY).kind if len(text) <= _LONGEST_CELL else DeadlineKind.NONE
    # «تشکیل ستاد اربعین» is about an occasion and not due by it.
    return kind is not DeadlineKind.NONE and (kind is not DeadlineKind.EVENT or _is_led_to_event(text))


def _is_led_to_event(text: str) -> bool:
    plain = folded(text).plain
    return any(map(plain.startswith, _EVENTS)) or bool(find_time_phrases(text, _ANY_DAY))


def _phrase(pattern: TimePattern, match: re.Match[str], raw: str, base: date | None) -> FoundPhrase | None:
    made = pattern.make(match, base)
    if made is None:
        return None
    lead = (match.groupdict().get("lead") or "").strip()
    return FoundPhrase(*match.span(), replace(made, raw=raw), lead)


def _counts_in_text(pattern: TimePattern, match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _CEILING.match(after) or _DURATION.search(before):
        return False
    groups = match.groupdict()
    return not pattern.needs_lead or any(groups.get(name) for name in ("lead", "tail", "sessions"))


def _overlaps(span: tuple[int, int], occupied: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in occupied)
