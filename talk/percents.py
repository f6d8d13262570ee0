"""How much of the work is done, in percent: «۶۰٪», «شصت و پنج درصد», «نصفش», «پیشرفت ۶۰», «۶۲/۵ درصد»."""

import re
from typing import Final

from domain.folded import any_of
from talk.numbers import COUNT, whole_part
from talk.word_lists import listed

_SIGN = rf"(?:[%٪]|{any_of('درصد', 'در صد', 'پرسنت')})"
_NUMBER = rf"(?:[0-9]{{1,4}}(?:[/.٫][0-9]+)?|{COUNT})"
_SHARES: Final = {
    "نصف": 50,
    "نصفش": 50,
    "نصفه": 50,
    "نیمی": 50,
    "نیمه": 50,
    "نصف کار": 50,
    "یک سوم": 33,
    "دو سوم": 66,
    "یک چهارم": 25,
    "سه چهارم": 75,
    "یک پنجم": 20,
    "ربع": 25,
    "صد در صد": 100,
    "صد درصد": 100,
    "صددرصد": 100,
    "پنجاه پنجاه": 50,
    "فیفتی فیفتی": 50,
    "دو پنجم": 40,
    "سه پنجم": 60,
    "چهار پنجم": 80,
    "یک دهم": 10,
    "نه دهم": 90,
}
# A percent of these is not the progress of the work.
_OF_OTHERS = any_of(
    *listed(
        "کاهش | افزایش | رشد | تخفیف | سهم | سهم دولت | جمعیت | مردم | خانوارها | سود | تورم | اعتبارات | اعتبار",
        "بودجه | منابع | از اعتبار | از اعتبارات | از بودجه | هزینه | هزینه ها | از جمعیت | از منابع | کارکنان",
        "شهروندان | از مردم",
    )
)
_PROGRESS = any_of("پیشرفت فیزیکی", "پیشرفت کار", "پیشرفت پروژه", "پیشرفت", "میزان پیشرفت", "انجام", "تکمیل")
_LINK = r"(?: ?(?:به|حدود|تا|:|=|است|آن|ان|ش|رو|را|بکن|کن|بذار|بگذار|بزن|ثبت کن))* ?"
_RANGE_END = rf"(?: ?(?:تا|الی|-) ?{_NUMBER})?"
_PERCENT = re.compile(
    rf"(?P<led>{_PROGRESS}{_LINK})?(?P<mark>[%٪] ?)?(?P<low>{_NUMBER}){_RANGE_END} ?(?(mark)|{_SIGN})"
    rf"(?P<closed> ?{_PROGRESS})?(?P<other> ?{_OF_OTHERS})?"
)
_WITHOUT_SIGN = re.compile(rf"(?<!\w)(?:{_PROGRESS}|درصد){_LINK}(?P<low>{_NUMBER})(?! ?\w*/)")
_REACHED = re.compile(
    rf"(?<!\w){any_of('رسید', 'رسیده', 'رسیدیم', 'رسیده ایم', 'رسوندیم', 'رساندیم')}(?: است)? به(?: حدود)? ?$"
)
_SHARE = re.compile(rf"(?<!\w)(?P<share>{any_of(*_SHARES)})(?:ش|شون|شان)?(?!\w)")
_OF_WORK = any_of("کار", "کارها", "کارش", "پروژه", "مسیر", "عملیات", "طرح")
_PART_OF_WORK = re.compile(rf"(?<![\d/])(?P<part>\d)/(?P<whole>\d)(?![\d/]) ?(?:از )?{_OF_WORK}(?!\w)")
_SHARE_VALUES: Final = {share.replace(" ", ""): value for share, value in _SHARES.items()}
_NO: Final = "نه"
_BARE_NUMBER = re.compile(rf"{_NUMBER}(?: ?{_SIGN})?")


def find_percent(plain: str) -> int | None:
    """The progress that folded text tells, cut to whole percents; it may be impossible («۱۵۰ درصد»), or None.

    Of a range the lower end is taken; with several percents, the one beside «پیشرفت», else the first.
    """
    signed = [match for match in _PERCENT.finditer(plain) if not match["other"]]
    beside = [match for match in signed if match["led"] or match["closed"]]
    reached = [match for match in signed if _REACHED.search(plain[: match.start()])]
    if signed:
        return whole_part((beside or reached or signed)[0]["low"])
    unsigned = _WITHOUT_SIGN.search(plain)
    if unsigned:
        return whole_part(unsigned["low"])
    part = _PART_OF_WORK.search(plain)
    if part and 0 < int(part["part"]) <= int(part["whole"]):
        return 100 * int(part["part"]) // int(part["whole"])
    share = _SHARE.search(plain)
    return _SHARE_VALUES[share["share"].replace(" ", "")] if share else None


def bare_percent(plain: str) -> int | None:
    """The percent when folded text is nothing but a number or a share, the sign left out or not.

    «نه» alone is a no and not a nine.
    """
    if plain == _NO:
        return None
    if _BARE_NUMBER.fullmatch(plain):
        value = find_percent(plain)
        return whole_part(plain) if value is None else value
    return _SHARE_VALUES.get(plain.replace(" ", "")) if _SHARE.fullmatch(plain) else None
