"""Answers beside a plain report: a hindrance, a letter, «خارج از وظایف ما»."""

import re

from domain.folded import Folded, any_of
from talk.acts import AnsweredByLetter, Blocked, Declined
from talk.letters import read_written_letter
from talk.moods import told_in
from talk.progress import find_reason
from talk.request_words import (
    ANSWERS,
    BELONGING,
    BY_LETTER_LEADS,
    CLOSING_OF_AGENCY,
    DUTIES,
    HINDRANCE_LEADS,
    HINDRANCES,
    IS_NOT,
    LETTER_LEADS,
    LETTERS,
    NO_HINDRANCE,
    NOT_OURS,
    NOT_SENT,
    REFERRING,
    SENDING,
    SENT_BY_US,
)
from talk.wording import Saying, lead_of, quoted, trimmed

_HINDRANCE = re.compile(rf"(?<!\w){any_of(*HINDRANCES)}")
_NO_HINDRANCE = re.compile(rf"(?<!\w){any_of(*NO_HINDRANCE)}")

_BY_LETTER = re.compile(rf"(?<!\w){any_of(*BY_LETTER_LEADS)} {any_of(*LETTERS)}.*?{any_of(*SENDING)}")
_ANSWER_BY_LETTER = re.compile(rf"(?<!\w){any_of(*ANSWERS)}(?!\w).*?(?<!\w){any_of(*LETTERS)}")
_SENT = re.compile(rf"(?<!\w){any_of(*SENT_BY_US)}(?!\w)")
_NOT_SENT = re.compile(rf"(?<!\w){any_of(*NOT_SENT)}(?!\w)")

_NOT_OURS = re.compile(rf"(?<!\w)(?:{any_of(*NOT_OURS)}|{any_of(*DUTIES)}(?: \w+){{0,3}}? {any_of(*IS_NOT)})(?!\w)")
_US = r"(?!(?:ما|این اداره|اداره ما|دستگاه ما)(?!\w))"
_AGENCY = rf"{_US}(?P<agency>[^.،؛!؟?]+?)(?: ?{any_of(*CLOSING_OF_AGENCY)})*"
_BELONGS = re.compile(rf"(?<!\w){any_of(*BELONGING)}(?!\w) ?:? ?{_AGENCY}(?: *[.،؛!؟?]|$)")
_REFERRED = re.compile(
    rf"(?:رو |را )?(?:این )?(?:مصوبه |کار |موضوع )?{any_of(*REFERRING)} {_AGENCY}"
    rf"|به {_US}(?P<to>.+) ارجاع ?(?:شود|بشه|دهید|بدید|گردد)"
)
_OF_OURS_TAIL = re.compile(
    r" ?(?:ی )?(?:ما|ماست|این اداره|این دستگاه|اداره ما|دستگاه ما)?(?: (?:است|هست|می باشد|بوده))?"
)


def read_blocked(saying: Saying) -> Blocked | None:
    """«مانع ۲۰/۲ اعتبار تأمین نشده», «به مشکل خوردیم، …»."""
    plain = saying.rest.plain
    lead = lead_of(HINDRANCE_LEADS).match(plain)
    if _NO_HINDRANCE.search(plain) or (lead is None and not _HINDRANCE.search(told_in(plain).plain)):
        return None
    rest = trimmed(saying.rest.part(lead.end(), len(plain))) if lead else saying.rest
    reason = find_reason(rest)
    return Blocked(saying.codes, obstacle=reason[1] if reason and reason[0] == 0 else quoted(rest))


def read_answer_by_letter(saying: Saying) -> AnsweredByLetter | None:
    """«با نامه ۲۱/۲۵/۴۱۲۷۸ مورخ … پاسخ دادیم»; not a letter to others nor one that is waited for."""
    plain = saying.rest.plain
    if _NOT_SENT.search(plain):
        return None
    is_sent = (_BY_LETTER.search(plain) or _ANSWER_BY_LETTER.search(plain)) and _SENT.search(plain)
    letter = read_written_letter(saying.rest, saying.today, is_asked=False)
    is_named = lead_of(LETTER_LEADS).match(plain) and letter.number and letter.on
    if not is_sent and not (is_named and saying.codes):
        return None
    return AnsweredByLetter(saying.codes, letter.number, letter.on, letter.is_date_impossible, saying.words)


def read_declined(saying: Saying) -> Declined | None:
    """«۲۰/۳ خارج از وظایف ماست، مربوط به شهرداری است», «ارجاع شود به بهزیستی»."""
    plain = saying.rest.plain
    outside = _NOT_OURS.search(plain)
    if outside is None:
        referred = _REFERRED.fullmatch(plain.rstrip(" .!")) if saying.codes else None
        return Declined(saying.codes, saying.words, _agency(saying.rest, referred)) if referred else None
    tail = _OF_OURS_TAIL.match(plain, outside.end())
    belongs = _BELONGS.search(plain, tail.end() if tail else outside.end()) or _BELONGS.search(plain[: outside.start()])
    return Declined(saying.codes, saying.words, _agency(saying.rest, belongs))


def _agency(rest: Folded, match: re.Match[str] | None) -> str:
    name = next((name for name, words in match.groupdict().items() if words), None) if match else None
    return quoted(rest.part(*match.span(name))) if match and name else ""
