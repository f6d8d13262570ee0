"""What a resolution refers back to: rows of earlier minutes, letters, reports, correspondence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.folded import Folded, any_of, folded, words
from domain.number_words import ORDINAL_PATTERN, read_cardinal, read_ordinal
from minutes.days import DATE, WEEKDAY, day_in
from minutes.draft import CrossReference, ReferenceKind

_FOLLOWING = any_of(
    "پیرو|در پی|عطف به|بازگشت به|در اجرای|در راستای|در راستای اجرای|با عنایت به|با توجه به",
    "به استناد|مستند به|طبق|مطابق|موضوع|در ادامه|نظر به|در تکمیل|جهت اجرای",
)
_ITEM = any_of("بند|ردیف|مصوبه|مصوبه بند|مصوبه شماره|بند شماره|ردیف شماره|مصوبه ردیف|جزء|بند های")
_MEETING = any_of("صورتجلسه|صورت جلسه|جلسه|نشست|مصوبات|مصوبات جلسه|مصوبات صورتجلسه|مصوبه جلسه")
_CLAUSE = r"\(?(?P<clause>\d{1,4}(?: ?[-–/] ?\d{1,3})?)\)?"
_DATED = rf"(?:{any_of('مورخه|مورخ|به تاریخ|تاریخ|روز')} ?)+(?:{WEEKDAY} ?)?(?:{any_of('مورخه|مورخ')} ?)?"
_BODY = any_of("قرارگاه|ستاد|شورا|شورای|کارگروه|کمیسیون|کمیته|استان|اجتماعی")
_REST = rf"(?: (?:این |همین )?{_BODY}(?!\w))*"
_NUMBERED_MEETING = rf"(?:{any_of('شماره')} ?)?(?:(?P<digits>\d{{1,4}})|(?P<ordinal>{ORDINAL_PATTERN}))"
_MINUTES = re.compile(
    rf"(?<!\w)(?:{_FOLLOWING} )?{_ITEM} ?{_CLAUSE}(?!\w)"
    rf"(?: ?،)?(?: (?:{_MEETING})(?: {_NUMBERED_MEETING}(?!\w| ?/))?(?: {_MEETING}| {_BODY})*"
    rf"|(?= ?{_DATED}{DATE}))"
    rf"(?: ?،)?(?: ?(?:{_DATED})(?P<day>{DATE}))?{_REST}"
)
_MINUTES_FIRST = re.compile(
    rf"(?<!\w)(?:{_FOLLOWING} )?(?:{_MEETING}) (?:{_NUMBERED_MEETING} ?)?(?:{_BODY} )*(?:{_DATED}(?P<day>{DATE}))?"
    rf"[\w ]{{0,20}}?،? ?{_ITEM} ?{_CLAUSE}(?!\w)"
)
_WHOLE_MINUTES = re.compile(
    rf"(?<!\w)(?:{_FOLLOWING}) (?:{_MEETING}) (?:(?P<ordinal>{ORDINAL_PATTERN}) )?(?:{_MEETING} |{_BODY} )*"
    rf"(?:{_DATED})(?P<day>{DATE}){_REST}"
)
_CORRESPONDENCE = re.compile(rf"(?<!\w)(?:{_FOLLOWING}) (?:{any_of('مکاتبات|مکاتبه|مذاکرات|هماهنگی های')})(?!\w)")
_REPORT = re.compile(rf"(?<!\w){any_of('پیرو|در پی|عطف به')} (?:{any_of('گزارش|گزارشات|گزارش های|اظهارات')})(?!\w)")
_LETTER = re.compile(
    rf"(?<!\w)(?:{any_of('نامه|لایحه|بخشنامه|ابلاغیه|مرقومه|نامه شماره')}) ?"
    rf"(?:{words('فوق الذکر|فوق|مذکور|یاد شده|اخیر')}|(?:شماره )?(?P<number>\d[\d/\-–\w]*)"
    rf"(?: ?{_DATED}(?P<day>{DATE}))?|{_DATED}(?P<dated>{DATE}))"
)
_PHRASE_END = re.compile(rf" ?[،.؛:]|(?= {any_of('مقرر|مصوب|از|در|مبنی|درخصوص')}(?!\w))| و ")


@dataclass(frozen=True)
class FoundReference:
    """A reference at ``start``–``end`` of the folded text."""

    start: int
    end: int
    reference: CrossReference


def find_references(text: str, base: date | None) -> tuple[FoundReference, ...]:
    """Every reference in a resolution's text, in order; ``base``, the meeting's day, completes years of two digits."""
    source = folded(text)
    found: list[FoundReference] = []
    for each in (_minutes(source, base), _whole_minutes(source, base), _letters(source, base), _phrases(source)):
        for one in each:
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _minutes(source: Folded, base: date | None) -> Iterator[FoundReference]:
    for pattern in (_MINUTES, _MINUTES_FIRST):
        for match in pattern.finditer(source.plain):
            held_on = day_in(match["day"], base) if match["day"] else None
            number = read_cardinal(match["digits"]) if match["digits"] else _ordinal(match["ordinal"])
            reference = CrossReference(
                source.quote(*match.span()),
                ReferenceKind.MINUTES,
                _clause_number(source, match),
                held_on,
                number,
            )
            yield FoundReference(*match.span(), reference)


def _whole_minutes(source: Folded, base: date | None) -> Iterator[FoundReference]:
    """«پیرو صورتجلسه مورخ …»: a meeting without one of its clauses."""
    for match in _WHOLE_MINUTES.finditer(source.plain):
        reference = CrossReference(
            source.quote(*match.span()),
            ReferenceKind.MINUTES,
            minutes_on=day_in(match["day"], base),
            minutes_no=_ordinal(match["ordinal"]),
        )
        yield FoundReference(*match.span(), reference)


def _clause_number(source: Folded, match: re.Match[str]) -> int | str:
    return int(match["clause"]) if match["clause"].isdigit() else source.quote(*match.span("clause"))


def _ordinal(written: str | None) -> int | None:
    return read_ordinal(written) if written else None


def _letters(source: Folded, base: date | None) -> Iterator[FoundReference]:
    for match in _LETTER.finditer(source.plain):
        day = match["day"] or match["dated"]
        reference = CrossReference(
            source.quote(*match.span()), ReferenceKind.LETTER, minutes_on=day_in(day, base) if day else None
        )
        yield FoundReference(*match.span(), reference)


def _phrases(source: Folded) -> Iterator[FoundReference]:
    kinds = ((_CORRESPONDENCE, ReferenceKind.CORRESPONDENCE), (_REPORT, ReferenceKind.REPORT))
    for pattern, kind in kinds:
        for match in pattern.finditer(source.plain):
            stop = _PHRASE_END.search(source.plain, match.end())
            end = stop.start() if stop else len(source.plain)
            yield FoundReference(match.start(), end, CrossReference(source.quote(match.start(), end), kind))
