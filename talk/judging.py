"""What those who judge say of a report: it is approved, or it goes back to be completed."""

import re
from typing import Final

from domain.folded import any_of
from domain.text import fold
from domain.vocabulary import Role
from talk.acts import Approved, ReturnedForMore
from talk.judging_words import ABOUT_REPORT, APPROVING, POLITE_WISHES, REFUSING, RETURN_VERBS, RETURNING
from talk.mood_words import CONDITIONS, FUTURE_TIMES, HEARSAY, WISHED_STEMS
from talk.named_agencies import named_agency
from talk.progress import find_reason
from talk.progress_words import NEGATIVE_VERBS
from talk.question_words import REPORTS
from talk.wording import Saying, quoted, trimmed

JUDGES = (Role.SECRETARIAT, Role.CHAIR)

_APPROVING = re.compile(rf"(?<!\w){any_of(*APPROVING)}(?!\w)")
_RETURNING = re.compile(rf"(?<!\w){any_of(*RETURNING)}(?!\w)")
# «قبول نکن» refuses, «فردا تأیید می‌کنم» foretells, «دبیر گفت تأیید شده» is hearsay.
_NOT_NOW = re.compile(
    rf"(?<!\w)(?:{any_of(*REFUSING, *NEGATIVE_VERBS)}|{any_of(*FUTURE_TIMES, *HEARSAY, *CONDITIONS)})(?!\w)"
)
_FORETOLD = re.compile(rf"(?<!\w){any_of(*FUTURE_TIMES)}(?!\w)")
_RETURN_VERB = re.compile(rf"(?<!\w){any_of(*RETURN_VERBS)}(?!\w)")
_ABOUT_START = re.compile(rf"(?:گزارش|جواب|پاسخ)\w*(?: \w+){{0,6}}? {any_of('رو', 'را')}(?!\w)|(?:رو|را)(?!\w)")
_ABOUT = re.compile(rf"(?<!\w){any_of(*ABOUT_REPORT)}(?!\w)")
_REPORT = re.compile(rf"(?<!\w){any_of(*REPORTS)}(?!\w)")
_POLITE = re.compile(rf"(?<!\w)(?P<before>\w+ )?{any_of(*POLITE_WISHES)}(?!\w)")
# «تموم میشه یا تمدید بزنیم؟» and «کی میشه …؟» are questions all the same.
_NO_WISH: Final = frozenset(fold(word) for word in (*WISHED_STEMS, "کی", "چی", "چطور", "کجا", "چرا"))
_OR = re.compile(r"(?<!\w)یا(?!\w)")


def judges(saying: Saying) -> bool:
    """Whether who speaks may judge reports and decide requests at all."""
    return saying.role in JUDGES


def is_polite_wish(saying: Saying) -> bool:
    """«میشه دو هفته تمدید کنید؟» asks for an act and not for an answer."""
    found = _POLITE.search(saying.rest.plain)
    is_wish = found is not None and (found["before"] or "").strip() not in _NO_WISH
    return is_wish and not _OR.search(saying.rest.plain)


def read_returned(saying: Saying) -> ReturnedForMore | None:
    """«۲۰/۳ برگشت بزن، عکس نداره», «گزارش بهزیستی ناقصه»."""
    if not _RETURNING.search(saying.rest.plain) or not _is_judged(saying) or _FORETOLD.search(saying.rest.plain):
        return None
    return ReturnedForMore(saying.codes, reason=_reason(saying), agency=named_agency(saying.rest))


def read_approved(saying: Saying) -> Approved | None:
    """«۲۰/۳ تأیید», «گزارش بهزیستی رو تأیید کن»."""
    plain = saying.rest.plain
    if not _is_judged(saying) or not _APPROVING.search(plain) or _NOT_NOW.search(plain):
        return None
    left = _ABOUT.sub(" ", _APPROVING.sub(" ", saying.rest.plain)).split()
    agency = named_agency(saying.rest)
    # «بانک تأیید کرد و کار شروع شد» is a report and no judgement.
    is_only_that = len(left) <= 1 + len(agency.split())
    return Approved(saying.codes, agency=agency) if is_only_that else None


def _is_judged(saying: Saying) -> bool:
    return judges(saying) and bool(
        saying.mentions or _REPORT.search(saying.rest.plain) or len(saying.bare.split()) <= 4
    )


def _reason(saying: Saying) -> str:
    reason = find_reason(saying.rest)
    if reason is not None and reason[1]:
        return reason[1]
    left = saying.rest.without(verb.span() for verb in _RETURN_VERB.finditer(saying.rest.plain))
    about = _ABOUT_START.match(left.plain)
    told = trimmed(left.part(about.end(), len(left.plain)) if about else left)
    agency = named_agency(told)
    is_empty = not _ABOUT.sub(" ", told.plain).strip(" ،.؛") or quoted(told) == agency
    return "" if is_empty else quoted(told)
