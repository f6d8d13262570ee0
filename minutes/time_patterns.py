"""The words of time in minutes, as patterns over folded text, each with the deadline that it says.

Order matters: the first pattern that finds a stretch keeps it.
"""

import re
from dataclasses import dataclass
from typing import Final

from domain.calendar import MONTHS
from domain.folded import any_of, words
from domain.number_words import COUNT_PATTERN, ORDINAL_PATTERN
from domain.vocabulary import DeadlineKind
from minutes.days import DATE, WEEKDAY
from minutes.time_makers import (
    EVENT,
    PERIODS,
    SEASONS,
    Maker,
    adverb,
    before_event,
    by_date,
    by_weekday,
    counted,
    counted_from_issue,
    date_range,
    event,
    every,
    half_month,
    next_session,
    next_week,
    range_to_month,
    says,
    third_of_month,
    this_week,
    to_month_end,
    to_season_end,
    to_this_month_end,
    to_year_end,
)


@dataclass(frozen=True)
class TimePattern:
    """``needs_lead``: in running text it counts only with a leading or closing word («ظرف»، «آتی»)."""

    pattern: re.Pattern[str]
    make: Maker
    needs_lead: bool = True


_LEAD_WORDS = any_of(
    "حداکثر|حد اکثر|نهایتا|حتما|ظرف مدت|ظرف|طی مدت|در مدت|طی|تا مدت|تا|در|از|لغایت|قبل از",
    "پیش از",
)
LEAD: Final = rf"(?<!\w)(?P<lead>(?:{_LEAD_WORDS} ){{1,4}})?"
_FUTURE = any_of("آتی|آینده|بعد|بعدی|پیش رو|دیگر")
_PAST = any_of("گذشته|اخیر|قبل|پیش|قبلی")
_END = any_of("پایان|آخر|انتهای|اواخر|اتمام|خاتمه")
_MONTH = rf"(?<!\w)(?P<month>{any_of(*MONTHS, 'امرداد')})(?: ?ماه)?(?!\w)"
_YEAR = rf"(?: ?(?:{any_of('سال')} )?(?P<year>\d{{4}}|{any_of('سال جاری|جاری|امسال')}))?"
_SEASON = rf"(?:{any_of('فصل')} )?(?P<season>{any_of('بهار|تابستان|پاییز|زمستان')})(?!\w)"
_UNIT = rf"(?P<unit>{any_of('ساعت|روز کاری|روز اداری|روز|هفته|ماه|سال')})(?!\w)"
_N = rf"(?P<n>{COUNT_PATTERN})"
_MEETING_WORD = any_of("جلسه|نشست|صورتجلسه")
_AFTER_ISSUE = rf"{any_of('پس از|بعد از|از')} (?:{any_of('تاریخ|زمان')} )?{any_of('ابلاغ|وصول|دریافت')}"


_NOT_TIME = rf"(?!{any_of('سال', 'ماه', 'هفته', 'روز', 'وقت', 'فصل', 'جلسه', 'نشست', 'این', 'آن', *MONTHS, *SEASONS)})"
_INTRO = rf"(?:{any_of('پایان وقت اداری|پایان|تاریخ|مورخه|مورخ|روز')} ?){{0,3}}"
_BEFORE = any_of("قبل از|پیش از|تا قبل از|تا پیش از")
_DATED = rf"{_INTRO}(?:{WEEKDAY} ?)?(?:{any_of('مورخه|مورخ|تاریخ')} ?)?"
# What follows a word like «ماهانه» where it says how often something is done, not how much a thing is in a month.
_IS_DONE = (
    rf"(?:{any_of('به', 'در', 'از', 'توسط', 'انجام', 'ارائه', 'ارسال', 'گزارش', 'برگزار', 'اعلام', 'تهیه', 'بررسی')}"
    rf"|{any_of('پایش', 'رصد', 'منتشر', 'تشکیل', 'نمونه برداری', 'بازدید', 'کنترل', 'پیگیری', 'ثبت', 'به روز')})(?!\w)"
)
_MANNER = any_of("بصورت|به صورت|به طور|بطور|به شکل|صورت")


def _compiled(pattern: str, make: Maker, *, needs_lead: bool = True) -> TimePattern:
    return TimePattern(re.compile(pattern), make, needs_lead)


TIME_PATTERNS: Final = (
    _compiled(rf"{LEAD}{_N} {_UNIT} {_AFTER_ISSUE}", counted_from_issue, needs_lead=False),
    _compiled(rf"{LEAD}{_DATED}{DATE} (?:{any_of('لغایت|تا|الی')}) {_DATED}(?P<until>{DATE})", date_range),
    _compiled(rf"{LEAD}{_DATED}{DATE} (?:{any_of('لغایت|تا|الی')}) {_END} {_MONTH}{_YEAR}", range_to_month),
    _compiled(
        rf"{LEAD}(?:روز ?)?(?:{ORDINAL_PATTERN}|\d+ ?ام|\d+) هر (?P<n>\b\B)?(?P<unit>ماه|هفته|سال|فصل)(?!\w)",
        every,
        needs_lead=False,
    ),
    _compiled(
        rf"(?:روز ?ها ?ی |روزهای |روز )?(?:{WEEKDAY} )?(?<!\w)هر (?:(?P<n>{COUNT_PATTERN}) )?"
        rf"(?P<unit>ماه|هفته|روز|سال|فصل)(?!\w)(?: ?(?:یک ?بار|{LEAD}(?:{ORDINAL_PATTERN}|\d+(?: ?ام)?)))?",
        every,
        needs_lead=False,
    ),
    _compiled(
        rf"(?P<lead>{_MANNER} |(?<!\w){any_of('گزارش|گزارشات|گزارش های')} (?:\w+ )??)?"
        rf"(?P<period>{any_of(*PERIODS)})(?!\w)",
        adverb,
    ),
    _compiled(rf"(?<!\w)(?P<period>{any_of(*PERIODS)})(?!\w)(?= {_IS_DONE})", adverb, needs_lead=False),
    _compiled(
        rf"{LEAD}(?:(?:هر|تمامی|کلیه) {_MEETING_WORD}(?: ?ها ?ی?)?(?!\w)|(?:جلسات|نشست ?های) {_FUTURE}(?!\w))",
        says(DeadlineKind.EVERY_SESSION),
    ),
    _compiled(
        rf"{LEAD}(?:(?P<sessions>{COUNT_PATTERN}) |(?P<ordinal>{ORDINAL_PATTERN}) )?{_MEETING_WORD} (?:{_FUTURE})(?!\w)"
        rf"(?: {any_of('قرارگاه|ستاد|شورا|کارگروه|کمیسیون|کمیته')}(?!\w))?",
        next_session,
    ),
    _compiled(
        rf"{LEAD}(?:{COUNT_PATTERN} (?:تا|الی) )?{_N} {_UNIT}(?! ?(?:ه|{_PAST})(?!\w))(?P<tail> ?(?:{_FUTURE})(?!\w))?",
        counted,
    ),
    _compiled(rf"{LEAD}{_END} {_MONTH}{_YEAR}", to_month_end),
    _compiled(rf"{LEAD}{_END} {_SEASON}{_YEAR}", to_season_end),
    _compiled(
        rf"{LEAD}{_END} سال(?! ?{_PAST})(?: (?P<year>\d{{4}})|(?P<later> (?:{_FUTURE}))| جاری)?(?!\w)", to_year_end
    ),
    _compiled(rf"{LEAD}{_END} (?:این )?ماه(?! ?{_PAST})(?:(?P<later> (?:{_FUTURE}))| جاری)?(?!\w)", to_this_month_end),
    _compiled(rf"{LEAD}(?:{_END} )?هفته (?:{_FUTURE})(?!\w)", next_week),
    _compiled(rf"{LEAD}{_END} (?:این )?هفته(?: جاری)?(?!\w)", this_week),
    _compiled(rf"{LEAD}نیمه (?P<half>اول|نخست|دوم) {_MONTH}{_YEAR}", half_month),
    _compiled(rf"{LEAD}دهه (?P<third>اول|نخست|دوم|سوم) {_MONTH}{_YEAR}", third_of_month),
    _compiled(rf"{LEAD}{_DATED}(?P<day>{DATE})", by_date),
    _compiled(
        rf"(?<!\w)(?:{any_of('روز', 'مورخ', 'مورخه', 'تاریخ')} )(?:{WEEKDAY} ?)?(?:{any_of('مورخه|مورخ|تاریخ')} ?)?"
        rf"(?P<day>{DATE})(?= [^.؛]{{0,60}}?{any_of('برگزار', 'تشکیل', 'آغاز', 'شروع', 'افتتاح')}(?!\w))",
        by_date,
        needs_lead=False,
    ),
    _compiled(rf"{LEAD}{_INTRO}(?P<weekday>{WEEKDAY})(?: (?:هفته )?جاری)?(?!\w)", by_weekday),
    _compiled(
        rf"{_BEFORE} (?P<what>(?:\w+ )?{EVENT})",
        before_event,
        needs_lead=False,
    ),
    _compiled(rf"{LEAD}(?:{_END} )?(?:{any_of('همزمان با|ایام')} )?{EVENT}", event),
    _compiled(
        rf"{LEAD}(?P<period>{any_of('سه|شش|نه|3|6|9')} ?ماهه ?(?:ی )?(?:اول|نخست|دوم|سوم|چهارم))(?: سال)?"
        r"|(?P<half>نیمه (?:اول|نخست|دوم) سال)",
        says(DeadlineKind.PERIOD),
        needs_lead=False,
    ),
    _compiled(
        rf"(?<!\w)(?:{any_of('در|پس از|بعد از|تا')}) {_END} {_NOT_TIME}\w+",
        says(DeadlineKind.RELATIVE_EVENT),
        needs_lead=False,
    ),
    _compiled(
        words("پس از ابلاغ|بعد از ابلاغ|پس از تامین اعتبار|پس از تخصیص اعتبار|پس از تصویب"),
        says(DeadlineKind.RELATIVE_EVENT),
        needs_lead=False,
    ),
    _compiled(
        rf"{any_of('تا')} (?:{any_of('اطلاع ثانوی|حصول|رفع|تحقق|تکمیل|تعیین تکلیف|اخذ نتیجه')})(?: \w+)?",
        says(DeadlineKind.UNTIL_DONE),
        needs_lead=False,
    ),
    _compiled(
        words(
            "در اسرع وقت|هرچه سریعتر|هر چه سریع تر|هرچه زودتر|در کوتاه ترین زمان|در کوتاهترین زمان",
            "در اولین فرصت|در کمترین زمان",
        ),
        says(DeadlineKind.ASAP),
        needs_lead=False,
    ),
    _compiled(
        words("بلافاصله|سریعا|فورا|به فوریت|به قید فوریت|با قید فوریت|آنی"),
        says(DeadlineKind.IMMEDIATE),
        needs_lead=False,
    ),
    _compiled(
        rf"{_MANNER} {any_of('مستمر|مداوم|دائم|دائمی|مستمر و مداوم')}(?!\w)|{words('همواره')}",
        says(DeadlineKind.CONTINUOUS),
        needs_lead=False,
    ),
)

# What a cell of deadlines may say in one word, which in running text would mean nothing.
CELL_PATTERNS: Final = (
    _compiled(words("مستمر|مداوم|دائم|دائمی|استمرار|همیشگی|جاری"), says(DeadlineKind.CONTINUOUS)),
    _compiled(words("فوری|خیلی فوری|فوریت|آنی|سریع"), says(DeadlineKind.IMMEDIATE)),
    _compiled(rf"{_N} ?(?P<unit>{any_of('ماه|هفته|روز')}) ?(?:ه|ای)(?!\w)", counted),
    _compiled(rf"{_BEFORE} (?P<what>\w+)", before_event),
    _compiled(rf"{_MONTH}{_YEAR}", to_month_end),
    _compiled(rf"{_SEASON}{_YEAR}", to_season_end),
)
