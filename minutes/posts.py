"""Who led the meeting and who kept its minutes, and where it was held, from labels or from the opening sentences."""

import re
from collections.abc import Sequence

from domain.folded import any_of, folded, words
from minutes.draft import DraftPost

_COURTESY = any_of("جناب آقای|سرکار خانم|آقای|خانم|جناب سردار|جناب سرهنگ")
_DEGREE = any_of("دکتر|مهندس|سردار|حاج")
_POST = any_of("استاندار|مدیرکل|مدیر کل|مدیر|معاون|رئیس|رییس|سرپرست|فرماندار|شهردار|دبیر|مشاور|بخشدار")
_BODY = any_of("قرارگاه|ستاد|شورا|شورای|کارگروه|کمیسیون|کمیته|جلسه")
_NAMED = re.compile(
    rf"(?<!\w){_COURTESY} (?P<name>(?:{_DEGREE} )?\w+(?: \w+)?) (?P<title>{_POST}(?!\w)[^،.:]{{0,120}})"
)
_PRESIDED = re.compile(
    rf"(?<!\w){any_of('به ریاست|با ریاست|ریاست')} (?P<title>[^،.:]{{3,80}}?)"
    rf"(?= (?:و )?(?:{any_of('با حضور|با شرکت|و حضور|برگزار|تشکیل|در محل|در سالن|در ساعت')})(?!\w)|[،.])"
)
_PLACE = re.compile(
    rf"(?<!\w)در (?:محل )?(?P<place>(?:{any_of('سالن|دفتر|اتاق|محل|تالار|فرمانداری|استانداری')})(?!\w)[^،.:]{{0,60}}?)"
    rf"(?= (?:{any_of('به ریاست|با ریاست|با حضور|و با|برگزار|تشکیل|در ساعت')})(?!\w)|[،.])"
)
_LEADS = re.compile(rf"(?<!\w)(?:رئیس|رییس) {_BODY}(?!\w)")
_KEEPS = re.compile(rf"(?<!\w)دبیر {_BODY}(?!\w)")
_ADDRESS = re.compile(words("آقای|خانم|جناب آقای|سرکار خانم"))


def chair_of(labelled: str | None, lines: Sequence[str]) -> DraftPost | None:
    """The chair by its label, else the person whom the text calls head of the body, else «به ریاست …»."""
    if labelled:
        return _post(labelled)
    return _person_who(_LEADS, lines) or _presiding(lines)


def secretary_of(labelled: str | None, lines: Sequence[str]) -> DraftPost | None:
    """The secretary by its label, else the person whom the text calls secretary of the body."""
    return _post(labelled) if labelled else _person_who(_KEEPS, lines)


def place_of(lines: Sequence[str]) -> str | None:
    """Where the opening sentence says the meeting was held."""
    for line in lines:
        source = folded(line)
        match = _PLACE.search(source.plain)
        if match:
            return source.quote(*match.span("place"))
    return None


def _post(written: str) -> DraftPost:
    """A label's value is a person when it addresses one, else a title."""
    source = folded(written)
    match = _NAMED.search(source.plain)
    if match:
        return DraftPost(source.quote(*match.span("name")), source.quote(*match.span("title")))
    return DraftPost(name=written) if _ADDRESS.search(source.plain) else DraftPost(title=written)


def _person_who(does: re.Pattern[str], lines: Sequence[str]) -> DraftPost | None:
    for line in lines:
        source = folded(line)
        for match in _NAMED.finditer(source.plain):
            if does.search(match["title"]):
                return DraftPost(source.quote(*match.span("name")), _title(source.quote(*match.span("title"))))
    return None


def _title(written: str) -> str:
    return re.split(r"\s+(?:با بیان|ضمن|افزود|گفت|تاکید|در ادامه|به)(?!\w)", written)[0].strip(" *")


def _presiding(lines: Sequence[str]) -> DraftPost | None:
    for line in lines:
        source = folded(line)
        match = _PRESIDED.search(source.plain)
        if match:
            return DraftPost(title=source.quote(*match.span("title")))
    return None
