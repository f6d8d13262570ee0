"""More time asked for: «تمدید ۲۰/۹ یک هفته به دلیل …», «دو هفته دیگه وقت می‌خوایم»."""

import re

from domain.folded import Folded, Span, any_of
from talk.acts import ExtensionAsked, ExtensionGranted
from talk.days import Amount, WrittenDay, find_amount, find_written_days
from talk.judging import judges
from talk.judging_words import EXTENDING_NOUNS, NOT_EXTENDING, POLITE_WISHES, REFUSING
from talk.progress import find_reason
from talk.request_words import BEFORE_TIME, EXTENDED, EXTENSION, EXTENSION_ENDS, MORE, NOT_REASON, TIME
from talk.wording import Saying, quoted

_ASKED = re.compile(rf"(?<!\w){any_of(*EXTENSION)}(?!\w)")
_REQUESTED = re.compile(
    rf"(?<!\w){any_of('درخواست', 'تقاضای', 'تقاضا', 'خواهان')}(?: \w+){{0,4}} {any_of(*TIME)}(?!\w)"
)
_AMOUNT_WANTED = re.compile(
    rf"^ ?(?:ای )?(?:{any_of(*MORE)} ?)?(?:هم ?)?(?:{any_of(*TIME)} ?)?(?:هم ?|را ?|رو ?)?"
    r"(?:بدید|بدین|بدهید|بده|می ?خوایم|می ?خواهیم|می ?خوام|می ?خواد"
    r"|لازم ?دار\w+|نیاز ?دار\w+|لازمه|نیازه|لازم است)(?!\w)"
)
_NAMED = re.compile(r"(?<!\w)تمدید(?!\w)")
_ASKED_LAST = re.compile(rf"(?<!\w){any_of(*EXTENSION_ENDS)}[ .!؟?]*$")
_AGREED = re.compile(rf"(?<!\w){any_of('موافقت', 'موافقم', 'موافقیم', 'بلامانع', 'بلامانعه', 'مانعی ندارد', 'اوکیه')}")
_POLITE = re.compile(rf"(?<!\w){any_of(*POLITE_WISHES)}(?!\w)")
_EXTENDED = re.compile(rf"(?<!\w){any_of(*EXTENDED)}(?!\w)")
_MORE_TIME = re.compile(rf"(?<!\w){any_of(*MORE)} ?{any_of(*TIME)}(?!\w)")
_BEFORE_TIME = re.compile(rf"(?<!\w)(?:{any_of(*BEFORE_TIME)} )+$")
_AFTER_TIME = re.compile(rf" ?(?:{any_of(*MORE)}|ای|ه)(?!\w)")
_NOT_EXTENDING = re.compile(rf"(?<!\w){any_of(*NOT_EXTENDING)}(?!\w)")
_REFUSED = re.compile(rf"(?<!\w){any_of(*EXTENDING_NOUNS)}(?: \w+){{0,3}}? ?{any_of(*REFUSING)}(?!\w)")
_NO_REASON = re.compile(rf"(?:[^\w]|(?<!\w){any_of(*NOT_REASON)}(?!\w))*")


def read_extension(saying: Saying) -> ExtensionAsked | None:
    """What is asked for, or None; «قرارداد تمدید شد» asks for nothing."""
    plain, rest = saying.rest.plain, saying.rest
    amount = find_amount(plain)
    asked = _asking(plain, amount) or _granted(saying, amount)
    if asked is None or _NOT_EXTENDING.search(plain) or _REFUSED.search(plain):
        return None
    reason = find_reason(rest)
    day = _day_before(plain, saying, reason[0] if reason else len(plain))
    amount = None if day else amount
    act = ExtensionGranted if judges(saying) else ExtensionAsked
    return act(
        saying.codes,
        until=day.day if day else None,
        days=amount.days if amount else None,
        months=amount.months if amount else None,
        reason=_reason_before(rest, reason, asked.start(), day or amount)
        if reason
        else _left_beside(rest, asked.span(), day or amount),
        is_date_impossible=day is not None and day.is_impossible,
    )


def _asking(plain: str, amount: Amount | None) -> re.Match[str] | None:
    asked = _ASKED.search(plain) or _REQUESTED.search(plain) or _ASKED_LAST.search(plain)
    if asked is None and not _EXTENDED.search(plain):
        is_timed = amount is not None or _AGREED.search(plain) or _POLITE.search(plain)
        asked = _NAMED.search(plain) if is_timed else _NAMED.match(plain)
    return asked or (_MORE_TIME.search(plain) or _wanted(plain, amount) if amount else None)


def _wanted(plain: str, amount: Amount) -> re.Match[str] | None:
    """«یک هفته دیگه بدید», «دو ماه وقت لازم داره»: nothing but time is counted so."""
    wanted = _AMOUNT_WANTED.match(plain[amount.span[1] :])
    return re.compile(re.escape(wanted.group())).search(plain, amount.span[1]) if wanted else None


def _granted(saying: Saying, amount: Amount | None) -> re.Match[str] | None:
    """«۲۰/۹ تا پایان آذر تمدید شد» from those who decide: it is granted, and to the day that is named."""
    plain = saying.rest.plain
    is_timed = amount is not None or bool(find_written_days(plain, saying.today))
    return _EXTENDED.search(plain) if judges(saying) and saying.codes and is_timed else None


def _day_before(plain: str, saying: Saying, end: int) -> WrittenDay | None:
    """The day asked for; a day named in the reason is not it."""
    days = find_written_days(plain, saying.today, is_short_read=True)
    return next((day for day in days if day.span[0] < end), None)


def _reason_before(rest: Folded, reason: tuple[int, str], asked_from: int, time: WrittenDay | Amount | None) -> str:
    """«به علت بارندگی یک هفته تمدید شود»: a reason that comes first ends where the asking begins."""
    start, words = reason
    edges = [asked_from, *([_with_words_around(rest.plain, time.span)[0]] if time else [])]
    if asked_from < start or min(edges) <= start:
        return words
    found = find_reason(rest.part(start, min(edges)))
    return found[1] if found and found[1] else words


def _left_beside(rest: Folded, asked: Span, time: WrittenDay | Amount | None) -> str:
    """The longest stretch that is neither the asking nor the time asked for."""
    taken = sorted([asked, _with_words_around(rest.plain, time.span)] if time else [asked])
    edges = [0, *(edge for span in taken for edge in span), len(rest.plain)]
    pieces = [rest.part(start, max(start, end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    told = [piece for piece in pieces if not _NO_REASON.fullmatch(piece.plain)]
    return quoted(max(told, key=lambda piece: len(piece.plain))) if told else ""


def _with_words_around(plain: str, span: Span) -> Span:
    before, after = _BEFORE_TIME.search(plain[: span[0]]), _AFTER_TIME.match(plain, span[1])
    return (before.start() if before else span[0], after.end() if after else span[1])
