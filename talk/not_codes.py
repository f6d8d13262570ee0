"""What looks like a code and is none: times, dates, letter numbers, sums and fractions, told by what stands around."""

import re
from dataclasses import dataclass

from domain.calendar import WEEKDAYS
from domain.folded import any_of
from talk.numbers import ORDINAL
from talk.word_lists import listed

_SPARE = r"[ :]*$"
_LETTER = listed(
    "نامه | شماره نامه | نامه شماره | نامه به شماره | به شماره | طی شماره | مکاتبه | دبیرخانه | نامه های",
)
_TIME = listed(
    "ساعت | راس ساعت | ساعات | ساعت از | راس",
)
_DAY = listed(
    "تا | تا تاریخ | تا روز | مورخ | مورخه | تاریخ | روز | لغایت | الی | از تاریخ",
)
_PART_OF_DAY = listed(
    "صبح | ظهر | عصر | شب | بعد از ظهر | بامداد",
)
SUMS = listed(
    "میلیون | میلیارد | هزار | همت | ریال | تومان | تومن | نفر | خانوار | کیلومتر | متر | مترمربع | متر مربع | هکتار",
    "تن | کیلو | کیلوگرم | لیتر | مگاوات | کیلووات | اینچ | دستگاه | واحد | فقره | برابر | مترمکعب | متر مکعب | سانت",
)
_DAY_AFTER = listed(
    "حالا | کنون | اینجا | امروز | این لحظه | به حال | به امروز | آن | شنبه | پایان | آخر | انتهای | اواخر | اول",
    "نیمه | فردا | پس فردا | هفته | ماه | تاریخ | روز | پنجشنبه | الان",
)
_STRETCHES = listed(
    "روز | هفته | ماه | سال | ساعت | دقیقه",
)
_ABOUT = listed(
    "حدود | تقریبا | نزدیک به | معادل | قریب به | بیش از | کمتر از",
)
_SHARED = listed(
    "کار | کارها | کل | پروژه | مسیر | از کار | از مسیر | از پروژه | سهم | بودجه | اعتبار",
)

_NUMBERED = re.compile(rf"(?<!مصوبه)(?<!بند)(?<!ردیف) شماره{_SPARE}")
_LETTER_WORD = re.compile(r"(?<!\w)نامه")
_LETTER_BEFORE = re.compile(rf"(?<!\w){any_of(*_LETTER)}{_SPARE}")
_TIME_BEFORE = re.compile(rf"(?<!\w){any_of(*_TIME)}{_SPARE}")
_TIME_AFTER = re.compile(rf" ?{any_of(*_PART_OF_DAY)}(?!\w)")
_DATE_BEFORE = re.compile(rf"(?<!\w){any_of(*_DAY, *WEEKDAYS)}{_SPARE}")
_SUM_AFTER = re.compile(rf" ?{any_of(*SUMS)}(?!\w)")
# «تا» after a number counts things, unless a range of codes goes on.
_MEASURE_AFTER = re.compile(
    rf" ?(?:[%٪](?! ?\d)|درصد(?!\w)|تا(?!\w)(?! ?\d)(?! {any_of(*_DAY_AFTER, *WEEKDAYS)})(?! {ORDINAL}))"
)
# A code is followed by «تا حدودی», a number of things by «تا» alone.
_UNTIL_AFTER = re.compile(r" ?تا (?!است|بود|شد)\w")
_OBJECT_AFTER = re.compile(r" ?(?:رو|را)(?!\w)")
_STRETCH_AFTER = re.compile(rf" ?{any_of(*_STRETCHES)}(?!\w)(?! ?\d)")
_SHARE_BEFORE = re.compile(rf"(?<!\w){any_of(*_ABOUT)}{_SPARE}")
_SHARE_AFTER = re.compile(rf" ?{any_of(*_SHARED)}(?!\w)")


@dataclass(frozen=True)
class Pair:
    """Two numbers with a mark between, and the folded text on both sides. ``is_led`` after «مصوبه» and its like."""

    first: int
    second: int
    before: str
    after: str
    is_slashed: bool
    is_led: bool

    @property
    def is_at_start(self) -> bool:
        return not self.before.strip(" -–•*.،:✅")


def is_never_a_code(pair: Pair) -> bool:
    """Whether the words around say so plainly that even a known code is not meant."""
    return bool(
        _LETTER_BEFORE.search(pair.before)
        or _is_letter_number(pair)
        or _TIME_BEFORE.search(pair.before)
        or _TIME_AFTER.match(pair.after)
        or _SUM_AFTER.match(pair.after)
    )


def is_probably_no_code(pair: Pair) -> bool:
    """Whether a pair that is nobody's known code reads better as something else."""
    if pair.is_led:
        return False
    return _is_time(pair) or _is_date(pair) or _is_quantity(pair)


def is_dated(pair: Pair) -> bool:
    """Whether a word before asks for a day («تا», «مورخ») and the numbers can be one."""
    return (
        bool(_DATE_BEFORE.search(pair.before))
        and not _OBJECT_AFTER.match(pair.after)
        and ((pair.first <= 12 and pair.second <= 31) or (pair.first <= 31 and pair.second <= 12))
    )


def _is_letter_number(pair: Pair) -> bool:
    """«با نامه پاسخ دادیم، شماره ۱۲۳/۴۵»: the number of the letter that the message speaks of."""
    return bool(_NUMBERED.search(pair.before) and _LETTER_WORD.search(pair.before))


def _is_time(pair: Pair) -> bool:
    """In minutes a time is written with a slash; its minutes are 30 or 45 (variations, dates and times)."""
    return pair.first <= 23 and pair.second in (30, 45)


def _is_date(pair: Pair) -> bool:
    return is_dated(pair) or (pair.first <= 12 and 20 <= pair.second <= 31)


def _is_quantity(pair: Pair) -> bool:
    if pair.is_slashed and _UNTIL_AFTER.match(pair.after):
        return False
    if _MEASURE_AFTER.match(pair.after) or _SHARE_BEFORE.search(pair.before):
        return True
    if _STRETCH_AFTER.match(pair.after):
        # Time is counted in halves and quarters («۲/۵ ساعت»).
        return pair.second in (5, 25, 75) or not pair.is_slashed
    return bool(_SHARE_AFTER.match(pair.after)) and pair.first < pair.second
