"""One cell of bodies into their names, as written: known names first, separators second, heads where there are none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.folded import Folded, any_of, folded, listed, words
from domain.text import fold, squeeze
from minutes.agency_heads import TITLE_WORDS, Head, HeadKind, find_heads, joined_spans

_STRONG = re.compile(r" [-–—] ?|[-–—] |(?<=[^\W\d])[-–—](?=[^\W\d])|[؛;•▪●*|+]|(?<!\d)/|/(?!\d)")
_WEAK = re.compile(r" ?، ?| ?, ?| و ")
# What no name begins with, so that a line of a narrow cell that does goes on with the one above.
_GOES_ON = re.compile(
    words("فرهنگی|اجتماعی|اقتصادی|کشاورزی|بهداشتی|درمانی|پزشکی|روستایی|شهری|جاده ای|صنعتی|عمرانی|استان|شهرستان|کشور")
)
_NUMBERING = re.compile(r"^\(?\d{1,2} ?[-–.)] ?")
_TITLES_ONLY = re.compile(rf" ?(?:{TITLE_WORDS} ?)*")
_CONNECTORS: Final = frozenset(
    fold(word)
    for word in listed(
        "از|با|به|در|برای|بر|و|امور|حمایت|مبارزه|امر|عالی|ذیل|عضو|تابع|تابعه|زیرمجموعه|ثبت|همیاری|هماهنگی",
    )
)
# Groups that are complete in one word, so that the next head opens another name.
_COMPLETE_GROUP = re.compile(
    words("استانداران|فرمانداران|بخشداران|شهرداران|دهیاران", "خیرین|معتمدین|اصناف|ائمه جمعه") + r"|ها$"
)
_UNIVERSAL = frozenset(squeeze(word) for word in ("کلیه", "تمامی", "تمام", "همه", "سایر"))
_OFFICES_OF_PLACES = frozenset(
    squeeze(word)
    for word in listed(
        "استانداری|فرمانداری|بخشداری|شهرداری|دهیاری|فرماندار|بخشدار|شهردار|دهیار|استاندار",
    )
)
_GOVERNOR = frozenset(squeeze(word) for word in ("استانداری", "استاندار"))
# Units that also stand in the middle of names («معاونت هماهنگی امور عمرانی»), so they open none there.
_INNER_UNITS = frozenset(squeeze(word) for word in ("امور", "مدیریت", "بخش", "گروه", "حوزه", "خانه", "نظام", "مرکز"))
_OWN_BODIES = frozenset(squeeze(word) for word in ["قرارگاه", "ستاد", "شورا", "کارگروه", "کمیته", "کمیسیون"])
_UNITS_WITH_PARENT = frozenset(squeeze(word) for word in ("معاون", "مشاور", "کارشناس", "دبیر"))
_NEVER_WITHIN_A_UNIT = frozenset({HeadKind.DIRECTORY, HeadKind.UNIT, HeadKind.GROUP, HeadKind.POST})
_MUNICIPALITY = frozenset({"شهرداری"})
# What a municipality has organisations of its own for.
_MUNICIPAL = re.compile(
    r"^سازمان .*"
    + any_of(
        "حمل و نقل|ترافیک|پارک|فضای سبز|پسماند|آتش نشانی|زیباسازی|سیما|عمران|میادین|اتوبوسرانی|تاکسیرانی",
        "آرامستان|فرهنگی|فناوری اطلاعات|نوسازی|بهسازی|رفاهی|مشاغل",
    )
)
_OF_GOVERNORATE = re.compile(words("هماهنگی|سیاسی|توسعه مدیریت"))


@dataclass(frozen=True)
class _Name:
    start: int
    head: Head | None


def split_names(paragraphs: Sequence[str], known_names: Sequence[str] = ()) -> tuple[str, ...]:
    """The bodies named in a cell's paragraphs, in order, each as written."""
    found: list[str] = []
    for paragraph in _unwrapped(paragraphs):
        text = folded(paragraph)
        for start, end in _pieces(text, known_names):
            found.extend(_names_in(text, start, end, known_names))
    return tuple(name for name in found if re.search(r"\w", name))


def _unwrapped(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs with names that a line break had cut («… و / مهاجرین») put together again."""
    whole: list[str] = []
    for paragraph in paragraphs:
        is_open = bool(whole) and re.search(r"(?:^|\s)و\s*$|،\s*$", whole[-1]) is not None
        if whole and (is_open or _GOES_ON.match(folded(paragraph).plain)) and not _opens_with_head(paragraph):
            whole[-1] = f"{whole[-1]} {paragraph}"
        else:
            whole.append(paragraph)
    return whole


def _opens_with_head(paragraph: str) -> bool:
    heads = find_heads(folded(paragraph).plain)
    return bool(heads) and heads[0].start == 0


def _pieces(text: Folded, known_names: Sequence[str]) -> list[tuple[int, int]]:
    kept = joined_spans(text.plain) + [
        (head.start, head.end) for head in find_heads(text.plain, known_names) if head.kind is HeadKind.DIRECTORY
    ]
    cuts = [match.span() for match in _STRONG.finditer(text.plain) if not _inside(match.start(), kept)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text.plain)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _names_in(text: Folded, start: int, end: int, known_names: Sequence[str]) -> list[str]:
    piece = folded(text.quote(start, end))
    numbering = _NUMBERING.match(piece.plain)
    offset = numbering.end() if numbering else 0
    starts = [offset, *(name.start for name in _later_names(piece, offset, known_names))]
    ends = [*starts[1:], len(piece.plain)]
    return [_trimmed(piece.quote(first, last)) for first, last in zip(starts, ends, strict=True)]


def _trimmed(name: str) -> str:
    return re.sub(r"(?:\s+و|\s*[،,:؛])\s*$", "", name).strip(" \t،,؛:-–—")


def _later_names(piece: Folded, offset: int, known_names: Sequence[str]) -> list[_Name]:
    kept = joined_spans(piece.plain)
    current = _Name(offset, None)
    previous: Head | None = None
    found: list[_Name] = []
    for head in find_heads(piece.plain, known_names):
        if head.start == offset:
            current = _Name(offset, head)
        elif not _inside(head.start, kept) and _begins(piece.plain, current, previous, head):
            current = _Name(head.start, head)
            found.append(current)
        previous = head
    return found


def _begins(plain: str, name: _Name, previous: Head | None, head: Head) -> bool:
    before = plain[name.start : head.start]
    separator = re.search(_WEAK.pattern + r"$", before)
    if separator:
        return _begins_after_separator(name, head, before[: separator.start()])
    gap = plain[previous.end : head.start] if previous else before
    if previous and _TITLES_ONLY.fullmatch(gap):
        return _begins_right_after(previous, head)
    if before.split()[-1] in _CONNECTORS or _is_bare(plain, name, head):
        return False
    return _begins_after_words(name, head, before)


def _is_bare(plain: str, name: _Name, head: Head) -> bool:
    """A deliberative body without words of its own is the one that meets: «… عضو ستاد», «دبیر شورا»."""
    return head.word in _OWN_BODIES and plain[head.end :].strip() == "" and name.head is not None


def _begins_after_separator(name: _Name, head: Head, before: str) -> bool:
    if head.kind is HeadKind.UNIT and head.word in _INNER_UNITS:
        return False
    if name.head and name.head.word in _UNIVERSAL:
        return head.kind is not HeadKind.GROUP
    return bool(before.strip())


def _begins_right_after(previous: Head, head: Head) -> bool:
    if previous.kind in (HeadKind.DIRECTORY, HeadKind.WELL_KNOWN):
        return head.word not in _INNER_UNITS and head.word not in _GOVERNOR
    if previous.kind is HeadKind.GROUP:
        return bool(_COMPLETE_GROUP.search(previous.word))
    if previous.kind is HeadKind.BODY:
        return previous.word in _GOVERNOR and head.kind is not HeadKind.WELL_KNOWN
    return False


def _begins_after_words(name: _Name, head: Head, before: str) -> bool:
    opener = name.head
    if head.word in _INNER_UNITS or (head.word in _MUNICIPALITY and _MUNICIPAL.search(before)):
        return False
    if opener is None:
        return head.kind is not HeadKind.WELL_KNOWN
    if head.word in _GOVERNOR:
        return _stands_alone(opener)
    if head.kind is HeadKind.WELL_KNOWN:
        return _stands_alone(opener) or opener.word in _OFFICES_OF_PLACES
    if opener.kind is HeadKind.UNIT or opener.word in _UNITS_WITH_PARENT:
        return bool(_OF_GOVERNORATE.search(before)) or head.kind in _NEVER_WITHIN_A_UNIT
    return True


def _stands_alone(opener: Head) -> bool:
    if opener.kind is HeadKind.GROUP:
        return bool(_COMPLETE_GROUP.search(opener.word))
    return opener.kind is HeadKind.WELL_KNOWN


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
