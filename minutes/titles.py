"""What titles say: the number of the meeting, the body that meets, its province."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from domain.agency_words import PROVINCES
from domain.folded import any_of, folded, words
from domain.number_words import ORDINAL_PATTERN, read_ordinal
from domain.text import fold

_MEETING = any_of("صورتجلسه|صورت جلسه|جلسه|نشست|گردهمایی")
_ORDINAL_FIRST = re.compile(rf"(?P<ordinal>{ORDINAL_PATTERN}) (?:\(\d{{1,4}}\) )?(?:{_MEETING})(?!\w)")
_ORDINAL_LAST = re.compile(rf"(?<!\w)(?:{_MEETING}) (?:رسمی |عادی )?(?P<ordinal>{ORDINAL_PATTERN})")
_DIGITS = re.compile(
    rf"(?<!\w)(?:{_MEETING}) ?(?:(?:رسمی|عادی) )?(?:شماره ?:? ?)?\(?(?P<digits>\d{{1,4}})(?![\d/:.]| ?{_MEETING})"
)
_DIGITS_LAST = re.compile(rf"(?<!\w)(?:{_MEETING})(?!\w).* ?[-–—،] ?شماره ?:? ?(?P<digits>\d{{1,4}})$")
_ANOTHER_MEETING = re.compile(words("قبل|قبلی|گذشته|پیشین|آتی|آینده|بعدی|پیرو|مصوبه بند"))
_TITLE = re.compile(rf"(?<!\w){any_of('صورتجلسه|صورت جلسه')}(?!\w)")
_BODY_HEAD = any_of("قرارگاه|ستاد|شورای|شورا|کارگروه|کمیسیون|کمیته|هیات|هیئت|مجمع|کنگره")
_BODY = re.compile(
    rf"(?<!\w)(?P<body>{_BODY_HEAD}(?!\w).*?)"
    rf"(?: ?\(| ?:| ?[-–—] ?(?:(?:{_MEETING}|شماره)(?!\w)|\d)"
    rf"| (?:{any_of('مورخ|مورخه|در تاریخ|به تاریخ|ساعت|در ساعت|روز|در سال|با حضور')})(?!\w)| {{2,}}|$)"
)
_PROVINCE = re.compile(
    rf"(?<!\w)(?:{any_of('استانداری|استاندار|استاندار محترم|استان')}) (?P<province>{any_of(*PROVINCES)})(?!\w)"
)
_PROVINCE_NAMES = {fold(name).replace(" ", ""): name for name in PROVINCES}


def is_title(line: str) -> bool:
    """Whether a line is the title of minutes and not a sentence that mentions some."""
    plain = folded(line).plain
    return len(plain) <= 160 and bool(_TITLE.search(plain)) and not _ANOTHER_MEETING.search(plain)


def meeting_number(titles: Iterable[str]) -> int | None:
    """The number that the first title with one gives the meeting, in words or digits."""
    for title in titles:
        plain = folded(title).plain
        if _ANOTHER_MEETING.search(plain):
            continue
        number = _number_in(plain)
        if number is not None:
            return number
    return None


def earlier_meeting_number(heading: str) -> int | None:
    """The number of the meeting that a heading speaks of, an earlier one or not."""
    return _number_in(folded(heading).plain)


def _number_in(plain: str) -> int | None:
    for pattern in (_ORDINAL_FIRST, _ORDINAL_LAST):
        for match in pattern.finditer(plain):
            number = read_ordinal(match["ordinal"])
            if number:
                return number
    digits = _DIGITS.search(plain) or _DIGITS_LAST.search(plain)
    return int(digits["digits"]) if digits else None


def body_name(titles: Iterable[str]) -> str | None:
    """The deliberative body in the first title that names one, as written."""
    for title in titles:
        source = folded(title)
        match = _BODY.search(source.plain)
        if match and len(match["body"]) <= 120:
            return source.quote(*match.span("body"))
    return None


def province_name(texts: Sequence[str]) -> str | None:
    """The province named most often beside «استان» or «استاندار»."""
    named = Counter(
        _PROVINCE_NAMES[match["province"].replace(" ", "")]
        for text in texts
        for match in _PROVINCE.finditer(folded(text).plain)
    )
    return named.most_common(1)[0][0] if named else None
