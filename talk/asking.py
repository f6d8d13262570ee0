"""Questions in ordinary Persian: counts, lists, comparisons, what is due, whether a report came."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from domain.folded import any_of
from talk import question_words as words
from talk.acts import RemindAgency
from talk.days import find_amount, find_written_days
from talk.named_agencies import has_agency_word, named_agency
from talk.numbers import COUNT
from talk.questions import (
    CountAsked,
    MeetingReportAsked,
    Question,
    ShowDashboard,
    ShowDue,
    ShowLate,
    ShowMine,
    ShowQueue,
    WorstAsked,
)
from talk.reminding_words import REMINDED_FIRST, REMINDED_LAST, REMINDED_VERBS, REMINDING
from talk.word_lists import listed
from talk.wording import Saying

MONTH: Final = 30


def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    # «تاخیرهامون», «سررسیدهایی»: a noun may carry its plural and whose it is.
    return re.compile(rf"(?<!\w){any_of(*phrases)}(?: ?ها(?:یی|ی)?(?:م|مون|مان|ش|شون|شان)?)?(?!\w)")


_LATE, _OPEN, _DONE = _any(words.LATENESS), _any(words.OPEN), _any(words.DONE)
_WAITING, _HINDERED = _any(words.WAITING), _any(words.HINDERED)
_HOW_MANY = re.compile(rf"(?<!\w)(?:{any_of(*words.HOW_MANY)})(?!\w)(?! ?(?:روز|هفته|ماه|ساعت|نفر|بار|شنبه)(?!\w))")
_ASKED = _any(words.ASKED)
_AGENCY_NOUN, _WORST, _BEST = _any(words.AGENCY_NOUNS), _any(words.WORST), _any(words.BEST)
_RANKING, _FIGURES = _any(words.RANKING), _any(words.FIGURES)
_DUE, _DUE_NOUN, _SOON = _any(words.DUE), _any(words.DUE_NOUNS), _any(words.SOON)
_HAVE = _any(
    listed(
        "دارم | داریم | دارن | مونده | مانده | باقی مونده | باقیه",
    )
)
_WORK = _any(tuple(set(words.MINE_NOUNS) - {"چیا", "چی", "چه"}))
_MINE, _MINE_NOUN = _any(words.MINE), _any(words.MINE_NOUNS)
_PAPERS = _any(words.PAPERS)
_REPORTS, _ARRIVED = _any(words.REPORTS), _any(words.ARRIVED)
_TIME_IS_UP = re.compile(
    rf"(?<!\w)مهلت\w*(?: \w+){{0,4}} {any_of('تموم شده', 'تمام شده', 'گذشته', 'سر آمده', 'سر اومده')}(?!\w)"
)
_WHO = _any(
    listed(
        "کیا | کی | کدوم | کدام | چه کسانی | کدوما | کدومشون",
    )
)
_NOT_GIVEN = re.compile(r"(?<!\w)ن(?:داد|فرستاد|کرد)\w*")
_HINDERED_ONES = _any(
    listed(
        "مانع دار | دارای مانع | مانع دارند | مانع دارن | مانع داره | مانع دارد | متوقف | متوقف شده | گیر کرده",
    )
)
_MEETING, _PREPARING, _STATUS_OF = _any(words.NEXT_MEETING), _any(words.PREPARING), _any(words.STATUS_OF)
_FOR_MEETING = re.compile(
    rf"(?<!\w)(?:{any_of('برای', 'واسه', 'جهت')} )?{any_of(*words.NEXT_MEETING)}(?: ?(?:شماره )?{COUNT})?(?!\w)"
)
_NEXT_MEETING_LAST = re.compile(
    rf"(?<!\w){any_of('جلسه بعد', 'جلسه بعدی', 'جلسه آینده', 'جلسه آتی')}(?: رو| را)?[ .!]*$"
)
_STRETCHES: Final = (
    (re.compile(rf"(?<!\w){any_of('امروز', 'همین امروز')}(?!\w)"), 0),
    (re.compile(rf"(?<!\w){any_of('پس فردا', 'پسفردا')}(?!\w)"), 2),
    (re.compile(r"(?<!\w)فردا(?!\w)"), 1),
    (re.compile(rf"(?<!\w){any_of('این هفته', 'همین هفته', 'هفته جاری', 'آخر هفته', 'هفته')}(?!\w)"), 7),
    (re.compile(rf"(?<!\w){any_of('این ماه', 'همین ماه', 'ماه جاری', 'آخر ماه', 'پایان ماه')}(?!\w)"), MONTH),
)
_NEXT_WEEK = re.compile(rf"(?<!\w){any_of('هفته آینده', 'هفته بعد', 'هفته بعدی', 'هفته دیگه', 'هفته آتی')}(?!\w)")
_NEXT_MONTH = re.compile(rf"(?<!\w){any_of('ماه آینده', 'ماه بعد', 'ماه دیگه')}(?!\w)")
_THIS_WEEK = re.compile(rf"(?<!\w){any_of('این هفته', 'همین هفته', 'هفته جاری')}(?!\w)")
_REMIND = re.compile(
    rf"(?<!\w){any_of(*REMINDED_FIRST)} (?P<first>.+?) ?{any_of(*REMINDING)}(?!\w)"
    rf"|(?<!\w){any_of(*REMINDING)} (?:{any_of(*REMINDED_LAST)} )(?P<last>.+)"
)
_REMIND_APART = re.compile(
    rf"(?<!\w){any_of('یادآوری', 'یاد آوری', 'تذکر', 'هشدار', 'اخطار', 'پیام یادآوری', 'پیگیری')} (?:رو |را )?"
    rf"{any_of(*REMINDED_LAST)} (?P<to>.+) {any_of(*REMINDED_VERBS)}(?!\w)"
)
_REMIND_BARE = re.compile(rf"(?<!\w){any_of(*REMINDING)}(?!\w)")
_TO_OTHERS = listed(
    "به | برای | واسه",
)


def read_reminding(saying: Saying) -> RemindAgency | None:
    """«به بهزیستی یادآوری بزن», «یادآوری ۲۰/۳ رو بفرست برای شهرداری»."""
    plain = saying.rest.plain
    apart = _REMIND_APART.search(plain)
    if not apart and not _REMIND_BARE.search(plain):
        return None
    is_certain = bool(apart or _REMIND.search(plain))
    return RemindAgency(saying.codes, agency=named_agency(saying.rest, is_certain=is_certain))


def read_meeting_report(saying: Saying) -> MeetingReportAsked | None:
    """«برای جلسه بعد گزارش آماده کن»."""
    plain = saying.rest.plain
    is_said = _FOR_MEETING.search(plain) and _PAPERS.search(plain) and _PREPARING.search(plain)
    is_named = _PAPERS.match(plain) and _NEXT_MEETING_LAST.search(plain)
    return MeetingReportAsked() if (is_said or is_named) and not saying.mentions else None


def read_asked(saying: Saying) -> Question | None:
    """A question or an order to show something, when no code is named."""
    plain = saying.rest.plain
    if saying.mentions:
        return None
    if not (saying.is_question or "؟" in plain or "?" in plain or _ASKED.search(plain)):
        return _status_of_agency(saying) if _STATUS_OF.match(plain) else None
    found = (read(saying) for read in (read_meeting_report, *_READERS))
    return next((question for question in found if question is not None), None)


def _comparison(saying: Saying) -> WorstAsked | None:
    plain = saying.rest.plain
    if _RANKING.search(plain):
        return WorstAsked()
    for pattern, is_best in ((_WORST, False), (_BEST, True)):
        if pattern.search(plain) and _AGENCY_NOUN.search(plain):
            return WorstAsked(is_best)
    return None


def _count(saying: Saying) -> CountAsked | None:
    plain = saying.rest.plain
    if not _HOW_MANY.search(plain):
        return None
    kinds = (("late", _LATE), ("blocked", _HINDERED), ("open", _OPEN), ("done", _DONE), ("waiting", _WAITING))
    about = next((name for name, pattern in kinds if pattern.search(plain)), None)
    if about is None and not _MINE_NOUN.search(plain):
        return None
    return CountAsked(about or "all", named_agency(saying.rest, is_certain=True))


def _due(saying: Saying) -> ShowDue | None:
    plain = saying.rest.plain
    stretch = _stretch(plain, saying.today)
    is_due = _DUE.search(plain) or (stretch is not None and _DUE_NOUN.search(plain))
    if not is_due or (stretch is None and not _SOON.search(plain)) or _LATE.search(plain):
        return None
    days = 7 if stretch is None else stretch
    return ShowDue(named_agency(saying.rest), days, is_calendar_week=bool(_THIS_WEEK.search(plain)))


def _stretch(plain: str, today: date) -> int | None:
    amount = find_amount(plain)
    days = [written.day for written in find_written_days(plain, today) if written.day is not None]
    if days and days[0] > today and not _NEXT_WEEK.search(plain):
        return (days[0] - today).days
    if amount is not None:
        return MONTH * amount.months if amount.months else amount.days
    if _NEXT_WEEK.search(plain):
        return 14
    if _NEXT_MONTH.search(plain):
        return 2 * MONTH
    return next((days for pattern, days in _STRETCHES if pattern.search(plain)), None)


def _late(saying: Saying) -> ShowLate | None:
    plain = saying.rest.plain
    is_asked = (
        _LATE.search(plain)
        or _TIME_IS_UP.search(plain)
        or (_WHO.search(plain) and _REPORTS.search(plain) and _NOT_GIVEN.search(plain))
    )
    return ShowLate(named_agency(saying.rest)) if is_asked else None


def _hindered(saying: Saying) -> CountAsked | None:
    plain = saying.rest.plain
    is_asked = _HINDERED_ONES.search(plain) and _MINE_NOUN.search(plain)
    return CountAsked("blocked", named_agency(saying.rest)) if is_asked else None


def _arrived(saying: Saying) -> ShowQueue | None:
    plain = saying.rest.plain
    asks = saying.is_question and _REPORTS.search(plain) and _ARRIVED.search(plain)
    return ShowQueue(named_agency(saying.rest)) if asks else None


def _status_of_agency(saying: Saying) -> ShowMine | None:
    plain = saying.rest.plain
    if not _STATUS_OF.search(plain) or not has_agency_word(plain):
        return None
    return ShowMine(named_agency(saying.rest))


def _figures(saying: Saying) -> ShowDashboard | None:
    return ShowDashboard() if _FIGURES.search(saying.rest.plain) else None


def _mine(saying: Saying) -> ShowMine | None:
    plain = saying.rest.plain
    is_own = _MINE.search(plain) and _MINE_NOUN.search(plain)
    return ShowMine() if is_own or (_HAVE.search(plain) and _WORK.search(plain)) else None


_READERS: Final[tuple[Callable[[Saying], Question | None], ...]] = (
    _comparison,
    _count,
    _due,
    _late,
    _arrived,
    _hindered,
    _status_of_agency,
    _figures,
    _mine,
)
