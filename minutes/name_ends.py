"""Where the name of a body ends in a running sentence, in which no cell and no separator says it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from domain.agency_words import PROVINCES
from domain.folded import any_of, listed, words
from minutes.agency_heads import Head, HeadKind, find_heads, joined_spans
from minutes.verbs import ASKING

_STOPS: Final = re.compile(
    words(
        *listed(
            "در|از|به|با|برای|جهت|نسبت|ضمن|طی|تا|که|را|بر|پس|نظارت|انجام|برگزار|تهیه|اقدام|اجرا|مقرر|گردد|ظرف",
            "شود|نماید|نمایند|بوده|باشد|می|خواهد|بصورت|صورت|هر|این|آن|نیز|موظف|مکلف|باید|بایستی|و|حداکثر|فهرست|لیست|آمار",
        )
    )
    + rf"|[،.؛:()\n]|{ASKING.pattern}"
)
_PREDICATE: Final = re.compile(
    rf" (?:{any_of('جمع آوری|راه اندازی|بهره برداری|تعیین تکلیف|ساماندهی|آماده سازی|به روز رسانی|ایمن سازی')}|\w+) ?$"
)
_PROVINCE: Final = rf"استان(?: {any_of(*PROVINCES)})?(?!\w)"
# Words after which nothing of a name is left.
_LAST_WORD: Final = re.compile(rf"(?<!\w)(?:{_PROVINCE}|استانداری(?!\w)|کشور(?!\w))")
_OF_A_PLACE: Final = re.compile(rf" ?(?:(?:مرکز )?{_PROVINCE}|(?:مرکز )?(?:شهرستان|شهر|بخش) \w+|استانداری(?!\w))")
_OFFICE_OF_PLACE: Final = re.compile(
    words("شهرداری|فرمانداری|بخشداری|دهیاری|شهردار|فرماندار|بخشدار|دهیار") + rf"(?: {any_of('شهرستان|شهر|بخش')})?"
)
_OBJECT: Final = "را"
# «دانشگاه علوم پزشکی شهید صدوقی یزد»
_NAMESAKE: Final = "شهید"
_LONGEST_NAMESAKE: Final = 3
_LONGEST_PLACE: Final = 2
_LONGEST_NAME: Final = 6


def name_end(plain: str, opener: Head, heads: Sequence[Head] | None = None) -> int:
    """Where the name that ``opener`` begins ends in the folded text."""
    known = _known_part_end(plain, opener, find_heads(plain) if heads is None else heads)
    if known is not None:
        return _with_place(plain, known, opener)
    stop = _stop_after(plain, opener)
    end = _before_predicate(plain, opener, stop) if stop else len(plain)
    last_word = _LAST_WORD.search(plain, opener.start, end)
    if last_word and last_word.end() > opener.end:
        return last_word.end()
    return _shortened(plain, opener, end)


def _with_place(plain: str, known: int, opener: Head) -> int:
    """A known name with the place or person it is of: named as one, or a lone word before what follows."""
    place = _OF_A_PLACE.match(plain, known)
    if place:
        return place.end()
    stop = _stop_after(plain, replace(opener, end=known))
    end = _before_predicate(plain, replace(opener, end=known), stop) if stop else known
    between = plain[known:end].split()
    longest = _LONGEST_NAMESAKE if between[:1] == [_NAMESAKE] else 1
    is_place = 0 < len(between) <= longest and stop is not None and stop.group() != _OBJECT
    return known + len(" ".join(["", *between])) if is_place else known


def _known_part_end(plain: str, opener: Head, heads: Sequence[Head]) -> int | None:
    """The end of a well-known name, alone or right behind its head («شرکت توزیع نیروی برق»)."""
    if opener.kind is HeadKind.DIRECTORY:
        return opener.end
    if opener.kind is HeadKind.WELL_KNOWN:
        return opener.end
    ends = [head.end for head in heads if head.start == opener.end + 1 and head.kind is HeadKind.WELL_KNOWN]
    ends += [end for start, end in joined_spans(plain) if start == opener.end + 1 and plain[start] != "("]
    return max(ends, default=None)


def _stop_after(plain: str, opener: Head) -> re.Match[str] | None:
    kept = joined_spans(plain)
    for stop in _STOPS.finditer(plain, opener.end):
        if not any(start <= stop.start() < end for start, end in kept):
            return stop
    return None


def _before_predicate(plain: str, opener: Head, stop: re.Match[str]) -> int:
    """«دادستانی تخلیه گردد»: what stands right before a bare verb is no part of the name."""
    if not ASKING.fullmatch(stop.group()):
        return stop.start()
    predicate = _PREDICATE.search(plain, opener.end, stop.start())
    return predicate.start() if predicate else stop.start()


def _shortened(plain: str, opener: Head, end: int) -> int:
    """A stretch too long to be all name holds what is asked too: of an office the place alone, of others a few
    words."""
    office = _OFFICE_OF_PLACE.match(plain, opener.start)
    begins = office.end() if office else opener.end
    names = list(re.finditer(r"\S+", plain[begins:end]))
    longest, kept = (_LONGEST_PLACE, 1) if office else (_LONGEST_NAME, 3)
    return begins + names[kept - 1].end() if len(names) > longest else begins + len(plain[begins:end].rstrip())
